"""Streaks: how often in a row a habit was kept, forgiving as many misses as its grace says.

Rules: product.md, section 2. Always computed from the entries, never stored. Where it leaves room:

- ``lapsed_on`` is set while a habit is lapsed (section 3): its streak ended, the run was at least
  ``LAPSING_RUN`` long, and nothing was kept since.
- A paused habit is listed as excused unless today's occasion is kept, and a day that was skipped is not due.
- A habit that is only tracked now has no streak now; the runs of its earlier schedules stay.

The rules are written down a second time, day by day and as plainly as they are told, in
``tests/domain/reference.py``: read them there. What stands here is made for speed, since every list and each
prompt of a shell judges every habit: a history is a string of letters, one an occasion, and regular
expressions find the runs in it. ``tests/domain/test_streak_reference.py`` holds the two together,
over generated histories.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from companion.domain.day_marks import DONE_DAY, EXCUSED_DAY
from companion.domain.habit import Entries, Habit
from companion.domain.occasions import EXCUSED, KEPT, MISSED, OPEN, Timeline, timeline
from companion.domain.schedule import Kind, Schedule

_LOOK_BACK = 400  # days that are looked at first
LAPSING_RUN = 3  # kept occasions that make the end of a run worth asking about
_STATES = {KEPT: "kept", EXCUSED: "excused", OPEN: "open", MISSED: "missed", b"": "unscheduled"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Run(NamedTuple):
    """A stretch of kept occasions between two endings: its first and last kept day, and how many."""

    start: date
    end: date
    length: int


class Streak(NamedTuple):
    """How a habit stands today.

    ``unit`` names what is counted. ``state`` is today's: open, kept, excused, missed or unscheduled.
    ``slack`` is the number of free days left in a quota's period, None without a quota. ``last_kept`` is the
    last done day of the last kept occasion.
    """

    current: int
    unit: str
    state: str
    due: bool
    at_risk: bool
    slack: int | None
    lapsed_on: date | None
    last_kept: date | None


def judge(habit: Habit, entries: Entries, today: date, week_start: int = 0) -> Streak:
    """The streak of ``habit`` as of ``today``. ``week_start`` is the weekday weeks begin on, 0 for Monday.

    It is told by the last run alone, so no more years are read than that one goes back.
    """
    line, last = _last_run(habit, entries, today, week_start)
    schedule, now = habit.version_on(today).schedule, today.toordinal()
    grace, tracked = max(0, habit.grace), schedule.kind is Kind.TRACK

    first, after = last or (0, 0)
    length = line.letters.count(KEPT, first, after)
    misses = line.letters.count(MISSED, after)
    alive = last is not None and misses <= grace
    current = length if alive and not tracked else 0

    letter = line.letter_on(now)
    done, excused = _today(line, now)
    slack, tight = _slack(line, schedule, now)
    lapsed = not alive and length >= LAPSING_RUN and not tracked
    return Streak(
        current=current,
        unit=schedule.unit,
        state=_state(letter, habit, schedule, today, now >= line.first),
        due=letter == OPEN and not done and not excused,
        at_risk=current > 0 and (misses > 0 or (tight and letter == OPEN)),
        slack=slack,
        lapsed_on=_ending(line, after, grace) if lapsed else None,
        last_kept=_run(line, *last).end if last else None,
    )


def runs(habit: Habit, entries: Entries, today: date, week_start: int = 0) -> tuple[Run, ...]:
    """All runs of ``habit`` in time order, the current one among them."""
    line = timeline(habit, entries, today, week_start)
    return tuple(_run(line, *span) for span in _spans(line, habit.grace))


def best_runs(found: Iterable[Run], count: int = 3) -> list[Run]:
    """The longest of the runs ``found``, longest first; of two alike the later one first."""
    return sorted(found, key=lambda run: (run.length, run.start), reverse=True)[:count]


def best(found: Iterable[Run]) -> int:
    """The length of the longest of the runs ``found``, 0 without any."""
    return max((run.length for run in found), default=0)


def rule_words(habit: Habit) -> str:
    """The grace of ``habit`` in words: ``one miss is forgiven, two in a row end the streak``."""
    if habit.current.schedule.kind is Kind.TRACK:
        return "tracked only, nothing is asked"
    if habit.grace <= 0:
        return "no miss is forgiven"
    if habit.grace == 1:
        return "one miss is forgiven, two in a row end the streak"
    words = [_NUMBERS[n] if n < len(_NUMBERS) else str(n) for n in (habit.grace, habit.grace + 1)]
    return f"{words[0]} misses in a row are forgiven, {words[1]} end the streak"


@lru_cache(maxsize=64)
def _run_pattern(grace: int) -> re.Pattern[bytes]:
    """A run over the letters of a timeline: kept, with at most ``grace`` misses before the next kept.

    Excused occasions may stand anywhere between and separate nothing.
    """
    return re.compile(b"K+(?:X*(?:MX*){0,%d}K+)*" % grace)


def _spans(line: Timeline, grace: int) -> list[tuple[int, int]]:
    """Where each run begins in the letters of ``line``, and the place after its end."""
    return [match.span() for match in _run_pattern(max(0, grace)).finditer(line.letters)]


def _last_run(
    habit: Habit, entries: Entries, today: date, week_start: int
) -> tuple[Timeline, tuple[int, int] | None]:
    """A timeline that goes back far enough to hold the last run, and where that is in it, if there is one.

    What separates two runs lies between them, so every run but the first of a timeline is there as a whole.
    """
    back = _LOOK_BACK
    while True:
        line = timeline(habit, entries, today, week_start, since=today.toordinal() - back)
        found = _spans(line, habit.grace)
        if line.whole or len(found) > 1:
            return line, found[-1] if found else None
        back *= 4


def _run(line: Timeline, first: int, after: int) -> Run:
    last = line.last_done(after - 1)
    return Run(
        date.fromordinal(line.first_done(first)),
        date.fromordinal(line.ends[after - 1] if last is None else last),
        line.letters.count(KEPT, first, after),
    )


def _ending(line: Timeline, after: int, grace: int) -> date:
    """The last day of the missed occasion that was one too many; ``after`` is where the run ended."""
    at = after - 1
    for _ in range(grace + 1):
        at = line.letters.index(MISSED, at + 1)
    return date.fromordinal(line.ends[at])


def _today(line: Timeline, now: int) -> tuple[bool, bool]:
    mark = line.days(now, now) if now >= line.first else b""
    return mark == DONE_DAY, mark == EXCUSED_DAY


def _state(letter: bytes, habit: Habit, schedule: Schedule, today: date, begun: bool) -> str:
    if schedule.kind is Kind.TRACK:
        return "unscheduled"
    if begun and letter != KEPT and habit.rests_on(today):
        return "excused"
    return _STATES[letter]


def _slack(line: Timeline, schedule: Schedule, now: int) -> tuple[int | None, bool]:
    """The free days left in today's quota, and whether every day that is left is needed."""
    if not schedule.is_quota or not line.letter_on(now):
        return None, False
    asked = 1 if schedule.kind is Kind.EVERY else schedule.count
    left = line.days(now, line.ends[-1])
    days_left = len(left) - left.count(EXCUSED_DAY) - left[:1].count(DONE_DAY)
    needed = max(0, asked - line.days(line.starts[-1], line.ends[-1]).count(DONE_DAY))
    return max(0, days_left - needed), needed >= days_left
