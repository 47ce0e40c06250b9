"""Sessions, the running timer, blocks and seasons."""

from __future__ import annotations

from companion.domain.block import Block
from companion.domain.fields.cadence import CADENCE
from companion.domain.fields.codec import (
    AMOUNT,
    DAY,
    INSTANT,
    LINE,
    MINUTE,
    MINUTES,
    NAME,
    TIME,
    WORDS,
    RecordCodec,
    as_key,
    choice,
    integer,
    map_of,
    optional,
    reference,
)
from companion.domain.fields.repetition import INSTEADS, RULE
from companion.domain.fields.schedule import SCHEDULE
from companion.domain.friend import Circle
from companion.domain.ranges import MAX_SECONDS
from companion.domain.season import Season, SeasonKind
from companion.domain.session import After, Chosen, Company, Session
from companion.domain.timer import Timer

_HABIT, _INTEREST = optional(reference("habits")), optional(reference("interests"))

SESSIONS = RecordCodec(
    Session,
    date=DAY,
    kind=choice(Company),
    minutes=optional(MINUTES),
    amount=optional(AMOUNT),
    interest=_INTEREST,
    habit=_HABIT,
    chosen=optional(choice(Chosen)),
    after=optional(choice(After)),
    presence=LINE,
    place=LINE,
    tell=WORDS,
    note=WORDS,
)
TIMERS = RecordCodec(
    Timer,
    date=DAY,
    started=INSTANT,
    kind=choice(Company),
    habit=_HABIT,
    interest=_INTEREST,
    place=LINE,
    planned=optional(MINUTE),
    paused=optional(INSTANT),
    idle=integer(0, MAX_SECONDS),
    ended=optional(INSTANT),
)
BLOCKS = RecordCodec(
    Block,
    title=NAME,
    first=DAY,
    at=TIME,
    minutes=MINUTE,
    rule=RULE,
    until=optional(DAY),
    place=LINE,
    habit=_HABIT,
    interest=_INTEREST,
    exceptions=INSTEADS,
    kind=choice(Company),
    note=WORDS,
)
SEASONS = RecordCodec(
    Season,
    name=NAME,
    start=DAY,
    end=DAY,
    kind=choice(SeasonKind),
    habits=map_of(as_key(reference("habits")), optional(SCHEDULE, "none"), ordered=True),
    circles=map_of(choice(Circle), optional(CADENCE, "none")),
    note=WORDS,
)
