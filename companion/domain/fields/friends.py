"""Friends and contacts."""

from __future__ import annotations

from typing import Any

from companion.domain.cadence import Cadence
from companion.domain.fields.cadence import CADENCE
from companion.domain.fields.codec import (
    DAY,
    LINE,
    NAME,
    WORDS,
    FieldCodec,
    RecordCodec,
    choice,
    list_of,
    optional,
    reference,
)
from companion.domain.fields.rest import REST
from companion.domain.friend import Ask, Circle, Contact, ContactKind, Feeling, Friend, Occurrence, RestKind


def _read_every(raw: Any) -> Cadence | str | None:
    if raw == "circle":
        return "circle"
    found: Cadence | None = CADENCE.read(raw)
    return found


def _write_every(value: Cadence | str | None) -> Any:
    return "none" if value is None else value if isinstance(value, str) else CADENCE.write(value)


FRIENDS = RecordCodec(
    Friend,
    name=NAME,
    circle=choice(Circle),
    every=FieldCodec(_read_every, _write_every, "every"),
    added=DAY,
    birthday=LINE._replace(type="birthday"),
    leap_day=LINE._replace(type="leap day"),
    since=LINE,
    good_for=WORDS,
    needs=list_of(LINE),
    tags=list_of(LINE),
    dates=list_of(RecordCodec(Occurrence, label=LINE, when=LINE).codec),
    asks=list_of(RecordCodec(Ask, text=WORDS, done=optional(DAY)).codec, private=True),
    rest=optional(REST),
    rest_kind=optional(choice(RestKind)),
    archived=optional(DAY),
    died=optional(DAY),
    note=WORDS,
)
CONTACTS = RecordCodec(
    Contact,
    date=DAY,
    friends=list_of(reference("friends"), least=1),
    kind=choice(ContactKind),
    reached_out=LINE,
    felt=optional(choice(Feeling)),
    seen=LINE,
    note=WORDS,
)
