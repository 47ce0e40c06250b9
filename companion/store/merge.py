"""Merging two states of the file, record by record and field by field: commutative, associative, idempotent.

Of two values of a field, or of a day, the one with the larger stamp wins; of the same stamp the larger
canonical text. A deletion wins over every edit; only a restoration, which is a new beginning of the record,
comes after it. Records that only one side has are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from companion.store.codec import order_of
from companion.store.layout import DELETED, ENTRIES, MARKS, META, RESTORED, UNDO, Document
from companion.store.packing import register_stamp
from companion.store.stamps import as_stamp, is_deleted, stamps_of, tombstone, with_stamps
from companion.store.tables import Table, Tables, canonical
from companion.store.undo import trimmed


def merge_tables(ours: Tables, theirs: Tables) -> Tables:
    """Both states as one. Tables in which ``theirs`` adds nothing are the very objects of ``ours``."""
    merged = dict(ours)
    for name, table in theirs.items():
        merged[name] = merge_table(name, ours[name], table) if name in ours else table
    return merged


def merge_table(name: str, ours: Table, theirs: Table) -> Table:
    """Both states of one table as one; ``ours`` itself when nothing is new."""
    if ours is theirs or ours.blob == theirs.blob:
        return ours
    changes: dict[str, Document | None] = {}
    mine = ours.lines
    for key, line in theirs.lines.items():
        if mine.get(key) == line:
            continue
        other = theirs.document(key)
        assert other is not None
        own = ours.document(key)
        if own is None:
            changes[key] = other
            continue
        both = merge_documents(name, own, other)
        if canonical(both) != canonical(own):
            changes[key] = both
    if not changes:
        return ours
    merged = ours.updated(changes)
    if name == UNDO:
        merged = trimmed(merged)
        return ours if merged == ours else merged
    return merged


def merge_documents(table: str, one: Document, other: Document) -> Document:
    """Two states of one record as one."""
    if table == META:
        return _largest(one, other)
    deleted = max(as_stamp(one.get(DELETED)), as_stamp(other.get(DELETED)))
    gone = is_deleted(one) or is_deleted(other)
    alive = [
        document
        for document in (one, other)
        if not is_deleted(document) and not (gone and as_stamp(document.get(RESTORED)) <= deleted)
    ]
    back = max((as_stamp(document.get(RESTORED)) for document in alive), default=0)
    alive = [document for document in alive if as_stamp(document.get(RESTORED)) == back]
    if not alive:
        return tombstone(deleted)
    return _in_order(table, _joined(table, alive[0], alive[-1], back))


def _joined(table: str, one: Document, other: Document, back: int) -> Document:
    """Two living states of the same beginning, field by field."""
    if table == ENTRIES and isinstance(one.get("days"), dict) and isinstance(other.get("days"), dict):
        days = _join_days(one["days"], other["days"])
        both = _joined("", {**one, "days": {}}, {**other, "days": {}}, back)
        return {name: days if name == "days" else value for name, value in both.items()}
    fields: dict[str, Any] = {}
    stamps: dict[str, int] = {}
    ones, others = stamps_of(one), stamps_of(other)
    for name in {**ones, **others}:
        stamp, _, value, present = max(_said(name, one, ones), _said(name, other, others), key=_rank)
        stamps[name] = stamp
        if present:
            fields[name] = value
    return with_stamps(fields, stamps, back)


def _said(name: str, document: Document, stamps: Mapping[str, int]) -> tuple[int, str, Any, bool]:
    if name not in stamps:
        return -1, "", None, False
    if name not in document:
        return stamps[name], "", None, False
    return stamps[name], canonical(document[name]), document[name], True


def _rank(said: tuple[int, str, Any, bool]) -> tuple[int, str]:
    return said[0], said[1]


def _join_days(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    days = dict(one)
    for day, register in other.items():
        if day not in days:
            days[day] = register
        elif days[day] != register or canonical(days[day]) != canonical(register):
            days[day] = max(days[day], register, key=lambda said: (register_stamp(said), canonical(said)))
    return {day: days[day] for day in sorted(days)}


def _largest(one: Document, other: Document) -> Document:
    """The bookkeeping record: each number only ever grows."""
    paths = sorted({**one, **other})
    return {
        name: max(
            (document[name] for document in (one, other) if name in document),
            key=lambda value: (as_stamp(value), canonical(value)),
        )
        for name in paths
    }


def _in_order(table: str, document: Document) -> Document:
    """The same record with its fields where a reader expects them: ours, strangers by name, marks."""
    known = order_of(table)
    strangers = sorted(name for name in document if name not in known and name not in MARKS)
    marks = sorted(name for name in document if name in MARKS)
    return {name: document[name] for name in (*known, *strangers, *marks) if name in document}
