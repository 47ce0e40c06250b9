"""Strength: how firmly a habit sits, 0 to 1, forgiving of a single miss.

Exponential smoothing per day (product.md, section 2): ``s = s_prev * m + v * (1 - m)``, with
``m = 0.5 ** (sqrt(f) / 13)`` for a target of f done days per day. The rule of Loop Habit Tracker.
Under ``track`` nothing is asked, so such days leave the strength as it was.
"""

from __future__ import annotations

from datetime import date
from itertools import accumulate, pairwise
from math import ceil, log, sqrt

from companion.domain.day_marks import resting_spans
from companion.domain.habit import Entries, Habit
from companion.domain.history import PART, PLAIN, SKIP, History
from companion.domain.schedule import Kind, Schedule

_FORGOTTEN = 1e-12  # what weighs less than this is not looked at
_RESTING = bytes(letter if letter == PLAIN else SKIP for letter in range(256))


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


def _smoothed(habit: Habit, today: date, shares: list[float], letters: bytearray) -> list[float]:
    """The strength after each day of ``shares``, the last of which is ``today``."""
    first = today.toordinal() - len(shares) + 1
    changes = [min(max(0, v.start.toordinal() - first), len(shares)) for v in habit.versions[1:]]
    sums = [0.0, *accumulate(shares)]
    s, smoothed = 0.0, []
    for version, (begin, end) in zip(habit.versions, pairwise([0, *changes, len(shares)]), strict=True):
        factor, target, span = smoothing(version.schedule)
        new = 1 - factor
        window = slice(begin + 1, end + 1)
        days = zip(letters[begin:end], sums[window], ([0.0] * span + sums)[window], strict=True)
        for letter, now, before in days:
            if letter != SKIP:
                done = (now - before) / target
                s = s * factor + (done if done < 1 else 1.0) * new
            smoothed.append(s)
    return smoothed


def _shares(habit: Habit, entries: Entries, today: date, since: date) -> tuple[list[float], bytearray]:
    """How much was done on each day up to ``today``, in time order, and the letters they were told by.

    From the first entry, or as far back as a day still weighs anything on ``since``. An excused day counts 0
    for the days after it.
    """
    history = History.of(entries)
    if history.first is None or history.first > today:
        return [], bytearray()
    first, now = history.first.toordinal(), today.toordinal()
    begin = max(first, min(now, since.toordinal()) + 1)
    letters, parts = _told(habit, history, begin, now)
    left = log(_FORGOTTEN)
    while begin > first and left < 0:
        version = habit.version_on(date.fromordinal(begin - 1))
        valid_from = first if version is habit.versions[0] else max(first, version.start.toordinal())
        weight = log(smoothing(version.schedule)[0])  # of a day that is not excused; 0 under ``track``
        end, begin = begin, max(valid_from, begin - ceil(left / weight)) if weight else valid_from
        earlier, more = _told(habit, history, begin, end - 1)
        left -= weight * (len(earlier) - earlier.count(SKIP))
        letters, parts = earlier + letters, {**parts, **more}
    shares = [1.0 if letter == PLAIN else 0.0 for letter in letters]
    for day, share in parts.items():
        shares[day - begin] = share
    return shares, letters


def _told(habit: Habit, history: History, first: int, last: int) -> tuple[bytearray, dict[int, float]]:
    """A letter for each day from ``first`` to ``last``, plain for all that was asked, skip for what is
    excused, and the shares of the days on which a part was done.

    Doing something in a pause counts; a part done on a day of rest leaves it excused.
    """
    letters, parts = history.letters(first, last), {}
    at = letters.find(PART)
    while at >= 0:
        day = date.fromordinal(first + at)
        share = habit.fraction(history[day], day)
        if share >= 1:
            letters[at] = PLAIN
        else:
            parts[first + at] = share
        at = letters.find(PART, at + 1)
    for begin, end in resting_spans(habit, first, last):
        span = slice(begin - first, end - first + 1)
        letters[span] = letters[span].translate(_RESTING)
        parts = {day: share for day, share in parts.items() if not begin <= day <= end}
    return letters, parts
