"""How values of one field stand in the file: readable, and read back to the same value.

A :class:`Form` pairs a reader with a writer. Readers raise ValueError, TypeError, KeyError or OverflowError
(together ``UNREADABLE``) for what they cannot read; the record it stands in is then set aside.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import Enum
from sys import intern
from typing import Any, NamedTuple

UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, AttributeError)


class Form(NamedTuple):
    """How the values of one field are read from JSON and written as JSON."""

    read: Callable[[Any], Any]
    write: Callable[[Any], Any]


def _exactly(kind: type) -> Callable[[Any], Any]:
    def read(raw: Any) -> Any:
        if type(raw) is not kind:
            raise ValueError(f"{raw!r:.60} is not {kind.__name__}")
        return raw

    return read


class _Known(dict[Any, Any]):
    """What was read before, by how it stood in the file: the records of one day share one date.

    Only for texts: to a dict, ``True`` and ``1`` are the same.
    """

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self.read = read

    def __missing__(self, raw: Any) -> Any:
        value = self[raw] = self.read(raw)
        return value


def _read_text(raw: Any) -> str:
    if type(raw) is not str:
        raise ValueError(f"{raw!r:.60} is not str")
    return intern(raw)  # a favourite place is the same word in a thousand sessions


def _read_number(raw: Any) -> float:
    if type(raw) not in (int, float) or not math.isfinite(raw):
        raise ValueError(f"{raw!r:.60} is not a number")
    return float(raw)


def write_number(value: float) -> float:
    """A number in normal form: ``20.0`` is written as ``20``."""
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else float(value)


def _same(value: Any) -> Any:
    return value


TEXT = Form(_read_text, _same)
WHOLE = Form(_exactly(int), int)
FLAG = Form(_exactly(bool), bool)
NUMBER = Form(_read_number, write_number)
DAY = Form(_Known(date.fromisoformat).__getitem__, date.isoformat)


def _write_time(value: time) -> str:
    text = value.isoformat()
    return text.removesuffix(":00") if len(text) == 8 else text


TIME = Form(time.fromisoformat, _write_time)


def _read_instant(raw: Any) -> datetime:
    moment = datetime.fromisoformat(raw)
    if moment.tzinfo is None:
        raise ValueError(f"{raw!r:.60} has no time zone")
    return moment.astimezone(UTC)


INSTANT = Form(_read_instant, datetime.isoformat)


def choice(kind: type[Enum]) -> Form:
    """A word out of ``kind``."""
    return Form(_Known(kind).__getitem__, lambda member: member.value)


def maybe(form: Form, none: Any = None) -> Form:
    """``form``, or None, which stands in the file as ``none``."""
    read, write = form.read, form.write
    known = getattr(read, "__self__", None)

    def read_or_none(raw: Any) -> Any:
        return None if raw == none else read(raw)

    def write_or_none(value: Any) -> Any:
        return none if value is None else write(value)

    return Form(
        _Known(read_or_none).__getitem__ if isinstance(known, _Known) else read_or_none, write_or_none
    )


def several(form: Form) -> Form:
    """A tuple of ``form``, as a list."""
    read, write = form.read, form.write

    def read_list(raw: Any) -> tuple[Any, ...]:
        if type(raw) is not list:
            raise ValueError(f"{raw!r:.60} is not a list")
        return tuple([read(item) for item in raw])

    return Form(read_list, lambda values: [write(value) for value in values])


def phrase(parse: Callable[[str], Any], parts: Shape) -> Form:
    """A value written as the words a person would use; field by field where words would lose something."""

    def read(raw: Any) -> Any:
        return parse(raw) if type(raw) is str else parts.read(raw)

    def write(value: Any) -> Any:
        words = str(value)
        try:
            if parse(words) == value:
                return words
        except ValueError:
            pass
        return parts.write(value)

    return Form(read, write)


_NOTHING = object()  # what a field without a default is compared with


class Shape:
    """How one domain class stands in the file: an object of its fields, without those at their default."""

    def __init__(self, kind: type[Any], /, **forms: Form) -> None:
        self.kind = kind
        self.names = tuple(forms)
        self._readers = {name: form.read for name, form in forms.items()}
        self._writers = {name: form.write for name, form in forms.items()}
        self._defaults = {name: kind._field_defaults.get(name, _NOTHING) for name in forms}

    def read(self, raw: dict[str, Any], **given: Any) -> Any:
        """The value that ``raw`` stands for; fields it does not know are passed over."""
        readers = self._readers
        for name, value in raw.items():
            reader = readers.get(name)
            if reader is not None:
                given[name] = reader(value)
        return self.kind(**given)

    def write(self, value: Any) -> dict[str, Any]:
        """``value`` as a plain object."""
        raw = {}
        for name, writer in self._writers.items():
            part = getattr(value, name)
            if part != self._defaults[name]:
                raw[name] = writer(part)
        return raw

    @property
    def form(self) -> Form:
        """This shape as the form of a field."""
        return Form(self.read, self.write)
