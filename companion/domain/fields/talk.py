"""Agreements, markers and all that is said."""

from __future__ import annotations

from typing import Any

from companion.domain.fields.codec import (
    BOOL,
    DAY,
    LINE,
    TIME,
    WORDS,
    FieldCodec,
    RecordCodec,
    choice,
    list_of,
    map_of,
    optional,
    reference,
)
from companion.domain.fields.repetition import INSTEADS, RULE
from companion.domain.ranges import MAX_TIMES
from companion.domain.talk import (
    About,
    Agreed,
    Agreement,
    Blanks,
    ChangeKind,
    HardTimes,
    Holds,
    LifeChange,
    Marker,
    MonthlyTalk,
    Outcome,
    StillOurselves,
    Telling,
)


def _read_pair(raw: Any) -> tuple[str, str]:
    first, second = raw
    return WORDS.read(first), WORDS.read(second)


_PAIR = FieldCodec(_read_pair, list, "pair", WORDS)

AGREEMENTS = RecordCodec(
    Agreement,
    title=WORDS,
    versions=list_of(RecordCodec(Agreed, since=DAY, text=WORDS).codec, least=1),
    about=choice(About),
    private=True,
)
MARKERS = RecordCodec(
    Marker, text=WORDS, added=DAY, marks=map_of(DAY, choice(Holds), MAX_TIMES, ordered=True), private=True
)
HARD_TIMES = RecordCodec(
    HardTimes,
    lines=list_of(_PAIR),
    for_solitude=WORDS,
    for_friends=WORDS,
    for_interests=WORDS,
    review=optional(DAY),
    private=True,
)
LIFE_CHANGES = RecordCodec(
    LifeChange,
    since=DAY,
    kind=choice(ChangeKind),
    words=WORDS,
    review=optional(DAY),
    season=optional(reference("seasons")),
)
TELLINGS = RecordCodec(
    Telling, date=DAY, script=LINE, said=BOOL, how=WORDS, outcome=optional(choice(Outcome))
)
STILL_OURSELVES = RecordCodec(
    StillOurselves,
    date=DAY,
    mine=optional(choice(Holds)),
    mine_line=WORDS,
    theirs=optional(choice(Holds)),
    theirs_line=WORDS,
    private=True,
)
BLANKS = RecordCodec(Blanks, words=map_of(LINE, WORDS, ordered=True), private=True)
TALKS = RecordCodec(
    MonthlyTalk,
    rule=RULE,
    first=DAY,
    at=optional(TIME),
    moved=INSTEADS,
    held=list_of(DAY, MAX_TIMES),
    thanks=WORDS,
    change=WORDS,
)
