"""From bytes to parsed tables, noticing what JSON readers pass over: names said twice, odd numbers."""

from __future__ import annotations

import codecs
import json
import math
from typing import Any, NamedTuple

from companion.store.errors import Unparsable


class Odd(NamedTuple):
    """A number that is not finite, as it was written."""

    text: str


class Doubled(dict[str, Any]):
    """An object that named something twice: the last value stands, ``doubled`` holds the others' texts."""

    doubled: dict[str, list[str]]


class Parsed(NamedTuple):
    """The top of a file: whatever was found under each name."""

    tables: dict[str, Any]
    doubled_tables: tuple[str, ...] = ()


def decoded(data: bytes) -> tuple[str, str]:
    """The text of ``data``, and in words what was unusual about its bytes. Never fails."""
    for mark, encoding, words in (
        (codecs.BOM_UTF8, "utf-8", "a byte order mark"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "companion-latin"), words
    if data[:1] == b"{" and data[1:2] == b"\0":
        return data.decode("utf-16-le", "companion-latin"), "UTF-16"
    if data[:2] == b"\0{":
        return data.decode("utf-16-be", "companion-latin"), "UTF-16"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return data.decode("utf-8", "companion-latin"), "bytes that are not UTF-8"


def _as_latin(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that fits nowhere as Latin-1, so that none is lost and the good ones around it stand."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("companion-latin", _as_latin)


def parsed(text: str) -> Parsed:
    """Parse the whole text. Raises Unparsable."""
    try:
        top = parse(text)
    except (ValueError, RecursionError) as reason:
        raise Unparsable(str(reason)) from reason
    if not isinstance(top, dict):
        raise Unparsable("there are no tables in it")
    doubled = getattr(top, "doubled", {})
    return Parsed(dict(top), tuple(text for texts in doubled.values() for text in texts))


def parse(text: str) -> Any:
    """Any JSON value, with :class:`Odd` and :class:`Doubled` where they are. Raises ValueError."""
    return hooked().decode(text)


def hooked() -> json.JSONDecoder:
    """A decoder that notices."""
    return json.JSONDecoder(object_pairs_hook=_object, parse_constant=Odd, parse_float=_finite)


def text_of(value: Any) -> str:
    """``value`` as JSON text again, odd numbers as they were written."""
    if isinstance(value, Odd):
        return value.text
    return json.dumps(value, default=lambda odd: odd.text)


def _finite(text: str) -> float | Odd:
    value = float(text)
    return value if math.isfinite(value) else Odd(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    special = Doubled(found)
    special.doubled = {}
    seen: dict[str, Any] = {}
    for name, value in pairs:
        if name in seen and text_of(seen[name]) != text_of(value):
            special.doubled.setdefault(name, []).append(text_of(seen[name]))
        seen[name] = value
    return special
