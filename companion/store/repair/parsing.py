"""From bytes to parsed tables, noticing what JSON readers pass over: paths said twice, odd numbers.

Depth and digits are bounded before anything is parsed, so that no file can exhaust the parser: what lies
deeper than ``MAX_DEPTH``, and a number of more than ``MAX_DIGITS``, is left as text.
"""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from companion.domain.ranges import MAX_DEPTH, MAX_DIGITS
from companion.store.errors import Unparsable

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_TOKEN = re.compile(rf"{_STRING.pattern}|[\[\]{{}}]|NaN|-?Infinity", re.DOTALL)
_PLACE = json.dumps("\0")
_NO_BRACKETS = re.compile(r"[^\[\]{}]+")


class Unusable:
    """A value that cannot be one of ours, as it was written, and why: not finite, too long, too deep."""

    def __init__(self, text: str, why: str = "not a finite number") -> None:
        self.text = text
        self.why = why


class DuplicateKeys(dict[str, Any]):
    """An object that named something twice: the last value stands, ``doubled`` holds the others' texts."""

    doubled: dict[str, list[str]]


class Parsed(NamedTuple):
    """The top of a file: whatever was found under each name."""

    tables: dict[str, Any]
    doubled_tables: tuple[str, ...] = ()


def decode_text(data: bytes) -> tuple[str, str]:
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


def parse_tables(text: str) -> Parsed:
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
    """Any JSON value, with :class:`Unusable` and :class:`DuplicateKeys` where they are. Raises ValueError."""
    shallow, cut = cut_deep_values(text)
    try:
        return noticing_decoder(cut).decode(shallow)
    except json.JSONDecodeError:
        raise
    except ValueError:  # Python reads no numbers of thousands of digits
        return noticing_decoder(cut, _short).decode(shallow)


def cut_deep_values(text: str) -> tuple[str, Sequence[str | None]]:
    """``text`` with ``NaN`` in place of each value that lies too deep, and the texts of these.

    The texts stand in the order of all constants of the file; None is for one that was there before.
    """
    if depth_of(text) <= MAX_DEPTH:
        return text, ()
    parts: list[str] = []
    cut: list[str | None] = []
    depth = done = begin = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in "[{":
            depth += 1
            if depth == MAX_DEPTH + 1:
                begin = match.start()
        elif token in "]}":
            depth -= 1
            if depth == MAX_DEPTH:
                parts += (text[done:begin], "NaN")
                cut.append(text[begin : match.end()])
                done = match.end()
        elif depth <= MAX_DEPTH and token[0] != '"':
            cut.append(None)  # a constant that was there already
    return "".join((*parts, text[done:])), cut


def depth_of(text: str) -> int:
    """How many lists and objects lie in each other at most; of what is no JSON, any number."""
    deep = deepest = 0
    for sign in _NO_BRACKETS.sub("", _STRING.sub("", text)):
        deep += 1 if sign in "[{" else -1
        deepest = max(deepest, deep)
    return deepest


def noticing_decoder(
    cut: Sequence[str | None] = (), parse_int: Callable[[str], Any] | None = None
) -> json.JSONDecoder:
    """A decoder that notices. ``cut`` are the texts that constants stand for, in their order."""
    texts = iter(cut)

    def constant(name: str) -> Unusable:
        text = next(texts, None)
        return Unusable(name) if text is None else Unusable(text, "nested too deeply")

    return json.JSONDecoder(
        object_pairs_hook=_object,
        parse_constant=constant,
        parse_float=_finite,
        parse_int=parse_int,
    )


def to_text(value: Any) -> str:
    """``value`` as JSON text again, what is unusable as it was written."""
    if isinstance(value, Unusable):
        return value.text
    texts: list[str] = []

    def placed(unusable: Unusable) -> str:
        texts.append(unusable.text)
        return "\0"

    parts = json.dumps(value, default=placed).split(_PLACE)
    return parts[0] + "".join(text + part for text, part in zip(texts, parts[1:], strict=False))


def _short(text: str) -> int | Unusable:
    return int(text) if len(text) <= MAX_DIGITS else Unusable(text, "a number of too many digits")


def _finite(text: str) -> float | Unusable:
    value = float(text)
    return value if math.isfinite(value) else Unusable(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    special = DuplicateKeys(found)
    special.doubled = {}
    seen: dict[str, Any] = {}
    for name, value in pairs:
        if name in seen and to_text(seen[name]) != to_text(value):
            special.doubled.setdefault(name, []).append(to_text(seen[name]))
        seen[name] = value
    return special
