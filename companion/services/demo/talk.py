"""The demo's side of talking: what was agreed, markers, a plan, own lines, the compass of two dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from companion.domain.block import Instead
from companion.domain.compass import Reading, Side
from companion.domain.journal import ONLY_ONE, Journal
from companion.domain.monthly_talk import talk_days
from companion.domain.own_line import OwnKind, OwnLine
from companion.domain.talk import (
    Agreed,
    Agreement,
    Blanks,
    ChangeKind,
    HardTimes,
    Holds,
    LifeChange,
    Marker,
    MonthlyTalk,
    Telling,
)

Data = dict[str, Any]


def talk(journal: Journal, data: Data, first: date, today: date, new_id: Callable[[], int]) -> Journal:
    """The journal with every page of the Talk screen alive, and the compass of two dates."""

    def ago(days: int) -> date:
        return max(first, today - timedelta(days=days))

    def table(records: list[Any]) -> dict[int, Any]:
        return {record.id: record for record in records}

    agreements = [
        Agreement(
            new_id(), row["title"], tuple(Agreed(ago(each["ago"]), each["text"]) for each in row["versions"])
        )
        for row in data["agreement"]
    ]
    markers = [
        Marker(new_id(), row["text"], ago(data["markers"]["added"]), _marks(row, data, first, ago))
        for row in data["markers"]["list"]
    ]
    plan = data["hard_times"]
    hard_times = HardTimes(
        ONLY_ONE,
        tuple((when, then) for when, then in plan["lines"]),
        plan["solitude"],
        plan["friends"],
        plan["interests"],
        today + timedelta(days=plan["review_in"]),
    )
    changes = [
        LifeChange(new_id(), ago(row["ago"]), ChangeKind(row["kind"]), row["words"], ago(-row["review_in"]))
        for row in data["life_change"]
    ]
    tellings = [
        Telling(new_id(), ago(row["ago"]), row["script"], row["said"], row["how"]) for row in data["telling"]
    ]
    lines = [
        OwnLine(new_id(), ago(row["ago"]), OwnKind(row["kind"]), row["text"]) for row in data["own_line"]
    ]
    readings = [
        Reading(new_id(), ago(row["ago"]), {name: Side(side) for name, side in row["marks"].items()})
        for row in data["reading"]
    ]
    return journal._replace(
        agreements=table(agreements),
        markers=table(markers),
        hard_times={ONLY_ONE: hard_times},
        life_changes=table(changes),
        tellings=table(tellings),
        own_lines=table(lines),
        blanks={ONLY_ONE: Blanks(ONLY_ONE, data["blanks"])},
        talks={ONLY_ONE: _monthly(data["talk"], first, today)},
        readings=table(readings),
    )


def _marks(row: Data, data: Data, first: date, ago: Callable[[int], date]) -> dict[date, Holds]:
    """The marks of a marker; none where the whole time is too short for them."""
    marked: list[int] = data["markers"]["marked"]
    if first >= ago(max(marked) + 1):
        return {}
    return {ago(days): Holds(held) for days, held in zip(marked, row["marks"], strict=True)}


def _monthly(row: Data, first: date, today: date) -> MonthlyTalk:
    planned = MonthlyTalk(ONLY_ONE, row["rule"], first, row["at"])
    earlier = [one.falls for one in talk_days(planned, max(first, today - timedelta(days=60)), 2)]
    held = tuple(day for day in earlier if day < today)
    coming = talk_days(planned, today, 1)[0].falls
    moved = (Instead(coming, coming + timedelta(days=1)),)
    return planned._replace(held=held, moved=moved, thanks=row["thanks"])
