"""The compass: five rows between independence and distance, marked now and then. No sum is ever formed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from companion.domain.empty import EMPTY


class Side(StrEnum):
    """Where a row is marked: left is toward, right is away, middle is between."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


class Reading(NamedTuple):
    """The compass as it was read on one date, by row id. A row that was skipped is absent."""

    id: int
    date: date
    marks: Mapping[str, Side] = EMPTY

    @property
    def away(self) -> tuple[str, ...]:
        """The rows marked on the distance side, in the order they stand in."""
        return tuple(row for row, side in self.marks.items() if side is Side.RIGHT)
