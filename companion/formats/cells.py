"""One cell of a table as text and back. Every writer has its reader, and reading what was written is exact.

A list stands in one cell joined by ``; ``; a backslash before ``;``, ``:`` or itself makes it an ordinary
character. A cell that a spreadsheet would take for a formula is written with an apostrophe before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from companion.domain.birthday import read_birthday
from companion.domain.cadence import Cadence, parse_cadence
from companion.domain.errors import Unreadable
from companion.domain.friend import Ask, Occurrence
from companion.domain.habit import Rest
from companion.domain.numbers import read_amount
from companion.domain.when import read_date

MOST_GRACE = 30
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Cell(NamedTuple):
    """How the values of one column are written and read. ``read`` raises Unreadable; it never sees ``""``."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def guarded(text: str) -> str:
    """``text`` as it may stand in a file that somebody opens in a spreadsheet."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def joined(items: Iterable[str]) -> str:
    """Several texts in one cell."""
    return "; ".join(re.sub(r"([\\;])", r"\\\1", item) for item in items)


def parted(text: str) -> tuple[str, ...]:
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


def whole(text: str) -> int:
    """A whole number from 0 on."""
    if not text.isdecimal():
        raise Unreadable(f"“{text}” is not a whole number", "use 0, 1, 2 …")
    return int(text)


def grace(text: str) -> int:
    """How many misses in a row are forgiven."""
    number = whole(text)
    if number > MOST_GRACE:
        raise Unreadable(f"a grace of {number} is out of range", f"use 0 to {MOST_GRACE}")
    return number


def choice(kind: type[Enum]) -> Cell:
    """A word out of ``kind``."""
    words = {member.value: member for member in kind}

    def read(text: str) -> Enum:
        found = words.get(text.lower())
        if found is None:
            raise Unreadable(f"“{text}” is none of {', '.join(words)}", "use one of these words")
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
        lambda text: tuple(read(item) for item in parted(text)),
    )


TEXT = Cell(str, str)
TEXTS = Cell(joined, parted)
DAY = Cell(date.isoformat, day)
NUMBER = Cell(number, read_amount)
GRACE = Cell(str, grace)
BIRTHDAY = Cell(str, read_birthday)
YES = Cell(lambda value: "yes" if value else "no", _yes)
REST = Cell(_write_rest, _read_rest)
RESTS = _several(_write_rest, _read_rest)
EVERY = Cell(_write_every, _read_every)
ASKS = _several(
    lambda ask: _pair(ask.done.isoformat() if ask.done else "open", ask.text),
    _read_ask,
)
OCCURRENCES = _several(lambda each: _pair(each.label, each.when), _read_occurrence)
