"""What a habit came to: days and amounts of this and the last week, month and year. No norm beside it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.calendar import month_of, week_of
from companion.domain.habit import Entries, Habit, State

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
    stretches = (
        ("this week", week, today),
        ("last week", before_week, week - _DAY),
        ("this month", month, today),
        ("last month", before_month, month - _DAY),
        ("this year", year, today),
        ("in all", date.min, today),
    )
    days = [0] * len(stretches)
    amounts = [0.0] * len(stretches)
    for day, entry in entries.items():
        if entry.state is not State.DONE or day > today:
            continue
        done = habit.counts(entry, day)
        amount = entry.amount
        if amount is None:  # done without an amount is the whole target
            amount = habit.version_on(day).amount or 0.0
        for at, (_, first, last) in enumerate(stretches):
            if first <= day <= last:
                days[at] += done
                amounts[at] += amount
    return [
        Total(name, count, amount)
        for (name, _, _), count, amount in zip(stretches, days, amounts, strict=True)
    ]
