"""Forms that records of several tables are made of."""

from __future__ import annotations

from companion.domain.habit import Rest
from companion.domain.schedule import Kind, Schedule, parse_schedule
from companion.store.values import (
    DAY,
    WHOLE,
    Form,
    Shape,
    choice,
    maybe,
    phrase,
)

SCHEDULE = phrase(
    parse_schedule,
    Shape(
        Schedule,
        kind=choice(Kind),
        count=WHOLE,
        weekdays=Form(frozenset, sorted),
    ),
)
REST = Shape(Rest, start=DAY, until=maybe(DAY)).form
