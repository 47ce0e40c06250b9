"""All that rests, in one list: snoozed, paused, left alone, muted, relaxed, each with the day it is back."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from companion.content import signs
from companion.domain.answers import NOT_THIS_DAYS, Panel, Pillar, Reply
from companion.domain.calendar import spoken_date
from companion.domain.easing import running
from companion.domain.friend_status import rests_by_hand
from companion.domain.lapse import left_alone

if TYPE_CHECKING:
    from companion.domain.journal import Journal
    from companion.services.companion import Companion
    from companion.services.snapshot import Snapshot
    from companion.services.unit_of_work import Change


class Rested(StrEnum):
    """How something rests."""

    SNOOZED = "snoozed"
    PAUSED = "paused"
    LEFT_ALONE = "left alone"
    MUTED = "muted"
    SEASON = "season"


PANEL_NAMES = {
    Panel.EVERYTHING: "The question about everything",
    Panel.FADING: "The question about less time of your own",
}


class Resting(NamedTuple):
    """One thing that rests ``until`` that day (None: until further notice), and what it is.

    ``pillar`` and ``subject`` name a thing, ``sign`` a sign, ``panel`` a question about no one thing; of a
    season ``subject`` is its id.
    """

    how: Rested
    name: str
    until: date | None
    pillar: Pillar | None = None
    subject: int = 0
    sign: str = ""
    panel: Panel | None = None


def all_resting(shot: Snapshot) -> list[Resting]:
    """Everything that rests today, by the day it is back; what has no end stands last."""
    found = [*_friends(shot), *_habits(shot), *_alone(shot), *_muted(shot), *_seasons(shot)]
    return sorted(found, key=lambda each: (each.until or date.max, list(Rested).index(each.how), each.name))


def end_rest(companion: Companion, thing: Resting) -> Change:
    """End it, so that it is asked about as before. Raises Unknown when it is gone."""
    match thing.how:
        case Rested.SNOOZED:
            return companion.friends.resume(thing.subject)
        case Rested.PAUSED:
            return companion.habits.resume(thing.subject)
        case Rested.MUTED:
            return companion.care.wake(thing.sign)
        case Rested.SEASON:
            return companion.seasons.end_now(thing.subject)
    if thing.panel is not None:
        return companion.care.end_panel_left_alone(thing.panel)
    assert thing.pillar is not None
    return companion.care.end_left_alone((thing.pillar, thing.subject))


def resting_line(thing: Resting, today: date) -> str:
    """``Mira: snoozed until 2 June``."""
    until = f"until {spoken_date(thing.until, today)}" if thing.until else "until further notice"
    how = "less is asked" if thing.how is Rested.SEASON else thing.how.value
    return f"{thing.name}: {how} {until}"


def resting_json(thing: Resting) -> dict[str, str | None]:
    """The same as plain data; ``until`` is the day it is back."""
    return {
        "how": thing.how.value,
        "name": thing.name,
        "pillar": thing.pillar.value if thing.pillar else None,
        "until": thing.until.isoformat() if thing.until else None,
    }


def _friends(shot: Snapshot) -> list[Resting]:
    return [
        Resting(Rested.SNOOZED, each.friend.name, each.friend.rest.until, Pillar.FRIENDS, each.friend.id)
        for each in shot.friends
        if each.friend.rest is not None and rests_by_hand(each.friend, each.last, shot.today)
    ]


def _habits(shot: Snapshot) -> list[Resting]:
    found = []
    for view in shot.habits:
        ends = [pause.until for pause in view.habit.pauses if pause.covers(shot.today)]
        if ends:
            until = None if None in ends else max(end for end in ends if end is not None)
            found.append(Resting(Rested.PAUSED, view.habit.name, until, Pillar.SOLITUDE, view.habit.id))
    return found


def _alone(shot: Snapshot) -> list[Resting]:
    found = [
        Resting(Rested.LEFT_ALONE, name, until, pillar, subject)
        for (pillar, subject), until in left_alone(shot.journal, shot.today).items()
        if (name := _name(shot.journal, pillar, subject)) is not None
    ]
    backs: dict[Panel, date] = {}
    for answer in shot.journal.panel_answers.values():
        until = answer.answered + timedelta(days=NOT_THIS_DAYS)
        if answer.reply is Reply.NOT_THIS and shot.today < until:
            backs[answer.kind] = max(until, backs.get(answer.kind, until))
    return found + [
        Resting(Rested.LEFT_ALONE, PANEL_NAMES[panel], until, panel=panel) for panel, until in backs.items()
    ]


def _name(journal: Journal, pillar: Pillar, subject: int) -> str | None:
    """The name of a thing that is there and not archived."""
    if pillar is Pillar.SOLITUDE:
        habit = journal.habits.get(subject)
        return None if habit is None or habit.archived else habit.name
    table = journal.friends if pillar is Pillar.FRIENDS else journal.interests
    found = table.get(subject)
    return None if found is None or found.archived is not None else found.name


def _muted(shot: Snapshot) -> list[Resting]:
    known = signs()
    return [
        Resting(Rested.MUTED, known[sign].label, until, sign=sign)
        for sign, until in shot.resting.items()
        if sign in known
    ]


def _seasons(shot: Snapshot) -> list[Resting]:
    return [
        Resting(Rested.SEASON, season.name, season.end + timedelta(days=1), subject=season.id)
        for season in running(shot.journal.seasons, shot.today)
    ]
