"""Friends of the demo: one in every state, in all four circles, with the contacts of years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from companion.domain.cadence import Cadence
from companion.domain.friend import (
    Ask,
    Circle,
    Contact,
    ContactKind,
    Feeling,
    Friend,
    Occurrence,
    RestKind,
)
from companion.domain.habit import Rest
from companion.domain.journal import Journal

NOTES = (
    "talked for an hour about nothing in particular",
    "laughed a lot",
    "the new flat",
    "walked round the lake",
    "soup and cards",
    "mostly listened",
    "her mother is better",
    "planned a weekend",
)
KINDS = [ContactKind.MESSAGE] * 6 + [ContactKind.CALL] * 3 + [ContactKind.IN_PERSON] * 4
KINDS += [ContactKind.VIDEO, ContactKind.ACTIVITY, ContactKind.ACTIVITY, ContactKind.LETTER]
FEELINGS = (Feeling.LIFTED, Feeling.LIFTED, Feeling.LIFTED, Feeling.LEVEL, Feeling.LEVEL, Feeling.DRAINED)


class Plan(NamedTuple):
    """A friend to make: ``last`` contact so many days ago, before that about every ``gap`` days."""

    name: str
    circle: Circle
    last: int | None
    gap: float
    every: Cadence | str | None = "circle"
    good_for: str = ""
    tags: tuple[str, ...] = ()
    since: str = "before"
    birthday: int | None = None  # days from today
    born: int | None = None
    asks: tuple[str, ...] = ()
    note: str = ""
    since_share: float = 0.0
    needs: tuple[str, ...] = ()  # one of the four is left open
    added: int | None = None  # days ago, instead of a share of the whole time


PLANS = (
    Plan(
        "Amara",
        Circle.INNER,
        3,
        6,
        good_for="being silly, being honest",
        tags=("school",),
        birthday=130,
        born=1986,
        asks=("her exhibition",),
        needs=("crisis", "fun"),
    ),
    Plan("Mei-Lin", Circle.INNER, 12, 11, Cadence(2, "week"), "long walks", ("choir",), birthday=41),
    Plan(
        "Joren",
        Circle.CLOSE,
        47,
        27,
        good_for="music, and saying what he thinks",
        birthday=200,
        asks=("the new job", "did the band go on?"),
        needs=("advice",),
    ),
    Plan("Sofía", Circle.CLOSE, 35, 25, good_for="books", since="after", birthday=88, born=1990),
    Plan("Anouk", Circle.CLOSE, 268, 20, good_for="the sea", asks=("is she still in Brest?",), birthday=310),
    Plan("Kofi", Circle.CLOSE, 40, 30, good_for="football, fatherhood", since="after"),
    Plan("Tariq", Circle.WIDER, 64, 120, good_for="bread and politics", birthday=4, asks=("his marathon",)),
    Plan("Yuki", Circle.WIDER, 205, 150, tags=("choir",), note="moved to Leeds"),
    Plan("Leila", Circle.WIDER, None, 0, tags=("allotment",), since="after", added=20),
    Plan("Ingrid", Circle.KEPT, 395, 200, good_for="knowing me at twenty", tags=("university",)),
    Plan("Dimitri", Circle.KEPT, 300, 40, good_for="chess by post", tags=("university",)),
    Plan("Mateus", Circle.KEPT, 90, 70, None, note="we write when we write"),
    Plan("Ravi", Circle.WIDER, 420, 60, since_share=0.1),
)
SNOOZED, TRIED, PUT_AWAY = "Kofi", "Yuki", "Ravi"


def friends(journal: Journal, first: date, today: date, new_id: Callable[[], int]) -> Journal:
    """The journal with the demo's friends."""
    made = {}
    for plan in PLANS:
        friend = _friend(plan, first, today, new_id())
        made[friend.id] = friend
    return journal._replace(friends=made)


def contacts(journal: Journal, rng: Random, first: date, today: date, new_id: Callable[[], int]) -> Journal:
    """The journal with the contacts of years, one attempt and two plans."""
    ids = {friend.name: friend.id for friend in journal.friends.values()}
    dated: list[Contact] = []
    for plan in PLANS:
        if plan.last is None:
            continue
        for day in _days_before(plan, rng, first, today):
            dated.append(_contact(0, day, ids[plan.name], rng))
            if plan.name == "Amara" and rng.random() < 0.06 and (today - day).days > 12:
                both = (ids["Amara"], ids["Mei-Lin"])
                dated[-1] = dated[-1]._replace(friends=both, kind=ContactKind.ACTIVITY)
    dated.append(Contact(0, today - timedelta(days=4), (ids[TRIED],), ContactKind.ATTEMPT, "me"))
    dated.append(Contact(0, today + timedelta(days=3), (ids["Mei-Lin"],), ContactKind.IN_PERSON, "both"))
    dated.append(Contact(0, today + timedelta(days=12), (ids["Amara"],), ContactKind.ACTIVITY, "them"))
    dated.sort(key=lambda contact: contact.date)
    numbered = (contact._replace(id=new_id()) for contact in dated)
    return journal._replace(contacts={contact.id: contact for contact in numbered})


def _friend(plan: Plan, first: date, today: date, friend_id: int) -> Friend:
    added = first + (today - first) * plan.since_share
    if plan.added is not None:
        added = today - timedelta(days=plan.added)
    asks = tuple(Ask(text) for text in plan.asks)
    if plan.last is not None and asks:
        asks = (Ask("how the move went", today - timedelta(days=plan.last)), *asks)
    friend = Friend(
        friend_id,
        plan.name,
        added,
        plan.circle,
        plan.every,
        plan.tags,
        plan.good_for,
        plan.needs,
        plan.since,
        birthday=_birthday(plan, today),
        asks=asks,
        note=plan.note,
    )
    if plan.name == "Amara":
        friend = friend._replace(dates=(Occurrence("we met", "2004-09-06"),))
    if plan.name == SNOOZED:
        rest = Rest(today - timedelta(days=5), today + timedelta(days=9))
        return friend._replace(rest=rest, rest_kind=RestKind.SNOOZED)
    if plan.name == PUT_AWAY:
        return friend._replace(archived=today - timedelta(days=150))
    return friend


def _birthday(plan: Plan, today: date) -> str:
    if plan.birthday is None:
        return ""
    day = today + timedelta(days=plan.birthday)
    if (day.month, day.day) == (2, 29):
        day += timedelta(days=1)
    return f"{plan.born}-{day:%m-%d}" if plan.born else f"{day:%m-%d}"


def _days_before(plan: Plan, rng: Random, first: date, today: date) -> Iterator[date]:
    """The days of contact, from the last one back to the first."""
    ago = float(min(plan.last or 0, (today - first).days))
    while (day := today - timedelta(days=round(ago))) >= first:
        yield day
        ago += max(1.0, plan.gap * rng.uniform(0.5, 1.6))


def _contact(contact_id: int, day: date, friend_id: int, rng: Random) -> Contact:
    return Contact(
        contact_id,
        day,
        (friend_id,),
        rng.choice(KINDS),
        rng.choice(("me", "me", "them", "both", "")),
        rng.choice(FEELINGS) if rng.random() < 0.7 else None,
        rng.choice(("alone", "alone", "partner", "")),
        rng.choice(NOTES) if rng.random() < 0.25 else "",
    )
