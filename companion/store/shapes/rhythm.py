"""The cadence of friends and of seasons as a document."""

from __future__ import annotations

import re

from companion.domain.cadence import Cadence, parse_cadence
from companion.store.values import TEXT, WHOLE, Shape, phrase


def _parse_cadence(text: str) -> Cadence | None:
    """Our own writing without the limits on typing; anything else as a person types it."""
    if match := re.fullmatch(r"(\d{1,9}) (day|week|month|year)s?", text):
        return Cadence(int(match[1]), match[2])
    return parse_cadence(text)


CADENCE = phrase(_parse_cadence, Shape(Cadence, count=WHOLE, unit=TEXT))
