"""The types that fields are declared with: what may stand in a field, and how JSON holds it.

A :class:`FieldCodec` pairs a reader with a writer, and says what it reads, so that the columns of tables, the
export without notes and the journals that tests make up follow from the same declaration. Readers raise
ValueError, TypeError, KeyError, OverflowError or AttributeError (together ``UNREADABLE``) for what is not of
the type or out of its range; the record it stands in is then set aside, and one about to be saved is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from sys import intern
from typing import Any, NamedTuple

from companion.domain.ranges import (
    FIRST_DAY,
    LAST_DAY,
    MAX_AMOUNT,
    MAX_ID,
    MAX_ITEMS,
    MAX_LINE,
    MAX_MINUTES,
    MAX_WORDS,
)

UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, AttributeError)


class FieldCodec(NamedTuple):
    """How the values of one field are read from JSON and written as JSON, and what they are.

    ``type`` is a word such as ``text`` or ``list``; ``of`` is what it is made of (the codec of the items of a
    list, the enumeration of a choice, the table a reference points into); ``least`` and ``most`` are its
    range, both included, for texts and lists their length. ``private`` marks what an export without notes
    leaves out.
    """

    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    type: str = ""
    of: Any = None
    least: Any = None
    most: Any = None
    private: bool = False


class _Known(dict[Any, Any]):
    """What was read before, by how it stood in the file: the records of one day share one date.

    Only for texts: to a dict, ``True`` and ``1`` are the same.
    """

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self.read = read

    def __missing__(self, raw: Any) -> Any:
        value = self[raw] = self.read(raw)
        return value


def _same(value: Any) -> Any:
    return value


def text(most: int, type: str = "text", *, private: bool = False) -> FieldCodec:
    """A text of at most ``most`` letters."""

    def read(raw: Any) -> str:
        if raw.__class__ is not str:
            raise ValueError("it is not a text")
        if len(raw) > most:
            raise ValueError(f"it has {len(raw)} letters, and at most {most} have room")
        return intern(raw)  # a favourite place is the same word in a thousand sessions

    return FieldCodec(read, _same, type, None, 0, most, private)


NAME = text(MAX_LINE, "name")  # of the thing itself
LINE = text(MAX_LINE)  # a word or a line that stays in an export without notes
TEXT = text(MAX_WORDS)  # the same where it may be long, such as a command
WORDS = text(MAX_WORDS, private=True)  # one's own words, which such an export leaves out


def integer(least: int, most: int) -> FieldCodec:
    """A whole number from ``least`` to ``most``."""

    def read(raw: Any) -> int:
        if raw.__class__ is not int:
            raise ValueError("it is not a whole number")
        if not least <= raw <= most:
            raise ValueError(f"it is not {least} to {most}")
        found: int = raw
        return found

    return FieldCodec(read, int, "integer", None, least, most)


def write_number(value: float) -> float:
    """A number in normal form: ``20.0`` is written as ``20``."""
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else float(value)


def number(least: float, most: float) -> FieldCodec:
    """A number from ``least`` to ``most``."""

    def read(raw: Any) -> float:
        if raw.__class__ is not int and raw.__class__ is not float:
            raise ValueError("it is not a number")
        if not least <= raw <= most:
            raise ValueError(f"it is not {least:g} to {most:.10g}")
        return float(raw)

    return FieldCodec(read, write_number, "number", None, least, most)


def _read_bool(raw: Any) -> bool:
    if raw.__class__ is not bool:
        raise ValueError("it is neither true nor false")
    found: bool = raw
    return found


def _read_day(raw: Any) -> date:
    day = date.fromisoformat(raw)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"it is not a day of {FIRST_DAY.year} to {LAST_DAY.year}")
    return day


def _write_time(value: time) -> str:
    text = value.isoformat()
    return text.removesuffix(":00") if len(text) == 8 else text


def _read_time(raw: Any) -> time:
    found = time.fromisoformat(raw)
    if found.tzinfo is not None:
        raise ValueError("a time of day has no time zone")
    return found


def _read_instant(raw: Any) -> datetime:
    moment = datetime.fromisoformat(raw)
    if moment.tzinfo is None:
        raise ValueError("it has no time zone")
    if not FIRST_DAY <= moment.date() <= LAST_DAY:
        raise ValueError(f"it is not a moment of {FIRST_DAY.year} to {LAST_DAY.year}")
    return moment.astimezone(UTC)


BOOL = FieldCodec(_read_bool, bool, "bool")
DAY = FieldCodec(_Known(_read_day).__getitem__, date.isoformat, "day", None, FIRST_DAY, LAST_DAY)
TIME = FieldCodec(_read_time, _write_time, "time")
INSTANT = FieldCodec(_read_instant, datetime.isoformat, "instant", None, FIRST_DAY, LAST_DAY)
AMOUNT = number(0, MAX_AMOUNT)
MINUTES = number(0, MAX_MINUTES)
MINUTE = integer(1, MAX_MINUTES)  # whole minutes of what is planned
ORDER = integer(-MAX_ID, MAX_ID)


def reference(table: str) -> FieldCodec:
    """The id of a record in ``table``."""
    return integer(-MAX_ID, MAX_ID)._replace(type="reference", of=table)


def choice(kind: type[Enum]) -> FieldCodec:
    """A word out of ``kind``."""
    return FieldCodec(_Known(kind).__getitem__, lambda member: member.value, "choice", kind)


def optional(codec: FieldCodec, none: Any = None) -> FieldCodec:
    """``codec``, or None, which stands in the file as ``none``."""
    read, write = codec.read, codec.write
    known = getattr(read, "__self__", None)

    def read_or_none(raw: Any) -> Any:
        return None if raw == none else read(raw)

    def write_or_none(value: Any) -> Any:
        return none if value is None else write(value)

    reader = _Known(read_or_none).__getitem__ if isinstance(known, _Known) else read_or_none
    return FieldCodec(reader, write_or_none, "optional", codec, private=codec.private)


def list_of(codec: FieldCodec, most: int = MAX_ITEMS, *, least: int = 0, private: bool = False) -> FieldCodec:
    """A tuple of ``codec``, as a list of ``least`` to ``most`` items."""
    read, write = codec.read, codec.write

    def read_list(raw: Any) -> tuple[Any, ...]:
        if raw.__class__ is not list:
            raise ValueError("it is not a list")
        if not least <= len(raw) <= most:
            raise ValueError(f"it has {len(raw)} parts, not {least} to {most}")
        return tuple([read(item) for item in raw])

    def write_list(values: Any) -> list[Any]:
        return [write(value) for value in values]

    return FieldCodec(read_list, write_list, "list", codec, least, most, private or codec.private)


def map_of(key: FieldCodec, value: FieldCodec, most: int = MAX_ITEMS, *, ordered: bool = False) -> FieldCodec:
    """A mapping, as an object; what a key is written as is a text. ``ordered`` writes it in order of keys."""

    def read(raw: Any) -> dict[Any, Any]:
        if len(raw) > most:
            raise ValueError(f"it has {len(raw)} parts, and at most {most} have room")
        return {key.read(name): value.read(part) for name, part in raw.items()}

    def write(parts: Mapping[Any, Any]) -> dict[str, Any]:
        names = sorted(parts) if ordered else parts
        return {key.write(name): value.write(parts[name]) for name in names}

    return FieldCodec(read, write, "map", (key, value), 0, most, value.private)


def as_key(codec: FieldCodec) -> FieldCodec:
    """A whole number as the key of a JSON object, which is always a text."""
    return codec._replace(read=lambda raw: codec.read(int(raw)), write=str)


def phrase(parse: Callable[[str], Any], parts: RecordCodec) -> FieldCodec:
    """A value written as the words a person would use; field by field where words would lose something."""

    def read(raw: Any) -> Any:
        return parse(raw) if raw.__class__ is str else parts.read(raw)

    def write(value: Any) -> Any:
        words = str(value)
        try:
            if parse(words) == value:
                return words
        except ValueError:
            pass
        return parts.write(value)

    return FieldCodec(read, write, "phrase", (parse, parts))


_NOTHING = object()  # what a field without a default is compared with


class RecordCodec:
    """How one domain class stands in the file: an object of its fields, without those at their default.

    The name of a field is its key in JSON and its column in CSV, where the columns stand as declared; in JSON
    they stand in the order of the class. ``sound`` raises ValueError for fields that do not go together.
    ``private`` says that nothing is left of the record in an export without notes.
    """

    def __init__(
        self,
        kind: type[Any],
        /,
        *,
        sound: Callable[[Any], None] | None = None,
        private: bool = False,
        **fields: FieldCodec,
    ) -> None:
        self.kind = kind
        self.fields = fields
        self.private = private
        self.names = tuple(name for name in kind._fields if name in fields)
        self._sound = sound
        self._readers = {name: fields[name].read for name in self.names}
        self._writers = {name: fields[name].write for name in self.names}
        self._defaults = {name: kind._field_defaults.get(name, _NOTHING) for name in self.names}

    def read(self, raw: dict[str, Any], **given: Any) -> Any:
        """The value that ``raw`` stands for; fields it does not know are passed over."""
        readers = self._readers
        name = ""
        try:
            for name, value in raw.items():
                reader = readers.get(name)
                if reader is not None:
                    given[name] = reader(value)
        except UNREADABLE as reason:
            raise ValueError(f"{name}: {_why(reason)}") from reason
        try:
            found = self.kind(**given)
        except TypeError:
            missing = [name for name in self.names if name not in given and self._defaults[name] is _NOTHING]
            raise ValueError(f"it does not say {' and '.join(missing)}") from None
        if self._sound is not None:
            self._sound(found)
        return found

    def bad_fields(self, raw: Mapping[str, Any]) -> dict[str, str]:
        """The fields of ``raw`` that cannot be read, each with the reason."""
        bad = {}
        for name, reader in self._readers.items():
            try:
                if name in raw:
                    reader(raw[name])
            except UNREADABLE as reason:
                bad[name] = _why(reason)
        return bad

    def write(self, value: Any) -> dict[str, Any]:
        """``value`` as a plain object."""
        raw = {}
        for name, writer in self._writers.items():
            part = getattr(value, name)
            if part != self._defaults[name]:
                raw[name] = writer(part)
        return raw

    @property
    def codec(self) -> FieldCodec:
        """This record as a part of another one."""
        return FieldCodec(self.read, self.write, "record", self)


def _why(reason: Exception) -> str:
    words = " ".join(str(reason).split())
    return f"{words:.120}" if words else type(reason).__name__
