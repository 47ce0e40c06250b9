"""Strength: how firmly a habit sits, 0 to 1, forgiving of a single miss.

Exponential smoothing per day (product.md, section 2): ``s = s_prev * m + v * (1 - m)``, with
``m = 0.5 ** (sqrt(f) / 13)`` for a target of f done days per day. The rule of Loop Habit Tracker.
Under ``track`` nothing is asked, so such days leave the strength as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import sqrt

from companion.domain.day_marks import resting_spans
from companion.domain.habit import DONE, Entries, Habit, State
from companion.domain.schedule import Kind, Schedule

_FORGOTTEN = 1e-12  # what weighs less than this is not looked at

Share = tuple[int, Schedule, float, bool]  # day, schedule in force, how much was done, whether s is copied


def strength(habit: Habit, entries: Entries, today: date) -> float | None:
    """The strength on ``today``, ticked or not. None for a habit that is only tracked, 0 before any entry."""
    if habit.version_on(today).schedule.kind is Kind.TRACK:
        return None
    smoothed = _smoothed(_shares(habit, entries, today, _FORGOTTEN))
    return max(smoothed, default=(0, 0.0))[1]


def strength_series(habit: Habit, entries: Entries, today: date) -> list[tuple[date, float]]:
    """The strength of each day from the first entry up to ``today``."""
    return [(date.fromordinal(day), s) for day, s in _smoothed(_shares(habit, entries, today, 0.0))]


def smoothing(schedule: Schedule) -> tuple[float, int, int]:
    """The factor m and the target of N done days in D that a schedule is smoothed with."""
    done, span = schedule.frequency
    factor = 0.5 ** (sqrt(done / span) / 13)
    if done >= span:
        return factor, 1, 1
    return factor, 2 * done, 2 * span


def _smoothed(shares: list[Share]) -> Iterator[tuple[int, float]]:
    """The strength after each day of ``shares``."""
    s, total = 0.0, 0.0
    schedule: Schedule | None = None
    factor, target, span = 1.0, 1, 1
    for at, (day, current, share, copied) in enumerate(shares):
        if current is not schedule:
            schedule = current
            factor, target, span = smoothing(schedule)
            total = sum(row[2] for row in shares[max(0, at - span + 1) : at])
        total += share
        if not copied:
            s = s * factor + min(1.0, total / target) * (1 - factor)
        yield day, s
        if at + 1 >= span:
            total -= shares[at + 1 - span][2]


def _shares(habit: Habit, entries: Entries, today: date, forgotten: float) -> list[Share]:
    """The days from the first entry to ``today`` in time order, as far back as they still weigh in.

    A part done on a day of rest leaves it excused, and an excused day counts 0 for the days after it.
    """
    earliest = min((day for day in entries if day <= today), default=None)
    if earliest is None:
        return []
    first, now = earliest.toordinal(), today.toordinal()
    resting = {day for span in resting_spans(habit, first, now) for day in range(span[0], span[1] + 1)}
    starts = [version.start.toordinal() for version in habit.versions]
    at, weight, shares = len(starts), 1.0, []
    schedule, factor = habit.current.schedule, 1.0
    for number in range(now, first - 1, -1):
        if at == len(starts) or (at > 0 and number < starts[at]):
            at = max((n for n, start in enumerate(starts) if start <= number), default=0)
            schedule = habit.versions[at].schedule
            factor = 1.0 if schedule.kind is Kind.TRACK else smoothing(schedule)[0]
        day = date.fromordinal(number)
        entry = entries.get(day)
        share = 0.0
        if entry is DONE:
            share = 1.0
        elif entry is not None:
            share = habit.fraction(entry, day)
        excused = entry is not None and entry.state is State.SKIPPED
        if share < 1 and number in resting:
            share, excused = 0.0, True
        shares.append((number, schedule, share, excused or factor == 1.0))
        if not shares[-1][3]:
            weight *= factor
            if weight < forgotten:
                break
    shares.reverse()
    return shares
