"""Strength: how firmly a habit sits, 0 to 1, forgiving of a single miss.

Exponential smoothing per day (product.md, section 2): ``s = s_prev * m + v * (1 - m)``, with
``m = 0.5 ** (sqrt(f) / 13)`` for a target of f done days per day. The rule of Loop Habit Tracker.
Under ``track`` nothing is asked, so such days leave the strength as it was.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import sqrt

from companion.domain.day_marks import resting_spans
from companion.domain.habit import Entries, Habit
from companion.domain.history import PART, PLAIN, SKIP, History
from companion.domain.schedule import Kind, Schedule

_FORGOTTEN = 1e-12  # what weighs less than this is not looked at


def strength(habit: Habit, entries: Entries, today: date) -> float | None:
    """The strength on ``today``, ticked or not. None for a habit that is only tracked, 0 before any entry."""
    if habit.version_on(today).schedule.kind is Kind.TRACK:
        return None
    smoothed = _smoothed(habit, today, *_shares(habit, entries, today, today))
    return smoothed[-1] if smoothed else 0.0


def strength_series(
    habit: Habit, entries: Entries, today: date, since: date = date.min
) -> list[tuple[date, float]]:
    """The strength of each day from the first entry, or from ``since``, up to ``today``."""
    smoothed = _smoothed(habit, today, *_shares(habit, entries, today, since))
    first = today.toordinal() - len(smoothed) + 1
    listed = ((date.fromordinal(first + at), s) for at, s in enumerate(smoothed))
    return [(day, s) for day, s in listed if day >= since]


def smoothing(schedule: Schedule) -> tuple[float, int, int]:
    """The factor m, and the target of N done days in D, that a schedule is smoothed with."""
    if schedule.kind is Kind.TRACK:
        return 1.0, 1, 1
    done, span = schedule.frequency
    factor = 0.5 ** (sqrt(done / span) / 13)
    if done >= span:
        return factor, 1, 1
    return factor, 2 * done, 2 * span


def _smoothed(habit: Habit, today: date, shares: list[float], excused: list[bool]) -> list[float]:
    """The strength after each day of ``shares``, the last of which is ``today``."""
    first = today.toordinal() - len(shares) + 1
    changes = [min(max(0, v.start.toordinal() - first), len(shares)) for v in habit.versions[1:]]
    s, smoothed = 0.0, []
    for version, (begin, end) in zip(habit.versions, pairwise([0, *changes, len(shares)]), strict=True):
        factor, target, span = smoothing(version.schedule)
        total = sum(shares[max(0, begin - span + 1) : begin])
        for at in range(begin, end):
            total += shares[at]
            if not excused[at]:
                s = s * factor + min(1.0, total / target) * (1 - factor)
            smoothed.append(s)
            if at + 1 >= span:
                total -= shares[at + 1 - span]
    return smoothed


def _shares(habit: Habit, entries: Entries, today: date, since: date) -> tuple[list[float], list[bool]]:
    """How much was done, and whether it was excused, on each day up to ``today``, in time order.

    From the first entry, or as far back as a day still weighs anything on ``since``. A part done on a day of
    rest leaves it excused, and an excused day counts 0 for the days after it.
    """
    history = History.of(entries)
    if history.first is None or history.first > today:
        return [], []
    first, now = history.first.toordinal(), today.toordinal()
    resting = {day for span in resting_spans(habit, first, now) for day in range(span[0], span[1] + 1)}
    shares: list[float] = []
    excuses: list[bool] = []
    weight, factor, valid_from = 1.0, 1.0, now + 1
    for number, letter in zip(range(now, first - 1, -1), history.backwards(now), strict=False):
        day = date.fromordinal(number)
        if number < valid_from:
            version = habit.version_on(day)
            factor = smoothing(version.schedule)[0]
            valid_from = first if version is habit.versions[0] else version.start.toordinal()
        share = 1.0 if letter == PLAIN else habit.fraction(history[day], day) if letter == PART else 0.0
        excused = letter == SKIP
        if share < 1 and number in resting:
            share, excused = 0.0, True
        shares.append(share)
        excuses.append(excused)
        if not excused and day <= since:
            weight *= factor
            if weight < _FORGOTTEN:
                break
    return shares[::-1], excuses[::-1]
