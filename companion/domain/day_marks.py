"""A habit's history as one letter a day: what streaks and strength are computed from.

Bytes instead of objects, because fifty years of ten habits are looked at for one line in a shell prompt.
Days are ordinals (``date.toordinal``) here and in ``occasions``: day 1 is a Monday.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from companion.domain.habit import Entries, Habit
from companion.domain.history import History

IDLE, DONE_DAY, EXCUSED_DAY = b"-", b"d", b"x"


def first_day(habit: Habit, entries: Entries, today: date) -> int:
    """The day the habit begins: its start, or an earlier entry in any state (product.md, section 2)."""
    start = habit.start
    earliest = History.of(entries).first
    if earliest is not None and earliest < start and earliest <= today:
        start = earliest  # an entry dated ahead changes nothing until its day
    return start.toordinal()


def day_marks(habit: Habit, entries: Entries, first: int, last: int, today: date) -> bytearray:
    """One letter for each day from ``first`` to ``last``: done, excused or idle.

    Done is done, and not below the target. Excused is a skip, or a pause or archive on a day that was not
    done: doing something in a pause counts, doing a part of it does not make the day worse. Entries after
    ``today`` are left out; pauses reach ahead, because they say which days of a running week are free.
    """
    history = History.of(entries)
    marks = bytearray()
    starts = [version.start.toordinal() for version in habit.versions[1:]]
    for version, until in zip(habit.versions, [*starts, today.toordinal() + 1], strict=True):
        at, end = first + len(marks), min(last, today.toordinal(), until - 1)
        if at <= end:
            marks += history.marks(at, end, version.amount)
    marks += IDLE * (last - first + 1 - len(marks))
    for begin, end in resting_spans(habit, first, last):
        span = slice(begin - first, end - first + 1)
        marks[span] = marks[span].replace(IDLE, EXCUSED_DAY)
    return marks


def resting_spans(habit: Habit, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches of pauses and archives within ``first`` to ``last``, both days included."""
    for rest in (*habit.pauses, *habit.archives):
        begin = max(first, rest.start.toordinal())
        end = last if rest.until is None else min(last, rest.until.toordinal() - 1)
        if begin <= end:
            yield begin, end
