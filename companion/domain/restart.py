"""Small restarts: what "start small" plans, and when something was done for it.

Any amount above nothing within seven days ends a lapse of a habit; a friend's and an interest's end by a
contact or session anyway. For the streak it stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from companion.domain.answers import Answer, Pillar, Reply
from companion.domain.habit import Entries, Entry, Habit, State
from companion.domain.journal import Journal

RESTART_DAYS = 7  # within which it counts; after that it asks once more
RESTART_MINUTES = 10.0


def restarted_on(journal: Journal, habit_id: int, since: date, today: date) -> date | None:
    """The day a small restart ended the lapse that began after ``since``; None when none did."""
    days = (
        restart_day(journal.entries_of(habit_id), answer.answered, today)
        for answer in restarts_of(journal, Pillar.SOLITUDE, habit_id, since)
    )
    return min((day for day in days if day is not None), default=None)


def restarts_of(journal: Journal, pillar: Pillar, subject: int, since: date) -> Iterable[Answer]:
    """The answers that planned a restart of this very lapse."""
    lapse = (pillar, subject, since)
    return (
        answer
        for answer in journal.answers.values()
        if answer.reply is Reply.RESTART and (answer.pillar, answer.subject, answer.since) == lapse
    )


def restart_day(entries: Entries, planned: date, today: date) -> date | None:
    """The first day on which something was done, however little, within a week of ``planned``."""
    days = (planned + timedelta(days=n) for n in range(RESTART_DAYS + 1))
    return next((day for day in days if day <= today and done_at_all(entries.get(day))), None)


def done_at_all(entry: Entry | None) -> bool:
    """Whether ``entry`` says that something was done, however little."""
    return entry is not None and entry.state is State.DONE and (entry.amount is None or entry.amount > 0)


def small_minutes(habit: Habit | None) -> float:
    """How many minutes a small restart takes: ten, or the habit's own target where that is smaller."""
    if habit is None or habit.current.amount is None or habit.current.unit not in ("min", "minutes"):
        return RESTART_MINUTES
    return min(RESTART_MINUTES, habit.current.amount)
