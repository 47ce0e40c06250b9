"""What went quiet: habits, friends and interests past their own grace.

Rules: product.md, section 3. A habit that is paused today or archived, an archived interest and a friend at
rest have not lapsed. ``lapse`` adds the signs that fit, and when to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from companion.domain.answers import Pillar
from companion.domain.cadence import Cadence
from companion.domain.calendar import counted, day_words
from companion.domain.easing import eased
from companion.domain.journal import Journal
from companion.domain.nothing import NOTHING
from companion.domain.pace import Progress, progresses
from companion.domain.rhythm import FriendState, Standing, overdue_from
from companion.domain.standing import standings
from companion.domain.streak import Streak, judge

INTEREST_DAYS = 28  # without a session for at least so long


class Quiet(NamedTuple):
    """A thing that went quiet.

    ``since`` is the last day it was alive: the last kept occasion, counted contact or session, or the day it
    was added. ``lapsed_on`` is the day its grace ran out. ``fact`` is one sentence.
    """

    pillar: Pillar
    subject: int
    name: str
    since: date
    lapsed_on: date
    fact: str


class Known(NamedTuple):
    """What was worked out already for the same journal and day, and is lent. ``streaks`` are by habit id."""

    streaks: Mapping[int, Streak] = NOTHING
    friends: Iterable[Standing] | None = None
    interests: Iterable[Progress] | None = None
    quiet: Sequence[Quiet] | None = None
    facts: Mapping[str, str] = NOTHING  # by sign, for the same ``quiet``


def gone_quiet(journal: Journal, today: date, known: Known | None = None) -> list[Quiet]:
    """Everything that is quiet ``today``, the most recent lapse first."""
    known = known or Known()
    friends = standings(journal, today) if known.friends is None else known.friends
    interests = progresses(journal, today) if known.interests is None else known.interests
    found = [
        *_habits(journal, today, known.streaks),
        *_friends(friends, today),
        *_interests(interests, today),
    ]
    order = list(Pillar)
    return sorted(found, key=lambda q: (-q.lapsed_on.toordinal(), order.index(q.pillar), q.name.casefold()))


def _habits(journal: Journal, today: date, streaks: Mapping[int, Streak]) -> Iterator[Quiet]:
    for habit in journal.habits.values():
        entries, week_start = journal.entries_of(habit.id), journal.settings.week_start
        judged = eased(habit, entries, journal.seasons, today, week_start)
        if habit.archived or judged.rests_on(today):
            continue
        streak = streaks.get(habit.id)
        if streak is None:
            streak = judge(judged, entries, today, week_start)
        if streak.lapsed_on is None or streak.last_kept is None:
            continue
        fact = f"{habit.name}: last time {day_words(streak.last_kept, today)}"
        yield Quiet(Pillar.SOLITUDE, habit.id, habit.name, streak.last_kept, streak.lapsed_on, fact)


def _friends(friends: Iterable[Standing], today: date) -> Iterator[Quiet]:
    for each in friends:
        over = overdue_from(each)
        if each.state is FriendState.OVERDUE and each.cadence is not None and over is not None:
            friend = each.friend
            fact = _friend_fact(each, each.cadence, today)
            yield Quiet(Pillar.FRIENDS, friend.id, friend.name, each.since, over, fact)


def _friend_fact(each: Standing, cadence: Cadence, today: date) -> str:
    days = counted((today - each.since).days, "day")
    if each.last is None:
        days = f"no contact logged in {days}"
    return f"{each.friend.name}: {days}, you wanted {_adverb(cadence)}"


def _adverb(cadence: Cadence) -> str:
    return cadence.adverb if cadence.count == 1 else f"every {cadence}"


def _interests(interests: Iterable[Progress], today: date) -> Iterator[Quiet]:
    for each in interests:
        limit = quiet_after(each)
        if each.idle_days < limit:
            continue
        interest, since = each.interest, each.last or each.interest.added
        said = "last time" if each.last else "no session yet, added"
        fact = f"{interest.name}: {said} {day_words(since, today)}"
        lapsed_on = since + timedelta(days=limit)
        yield Quiet(Pillar.INTERESTS, interest.id, interest.name, since, lapsed_on, fact)


def quiet_after(each: Progress) -> int:
    """The days without a session after which an interest has lapsed."""
    return max(INTEREST_DAYS, ceil(2 * (each.usual_gap or 0)))
