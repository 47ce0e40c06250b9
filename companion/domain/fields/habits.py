"""Habits."""

from __future__ import annotations

from companion.domain.fields.codec import (
    AMOUNT,
    DAY,
    LINE,
    NAME,
    ORDER,
    WORDS,
    RecordCodec,
    integer,
    list_of,
    optional,
)
from companion.domain.fields.rest import REST
from companion.domain.fields.schedule import SCHEDULE
from companion.domain.habit import Habit, Version
from companion.domain.ranges import MAX_GRACE

VERSION = RecordCodec(Version, start=DAY, schedule=SCHEDULE, amount=optional(AMOUNT), unit=LINE)
HABITS = RecordCodec(
    Habit,
    name=NAME,
    versions=list_of(VERSION.codec, least=1),
    grace=integer(0, MAX_GRACE),
    pauses=list_of(REST),
    archives=list_of(REST),
    note=WORDS,
    source=LINE,
    order=ORDER,
)
