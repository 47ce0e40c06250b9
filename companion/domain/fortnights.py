"""The last fourteen days beside the fourteen before them: what facts about getting rarer are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from heapq import nlargest
from typing import NamedTuple

from companion.domain.history import DONE_LETTERS, PLAIN, History
from companion.domain.journal import Journal
from companion.domain.log_queries import recent_sessions
from companion.domain.session import Chosen, Company, Session
from companion.domain.table_cache import cached_by_tables

FACT_DAYS = 14
CHOSEN_OF = 12


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


def alone_days(journal: Journal, today: date) -> tuple[int, int]:
    """The days with a habit done or a quiet session, in both."""
    days = {session.date for session in solo_times(journal, today).recent}
    for key in journal.entries:
        days.update(done_lately(journal, key, today))
    return in_both(today, days)


class SoloTimes(NamedTuple):
    """What the sessions alone up to a day say: those of both fortnights, the day of the last one, the last
    that was chosen, and the newest ``CHOSEN_OF`` of those of which it is known.
    """

    recent: list[Session]
    last: date | None
    chosen: date | None
    said: list[Session]


@cached_by_tables("sessions")
def solo_times(journal: Journal, today: date) -> SoloTimes:
    """The sessions alone, up to ``today``."""
    found = _solo_times(recent_sessions(journal, today), today)
    if found.last and found.chosen and len(found.said) == CHOSEN_OF:  # what is older changes none of it
        return found
    return _solo_times(journal.sessions.values(), today)


def _solo_times(sessions: Iterable[Session], today: date) -> SoloTimes:
    solo = [s for s in sessions if s.kind is Company.SOLO and s.date <= today]
    marked = (session for session in solo if session.chosen is not None)
    return SoloTimes(
        [session for session in solo if (today - session.date).days < 2 * FACT_DAYS],
        max((session.date for session in solo), default=None),
        max((session.date for session in solo if session.chosen is Chosen.YES), default=None),
        nlargest(CHOSEN_OF, marked, key=lambda session: (session.date, session.id)),
    )


def _letters(days: History, today: date) -> bytes:
    now = today.toordinal()
    return bytes(days.letters(now - 2 * FACT_DAYS + 1, now).translate(DONE_LETTERS))
