"""One cell of a table as text and back. Every writer has its reader, and reading what was written is exact.

A list stands in one cell joined by ``; ``; a backslash before ``;``, ``:`` or itself makes it an ordinary
character. A cell that a spreadsheet would take for a formula is written with an apostrophe before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from functools import partial
from typing import Any, NamedTuple

from companion.domain.birthday import read_birthday
from companion.domain.cadence import Cadence, parse_cadence
from companion.domain.date_parsing import read_date
from companion.domain.errors import Unreadable
from companion.domain.fields.codec import UNREADABLE, FieldCodec
from companion.domain.friend import Ask, Occurrence
from companion.domain.habit import Rest
from companion.domain.numbers import read_amount, read_whole
from companion.domain.ranges import MAX_WORDS

FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Cell(NamedTuple):
    """How the values of one column are written and read. ``read`` raises Unreadable; it never sees ``""``.

    ``bare``: blanks around it say nothing.
    """

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    bare: bool = True


def guarded(text: str) -> str:
    """``text`` as it may stand in a file that somebody opens in a spreadsheet."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def unescape_formula(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def joined(items: Iterable[str]) -> str:
    """Several texts in one cell."""
    return "; ".join(re.sub(r"([\\;])", r"\\\1", item) for item in items)


def split_cell(text: str) -> tuple[str, ...]:
    """The texts of one cell; blanks around them and empty ones are dropped."""
    parts = re.findall(r"(?:\\[\\;]|[^;])+", text)
    found = (re.sub(r"\\([\\;])", r"\1", part.strip()) for part in parts)
    return tuple(item for item in found if item)


def _pair(first: str, second: str) -> str:
    return re.sub(r"([\\:])", r"\\\1", first) + ": " + second


def _unpaired(text: str) -> tuple[str, str]:
    match = re.match(r"((?:\\.|[^:\\])*):\s?(.*)", text, re.DOTALL)
    if match is None:
        return "", text
    return re.sub(r"\\([\\:])", r"\1", match[1]).strip(), match[2]


def day(text: str) -> date:
    """A date in a file: as ISO writes it, or in any form that can be read in one way only.

    As when typed, it lies in the years that can be reckoned with: a rhythm added to it is a date again.
    """
    try:
        text = date.fromisoformat(text).isoformat()
    except ValueError:
        if not any(sign.isdigit() for sign in text):
            raise Unreadable(f"“{text}” is not a date", "write it as 2026-03-10") from None
    return read_date(text, date(2000, 1, 1))


