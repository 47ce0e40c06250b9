"""Sessions, the running timer, blocks and seasons as documents."""

from __future__ import annotations

from companion.domain.block import Block
from companion.domain.friend import Circle
from companion.domain.season import Season, SeasonKind
from companion.domain.session import After, Chosen, Company, Session
from companion.domain.timer import Timer
from companion.store.shapes.instead import INSTEAD
from companion.store.shapes.rhythm import CADENCE
from companion.store.shapes.shared import SCHEDULE
from companion.store.values import (
    DAY,
    INSTANT,
    NUMBER,
    TEXT,
    TIME,
    WHOLE,
    Form,
    Shape,
    choice,
    maybe,
    several,
)

_FLOOR = maybe(SCHEDULE, "none")
_FLOORS = Form(  # ids as texts, as all keys of JSON objects are
    lambda raw: {int(habit): _FLOOR.read(floor) for habit, floor in raw.items()},
    lambda floors: {str(habit): _FLOOR.write(floors[habit]) for habit in sorted(floors)},
)
_CIRCLE_FLOOR = maybe(CADENCE, "none")
_CIRCLES = Form(
    lambda raw: {Circle(circle): _CIRCLE_FLOOR.read(floor) for circle, floor in raw.items()},
    lambda floors: {circle.value: _CIRCLE_FLOOR.write(floor) for circle, floor in floors.items()},
)

SESSIONS = Shape(
    Session,
    date=DAY,
    kind=choice(Company),
    minutes=maybe(NUMBER),
    place=TEXT,
    chosen=maybe(choice(Chosen)),
    after=maybe(choice(After)),
    presence=TEXT,
    interest=maybe(WHOLE),
    habit=maybe(WHOLE),
    amount=maybe(NUMBER),
    note=TEXT,
    tell=TEXT,
)
TIMERS = Shape(
    Timer,
    date=DAY,
    started=INSTANT,
    kind=choice(Company),
    habit=maybe(WHOLE),
    interest=maybe(WHOLE),
    place=TEXT,
    planned=maybe(WHOLE),
    paused=maybe(INSTANT),
    idle=WHOLE,
    ended=maybe(INSTANT),
)
BLOCKS = Shape(
    Block,
    title=TEXT,
    first=DAY,
    at=TIME,
    minutes=WHOLE,
    rule=TEXT,
    until=maybe(DAY),
    place=TEXT,
    habit=maybe(WHOLE),
    interest=maybe(WHOLE),
    exceptions=several(INSTEAD),
    note=TEXT,
    kind=choice(Company),
)
SEASONS = Shape(
    Season,
    name=TEXT,
    start=DAY,
    end=DAY,
    kind=choice(SeasonKind),
    habits=_FLOORS,
    circles=_CIRCLES,
    note=TEXT,
)
