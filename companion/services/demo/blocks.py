"""Blocks and seasons of the demo: weekly and monthly, one dropped, one moved, and a season that is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from companion.domain.block import Block, Instead
from companion.domain.cadence import parse_cadence
from companion.domain.calendar import week_of
from companion.domain.friend import Circle
from companion.domain.journal import Journal
from companion.domain.repetition import days_of, first_day
from companion.domain.schedule import parse_schedule
from companion.domain.season import Season, SeasonKind

Data = dict[str, Any]


def blocks(journal: Journal, data: Data, first: date, today: date, new_id: Callable[[], int]) -> Journal:
    """The journal with appointments with oneself, this week's among them."""
    habits = {habit.name: habit.id for habit in journal.habits.values()}
    interests = {interest.name: interest.id for interest in journal.interests.values()}
    begin = max(first, today - timedelta(days=300))
    made = {}
    for row in data["block"]:
        block = Block(
            new_id(),
            row["title"],
            first_day(row["rule"], begin, None),
            row["at"],
            row["minutes"],
            row["rule"],
            today - timedelta(days=row["ended"]) if "ended" in row else None,
            row.get("place", ""),
            habits[row["habit"]] if "habit" in row else None,
            interests[row["interest"]] if "interest" in row else None,
        )
        made[block.id] = block._replace(exceptions=_exceptions(block, row.get("exceptions", []), today))
    return journal._replace(blocks=made)


def _exceptions(block: Block, rows: list[Data], today: date) -> tuple[Instead, ...]:
    monday = week_of(today)[0]
    days = days_of(block.rule, block.first, monday - timedelta(days=14), monday + timedelta(days=14))
    if not rows or len(days) <= 1 + max(row["nth"] for row in rows):
        return ()
    return tuple(
        Instead(
            days[row["nth"]],
            days[row["nth"]] + timedelta(days=row["days_later"]) if "days_later" in row else None,
            row.get("at"),
            by=row["by"],
        )
        for row in rows
    )


def seasons(journal: Journal, data: Data, first: date, today: date, new_id: Callable[[], int]) -> Journal:
    """The journal with a busy season of some months ago; nothing of now is judged by it."""
    row = data["season"]
    start, floors = max(first, today - timedelta(days=row["ago"])), row["habits"]
    habits = (habit for habit in journal.habits.values() if habit.name in floors)
    season = Season(
        new_id(),
        row["name"],
        start,
        start + timedelta(days=row["days"] - 1),
        SeasonKind(row["kind"]),
        {habit.id: parse_schedule(floors[habit.name]) for habit in habits},
        {Circle(circle): parse_cadence(floor) for circle, floor in row["circles"].items()},
    )
    return journal._replace(seasons={season.id: season})