def number(value: float) -> str:
    """``20`` for 20.0; otherwise every digit there is."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _number(most: float) -> Cell:
    def read(text: str) -> float:
        found = 0.0 if text == "0" else read_amount(text)
        if found > most:
            raise Unreadable(f"“{text:.40}” is out of range", f"use 0 to {most:g}")
        return found

    return Cell(number, read)


def choice(kind: type[Enum]) -> Cell:
    """A word out of ``kind``."""
    words = {member.value: member for member in kind}

    def read(text: str) -> Enum:
        found = words.get(text.lower())
        if found is None:
            raise Unreadable(f"“{text}” is not one of {', '.join(words)}", "use one of these words")
        return found

    return Cell(lambda value: str(value.value), read)


def _yes(text: str) -> bool:
    if text.lower() not in ("yes", "no", "true", "false", "1", "0"):
        raise Unreadable(f"“{text}” is neither yes nor no", "write yes or no")
    return text.lower() in ("yes", "true", "1")


def _write_rest(rest: Rest) -> str:
    return f"{rest.start} to {rest.until}" if rest.until else f"{rest.start} on"


def _read_rest(text: str) -> Rest:
    match = re.fullmatch(r"(\S+) (?:to (\S+)|on)", text)
    if match is None:
        raise Unreadable(f"cannot read “{text}”", "write 2026-08-03 to 2026-08-17, the day it is back")
    return Rest(day(match[1]), day(match[2]) if match[2] else None)


def _read_ask(text: str) -> Ask:
    state, words = _unpaired(text)
    if state in ("open", ""):
        return Ask(words)
    return Ask(words, day(state))


def _write_every(value: Cadence | str | None) -> str:
    return "none" if value is None else str(value)


def _read_every(text: str) -> Cadence | str | None:
    return "circle" if text.lower() == "circle" else parse_cadence(text)


def _read_occurrence(text: str) -> Occurrence:
    label, when = _unpaired(text)
    return Occurrence(label, when)


def _several(write: Callable[[Any], str], read: Callable[[str], Any]) -> Cell:
    return Cell(
        lambda values: joined(write(value) for value in values),
        lambda text: tuple(read(item) for item in split_cell(text)),
    )


def _read_text(text: str) -> str:
    if len(text) > MAX_WORDS:
        raise Unreadable(f"a text of {len(text)} letters is too long", f"use at most {MAX_WORDS}")
    return text


def _phrase(codec: FieldCodec) -> Cell:
    """Words where they say it all, otherwise the fields as JSON, as in the store."""

    def write(value: Any) -> str:
        raw = codec.write(value)
        return raw if isinstance(raw, str) else json.dumps(raw)

    def read(text: str) -> Any:
        try:
            return codec.read(json.loads(text) if text.startswith("{") else text)
        except Unreadable:
            raise
        except (*UNREADABLE, RecursionError):
            raise Unreadable(f"cannot read “{text:.40}”", "write it in words") from None

    return Cell(write, read)


TEXT = Cell(str, _read_text, bare=False)
NAME = Cell(str, lambda text: _read_text(text.strip()))
TEXTS = Cell(joined, split_cell)
DAY = Cell(date.isoformat, day)
BIRTHDAY = Cell(str, read_birthday)
YES = Cell(lambda value: "yes" if value else "no", _yes)
REST = Cell(_write_rest, _read_rest)
EVERY = Cell(_write_every, _read_every)
ASK = Cell(lambda ask: _pair(ask.done.isoformat() if ask.done else "open", ask.text), _read_ask)
OCCURRENCE = Cell(lambda each: _pair(each.label, each.when), _read_occurrence)
_OF_TYPE = {
    "text": TEXT,
    "name": NAME,
    "reference": NAME,
    "leap day": NAME,
    "day": DAY,
    "birthday": BIRTHDAY,
    "bool": YES,
    "every": EVERY,
}
_OF_CLASS: dict[type, Cell] = {Rest: REST, Ask: ASK, Occurrence: OCCURRENCE}


def cell_of(codec: FieldCodec) -> Cell:
    """The cell of a field, by its declaration. What a field is not said to be stands in an empty one."""
    if codec.type == "optional":
        return cell_of(codec.of)
    cell = _by_type(codec)
    if "reference" in (codec.type, getattr(codec.of, "type", "")):
        return cell  # it stands there by its name
    return cell._replace(read=partial(_within, codec, cell.read))


def _within(codec: FieldCodec, read: Callable[[str], Any], text: str) -> Any:
    """What ``text`` says, if the store has room for it."""
    value = read(text)
    try:
        return codec.read(codec.write(value))
    except Unreadable:
        raise
    except UNREADABLE as reason:
        raise Unreadable(str(reason), "change it in the file") from None


def _by_type(codec: FieldCodec) -> Cell:
    match codec.type:
        case "record":
            return _OF_CLASS[codec.of.kind]
        case "list" if codec.of.type in ("text", "reference"):
            return TEXTS
        case "list":
            each = cell_of(codec.of)
            return _several(each.write, each.read)
        case "phrase":
            return _phrase(codec)
        case "choice":
            return choice(codec.of)
        case "number":
            return _number(codec.most)
        case "integer":
            return Cell(str, partial(read_whole, least=codec.least, most=codec.most))
        case _:
            return _OF_TYPE[codec.type]
