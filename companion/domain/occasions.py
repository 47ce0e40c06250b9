"""Occasions: a schedule turns time into them, and each is kept, excused, open or missed.

Rules: product.md, section 2. Where it leaves room:

- A week or month cut by a change of schedule, and a stretch of N days cut short by one, is treated as a
  first, partial one is: it counts only if kept, on both sides of the cut. A new version with the same
  schedule (only the target changed) cuts nothing.
- Stretches of N days count from the start, for a later version from its own start.
- A partial occasion runs as open even when too few days are in it; skips excuse it only when it could have
  been met without them. Not kept, it is gone once it ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from companion.domain.calendar import month_of
from companion.domain.day_marks import DONE_DAY, EXCUSED_DAY, day_marks, first_day
from companion.domain.habit import Entries, Habit
from companion.domain.schedule import Kind, Schedule

EVER, FOREVER = date.min.toordinal(), date.max.toordinal()
_MONTH = 31

KEPT, EXCUSED, OPEN, MISSED = b"K", b"X", b"O", b"M"
_OF_DAYS = bytes.maketrans(b"dx-", b"KXM")


class Timeline:
    """A judged habit: one letter, start and end for each occasion, in time order.

    An occasion is a day or a stretch of days that asked for something, both its ends included; a partial week
    or month has only its own days.
    """

    __slots__ = ("ends", "first", "letters", "marks", "starts", "whole")

    def __init__(self, first: int, marks: bytearray, whole: bool = True) -> None:
        self.first = first  # the day ``marks`` begins with
        self.marks = marks
        self.whole = whole  # whether it goes back to the beginning
        self.letters = bytearray()
        self.starts: list[int] = []
        self.ends: list[int] = []

    def letter_on(self, day: int) -> bytes:
        """The verdict of the last occasion if ``day`` lies in it, otherwise nothing."""
        return bytes(self.letters[-1:]) if self.ends and self.starts[-1] <= day <= self.ends[-1] else b""

    def days(self, begin: int, end: int) -> bytearray:
        """The marks of the days from ``begin`` to ``end``."""
        return self.marks[begin - self.first : end - self.first + 1]

    def first_done(self, at: int) -> int:
        """The first done day of the occasion ``at``, which has one."""
        return self.starts[at] + self.days(self.starts[at], self.ends[at]).find(DONE_DAY)

    def last_done(self, at: int) -> int | None:
        """The last done day of the occasion ``at``."""
        found = self.days(self.starts[at], self.ends[at]).rfind(DONE_DAY)
        return self.starts[at] + found if found >= 0 else None


def timeline(habit: Habit, entries: Entries, today: date, week_start: int = 0, since: int = EVER) -> Timeline:
    """The occasions of ``habit`` up to the one running ``today``; only those that begin on the day ``since``
    or later.
    """
    begin, now = first_day(habit, entries, today), today.toordinal()
    if begin > now:
        return Timeline(begin, bytearray())
    ahead = max(_MONTH, *(version.schedule.count for version in habit.versions))  # where a period may end
    seen = max(begin, since)
    line = Timeline(seen, day_marks(habit, entries, seen, now + ahead, today), whole=seen == begin)
    for first, last, schedule in _segments(habit, begin):
        if first > now:
            break
        if last < seen:
            continue
        if schedule.kind in (Kind.DAILY, Kind.WEEKDAYS):
            _judge_days(line, max(first, seen), min(last, now), schedule)
        elif schedule.is_quota:
            _judge_quotas(line, first, last, schedule, now, week_start)
    if line.letters[-1:] == MISSED and line.ends[-1] == now:
        line.letters[-1:] = OPEN  # a day or stretch is missed only once it ended, whatever was stated
    return line


def _segments(habit: Habit, begin: int) -> Iterator[tuple[int, int, Schedule]]:
    """The stretches judged by one schedule: first day, last day, schedule."""
    first, schedule = begin, habit.versions[0].schedule
    for version in habit.versions[1:]:
        start = version.start.toordinal()
        if version.schedule != schedule:
            if first < start:
                yield first, start - 1, schedule
            first, schedule = max(first, start), version.schedule
    yield first, FOREVER, schedule


def _judge_days(line: Timeline, first: int, last: int, schedule: Schedule) -> None:
    letters = line.days(first, last).translate(_OF_DAYS)
    days: Sequence[int] = range(first, last + 1)
    if schedule.kind is Kind.WEEKDAYS:
        days = [day for day in days if (day - 1) % 7 in schedule.weekdays]
        letters = bytearray(letters[day - first] for day in days)
    line.letters += letters
    line.starts += days
    line.ends += days


def _judge_quotas(
    line: Timeline, first: int, last: int, schedule: Schedule, now: int, week_start: int
) -> None:
    asked = 1 if schedule.kind is Kind.EVERY else schedule.count
    for begin, end in _stretches(first, min(last, now), schedule, week_start, line.first):
        start, stop = max(begin, first), min(end, last)
        if start < line.first:
            continue
        partial = (start, stop) != (begin, end)
        days = line.days(start, stop)
        unexcused = len(days) - days.count(EXCUSED_DAY)
        if days.count(DONE_DAY) >= asked:
            letter = KEPT
        elif unexcused < asked and (not partial or len(days) >= asked):
            letter = EXCUSED
        else:
            letter = OPEN if stop >= now else MISSED
        if letter == KEPT or stop >= now or not partial:
            line.letters += letter
            line.starts.append(start)
            line.ends.append(stop)


def _stretches(
    first: int, last: int, schedule: Schedule, week_start: int, since: int
) -> Iterator[tuple[int, int]]:
    """The whole weeks, months or stretches of N days that touch ``first`` to ``last``, those before ``since``
    left out.
    """
    if schedule.kind is Kind.MONTH:
        day = date.fromordinal(max(first, since))
        while day.toordinal() <= last:
            month, month_end = month_of(day)
            yield month.toordinal(), month_end.toordinal()
            day = month_end + timedelta(days=1)
        return
    length = 7 if schedule.kind is Kind.WEEK else max(1, schedule.count)
    begin = first - (first - 1 - week_start) % 7 if schedule.kind is Kind.WEEK else first
    begin += max(0, since - begin) // length * length
    for start in range(begin, last + 1, length):
        yield start, start + length - 1
