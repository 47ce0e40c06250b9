"""Schedules: when a habit asks for a done day.

A schedule is written the same way on screens, on the command line and in the store:
``daily`` · ``mon wed fri`` · ``3 a week`` · ``4 a month`` · ``every 3 days`` · ``track``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from companion.domain.errors import Unreadable
from companion.domain.ranges import MAX_EVERY, MAX_IN_A_MONTH, MAX_IN_A_WEEK

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORDS = {"once": 1, "twice": 2}
HINT = "write daily, mon wed fri, 3 a week, 4 a month, every 3 days, or track"


class Kind(StrEnum):
    """The six kinds of schedule."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEK = "week"
    MONTH = "month"
    EVERY = "every"
    TRACK = "track"


MAX_COUNT = {Kind.WEEK: MAX_IN_A_WEEK, Kind.MONTH: MAX_IN_A_MONTH, Kind.EVERY: MAX_EVERY}


class Schedule(NamedTuple):
    """One kind with its number: ``count`` times a week or month, or every ``count`` days."""

    kind: Kind
    count: int = 1  # type: ignore[assignment]  # hides the method of tuples
    weekdays: frozenset[int] = frozenset()  # 0 is Monday; only for WEEKDAYS

    @property
    def is_quota(self) -> bool:
        """Whether an occasion is a stretch of days (week, month, N days) and not one date."""
        return self.kind in (Kind.WEEK, Kind.MONTH, Kind.EVERY)

    @property
    def unit(self) -> str:
        """What a streak of this schedule counts: ``days``, ``weeks``, ``months`` or ``times``."""
        return {Kind.WEEK: "weeks", Kind.MONTH: "months", Kind.EVERY: "times", Kind.TRACK: "times"}.get(
            self.kind, "days"
        )

    @property
    def frequency(self) -> tuple[int, int]:
        """Target as (done days, in this many days), the reading that strength uses."""
        match self.kind:
            case Kind.WEEKDAYS:
                return len(self.weekdays), 7
            case Kind.WEEK:
                return self.count, 7
            case Kind.MONTH:
                return self.count, 30
            case Kind.EVERY:
                return 1, self.count
            case _:
                return 1, 1

    def __str__(self) -> str:
        match self.kind:
            case Kind.WEEKDAYS:
                return " ".join(WEEKDAYS[day] for day in sorted(self.weekdays))
            case Kind.WEEK:
                return f"{self.count} a week"
            case Kind.MONTH:
                return f"{self.count} a month"
            case Kind.EVERY:
                return f"every {self.count} days"
            case _:
                return self.kind.value


DAILY = Schedule(Kind.DAILY)
TRACK = Schedule(Kind.TRACK)


def parse_schedule(text: str) -> Schedule:
    """Read a schedule as a person writes it. Raises Unreadable, with the forms that can be read.

    >>> str(parse_schedule("Mon, wed and Friday"))
    'mon wed fri'
    """
    words = re.sub(r"[,;/]|\band\b", " ", text.strip().lower()).split()
    plain = " ".join(words)
    if plain in ("daily", "every day", "each day"):
        return DAILY
    if plain in ("track", "track only", "none"):
        return TRACK
    if plain == "weekdays":
        return Schedule(Kind.WEEKDAYS, weekdays=frozenset(range(5)))
    if plain == "weekends":
        return Schedule(Kind.WEEKDAYS, weekdays=frozenset((5, 6)))
    if match := re.fullmatch(r"(\d{1,6}|once|twice)(?: times?| x|x)? (?:a|per) (week|month)", plain):
        count = _WORDS.get(match[1]) or int(match[1])
        most = MAX_COUNT[Kind(match[2])]
        if not 1 <= count <= most:
            raise Unreadable(f"“{text.strip()}” is out of range", f"1 to {most} times a {match[2]}")
        return Schedule(Kind(match[2]), count)
    if match := re.fullmatch(r"every (\d{1,6}) days?", plain):
        count = int(match[1])
        if not 1 <= count <= MAX_EVERY:
            raise Unreadable(f"“{text.strip()}” is out of range", f"every 1 to {MAX_EVERY} days")
        return Schedule(Kind.EVERY, count)
    days = frozenset(_weekday(word) for word in words)
    if words and None not in days:
        return Schedule(Kind.WEEKDAYS, weekdays=frozenset(day for day in days if day is not None))
    raise Unreadable(f"cannot read the schedule “{text.strip()}”", HINT)


def _weekday(word: str) -> int | None:
    word = word.removesuffix("s") if word.endswith("days") else word
    return next((n for n, full in enumerate(_FULL_NAMES) if len(word) >= 2 and full.startswith(word)), None)
