"""Absence: whether somebody is away, or has only just come back.

Rules: product.md, section 9. Thirty days without any dated fact (an entry, a session, a contact, a check-in)
are an absence. Nothing is asked in it, nor for 7 days after the return.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from companion.domain.history import History
from companion.domain.journal import Journal

AWAY_DAYS = 30
SETTLE_DAYS = 7  # after coming back


def recorded_days(journal: Journal) -> frozenset[date]:
    """The days of all sessions, contacts and check-ins."""
    tables = (journal.sessions, journal.contacts, journal.check_ins)
    return frozenset(record.date for table in tables for record in table.values())


def away(journal: Journal, today: date, recorded: Collection[date] | None = None) -> bool:
    """Whether the newest dated fact is at least 30 days old. Without any fact nobody was ever here.

    ``recorded`` lends the result of ``recorded_days``.
    """
    facts = _Facts(journal, recorded)
    return not facts.within(today - _days(AWAY_DAYS - 1), today) and facts.any_before(today)


def just_back(journal: Journal, today: date, recorded: Collection[date] | None = None) -> bool:
    """Whether an absence ended within the last 7 days."""
    facts = _Facts(journal, recorded)
    since = facts.within(today - _days(SETTLE_DAYS - 1), today)
    if not since:
        return False
    back = since[0]
    return not facts.within(back - _days(AWAY_DAYS - 1), back - _days(1)) and facts.any_before(back)


class _Facts:
    """The days on which something was recorded."""

    def __init__(self, journal: Journal, recorded: Collection[date] | None) -> None:
        self._recorded = recorded_days(journal) if recorded is None else recorded
        self._entries = [History.of(entries) for entries in journal.entries.values()]

    def within(self, first: date, last: date) -> list[date]:
        """Those from ``first`` to ``last``, in time order."""
        days = (first + _days(n) for n in range((last - first).days + 1))
        return [
            day for day in days if day in self._recorded or any(day in entries for entries in self._entries)
        ]

    def any_before(self, day: date) -> bool:
        """Whether there is one before ``day``."""
        firsts = (entries.first for entries in self._entries)
        if any(first is not None and first < day for first in firsts):
            return True
        return any(recorded < day for recorded in self._recorded)


def _days(number: int) -> timedelta:
    return timedelta(days=number)
