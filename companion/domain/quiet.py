"""What went quiet: habits, friends and interests past their own grace.

Rules: product.md, section 3. A habit that is paused today or archived, an archived interest and a friend at
rest have not lapsed; one that was restarted in a small way is not lapsed any more. ``lapse`` adds the signs
that fit, ``asking`` says when to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from companion.domain.answers import Pillar
from companion.domain.cadence import Cadence
from companion.domain.calendar import counted, spoken_date
from companion.domain.easing import eased
from companion.domain.empty import EMPTY
from companion.domain.fortnights import done_days, rarer
from companion.domain.friend_status import FriendState, FriendStatus, friend_statuses, overdue_from
from companion.domain.habit import Entries
from companion.domain.history import History
from companion.domain.journal import Journal
from companion.domain.naming import folded
from companion.domain.pace import Progress, progresses
from companion.domain.restart import restarted_on
from companion.domain.streak import Streak, judge

INTEREST_DAYS = 28  # without a session for at least so long


class Quiet(NamedTuple):
    """A thing that went quiet.

    ``since`` is the last day it was alive: the last kept occasion, counted contact or session, or the day it
    was added. ``lapsed_on`` is the day its grace ran out. ``fact`` is one sentence. What was ``never`` logged
    is not called quiet. ``from_day`` is the first day on which it is quiet without a break: not before it was
    added, nor in a rest.
    """

    pillar: Pillar
    subject: int
    name: str
    since: date
    lapsed_on: date
    fact: str
    never: bool = False
    from_day: date = date.min


class Precomputed(NamedTuple):
    """What was worked out already for the same journal and day, and is lent. ``streaks`` are by habit id."""

    streaks: Mapping[int, Streak] = EMPTY
    friends: Iterable[FriendStatus] | None = None
    interests: Iterable[Progress] | None = None
    quiet: Sequence[Quiet] | None = None
    facts: Mapping[str, str] = EMPTY  # by sign, for the same ``quiet``


def gone_quiet(journal: Journal, today: date, precomputed: Precomputed | None = None) -> list[Quiet]:
    """Everything that is quiet ``today``, the most recent lapse first."""
    precomputed = precomputed or Precomputed()
    friends = friend_statuses(journal, today) if precomputed.friends is None else precomputed.friends
    interests = progresses(journal, today) if precomputed.interests is None else precomputed.interests
    found = [
        *_habits(journal, today, precomputed.streaks),
        *_friends(journal, friends, today),
        *_interests(interests, today),
    ]
    order = list(Pillar)
    return sorted(found, key=lambda q: (-q.lapsed_on.toordinal(), order.index(q.pillar), folded(q.name)))


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
        if restarted_on(journal, habit.id, streak.last_kept, today) is not None:
            continue
        rests = (*judged.pauses, *judged.archives)
        ended = (rest.until for rest in rests if rest.until is not None and rest.until <= today)
        yield Quiet(
            Pillar.SOLITUDE,
            habit.id,
            habit.name,
            streak.last_kept,
            streak.lapsed_on,
            habit_fact(habit.name, entries, streak.last_kept, today),
            from_day=max((streak.lapsed_on + timedelta(days=1), *ended)),
        )


def habit_fact(name: str, entries: Entries, last_kept: date, today: date) -> str:
    """How long ago it was, or how much rarer it became where something was done since it was kept last."""
    days = History.of(entries)
    last = days.last_done(today)
    if last is None or last <= last_kept:
        return f"{name}: last time {spoken_date(last_kept, today)}"
    now, before = done_days(days, today)
    if now < before:
        return rarer(name, now, before)
    return f"{name}: less than you wanted since {spoken_date(last_kept, today)}"


def _friends(journal: Journal, friends: Iterable[FriendStatus], today: date) -> Iterator[Quiet]:
    for each in friends:
        over = overdue_from(each)
        if each.state is FriendState.OVERDUE and each.cadence is not None and over is not None:
            friend = each.friend
            fact = _friend_fact(each, each.cadence, today)
            never = each.last is None
            eased_until = (
                season.end + timedelta(days=1)
                for season in journal.seasons.values()
                if friend.circle in season.circles and season.end < today
            )
            from_day = max((over, friend.added, each.back or over, *eased_until))
            yield Quiet(Pillar.FRIENDS, friend.id, friend.name, each.since, over, fact, never, from_day)


def _friend_fact(each: FriendStatus, cadence: Cadence, today: date) -> str:
    name, wanted = each.friend.name, f"you wanted {_adverb(cadence)}"
    if each.last is None:
        return f"{_never_logged(name, each.friend.added, today)}; {wanted}"
    return f"{name}: {counted((today - each.last).days, 'day')}, {wanted}"


def _never_logged(name: str, added: date, today: date) -> str:
    return f"{name}: nothing logged since you added {name} on {spoken_date(added, today)}"


def _adverb(cadence: Cadence) -> str:
    return cadence.adverb if cadence.count == 1 else cadence.every


def _interests(interests: Iterable[Progress], today: date) -> Iterator[Quiet]:
    for each in interests:
        limit = quiet_after(each)
        if each.idle_days < limit:
            continue
        interest, since = each.interest, each.last or each.interest.added
        fact = f"{interest.name}: last time {spoken_date(since, today)}"
        if each.last is None:
            fact = _never_logged(interest.name, since, today)
        lapsed_on = since + timedelta(days=limit)
        never, from_day = each.last is None, max(lapsed_on, interest.added)
        yield Quiet(Pillar.INTERESTS, interest.id, interest.name, since, lapsed_on, fact, never, from_day)


def quiet_after(each: Progress) -> int:
    """The days without a session after which an interest has lapsed."""
    return max(INTEREST_DAYS, ceil(2 * (each.usual_gap or 0)))
