"""Habits as documents."""

from __future__ import annotations

from companion.domain.habit import Habit, Version
from companion.store.shapes.shared import REST, SCHEDULE
from companion.store.values import (
    DAY,
    NUMBER,
    TEXT,
    WHOLE,
    Shape,
    maybe,
    several,
)

_VERSION = Shape(Version, start=DAY, schedule=SCHEDULE, amount=maybe(NUMBER), unit=TEXT).form

HABITS = Shape(
    Habit,
    name=TEXT,
    versions=several(_VERSION),
    grace=WHOLE,
    note=TEXT,
    pauses=several(REST),
    archives=several(REST),
    order=WHOLE,
    source=TEXT,
)
