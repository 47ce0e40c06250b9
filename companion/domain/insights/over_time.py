"""The year of all habits, their strength month by month, time by kind a week, contacts by circle a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from companion.domain.calendar import month_of, week_of
from companion.domain.friend import Circle
from companion.domain.habit import Entries, Habit
from companion.domain.history import PART, PLAIN, History
from companion.domain.journal import Journal
from companion.domain.log_queries import since
from companion.domain.session import Company
from companion.domain.strength import strength_series

WEEKS, MONTHS = 12, 12


def done_by_day(journal: Journal, first: date, last: date) -> Counter[date]:
    """How many habits were done on each day from ``first`` to ``last``; days without one are absent."""
    found: Counter[date] = Counter()
    for habit_id, habit in journal.habits.items():
        entries = journal.entries_of(habit_id)
        letters = History.of(entries).letters(first.toordinal(), last.toordinal())  # no other years are read
        for at, letter in enumerate(letters, first.toordinal()):
            if letter == PLAIN:
                found[date.fromordinal(at)] += 1
            elif letter == PART and habit.counts(entries[day := date.fromordinal(at)], day):
                found[day] += 1
    return found


def months_until(today: date, count: int = MONTHS) -> list[date]:
    """The first days of the last ``count`` months, the current one last."""
    months, day = [], today.replace(day=1)
    for _ in range(count):
        months.append(day)
        day = (day - timedelta(days=1)).replace(day=1)
    return months[::-1]


def strength_by_month(
    habit: Habit, entries: Entries, today: date, months: Iterable[date]
) -> list[float | None]:
    """The strength at the end of each of ``months``, which are in time order, for this one today; None before
    the habit began.
    """
    ends = [min(today, month_of(month)[1]) for month in months]
    by_day = dict(strength_series(habit, entries, ends[-1], ends[0]))
    return [by_day.get(end) for end in ends]


def weeks_until(today: date, week_start: int, count: int = WEEKS) -> list[date]:
    """The first days of the last ``count`` weeks, the current one last."""
    begin = week_of(today, week_start)[0]
    return [begin - timedelta(weeks=n) for n in range(count - 1, -1, -1)]


def minutes_by_week(journal: Journal, weeks: Iterable[date]) -> dict[Company, list[int]]:
    """The minutes of each kind of session in each week."""
    starts = list(weeks)
    found = {kind: [0] * len(starts) for kind in Company}
    for session in since(journal.sessions, starts[0]):
        at = (session.date - starts[0]).days // 7
        if 0 <= at < len(starts):
            found[session.kind][at] += round(session.minutes or 0)
    return found


def contacts_by_month(journal: Journal, months: Iterable[date], today: date) -> dict[Circle, list[int]]:
    """The counted contacts with friends of each circle in each month, up to ``today``."""
    shown = list(months)
    starts = {(month.year, month.month): at for at, month in enumerate(shown)}
    found = {circle: [0] * len(starts) for circle in Circle}
    for contact in since(journal.contacts, shown[0]):
        at = starts.get((contact.date.year, contact.date.month))
        if at is None or not contact.counted or contact.date > today:
            continue
        for friend_id in contact.friends:
            friend = journal.friends.get(friend_id)
            if friend is not None:
                found[friend.circle][at] += 1
    return found
