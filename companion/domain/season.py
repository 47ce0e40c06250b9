"""Seasons: stretches with relaxed targets, always with an end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from companion.domain.cadence import Cadence
from companion.domain.friend import Circle
from companion.domain.schedule import Schedule


class SeasonKind(StrEnum):
    """Why less is asked for a while."""

    BUSY = "busy"
    CRISIS = "crisis"
    OWN = "own"


@dataclass(frozen=True)
class Season:
    """Days from ``start`` to ``end``, both included, in which less is asked.

    ``habits`` maps the id of a habit to its floor, ``circles`` a circle to its; None asks nothing. What is
    not in them is asked as ever.
    """

    id: int
    name: str
    start: date
    end: date
    kind: SeasonKind = SeasonKind.BUSY
    habits: Mapping[int, Schedule | None] = field(default_factory=dict)
    circles: Mapping[Circle, Cadence | None] = field(default_factory=dict)
    note: str = ""

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies in this season."""
        return self.start <= day <= self.end
