"""Blocks and seasons of the demo: weekly and monthly, one dropped, one moved, and a season that is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

from companion.domain.block import Block, Instead
from companion.domain.cadence import Cadence
from companion.domain.calendar import week_of
from companion.domain.friend import Circle
from companion.domain.journal import Journal
from companion.domain.repetition import days_of, first_day
from companion.domain.schedule import parse_schedule
from companion.domain.season import Season, SeasonKind

FLOORS = {"Walk and think": "1 a week", "Notebook, no screen": "1 a week", "An hour with a book": "1 a week"}


def blocks(journal: Journal, first: date, today: date, new_id: Callable[[], int]) -> Journal:
    """The journal with appointments with oneself, this week's among them."""
    habits = {habit.name: habit.id for habit in journal.habits.values()}
    interests = {interest.name: interest.id for interest in journal.interests.values()}
    begin = max(first, today - timedelta(days=300))
    plans = (
        Block(
            0, "Library, upstairs", begin, time(18), 90, "FREQ=WEEKLY;BYDAY=TU", place="the old one",
            interest=interests["Deep reading"],
        ),
        Block(
            0, "Walk by the river", begin, time(7, 30), 45, "FREQ=WEEKLY;BYDAY=TH,SU",
            habit=habits["Walk and think"],
        ),
        Block(
            0, "Cello, door closed", begin, time(17, 15), 60, "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
            interest=interests["Cello, badly"],
        ),
        Block(0, "A day away", begin, time(10), 420, "FREQ=MONTHLY;BYDAY=1SA"),
        Block(
            0, "Evening class", begin, time(19), 120, "FREQ=WEEKLY;BYDAY=WE",
            until=today - timedelta(days=40),
        ),
    )  # fmt: skip
    made = {}
    for plan in plans:
        block = plan._replace(id=new_id(), first=first_day(plan.rule, plan.first, None))
        made[block.id] = _with_exceptions(block, today)
    return journal._replace(blocks=made)


def _with_exceptions(block: Block, today: date) -> Block:
    monday = week_of(today)[0]
    days = days_of(block.rule, block.first, monday - timedelta(days=14), monday + timedelta(days=14))
    if block.title.startswith("Walk") and len(days) > 4:
        moved = Instead(days[3], days[3] + timedelta(days=1), time(8), by="a late night")
        return block._replace(exceptions=(Instead(days[0], by="his mother's birthday"), moved))
    if block.title.startswith("Library") and len(days) > 1:
        return block._replace(exceptions=(Instead(days[0], by="a burst pipe"),))
    return block


def seasons(journal: Journal, first: date, today: date, new_id: Callable[[], int]) -> Journal:
    """The journal with a busy season of last autumn; nothing of now is judged by it."""
    start = max(first, today - timedelta(days=150))
    habits = {h.id: parse_schedule(FLOORS[h.name]) for h in journal.habits.values() if h.name in FLOORS}
    circles = {Circle.INNER: Cadence(2, "week"), Circle.WIDER: None}
    season = Season(
        new_id(),
        "Two jobs at once",
        start,
        start + timedelta(days=41),
        SeasonKind.BUSY,
        dict(habits),
        circles,
    )
    return journal._replace(seasons={season.id: season})
