"""Check-ins, answers, mutes, compass readings and own lines as documents."""

from __future__ import annotations

from typing import Any

from companion.domain.answers import Answer, Mute, Pillar, Reply, Shown
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.compass import Reading, Side
from companion.domain.own_line import OwnKind, OwnLine
from companion.store.values import (
    DAY,
    TEXT,
    WHOLE,
    Form,
    Shape,
    choice,
    maybe,
)


def _read_mark(raw: Any) -> Mark:
    return Mark(_MARKED.read(raw)) if type(raw) is str else _MARK.read(raw)


def _write_mark(mark: Mark) -> Any:
    return mark.marked.value if mark.marked and not mark.note else _MARK.write(mark)


_MARKED = choice(Marked)
_MARK = Shape(Mark, marked=maybe(_MARKED), note=TEXT)
_MARKS = Form(
    lambda raw: {sign: _read_mark(mark) for sign, mark in raw.items()},
    lambda marks: {sign: _write_mark(mark) for sign, mark in marks.items()},
)
_SIDE = choice(Side)
_SIDES = Form(
    lambda raw: {row: _SIDE.read(side) for row, side in raw.items()},
    lambda sides: {row: side.value for row, side in sides.items()},
)

CHECK_INS = Shape(CheckIn, date=DAY, marks=_MARKS, note=TEXT)
ANSWERS = Shape(
    Answer,
    answered=DAY,
    pillar=choice(Pillar),
    subject=WHOLE,
    since=DAY,
    reply=choice(Reply),
    step=maybe(DAY),
)
MUTES = Shape(Mute, date=DAY, sign=TEXT)
SHOWN = Shape(Shown, date=DAY, card=TEXT)
READINGS = Shape(Reading, date=DAY, marks=_SIDES)
OWN_LINES = Shape(OwnLine, date=DAY, kind=choice(OwnKind), text=TEXT)
