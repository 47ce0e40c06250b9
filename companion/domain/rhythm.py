"""How it stands with one friend: last contact, due, and a word for it. Never blame.

Rules: product.md, section 4. Everything is computed from the log of contacts; no reminder date is stored.
Where it leaves room: an attempt rests a friend from its own day on; a friend without a rhythm is fine,
rested or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from companion.domain.cadence import Cadence, longer
from companion.domain.calendar import day_words, span_words
from companion.domain.friend import Circle, Contact, Friend, RestKind

CIRCLE_CADENCE: dict[Circle, Cadence] = {
    Circle.INNER: Cadence(1, "week"),
    Circle.CLOSE: Cadence(1, "month"),
    Circle.WIDER: Cadence(6, "month"),
    Circle.KEPT: Cadence(1, "year"),
}
SOON, REACH_OUT, OVERDUE = 0.8, 1.0, 1.5  # from this share of the rhythm on
ATTEMPT_RESTS = 3  # days at least, or a quarter of the rhythm
Floors = Mapping[Circle, Cadence | None]
NO_FLOORS: Floors = MappingProxyType({})


class FriendState(StrEnum):
    """The word for how long it has been."""

    FINE = "fine"
    SOON = "soon"
    REACH_OUT = "time to reach out"
    OVERDUE = "overdue"
    RESTING = "resting"


class Standing(NamedTuple):
    """One friend on one day. ``ratio`` is the share of the rhythm gone since ``last``, or since added.

    ``rests_until`` is the day they are back, None when not resting or resting without an end; ``planned``
    is the next contact dated ahead.
    """

    friend: Friend
    cadence: Cadence | None
    last: date | None
    due: date | None
    ratio: float | None
    state: FriendState
    rests_until: date | None
    planned: date | None

    @property
    def since(self) -> date:
        """The day that is counted from: the last contact, or the day the friend was added."""
        return self.last or self.friend.added


def cadence_of(friend: Friend, floors: Floors = NO_FLOORS) -> Cadence | None:
    """The rhythm of ``friend``: one's own for them, or the circle's; None for none.

    ``floors`` are those of a season that runs: while it does, the longer one holds.
    """
    own = CIRCLE_CADENCE[friend.circle] if isinstance(friend.every, str) else friend.every
    return longer(own, floors[friend.circle]) if friend.circle in floors else own


def standing(
    friend: Friend, contacts: Iterable[Contact], today: date, floors: Floors = NO_FLOORS
) -> Standing:
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

    cadence = cadence_of(friend, floors)
    if cadence is None:
        return Standing(friend, None, last, None, None, FriendState.FINE, None, planned)
    since = last or friend.added
    due = cadence.after(since)
    ratio = (today - since).days / max(1, (due - since).days)  # they meet at the end of the calendar only
    resting, until = _rest(friend, cadence, last, tried, today)
    state = FriendState.RESTING if resting else _state(ratio)
    return Standing(friend, cadence, last, due, ratio, state, until, planned)


def standing_words(standing: Standing, today: date) -> str:
    """How it stands in a few words, such as ``3 days past your weekly rhythm``."""
    if standing.cadence is None or standing.due is None:
        return "no rhythm set"
    if standing.state is FriendState.RESTING:
        return _rest_words(standing, today)
    if standing.last is None:
        return "no contact logged yet"
    days = (standing.due - today).days
    if days < 0:
        return f"{span_words(-days)} past your {standing.cadence.adverb} rhythm"
    return {0: "due today", 1: "due tomorrow"}.get(days, f"due in {span_words(days)}")


def overdue_from(standing: Standing) -> date | None:
    """The first day the friend counts as overdue, None without a rhythm."""
    if standing.due is None:
        return None
    rhythm = (standing.due - standing.since).days
    return standing.since + timedelta(days=-(-rhythm * 3 // 2))


def _state(ratio: float) -> FriendState:
    if ratio < SOON:
        return FriendState.FINE
    if ratio < REACH_OUT:
        return FriendState.SOON
    return FriendState.REACH_OUT if ratio < OVERDUE else FriendState.OVERDUE


def _rest(
    friend: Friend, cadence: Cadence, last: date | None, tried: date | None, today: date
) -> tuple[bool, date | None]:
    """Whether the friend is left in peace today, and the day they are back (None: no end)."""
    ends: list[date | None] = []
    rest = friend.rest
    if rest is not None and rest.covers(today) and (last is None or last < rest.start):
        ends.append(rest.until)
    if tried is not None and (last is None or last < tried):
        quarter = -(-(cadence.after(tried) - tried).days // 4)
        back = tried + timedelta(days=max(ATTEMPT_RESTS, quarter))
        if today < back:
            ends.append(back)
    if not ends or None in ends:
        return bool(ends), None
    return True, max(end for end in ends if end is not None)


def _rest_words(standing: Standing, today: date) -> str:
    rest, kind = standing.friend.rest, standing.friend.rest_kind
    until = standing.rests_until
    if rest is None or rest.until != until or not rest.covers(today):
        return f"tried, resting until {day_words(until, today)}" if until else "resting"
    word = {RestKind.SNOOZED: "snoozed", RestKind.SKIPPED: "this round skipped", RestKind.PAUSED: "paused"}
    said = word[kind] if kind else "resting"
    return f"{said} until {day_words(until, today)}" if until else f"{said} until further notice"
