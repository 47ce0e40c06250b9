"""The last fourteen days beside the fourteen before them: what facts about getting rarer are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from companion.domain.history import DONE_LETTERS, PLAIN, History
from companion.domain.journal import Journal
from companion.domain.session import Company, Session

FACT_DAYS = 14


def rarer(name: str, now: int, before: int) -> str:
    """``Coffee: 2 of the last 14 days, 11 of the 14 before``."""
    return f"{name}: {now} of the last {FACT_DAYS} days, {before} of the {FACT_DAYS} before"


def in_both(today: date, days: Iterable[date]) -> tuple[int, int]:
    """How many of ``days`` lie in the last fourteen, and in the fourteen before."""
    ages = [(today - day).days for day in days]
    return sum(age < FACT_DAYS for age in ages), sum(FACT_DAYS <= age < 2 * FACT_DAYS for age in ages)


def done_days(days: History, today: date) -> tuple[int, int]:
    """The days with something done, however little, in both."""
    letters = _letters(days, today)
    return letters[FACT_DAYS:].count(PLAIN), letters[:FACT_DAYS].count(PLAIN)


def done_lately(journal: Journal, habit_id: int, today: date) -> Iterator[date]:
    """The days of both on which a habit was done, however little."""
    first = today.toordinal() - 2 * FACT_DAYS + 1
    letters = _letters(History.of(journal.entries_of(habit_id)), today)
    return (date.fromordinal(first + at) for at, letter in enumerate(letters) if letter == PLAIN)


def alone_days(solo: Iterable[Session], journal: Journal, today: date) -> tuple[int, int]:
    """The days with a habit done or a quiet session, in both; ``solo`` are the quiet sessions."""
    days = {session.date for session in solo}
    for key in journal.entries:
        days.update(done_lately(journal, key, today))
    return in_both(today, days)


def solo_sessions(journal: Journal, today: date) -> list[Session]:
    """The sessions alone, up to ``today``."""
    return [s for s in journal.sessions.values() if s.kind is Company.SOLO and s.date <= today]


def _letters(days: History, today: date) -> bytes:
    now = today.toordinal()
    return bytes(days.letters(now - 2 * FACT_DAYS + 1, now).translate(DONE_LETTERS))
