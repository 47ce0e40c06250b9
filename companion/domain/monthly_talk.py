"""When the monthly talk is, and its agenda: facts that both may see. Notes never come near it."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import NamedTuple

from companion.domain.appointments import appointments, kept, over
from companion.domain.journal import Journal
from companion.domain.repetition import days_of
from companion.domain.session import After, Company
from companion.domain.talk import MonthlyTalk, StillOurselves

AHEAD = timedelta(days=800)  # far enough for a rule that skips a year
BACK = timedelta(days=62)  # a move may bring a day of before into the days to come
LOOKS_BACK = timedelta(days=30)  # for the first talk; later ones look back to the one before
MAX_LOOK_BACK = timedelta(days=62)
MAX_NAMED = 6
PRESENT = "present"  # how one came back from a session


class TalkDay(NamedTuple):
    """One talk: the ``day`` the rule names, and the day it ``falls`` on, which differs when it was moved."""

    day: date
    falls: date


def talk_days(talk: MonthlyTalk, today: date, number: int = 3) -> list[TalkDay]:
    """The next talks that were not held yet, at most ``number``."""
    moved = {one.day: one for one in talk.moved}
    named = set(days_of(talk.rule, talk.first, today - BACK, _later(today)))
    found = []
    for day in named:
        instead = moved.get(day)
        falls = day if instead is None else instead.to
        if falls is not None and falls >= today and falls not in talk.held:
            found.append(TalkDay(day, falls))
    return sorted(found, key=lambda one: (one.falls, one.day))[:number]


class Agenda(NamedTuple):
    """What can be looked at together: ``since`` when, and counts and names, no notes.

    ``rested`` are places, habits and interests after which one felt rested, the most frequent first.
    """

    since: date
    planned: int
    kept: int
    times_alone: int
    rested: tuple[tuple[str, int], ...]
    friends: tuple[str, ...]
    present: int = 0  # how often one came back present …
    came_back: int = 0  # … of so many times that was said


def agenda(journal: Journal, talk: MonthlyTalk, today: date, now: datetime) -> Agenda:
    """The facts since the talk before this one. Only blocks that are over at ``now`` were kept, or not."""
    last = max((day for day in talk.held if day < today), default=today - LOOKS_BACK)
    since = max(last, today - MAX_LOOK_BACK)
    times = [one for one in over(appointments(journal, since, today), now) if not one.dropped]
    sessions = [one for one in journal.sessions.values() if since <= one.date <= today]
    rested: Counter[str] = Counter()
    for session in sessions:
        if session.after is After.RESTED and session.kind is Company.SOLO:
            habit = journal.habits.get(session.habit or 0)
            interest = journal.interests.get(session.interest or 0)
            name = interest.name if interest else habit.name if habit else session.place
            if name:
                rested[name] += 1
    seen = {
        friend: contact.date
        for contact in sorted(journal.contacts.values(), key=lambda one: one.date)
        if contact.counted and since <= contact.date <= today
        for friend in contact.friends
        if friend in journal.friends
    }
    names = [journal.friends[key].name for key in sorted(seen, key=lambda key: seen[key], reverse=True)]
    return Agenda(
        since,
        len(times),
        len(kept(times, journal)),
        sum(one.kind is Company.SOLO for one in sessions),
        tuple(sorted(rested.items(), key=lambda pair: (-pair[1], pair[0]))[:3]),
        tuple(names),
        sum(one.presence == PRESENT for one in sessions),
        sum(bool(one.presence) for one in sessions),
    )


def still_ourselves(journal: Journal) -> list[StillOurselves]:
    """What was answered to the question that opens the talk, the newest first."""
    answered = journal.still_ourselves.values()
    return sorted(answered, key=lambda one: (one.date, one.id), reverse=True)


def _later(today: date) -> date:
    return date.max if today > date.max - AHEAD else today + AHEAD
