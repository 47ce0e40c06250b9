"""What a habit came to: days and amounts of this and the last week, month and year. No norm beside it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.calendar import month_of, week_of
from companion.domain.habit import Entries, Habit, share
from companion.domain.history import PART, PLAIN, History

_DAY = timedelta(days=1)


class Total(NamedTuple):
    """A stretch by its name, with its done days and the amounts that were noted on them."""

    name: str
    days: int
    amount: float


def totals(habit: Habit, entries: Entries, today: date, week_start: int = 0) -> list[Total]:
    """This week and the one before, this month and the one before, this year, and all."""
    week, month = week_of(today, week_start)[0], month_of(today)[0]
    year = today.replace(month=1, day=1)
    before_week, before_month = week - timedelta(days=7), month_of(month - _DAY)[0]
    history = History.of(entries)
    stretches = (
        ("this week", week, today),
        ("last week", before_week, week - _DAY),
        ("this month", month, today),
        ("last month", before_month, month - _DAY),
        ("this year", year, today),
        ("in all", min(today, history.first or today), today),
    )
    return [Total(name, *_total(habit, history, first, last)) for name, first, last in stretches]


def _total(habit: Habit, history: History, first: date, last: date) -> tuple[int, float]:
    """Done days and amounts from ``first`` to ``last``: days without an amount are counted all at once."""
    ends = [version.start.toordinal() - 1 for version in habit.versions[1:]]
    days, amounts, begin = 0, 0.0, first.toordinal()
    for version, end in zip(habit.versions, (*ends, last.toordinal()), strict=True):
        end = min(end, last.toordinal())
        if end < begin:
            continue
        letters = history.letters(begin, end)
        plain = letters.count(PLAIN)
        days += plain
        amounts += plain * (version.amount or 0.0)  # done without an amount is the whole target
        at = letters.find(PART)
        while at >= 0:
            entry = history[date.fromordinal(begin + at)]
            days += share(entry, version.amount) >= 1
            amounts += entry.amount or 0.0
            at = letters.find(PART, at + 1)
        begin = end + 1
    return days, amounts
