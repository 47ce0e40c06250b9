"""The canonical form: the one place that turns tables into bytes and back.

ASCII-escaped JSON, one record per line, a line end at the end, no byte order mark. Any JSON reader, plain
TinyDB among them, reads it; this module also knows where each table and record begins, so that what is not
asked for is not parsed and what was not touched is not written out again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from companion.store.layout import Document, Documents, in_record_order, in_table_order

Offsets = dict[str, tuple[int, int]]  # of each table's records within the bytes
Parts = tuple[bytes | memoryview, ...]  # the bytes of a file, one part after the other

_CHUNK = 1 << 16  # bytes of text that are parsed, or written, at once

_encode = json.JSONEncoder(ensure_ascii=True, allow_nan=False).encode
_encode_sorted = json.JSONEncoder(ensure_ascii=True, allow_nan=False, sort_keys=True).encode


def canonical(value: object) -> str:
    """The one text of a JSON value: equal texts mean equal values, and ``1``, ``1.0`` and ``True`` differ."""
    return _encode_sorted(value)


_BETWEEN = re.compile(b",\n")  # two records


class Table:
    """The records of one table, kept as lines of text and parsed as late as possible. Never mutated."""

    __slots__ = ("_blob", "_lines")

    def __init__(self, blob: bytes | memoryview | None = None, lines: dict[str, bytes] | None = None) -> None:
        self._blob = blob
        self._lines = lines

    @classmethod
    def of(cls, documents: Mapping[str, Document]) -> Table:
        """The table that holds ``documents``. Raises ValueError for a number JSON does not know."""
        return cls(lines={key: _line(key, documents[key]) for key in sorted(documents, key=in_record_order)})

    @property
    def blob(self) -> bytes:
        """All records as they stand in the file, between the braces of the table."""
        blob = self._blob = bytes(self.view)
        return blob

    @property
    def view(self) -> bytes | memoryview:
        """``blob`` without copying it: a table that nobody looked into is a slice of the file's bytes."""
        if self._blob is None:
            self._blob = b",\n".join(self.lines.values())
        return self._blob

    @property
    def lines(self) -> dict[str, bytes]:
        """Each record as it stands in the file, ``"id": {...}``, by id. Not to be changed."""
        if self._lines is None:
            blob = self.blob
            self._lines = {
                line[1 : line.index(b'"', 1)].decode("ascii"): line for line in blob.split(b",\n") if line
            }
        return self._lines

    def __contains__(self, key: str) -> bool:
        return key in self.lines

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and (self is other or self.blob == other.blob)

    __hash__ = None  # type: ignore[assignment]

    def document(self, key: str) -> Document | None:
        """A fresh copy of one record; None when there is none."""
        line = self.lines.get(key)
        if line is None:
            return None
        found: Document = json.loads(line[len(key) + 4 :])
        return found

    def documents(self) -> Documents:
        """Fresh copies of all records by id."""
        found: Documents = json.loads(b"{" + self.blob + b"}")
        return found

    def chunks(self) -> Iterator[Documents]:
        """Fresh copies of all records, some at a time, to need less memory at once."""
        return (json.loads(b"{%s}" % text) for text in self._texts())

    def lines_with(self, words: Collection[bytes]) -> Iterator[bytes]:
        """The records in whose text one of ``words`` is found, as they stand in the file."""
        for text in map(bytes, self._texts()):
            for begin in sorted({begin for word in words for begin in _lines_with(word, text)}):
                yield text[begin : _line_end(text, begin)]

    def _texts(self) -> Iterator[bytes | memoryview]:
        """Some records each, about 64 KiB of text."""
        view, at = self.view, 0
        while at < len(view):
            between = _BETWEEN.search(view, at + _CHUNK)
            end = between.start() if between else len(view)
            yield view[at:end]
            at = end + 2

    def pieces(self) -> Iterator[bytes | memoryview]:
        """Each record as it stands in the file, ``"id": {...}``, without copying it."""
        if self._lines is not None:
            yield from self._lines.values()
            return
        view, at = self.view, 0
        for between in _BETWEEN.finditer(view):
            yield view[at : between.start()]
            at = between.end()
        if at < len(view):
            yield view[at:]

    def updated(self, changes: Mapping[str, Document | None]) -> Table:
        """The table with each of ``changes`` in place, None meaning without; other lines stay as they are."""
        lines = dict(self.lines)
        last = next(reversed(lines), "")
        ordered = True
        for key, document in changes.items():
            if document is None:
                lines.pop(key, None)
                continue
            if key not in lines:
                ordered = ordered and in_record_order(last) < in_record_order(key)
                last = key
            lines[key] = _line(key, document)
        if not ordered:
            lines = {key: lines[key] for key in sorted(lines, key=in_record_order)}
        return Table(lines=lines)


Tables = dict[str, Table]


def from_documents(tables: Mapping[str, Mapping[str, Document]]) -> Tables:
    """Plain parsed tables as :class:`Table` s. Raises ValueError for a number JSON does not know."""
    return {name: Table.of(records) for name, records in tables.items()}


def to_documents(tables: Mapping[str, Table]) -> dict[str, Documents]:
    """Fresh copies of all tables, parsed."""
    return {name: table.documents() for name, table in tables.items()}


def serialise(tables: Tables) -> tuple[bytes, Offsets]:
    """The bytes of a file that holds ``tables``, and where in them each table's records lie."""
    parts, offsets = serialise_in_parts(tables)
    return b"".join(parts), offsets


def serialise_in_parts(tables: Tables) -> tuple[Parts, Offsets]:
    """What ``serialise`` gives, without copying the large tables together, which takes as long as writing."""
    parts: list[bytes | memoryview] = []
    offsets: Offsets = {}
    at = 0
    for name in sorted(tables, key=in_table_order):
        head = (b",\n" if parts else b"{\n") + _encode(name).encode("ascii") + b": {\n"
        blob = tables[name].view
        offsets[name] = (at + len(head), at + len(head) + len(blob))
        foot = b"\n}" if blob else b"}"
        parts += (head, blob, foot)
        at += len(head) + len(blob) + len(foot)
    parts.append(b"\n}\n" if parts else b"{\n}\n")
    return tuple(_small_ones_joined(parts)), offsets


def _small_ones_joined(parts: Iterable[bytes | memoryview]) -> Iterator[bytes | memoryview]:
    """``parts`` with neighbours that are small made one: each is written by a call of its own."""
    small: list[bytes | memoryview] = []
    for part in parts:
        if len(part) < _CHUNK:
            small.append(part)
            continue
        yield b"".join(small)
        yield part
        small.clear()
    yield b"".join(small)


def slice_tables(data: bytes, offsets: Mapping[str, Iterable[int]]) -> Tables:
    """The tables of ``data``, which :func:`serialise` made with these ``offsets``; nothing is parsed yet."""
    whole = memoryview(data)
    return {name: Table(blob=whole[slice(*place)]) for name, place in offsets.items()}


def _lines_with(word: bytes, text: bytes) -> Iterator[int]:
    """Where the lines of ``text`` begin that hold ``word``: seven times as fast as to look at each line."""
    at = text.find(word)
    while at >= 0:
        yield text.rfind(b"\n", 0, at) + 1
        at = text.find(word, _line_end(text, at))


def _line_end(text: bytes, at: int) -> int:
    end = text.find(b",\n", at)
    return len(text) if end < 0 else end


def _line(key: str, document: Document) -> bytes:
    return b'"' + key.encode("ascii") + b'": ' + _encode(document).encode("ascii")
