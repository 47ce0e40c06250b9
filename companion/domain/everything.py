"""When everything fades: somebody opens the app and records nothing of their own.

Rules: product.md, section 3. Counted are done entries of any amount, contacts and attempts, solo and
parallel sessions; check-ins and shared time are not. A thing may ask unless it is paused, snoozed, archived,
left alone or died; a friend needs a cadence, and a habit that is only tracked never asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.answers import LATER_DAYS, NOT_THIS_DAYS, Panel, Pillar, Reply
from companion.domain.easing import just_ended, running
from companion.domain.friend_status import cadence_of, circle_cadences, is_rested
from companion.domain.history import History
from companion.domain.journal import Journal
from companion.domain.lapse import left_alone
from companion.domain.log_queries import LOOK_BACK, recent_sessions, since
from companion.domain.mutes import gate_muted
from companion.domain.schedule import Kind
from companion.domain.session import Company
from companion.domain.table_cache import cached_by_tables

FADED_DAYS = 21
AGAIN_DAYS = 30  # after an answer, when still nothing was recorded
MIN_PILLARS = 2
SELF_SIGNS = (  # the signs of the self that fades, in the order of ``content/signs.toml``
    *("lost-loves", "borrowed-opinions", "uneasy-alone", "quiet-friends", "handed-over-decisions"),
    "anger-without-address",
)


class Everything(NamedTuple):
    """Nothing of one's own was noted since that day; ``began`` says that nothing ever was."""

    since: date
    began: bool = False


def everything(journal: Journal, today: date) -> Everything | None:
    """What the panel about everything says today; None when it does not ask."""
    last = last_noted(journal, today)
    if last is not None and (today - last).days < FADED_DAYS:
        return None
    if running(journal.seasons, today) or just_ended(journal.seasons, today) or gate_muted(journal, today):
        return None
    asking = {pillar for pillar, _ in may_ask(journal, today)}
    if len(asking) < MIN_PILLARS:
        return None
    found = Everything(last) if last is not None else Everything(_begun(journal, asking), began=True)
    if (today - found.since).days < FADED_DAYS or _answered(journal, found, today):
        return None
    return found


def last_noted(journal: Journal, today: date) -> date | None:
    """The last day up to ``today`` with something of one's own."""
    done = (History.of(entries).last_done(today) for entries in journal.entries.values())
    logged = _last_logged(journal, today)
    return max([day for day in (*done, logged) if day is not None], default=None)


@cached_by_tables("sessions", "contacts")
def _last_logged(journal: Journal, today: date) -> date | None:
    """The last day up to ``today`` with a contact, or a session of one's own."""
    own = [session.date for session in recent_sessions(journal, today) if session.kind is not Company.SHARED]
    if not own:
        sessions = journal.sessions.values()
        own = [each.date for each in sessions if each.kind is not Company.SHARED and each.date <= today]
    met = [contact.date for contact in since(journal.contacts, today - LOOK_BACK) if contact.date <= today]
    own += met or [contact.date for contact in journal.contacts.values() if contact.date <= today]
    return max(own, default=None)


def may_ask(journal: Journal, today: date) -> Iterator[tuple[Pillar, int]]:
    """Everything that may ask today, by pillar and id."""
    pillars, alone = journal.settings.asks, left_alone(journal, today)
    for pillar, key in _awake(journal, today):
        if pillar.value in pillars and (pillar, key) not in alone:
            yield pillar, key


def _awake(journal: Journal, today: date) -> Iterator[tuple[Pillar, int]]:
    for habit in journal.habits.values():
        tracked = habit.version_on(today).schedule.kind is Kind.TRACK
        if not (habit.archived or habit.rests_on(today) or tracked):
            yield Pillar.SOLITUDE, habit.id
    circles = circle_cadences(journal.settings)
    for friend in journal.friends.values():
        gone = friend.archived is not None or friend.died is not None
        if not (gone or is_rested(journal, friend, today) or cadence_of(friend, circles=circles) is None):
            yield Pillar.FRIENDS, friend.id
    for interest in journal.interests.values():
        if interest.archived is None:
            yield Pillar.INTERESTS, interest.id


def _begun(journal: Journal, pillars: set[Pillar]) -> date:
    """The day the second of ``pillars`` got its first thing."""
    firsts = {
        Pillar.SOLITUDE: [habit.start for habit in journal.habits.values()],
        Pillar.FRIENDS: [friend.added for friend in journal.friends.values()],
        Pillar.INTERESTS: [interest.added for interest in journal.interests.values()],
    }
    return sorted(min(firsts[pillar]) for pillar in pillars)[MIN_PILLARS - 1]


def _answered(journal: Journal, found: Everything, today: date) -> bool:
    """Whether an answer holds it back. Any but "not this" is over once something was recorded after it."""
    for answer in journal.panel_answers.values():
        if answer.kind is not Panel.EVERYTHING:
            continue
        days = timedelta(
            days={Reply.LATER: LATER_DAYS, Reply.NOT_THIS: NOT_THIS_DAYS}.get(answer.reply, AGAIN_DAYS)
        )
        still = answer.reply is Reply.NOT_THIS or found.since < answer.answered
        if still and today < answer.answered + days:
            return True
    return False
