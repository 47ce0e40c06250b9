"""Seasons: stretches with relaxed targets, always with an end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from companion.domain.cadence import HINT, Cadence, parse_cadence
from companion.domain.empty import EMPTY
from companion.domain.errors import Unreadable
from companion.domain.friend import Circle
from companion.domain.schedule import Schedule, parse_schedule


class SeasonKind(StrEnum):
    """Why less is asked for a while."""

    BUSY = "busy"
    CRISIS = "crisis"
    OWN = "own"


class Season(NamedTuple):
    """Days from ``start`` to ``end``, both included, in which less is asked.

    ``habits`` maps the id of a habit to its floor, ``circles`` a circle to its; None asks nothing. What is
    not in them is asked as ever.
    """

    id: int
    name: str
    start: date
    end: date
    kind: SeasonKind = SeasonKind.BUSY
    habits: Mapping[int, Schedule | None] = EMPTY
    circles: Mapping[Circle, Cadence | None] = EMPTY
    note: str = ""

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies in this season."""
        return self.start <= day <= self.end


def read_floor(text: str) -> Schedule | None:
    """What is enough of a habit meanwhile: a schedule, or ``nothing``. Raises Unreadable."""
    return None if text.strip().lower() in ("nothing", "none", "0") else parse_schedule(text)


def read_rhythm(text: str) -> Cadence | None:
    """How often is enough for a circle meanwhile: a cadence, or ``nothing``. Raises Unreadable."""
    if text.strip().lower() in ("nothing", "0"):
        return None
    try:
        return parse_cadence(text)
    except Unreadable:
        raise Unreadable(f"cannot read “{text}”", HINT.replace("none", "nothing")) from None
