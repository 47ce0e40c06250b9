"""How it stands with a friend, and with all of them: last contact, due, and a word for it. Never blame.

Rules: product.md, section 4. Everything is computed from the log of contacts; no reminder date is stored.
Where it leaves room: an attempt rests a friend from its own day on; a friend without a cadence is fine,
rested or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from companion.domain.cadence import Cadence, longer, parse_cadence
from companion.domain.calendar import short_date, span_words, spoken_date
from companion.domain.easing import circle_floors
from companion.domain.errors import Unreadable
from companion.domain.friend import Circle, Contact, Friend, RestKind
from companion.domain.habit import Rest
from companion.domain.journal import Journal
from companion.domain.log_queries import LOOK_BACK, contacts_with, since
from companion.domain.naming import folded
from companion.domain.settings import Settings
from companion.domain.table_cache import cached_by_tables

Circles = Mapping[Circle, Cadence | None]
CIRCLE_CADENCE: Circles = {
    Circle.INNER: Cadence(1, "week"),
    Circle.CLOSE: Cadence(1, "month"),
    Circle.WIDER: Cadence(6, "month"),
    Circle.KEPT: Cadence(1, "year"),
}
SOON, REACH_OUT, OVERDUE = 0.8, 1.0, 1.5  # from this share of the cadence on
QUIET_DAYS = 180  # without a contact, after which all that was before may count; less than LOOK_BACK
ATTEMPT_RESTS = 3  # days at least, or a quarter of the cadence
Floors = Mapping[Circle, Cadence | None]
NO_FLOORS: Floors = MappingProxyType({})


class FriendState(StrEnum):
    """The word for how long it has been."""

    FINE = "fine"
    SOON = "soon"
    REACH_OUT = "time to reach out"
    OVERDUE = "overdue"
    RESTING = "resting"


class FriendStatus(NamedTuple):
    """One friend on one day. ``ratio`` is the share of the cadence gone since ``last``, or since added.

    ``rests_until`` is the day they are back, None when not resting or resting without an end; ``planned``
    is the next contact dated ahead; ``back`` the day the last rest since then was over.
    """

    friend: Friend
    cadence: Cadence | None
    last: date | None
    due: date | None
    ratio: float | None
    state: FriendState
    rests_until: date | None
    planned: date | None
    back: date | None = None

    @property
    def since(self) -> date:
        """The day that is counted from: the last contact, or the day the friend was added."""
        return self.last or self.friend.added


def circle_cadences(settings: Settings) -> Circles:
    """The cadence of each circle: one's own, or the default. A text that is none counts as the default."""
    return _cadences(
        settings.circle_inner, settings.circle_close, settings.circle_wider, settings.circle_kept
    )


def circle_name(circle: Circle, settings: Settings) -> str:
    """What a circle is called: one's own word, or the default."""
    names = settings.circle_names
    return names[circle.rank] if len(names) == len(Circle) else circle.value


def read_circle(text: str, settings: Settings) -> Circle:
    """The circle of that name: one's own word before a default one, in any case. Raises Unreadable."""
    plain = " ".join(text.split()).casefold()
    own = {circle_name(circle, settings).casefold(): circle for circle in Circle}
    found = {**{circle.value: circle for circle in Circle}, **own}.get(plain)
    if found is None:
        names = ", ".join(circle_name(circle, settings) for circle in Circle)
        raise Unreadable(f"“{text}” is not a circle", f"the circles are {names}")
    return found


@lru_cache(maxsize=4)
def _cadences(*texts: str) -> Circles:
    found = dict(CIRCLE_CADENCE)
    for circle, text in zip(Circle, texts, strict=True):
        with suppress(Unreadable):
            found[circle] = parse_cadence(text) if text else CIRCLE_CADENCE[circle]
    return MappingProxyType(found)


def cadence_of(
    friend: Friend, floors: Floors = NO_FLOORS, circles: Circles = CIRCLE_CADENCE
) -> Cadence | None:
    """The cadence of ``friend``: one's own for them, or the circle's; None for none.

    ``floors`` are those of a season that runs: while it does, the longer one holds.
    """
    own = circles[friend.circle] if isinstance(friend.every, str) else friend.every
    return longer(own, floors[friend.circle]) if friend.circle in floors else own


def friend_status(
    friend: Friend,
    contacts: Iterable[Contact],
    today: date,
    floors: Floors = NO_FLOORS,
    circles: Circles = CIRCLE_CADENCE,
) -> FriendStatus:
    """How it stands with ``friend``, given the contacts with them."""
    last = planned = tried = None
    for contact in contacts:
        day = contact.date
        if day > today:
            if contact.counted and (planned is None or day < planned):
                planned = day
        elif contact.counted:
            last = day if last is None or day > last else last
        else:
            tried = day if tried is None or day > tried else tried

    cadence = cadence_of(friend, floors, circles)
    if cadence is None:
        return FriendStatus(friend, None, last, None, None, FriendState.FINE, None, planned)
    since = last or friend.added
    due = cadence.after(since)
    ratio = (today - since).days / max(1, (due - since).days)  # they meet at the end of the calendar only
    ends = _rests(friend, cadence, last, tried, today)
    ahead = [end for end in ends if end is None or today < end]
    state = FriendState.RESTING if ahead else _state(ratio)
    until = None if None in ahead else max((end for end in ahead if end), default=None)
    back = max((end for end in ends if end is not None and end <= today), default=None)
    return FriendStatus(friend, cadence, last, due, ratio, state, until, planned, back)


