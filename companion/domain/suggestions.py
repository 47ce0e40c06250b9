"""Whom to reach today: at most three friends, each with a reason.

Rules: product.md, section 4. Those who were archived or have died are not asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from companion.domain.answers import Pillar
from companion.domain.birthday import next_birthday
from companion.domain.calendar import span_words, spoken_date
from companion.domain.friend import Circle, Contact
from companion.domain.friend_status import (
    QUIET_DAYS,
    FriendState,
    FriendStatus,
    contacts_by_friend,
    rests_by_hand,
    status_words,
    statuses_from,
)
from companion.domain.journal import Journal
from companion.domain.lapse import left_alone

BIRTHDAY_DAYS = 7
VERY_QUIET_DAYS = 365
CLOSE_ONCE = 6  # contacts within a year that say somebody was close
LATE_WORDS = "late messages usually land better than people expect"


class SuggestionKind(StrEnum):
    """Why somebody is suggested."""

    BIRTHDAY = "birthday"
    OVERDUE = "overdue"
    QUIET = "quiet"


class Suggestion(NamedTuple):
    """Somebody to reach today, with the reason in words; ``done`` when they were reached or tried today."""

    friend_id: int
    name: str
    reason: str
    kind: SuggestionKind
    done: bool = False


def suggestions(journal: Journal, today: date) -> list[Suggestion]:
    """Whom to reach today, at most three: a birthday within 7 days, one overdue, one long quiet.

    The same all day: chosen from what was known before today. One that is reached stays, as done; one that is
    left alone, snoozed, skipped, archived or died leaves at once, and the next takes the place.
    """
    contacts = contacts_by_friend(journal, today)
    done = {key for key, dated in contacts.items() if any(contact.date == today for contact in dated)}
    known = {key: [contact for contact in dated if contact.date != today] for key, dated in contacts.items()}
    alone = left_alone(journal, today)
    friends = [
        each for each in statuses_from(journal, known, today) if (Pillar.FRIENDS, each.friend.id) not in alone
    ]
    chosen: dict[int, Suggestion] = {}
    for fitting in (_birthday(friends, today), _overdue(friends, today), _quiet(friends, known, today)):
        found = next((suggestion for suggestion in fitting if suggestion.friend_id not in chosen), None)
        if found is not None:
            chosen[found.friend_id] = found._replace(done=found.friend_id in done)
    return list(chosen.values())[: journal.settings.suggested]


def _of(each: FriendStatus, reason: str, kind: SuggestionKind) -> Suggestion:
    return Suggestion(each.friend.id, each.friend.name, reason, kind)


def _birthday(friends: list[FriendStatus], today: date) -> Iterator[Suggestion]:
    """The next birthdays, nearest first. Somebody tried in vain has one all the same."""
    coming = []
    for at, each in enumerate(friends):
        rests, day = rests_by_hand(each.friend, each.last, today), next_birthday(each.friend, today)
        if day is not None and (day - today).days <= BIRTHDAY_DAYS and not rests:
            coming.append((day, at))
    for day, at in sorted(coming):
        when = {0: "today", 1: "tomorrow"}.get((day - today).days, f"on {spoken_date(day, today)}")
        yield _of(friends[at], f"birthday {when}", SuggestionKind.BIRTHDAY)


def _overdue(friends: list[FriendStatus], today: date) -> Iterator[Suggestion]:
    """Those past their rhythm, the furthest first."""
    for each in friends:
        if each.state in (FriendState.OVERDUE, FriendState.REACH_OUT):
            yield _of(each, status_words(each, today), SuggestionKind.OVERDUE)


def _quiet(
    friends: list[FriendStatus], contacts: Mapping[int, list[Contact]], today: date
) -> Iterator[Suggestion]:
    """Those quiet for half a year who are in a near circle, or were often in touch in some year before."""
    quiet = sorted((each for each in friends if each.last is not None), key=lambda each: each.since)
    for each in quiet:
        days = (today - each.since).days
        near = each.friend.circle in (Circle.INNER, Circle.CLOSE) or _often(contacts[each.friend.id])
        if days >= QUIET_DAYS and near and each.state is not FriendState.RESTING:
            late = f"; {LATE_WORDS}" if days >= VERY_QUIET_DAYS else ""
            reason = f"close once, quiet for {span_words(days)}{late}"
            yield _of(each, reason, SuggestionKind.QUIET)


def _often(contacts: list[Contact]) -> bool:
    days = sorted(contact.date for contact in contacts if contact.counted)
    return any(
        (later - earlier).days <= 365 for earlier, later in zip(days, days[CLOSE_ONCE - 1 :], strict=False)
    )
