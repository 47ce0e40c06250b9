"""The journal as a view on tables of text: each table, and each habit's year, is decoded on first use."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from datetime import date
from functools import partial
from typing import Any, TypeVar

from companion.domain.fields.codec import UNREADABLE
from companion.domain.history import History, Year
from companion.domain.journal import Journal
from companion.domain.settings import Settings
from companion.store.codec import FIELDS, BadRecord, decode
from companion.store.layout import ENTRIES, ONLY, SETTINGS, Document
from companion.store.packing import check_year, read_year
from companion.store.stamps import is_deleted
from companion.store.tables import Table

K = TypeVar("K")
V = TypeVar("V")

Decoded = tuple[Mapping[str, Table], Journal]  # tables, and the journal made of them

_HEAD = re.compile(rb'"\d+": \{"habit": (\d+), "year": (\d+), "days": ')


class LazyMapping(Mapping[K, V]):
    """A mapping made by ``make`` when it is first looked into. Never mutated."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], dict[K, V]]) -> None:
        self._make: Callable[[], dict[K, V]] | None = make
        self._made: dict[K, V] = {}

    def _all(self) -> dict[K, V]:
        if self._make is not None:
            self._made, self._make = self._make(), None
        return self._made

    def __getitem__(self, key: K) -> V:
        return self._all()[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __contains__(self, key: object) -> bool:
        return key in self._all()

    def keys(self) -> KeysView[K]:
        """The keys, as a dict has them: unpacking a table copies it at the speed of a dict."""
        return self._all().keys()

    def items(self) -> ItemsView[K, V]:
        """The items, as a dict has them."""
        return self._all().items()

    def values(self) -> ValuesView[V]:
        """The values, as a dict has them."""
        return self._all().values()

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if isinstance(other, LazyMapping):
            return self._all() == other._all()
        return self._all() == other if isinstance(other, dict) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self._all())


class LazyLog(LazyMapping[int, Any]):
    """A table of records that begin with their date, of which some can be read without all others."""

    __slots__ = ("_name", "_of_wanted", "_recent", "_since", "_table", "_wanted")

    def __init__(self, name: str, table: Table) -> None:
        super().__init__(partial(_records, name, table))
        self._name, self._table = name, table
        self._since = date.max
        self._recent: list[Any] = []
        self._wanted: frozenset[int] = frozenset()
        self._of_wanted: list[Any] = []

    def since(self, day: date) -> list[Any]:
        """The records dated ``day`` or later."""
        if day < self._since:
            lines = self._found(b"(?!%s).+" % _dated_before(day))
            self._recent, self._since = self._read(line.removesuffix(b",") for line in lines), day
        return [record for record in self._recent if record.date >= day]

    def of_interest(self, interest: int) -> list[Any]:
        """The records about an interest."""
        found = self._read(self._table.lines_with([b'"interest": %d' % interest]))
        return [record for record in found if record.interest == interest]

    def of_friends(self, friends: Collection[int]) -> list[Any]:
        """The records that name any of ``friends``."""
        wanted = frozenset(friends)
        if wanted != self._wanted:  # the same ones are asked for on each of the days ahead
            found = self._read(self._table.lines_with([b"%d" % friend for friend in wanted]))
            self._wanted = wanted
            self._of_wanted = [record for record in found if not wanted.isdisjoint(record.friends)]
        return self._of_wanted

    def any_before(self, day: date) -> bool:
        """Whether a record is dated before ``day``. The day of a record that cannot be read counts as well;
        such a record is set aside when a file is opened.
        """
        if re.search(_dated_before(day), self._table.view):  # the first one, as a rule
            return True
        odd = self._found(_ODD)
        return any(record.date < day for record in self._read(line.removesuffix(b",") for line in odd))

    def _found(self, pattern: bytes) -> list[bytes]:
        """What ``pattern`` matches of each line, from its beginning."""
        view = self._table.view
        first = re.match(pattern, view)
        rest = re.findall(b"\n(%s)" % pattern, view)
        return [bytes(first[0]), *rest] if first else rest

    def _read(self, lines: Iterable[bytes | memoryview]) -> list[Any]:
        blob = b",\n".join(lines)
        return list(_records(self._name, Table(blob=blob)).values()) if blob else []


# What lines begin with. They are looked for in the whole text at once, which is quicker than one by one.
_DATED, _DAY = rb'"\d+": \{"date": "', r"dddd-dd-dd"
_ODD = rb"(?!%s\d{4}-\d\d-\d\d).+" % _DATED  # with its date elsewhere, or without one


def _dated_before(day: date) -> bytes:
    """What a line begins with that is dated before ``day``: so many of its digits, a lower one, and any."""
    text = day.isoformat()
    lower = (
        f"{text[:at]}[0-{int(digit) - 1}]{_DAY[at + 1 :]}"
        for at, digit in enumerate(text)
        if digit in "123456789"
    )
    return _DATED + f"(?:{'|'.join(lower)})".replace("d", r"\d").encode("ascii")


_LATE = ("sessions", "contacts", "check_ins")


def journal_of(tables: Mapping[str, Table], before: Decoded | None = None) -> Journal:
    """The journal that stands in ``tables``; records that cannot be read are left out.

    Tables that are as they were ``before`` keep their decoded records.
    """
    found: dict[str, Any] = {}
    for name in (*FIELDS, ENTRIES):
        table = tables.get(name, _EMPTY)
        if before is not None and before[0].get(name, _EMPTY) == table:
            found[name] = getattr(before[1], name)
        elif name == SETTINGS:
            found[name] = _settings(table)
        elif name == ENTRIES:
            found[name] = LazyMapping(partial(_entries, table))
        else:
            found[name] = (
                LazyLog(name, table) if name in _LATE else LazyMapping(partial(_records, name, table))
            )
    return Journal(**found)


_EMPTY = Table(blob=b"")


def _records(name: str, table: Table) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for documents in table.chunks():
        read = FIELDS[name].read  # without ``decode``: there are thousands
        for text, document in documents.items():
            if is_deleted(document):
                continue
            try:
                key = int(text)
                found[key] = read(document, id=key)
            except UNREADABLE:
                continue
    return found


def _settings(table: Table) -> Settings:
    document = table.document(ONLY)
    try:
        return decode(SETTINGS, 1, document) if document and not is_deleted(document) else Settings()
    except BadRecord:
        return Settings()


def _entries(table: Table) -> dict[int, History]:
    parts: dict[int, dict[int, list[bytes | memoryview]]] = {}
    for piece in table.pieces():
        if match := _HEAD.match(piece):
            habit, year = int(match[1]), int(match[2])
        else:
            document = _document(piece)
            try:
                check_year(document)
            except BadRecord:
                continue
            habit, year = document["habit"], document["year"]
        parts.setdefault(habit, {}).setdefault(year, []).append(piece)
    return {
        habit: History({year: Year(year, partial(_read_year, pieces)) for year, pieces in years.items()})
        for habit, years in parts.items()
    }


def _read_year(pieces: Iterable[bytes | memoryview], year: Year) -> None:
    for piece in pieces:
        read_year(_document(piece), year)


def _document(piece: bytes | memoryview) -> Document:
    (document,) = json.loads(b"{%s}" % piece).values()
    return document if isinstance(document, dict) else {}
