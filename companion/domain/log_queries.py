"""Sessions and contacts by date, and no more of them than a question needs.

The log of ten years is read from its file only as far as somebody asks; most of what is asked for Today
is about the last months. ``LOOK_BACK`` is how far those questions look first: they read that much once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from heapq import nlargest
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:  # what a tick from the shell does not pay for
    from typing import Protocol

    from companion.domain.friend import Contact
    from companion.domain.journal import Journal
    from companion.domain.session import Session

    class Log(Protocol):
        """A table of which only the records asked for are read."""

        def since(self, day: date) -> Collection[Any]:
            """The records dated ``day`` or later."""

        def of_interest(self, interest: int) -> Collection[Any]:
            """The records about an interest."""

        def of_friends(self, friends: Collection[int]) -> list[Any]:
            """The records that name any of ``friends``."""

        def any_before(self, day: date) -> bool:
            """Whether a record is dated before ``day``."""

    class Dated(Protocol):
        """A record of a day."""

        @property
        def id(self) -> int:
            """Its id."""

        @property
        def date(self) -> date:
            """Its day."""


R = TypeVar("R", bound="Dated")
LOOK_BACK = timedelta(days=400)


def since(records: Mapping[int, R], day: date) -> Collection[R]:
    """The ``records`` dated ``day`` or later."""
    if hasattr(records, "since"):
        return cast("Log", records).since(day)
    return [record for record in records.values() if record.date >= day]


def any_before(records: Mapping[int, R], day: date) -> bool:
    """Whether one of the ``records`` is dated before ``day``."""
    if hasattr(records, "any_before"):
        return cast("Log", records).any_before(day)
    return any(record.date < day for record in records.values())


def newest(
    records: Mapping[int, R], today: date, count: int, fits: Callable[[R], object] = lambda _: True
) -> list[R]:
    """The last ``count`` of the ``records`` up to ``today`` that fit, the newest first."""
    found: list[R] = []
    for some in (since(records, today - LOOK_BACK), records.values()):
        fitting = (record for record in some if record.date <= today and fits(record))
        found = nlargest(count, fitting, key=lambda record: (record.date, record.id))
        if len(found) == count:  # what is older changes nothing
            break
    return found


def recent_sessions(journal: Journal, today: date) -> list[Session]:
    """The sessions up to ``today`` that are looked at first."""
    return [session for session in since(journal.sessions, today - LOOK_BACK) if session.date <= today]


def sessions_of(journal: Journal, interest: int) -> list[Session]:
    """All sessions of an interest."""
    sessions = journal.sessions
    some = (
        cast("Log", sessions).of_interest(interest) if hasattr(sessions, "of_interest") else sessions.values()
    )
    return [session for session in some if session.interest == interest]


def sessions_so_far(journal: Journal, interest: int, today: date) -> list[Session]:
    """The sessions of an interest up to ``today``."""
    return [session for session in sessions_of(journal, interest) if session.date <= today]


def contacts_with(journal: Journal, friends: Collection[int]) -> list[Contact]:
    """All contacts with any of ``friends``."""
    contacts = journal.contacts
    if hasattr(contacts, "of_friends"):
        return cast("Log", contacts).of_friends(friends)
    return [contact for contact in contacts.values() if not set(friends).isdisjoint(contact.friends)]


def last_sessions(journal: Journal, today: date) -> dict[int, date]:
    """The day of the last session of each interest that has one, up to ``today``."""
    found: dict[int, date] = {}
    for session in recent_sessions(journal, today):
        if session.interest is not None:
            found[session.interest] = max(session.date, found.get(session.interest, session.date))
    for interest in journal.interests:
        if interest not in found:
            days = [each.date for each in sessions_so_far(journal, interest, today)]
            found |= {interest: max(days)} if days else {}
    return found
