"""Sessions: the one log of time, for solitude and interests alike."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Company(StrEnum):
    """The kind of a session: alone, in the same room with own things, or together."""

    SOLO = "solo"
    PARALLEL = "parallel"
    SHARED = "shared"


class Chosen(StrEnum):
    """Whether the time was one's own choice."""

    YES = "chosen"
    HALF = "half"
    NO = "not chosen"


class After(StrEnum):
    """How one felt afterwards."""

    RESTED = "rested"
    SAME = "same"
    WORSE = "worse"


class Session(NamedTuple):
    """A stretch of time on one calendar date."""

    id: int
    date: date
    kind: Company = Company.SOLO
    minutes: float | None = None
    place: str = ""
    chosen: Chosen | None = None
    after: After | None = None
    presence: str = ""  # "present" or "elsewhere": how one came back
    interest: int | None = None  # id
    habit: int | None = None  # id
    amount: float | None = None  # in the unit of the interest's goal
    note: str = ""
    tell: str = ""  # a line one would tell one's partner

    @property
    def counts_for_habit(self) -> bool:
        """Solitude that was not chosen is logged and does not count for its habit."""
        return self.chosen is not Chosen.NO
