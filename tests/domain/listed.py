"""The occasions of a habit one by one, as people would list them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from companion.domain.habit import Entries, Habit
from companion.domain.occasions import EXCUSED, KEPT, MISSED, OPEN, timeline


class Verdict(StrEnum):
    KEPT = "kept"
    EXCUSED = "excused"
    OPEN = "open"
    MISSED = "missed"


class Occasion(NamedTuple):
    start: date
    end: date
    verdict: Verdict
    last_done: date | None


_VERDICTS = dict(zip(KEPT + EXCUSED + OPEN + MISSED, Verdict, strict=True))


def occasions(habit: Habit, entries: Entries, today: date, week_start: int = 0) -> list[Occasion]:
    """In time order, up to and including the one running ``today``."""
    line = timeline(habit, entries, today, week_start)
    found = []
    for at, (start, end) in enumerate(zip(line.starts, line.ends, strict=True)):
        done = line.last_done(at)
        last = None if done is None else date.fromordinal(done)
        found.append(
            Occasion(date.fromordinal(start), date.fromordinal(end), _VERDICTS[line.letters[at]], last)
        )
    return found
