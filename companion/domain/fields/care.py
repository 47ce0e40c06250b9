"""Check-ins, answers, mutes, compass readings and own lines."""

from __future__ import annotations

from typing import Any

from companion.domain.answers import Answer, Mute, Panel, PanelAnswer, Pillar, Reply, Shown
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.compass import Reading, Side
from companion.domain.fields.codec import (
    DAY,
    LINE,
    WORDS,
    RecordCodec,
    choice,
    map_of,
    optional,
    reference,
)
from companion.domain.own_line import OwnKind, OwnLine

_MARKED = choice(Marked)
_PARTS = RecordCodec(Mark, marked=optional(_MARKED), note=WORDS)


def _read_mark(raw: Any) -> Mark:
    found: Mark = Mark(_MARKED.read(raw)) if raw.__class__ is str else _PARTS.read(raw)
    return found


def _write_mark(mark: Mark) -> Any:
    return mark.marked.value if mark.marked and not mark.note else _PARTS.write(mark)


_MARK = _PARTS.codec._replace(read=_read_mark, write=_write_mark)

CHECK_INS = RecordCodec(CheckIn, date=DAY, marks=map_of(LINE, _MARK), note=WORDS)
ANSWERS = RecordCodec(
    Answer,
    answered=DAY,
    pillar=choice(Pillar),
    subject=reference(""),
    since=DAY,
    reply=choice(Reply),
    step=optional(DAY),
)
PANEL_ANSWERS = RecordCodec(PanelAnswer, kind=choice(Panel), answered=DAY, reply=choice(Reply))
MUTES = RecordCodec(Mute, date=DAY, sign=LINE)
SHOWN = RecordCodec(Shown, date=DAY, card=LINE)
READINGS = RecordCodec(Reading, date=DAY, marks=map_of(LINE, choice(Side)))
OWN_LINES = RecordCodec(OwnLine, date=DAY, kind=choice(OwnKind), text=WORDS, private=True)
