"""Presence: whether somebody is away, or has only just come back.

Rules: product.md, section 3. Away means that for 30 days the app was not opened and nothing was recorded.
The day an absence ended is the day of coming back: that day everything is a clean list, and for 7 days from
it nothing is asked. Two dates of opening are kept beside the store (``Visits``); without them, records say.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.history import History
from companion.domain.journal import Journal
from companion.domain.log_queries import LOOK_BACK, any_before, since
from companion.domain.visits import NO_VISITS, Visits

AWAY_DAYS = 30
SETTLE_DAYS = 7  # after coming back


class Presence(NamedTuple):
    """Whether somebody is ``away``, and when they last ``came_back``, as far as it matters today."""

    away: bool = False
    came_back: date | None = None

    def welcomed(self, today: date) -> bool:
        """Whether ``today`` is a clean list: away until now, or the very day of coming back."""
        return self.away or self.came_back == today

    def settling(self, today: date) -> bool:
        """Whether nothing is to be asked yet: away, or back for less than a week."""
        if self.away:
            return True
        return self.came_back is not None and today < self.came_back + timedelta(days=SETTLE_DAYS)


HERE = Presence()


class Recorded(NamedTuple):
    """The days of the last months on which a session, a contact or a check-in was recorded, and whether there
    are ``older`` ones.
    """

    days: frozenset[date]
    older: bool

    def any_before(self, day: date) -> bool:
        """Whether something was recorded before ``day``, which lies in the last months."""
        return self.older or any(recorded < day for recorded in self.days)


def presence(
    journal: Journal, today: date, visits: Visits = NO_VISITS, recorded: Recorded | None = None
) -> Presence:
    """How it stands ``today``. Somebody without any fact was never here, and so is not away.

    ``recorded`` lends the result of ``recorded_lately``.
    """
    facts = _Facts(journal, today, recorded)
    opened = visits.opened if visits.opened is not None and visits.opened <= today else None
    came_back = visits.came_back if visits.came_back is not None and visits.came_back <= today else None
    if opened is None or (today - opened).days >= AWAY_DAYS:
        lately = facts.within(today - _days(AWAY_DAYS - 1), today)
        if not lately and (opened is not None or facts.any_before(today)):
            return Presence(away=True)
    # What was opened before the last time is told by ``came_back``; after it only a record ends an absence.
    week = facts.within(today - _days(SETTLE_DAYS - 1), today)
    first = next((day for day in week if opened is None or day > opened), None)
    if first is not None:
        gap = first - _days(AWAY_DAYS - 1)
        here = opened is not None and opened >= gap
        before = opened is not None or facts.any_before(first)
        if before and not here and not facts.within(gap, first - _days(1)):
            came_back = first
    return Presence(came_back=came_back)


def is_certain(
    journal: Journal,
    day: date,
    today: date,
    visits: Visits = NO_VISITS,
    recorded: Recorded | None = None,
) -> bool:
    """Whether ``day``, today or later, looks the same whether or not the app is opened until then."""
    opened = (opening(journal, at, visits, recorded) for at in {today, day})
    faces = {_face(presence(journal, day, each, recorded), day) for each in (visits, *opened)}
    return len(faces) == 1


def _face(there: Presence, day: date) -> tuple[bool, bool]:
    return there.welcomed(day), there.settling(day)


def opening(
    journal: Journal, today: date, visits: Visits = NO_VISITS, recorded: Recorded | None = None
) -> Visits:
    """The two dates once the app was opened ``today``."""
    before = presence(journal, today, visits, recorded)
    return Visits(today, today if before.away else before.came_back)


def recorded_lately(journal: Journal, today: date) -> Recorded:
    """The days of the last months' sessions, contacts and check-ins, and whether there are older ones."""
    first = today - LOOK_BACK
    logs = (journal.sessions, journal.contacts, journal.check_ins)
    days = frozenset(record.date for log in logs for record in since(log, first))
    return Recorded(days, any(any_before(log, first) for log in logs))


def here_before(journal: Journal, day: date, today: date, recorded: Recorded | None = None) -> bool:
    """Whether anything was recorded before ``day``, some weeks before ``today`` at most."""
    return _Facts(journal, today, recorded).any_before(day)


class _Facts:
    """The days on which something was recorded."""

    def __init__(self, journal: Journal, today: date, recorded: Recorded | None) -> None:
        self._recorded = recorded or recorded_lately(journal, today)
        self._entries = [History.of(entries) for entries in journal.entries.values()]

    def within(self, first: date, last: date) -> list[date]:
        """Those from ``first`` to ``last``, in time order."""
        days = (first + _days(n) for n in range((last - first).days + 1))
        return [
            day
            for day in days
            if day in self._recorded.days or any(day in entries for entries in self._entries)
        ]

    def any_before(self, day: date) -> bool:
        """Whether there is one before ``day``."""
        firsts = (entries.first for entries in self._entries)
        if any(first is not None and first < day for first in firsts):
            return True
        return self._recorded.any_before(day)


def _days(number: int) -> timedelta:
    return timedelta(days=number)
