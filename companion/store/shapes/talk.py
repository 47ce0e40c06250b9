"""Agreements, markers and all that is said as documents."""

from __future__ import annotations

from typing import Any

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
    Telling,
)
from companion.store.shapes.instead import INSTEAD
from companion.store.values import (
    DAY,
    FLAG,
    TEXT,
    TIME,
    WHOLE,
    Form,
    Shape,
    choice,
    maybe,
    several,
)


def _pair(first: Any, second: Any) -> tuple[str, str]:
    return TEXT.read(first), TEXT.read(second)


_HOLDS = choice(Holds)
_HELD = Form(
    lambda raw: {DAY.read(day): _HOLDS.read(holds) for day, holds in raw.items()},
    lambda marks: {DAY.write(day): marks[day].value for day in sorted(marks)},
)
_PAIR = Form(lambda raw: _pair(*raw), list)
_WORDS = Form(
    lambda raw: {name: TEXT.read(words) for name, words in raw.items()},
    lambda words: {name: words[name] for name in sorted(words)},
)

AGREEMENTS = Shape(
    Agreement, title=TEXT, versions=several(Shape(Agreed, since=DAY, text=TEXT).form), about=choice(About)
)
MARKERS = Shape(Marker, text=TEXT, added=DAY, marks=_HELD)
HARD_TIMES = Shape(
    HardTimes,
    lines=several(_PAIR),
    for_solitude=TEXT,
    for_friends=TEXT,
    for_interests=TEXT,
    review=maybe(DAY),
)
LIFE_CHANGES = Shape(
    LifeChange,
    since=DAY,
    kind=choice(ChangeKind),
    words=TEXT,
    review=maybe(DAY),
    season=maybe(WHOLE),
)
TELLINGS = Shape(Telling, date=DAY, script=TEXT, said=FLAG, how=TEXT)
BLANKS = Shape(Blanks, words=_WORDS)
TALKS = Shape(
    MonthlyTalk,
    rule=TEXT,
    first=DAY,
    at=maybe(TIME),
    moved=several(INSTEAD),
    held=several(DAY),
    thanks=TEXT,
    change=TEXT,
)
