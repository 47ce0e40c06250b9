"""Friends and contacts as documents."""

from __future__ import annotations

from typing import Any

from companion.domain.cadence import Cadence
from companion.domain.friend import Ask, Circle, Contact, ContactKind, Feeling, Friend, Occurrence, RestKind
from companion.store.shapes.rhythm import CADENCE
from companion.store.shapes.shared import REST
from companion.store.values import (
    DAY,
    TEXT,
    WHOLE,
    Form,
    Shape,
    choice,
    maybe,
    several,
)


def _read_every(raw: Any) -> Cadence | str | None:
    if raw == "circle":
        return "circle"
    found: Cadence | None = CADENCE.read(raw)
    return found


def _write_every(value: Cadence | str | None) -> Any:
    return "none" if value is None else value if isinstance(value, str) else CADENCE.write(value)


FRIENDS = Shape(
    Friend,
    name=TEXT,
    added=DAY,
    circle=choice(Circle),
    every=Form(_read_every, _write_every),
    tags=several(TEXT),
    good_for=TEXT,
    needs=several(TEXT),
    since=TEXT,
    birthday=TEXT,
    leap_day=TEXT,
    dates=several(Shape(Occurrence, label=TEXT, when=TEXT).form),
    asks=several(Shape(Ask, text=TEXT, done=maybe(DAY)).form),
    note=TEXT,
    rest=maybe(REST),
    rest_kind=maybe(choice(RestKind)),
    archived=maybe(DAY),
    died=maybe(DAY),
)
CONTACTS = Shape(
    Contact,
    date=DAY,
    friends=several(WHOLE),
    kind=choice(ContactKind),
    reached_out=TEXT,
    felt=maybe(choice(Feeling)),
    seen=TEXT,
    note=TEXT,
)