def status_words(status: FriendStatus, today: date, *, short: bool = False) -> str:
    """How it stands in a few words, such as ``3 days past your weekly rhythm``; ``3 days past weekly``."""
    if status.cadence is None or status.due is None:
        return "no rhythm set"
    if status.state is FriendState.RESTING:
        return _rest_words(status, today, short_date if short else spoken_date)
    if status.last is None:
        return "no contact logged yet"
    days = (status.due - today).days
    if days < 0:
        cadence = status.cadence.adverb if short else f"your {status.cadence.adverb} rhythm"
        return f"{span_words(-days)} past {cadence}"
    return {0: "due today", 1: "due tomorrow"}.get(days, f"due in {span_words(days)}")


def friend_statuses(journal: Journal, today: date) -> list[FriendStatus]:
    """How it stands with every friend but those archived or died, the longest waiting first.

    That is by ``ratio``, then circle, then name; those without a cadence stand last.
    """
    return statuses_from(journal, contacts_by_friend(journal, today), today)


def statuses_from(journal: Journal, contacts: Mapping[int, list[Contact]], today: date) -> list[FriendStatus]:
    """``friend_statuses`` by these contacts of each friend, instead of all that are logged."""
    floors, circles = circle_floors(journal.seasons, today), circle_cadences(journal.settings)
    found = [
        friend_status(friend, contacts[key], today, floors, circles)
        for key, friend in journal.friends.items()
        if friend.archived is None and friend.died is None
    ]
    return sorted(found, key=_order)


@cached_by_tables("friends", "contacts")
def contacts_by_friend(journal: Journal, today: date) -> dict[int, list[Contact]]:
    """The contacts with each friend, plans and attempts among them; empty for a friend without any.

    All of them for a friend who was quiet for ``QUIET_DAYS`` before today; of others the last ones.
    """
    found = _by_friend(since(journal.contacts, today - LOOK_BACK), journal.friends)
    quiet_since = today - timedelta(days=QUIET_DAYS)
    quiet = [
        key
        for key, contacts in found.items()
        if not any(contact.counted and quiet_since < contact.date < today for contact in contacts)
    ]
    return found | _by_friend(contacts_with(journal, quiet), quiet)


def _by_friend(contacts: Iterable[Contact], friends: Iterable[int]) -> dict[int, list[Contact]]:
    found: dict[int, list[Contact]] = {key: [] for key in friends}
    for contact in contacts:
        for friend_id in contact.friends:
            if friend_id in found:
                found[friend_id].append(contact)
    return found


def overdue_from(status: FriendStatus) -> date | None:
    """The first day the friend counts as overdue, None without a cadence."""
    if status.due is None:
        return None
    days = (status.due - status.since).days
    return status.since + timedelta(days=-(-days * 3 // 2))


def _order(status: FriendStatus) -> tuple[bool, float, int, str, int]:
    friend, ratio = status.friend, status.ratio
    return ratio is None, -(ratio or 0.0), friend.circle.rank, folded(friend.name), friend.id


def _state(ratio: float) -> FriendState:
    if ratio < SOON:
        return FriendState.FINE
    if ratio < REACH_OUT:
        return FriendState.SOON
    return FriendState.REACH_OUT if ratio < OVERDUE else FriendState.OVERDUE


def is_rested(journal: Journal, friend: Friend, today: date) -> bool:
    """``rests_by_hand`` where the last contact is not known: the log is only read from the rest on."""
    if friend.rest is None:
        return False
    met = [
        contact.date
        for contact in since(journal.contacts, friend.rest.start)
        if contact.counted and contact.date <= today and friend.id in contact.friends
    ]
    return rests_by_hand(friend, max(met, default=None), today)


def rests_by_hand(friend: Friend, last: date | None, today: date) -> bool:
    """Whether a snooze, a skipped round or a pause holds today; ``last`` is the last counted contact."""
    rest = _unended(friend, last, today)
    return rest is not None and (rest.until is None or today < rest.until)


def _unended(friend: Friend, last: date | None, today: date) -> Rest | None:
    """The rest that was asked for, unless a counted contact ended it.

    One that starts tomorrow, since one was in touch already on the day it was asked for, rests that day too.
    """
    rest = friend.rest
    begun = rest is not None and rest.start <= today + timedelta(days=1)
    return rest if rest is not None and begun and (last is None or last < rest.start) else None


def _rests(
    friend: Friend, cadence: Cadence, last: date | None, tried: date | None, today: date
) -> list[date | None]:
    """The days on which each rest since ``last`` ends or ended (None: no end)."""
    rest = _unended(friend, last, today)
    ends: list[date | None] = [] if rest is None else [rest.until]
    if tried is not None and (last is None or last < tried):
        quarter = -(-(cadence.after(tried) - tried).days // 4)
        ends.append(tried + timedelta(days=max(ATTEMPT_RESTS, quarter)))
    return ends


def _rest_words(status: FriendStatus, today: date, said_of: Callable[[date, date], str]) -> str:
    rest, kind = _unended(status.friend, status.last, today), status.friend.rest_kind
    until = status.rests_until
    if rest is None or rest.until != until:
        return f"tried, resting until {said_of(until, today)}" if until else "resting"
    word = {RestKind.SNOOZED: "snoozed", RestKind.SKIPPED: "this round skipped", RestKind.PAUSED: "paused"}
    said = word[kind] if kind else "resting"
    return f"{said} until {said_of(until, today)}" if until else f"{said} until further notice"
