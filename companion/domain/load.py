"""How many contacts a week one's rhythms add up to, beside the number one has room for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from companion.domain.rhythm import Standing


def weekly_load(standings: Iterable[Standing], today: date) -> float:
    """Contacts a week that the rhythms ask for; friends without a rhythm or resting ask for none."""
    load = 0.0
    for standing in standings:
        if standing.cadence is not None and standing.rests_until is None:
            load += 7 / max(1, (standing.cadence.after(today) - today).days)
    return load
