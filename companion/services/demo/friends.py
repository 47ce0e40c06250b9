"""Friends of the demo: one in every state, in all four circles, with the contacts of years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from companion.domain.cadence import parse_cadence
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

Data = dict[str, Any]


class FriendPlan(NamedTuple):
    """A friend to make, as ``demo.toml`` explains it."""

    name: str
    circle: str
    last: int | None = None
    gap: float = 0
    every: str = "circle"
    good_for: str = ""
    tags: Sequence[str] = ()
    since: str = "before"
    birthday: int | None = None
    born: int | None = None
    asks: Sequence[str] = ()
    note: str = ""
    began: float = 0.0
    needs: Sequence[str] = ()
    added: int | None = None  # days ago, instead of a share of the whole time
    dates: Sequence[Sequence[str]] = ()
    often_with: str = ""
    snoozed: bool = False
    put_away: int | None = None


class Draws(NamedTuple):
    """What a contact is drawn from, each as often as it stands here."""

    kinds: list[ContactKind]
    reached_out: list[str]
    felt: list[Feeling]
    seen: list[str]
    notes: list[str]

    @classmethod
    def of(cls, data: Data) -> Draws:
        """What ``demo.toml`` says under ``contacts``."""
        kinds = [ContactKind(kind) for kind in _repeated(data["kind"])]
        felt = [Feeling(feeling) for feeling in _repeated(data["felt"])]
        return cls(kinds, _repeated(data["reached_out"]), felt, _repeated(data["seen"]), data["notes"])


def friends(journal: Journal, data: Data, first: date, today: date, new_id: Callable[[], int]) -> Journal:
    """The journal with the demo's friends."""
    made = {}
    for plan in _plans(data):
        friend = _friend(plan, data["contacts"]["asked_before"], first, today, new_id())
        made[friend.id] = friend
    return journal._replace(friends=made)


def contacts(
    journal: Journal, data: Data, rng: Random, first: date, today: date, new_id: Callable[[], int]
) -> Journal:
    """The journal with the contacts of years, one attempt and two plans."""
    ids = {friend.name: friend.id for friend in journal.friends.values()}
    draws = Draws.of(data["contacts"])
    dated: list[Contact] = []
    for plan in _plans(data):
        if plan.last is None:
            continue
        for day in _days_before(plan, rng, first, today):
            dated.append(_contact(0, day, ids[plan.name], draws, rng))
            if plan.often_with and rng.random() < 0.06 and (today - day).days > 12:
                both = (ids[plan.name], ids[plan.often_with])
                dated[-1] = dated[-1]._replace(friends=both, kind=ContactKind.ACTIVITY)
    for row in data["contact"]:
        day, kind = today - timedelta(days=row["ago"]), ContactKind(row["kind"])
        dated.append(Contact(0, day, (ids[row["friend"]],), kind, row["reached_out"]))
    dated.sort(key=lambda contact: contact.date)
    numbered = (contact._replace(id=new_id()) for contact in dated)
    return journal._replace(contacts={contact.id: contact for contact in numbered})


def _plans(data: Data) -> list[FriendPlan]:
    return [FriendPlan(**row) for row in data["friend"]]


def _repeated(counts: Mapping[str, int]) -> list[str]:
    return [each for each, times in counts.items() for _ in range(times)]


def _friend(plan: FriendPlan, asked_before: str, first: date, today: date, friend_id: int) -> Friend:
    added = first + (today - first) * plan.began
    if plan.added is not None:
        added = today - timedelta(days=plan.added)
    asks = tuple(Ask(text) for text in plan.asks)
    if plan.last is not None and asks:
        asks = (Ask(asked_before, today - timedelta(days=plan.last)), *asks)
    friend = Friend(
        friend_id,
        plan.name,
        added,
        Circle(plan.circle),
        plan.every if plan.every == "circle" else parse_cadence(plan.every),
        tuple(plan.tags),
        plan.good_for,
        tuple(plan.needs),
        plan.since,
        birthday=_birthday(plan, today),
        dates=tuple(Occurrence(what, day) for what, day in plan.dates),
        asks=asks,
        note=plan.note,
    )
    if plan.snoozed:
        rest = Rest(today - timedelta(days=5), today + timedelta(days=9))
        return friend._replace(rest=rest, rest_kind=RestKind.SNOOZED)
    if plan.put_away is not None:
        return friend._replace(archived=today - timedelta(days=plan.put_away))
    return friend


def _birthday(plan: FriendPlan, today: date) -> str:
    if plan.birthday is None:
        return ""
    day = today + timedelta(days=plan.birthday)
    if (day.month, day.day) == (2, 29):
        day += timedelta(days=1)
    return f"{plan.born}-{day:%m-%d}" if plan.born else f"{day:%m-%d}"


def _days_before(plan: FriendPlan, rng: Random, first: date, today: date) -> Iterator[date]:
    """The days of contact, from the last one back to the first."""
    ago = float(min(plan.last or 0, (today - first).days))
    while (day := today - timedelta(days=round(ago))) >= first:
        yield day
        ago += max(1.0, plan.gap * rng.uniform(0.5, 1.6))


def _contact(contact_id: int, day: date, friend_id: int, draws: Draws, rng: Random) -> Contact:
    return Contact(
        contact_id,
        day,
        (friend_id,),
        rng.choice(draws.kinds),
        rng.choice(draws.reached_out),
        rng.choice(draws.felt) if rng.random() < 0.7 else None,
        rng.choice(draws.seen),
        rng.choice(draws.notes) if rng.random() < 0.25 else "",
    )
