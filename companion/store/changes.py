"""A delta of the domain as changes of documents: only the records and fields that differ.

What would not be read again is not written: every record is read back first, whoever made it.
"""

from __future__ import annotations

from datetime import date

from companion.domain.errors import Refused
from companion.domain.fields.codec import UNREADABLE
from companion.domain.journal import Delta
from companion.domain.ranges import FIRST_DAY, LAST_DAY
from companion.store.codec import BadRecord, decode, encode, order_of
from companion.store.ids import natural_id
from companion.store.layout import ENTRIES, META, ONLY, SCHEMA, SETTINGS, Document
from companion.store.packing import read_register, write_register
from companion.store.stamps import edited, is_deleted, tombstone
from companion.store.tables import Table, Tables

_EMPTY = Table(blob=b"")


def apply_delta(tables: Tables, delta: Delta, stamp: int) -> Tables:
    """``tables`` after ``delta`` was said at ``stamp``. Tables it does not touch are the same objects.

    Raises Refused for a value out of its range.
    """
    edits: dict[str, dict[str, Document | None]] = {}
    for edit in delta:
        table = tables.get(edit.table, _EMPTY)
        found = edits.setdefault(edit.table, {})
        if edit.table == ENTRIES:
            habit, day = edit.key
            register = write_register(edit.new, stamp)
            _check_day(day, register)
            _change_day(table, found, habit, day, register)
            continue
        key = ONLY if edit.table == SETTINGS else str(edit.key)
        if edit.new is None:
            found[key] = tombstone(stamp)
            continue
        old = {} if edit.old is None else encode(edit.table, edit.old)
        new = encode(edit.table, edit.new)
        _check(edit.table, new)
        found[key] = edited(table.document(key), old, new, order_of(edit.table), stamp)
    result = {name: tables.get(name, _EMPTY).updated(records) for name, records in edits.items()}
    return with_meta({**tables, **result}, stamp)


def _check(table: str, document: Document) -> None:
    """Refuse a record that reading would set aside."""
    try:
        decode(table, 1, document)
    except BadRecord as reason:
        raise _refused(table, reason) from None


def _check_day(day: date, register: list[object]) -> None:
    """Refuse a day that reading would set aside. One that is taken back may lie outside the range of days."""
    try:
        if read_register(register) is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise ValueError(f"it is not a day of {FIRST_DAY.year} to {LAST_DAY.year}")
    except UNREADABLE as reason:
        raise _refused(ENTRIES, reason) from None


def _refused(table: str, reason: Exception) -> Refused:
    return Refused(f"{table.replace('_', ' ')} cannot hold that ({reason})", "write less, or something else")


def with_meta(tables: Tables, stamp: int) -> Tables:
    """``tables`` with the bookkeeping record saying that ``stamp`` is the newest."""
    meta = tables.get(META, _EMPTY)
    record = {**(meta.document(ONLY) or {}), "schema": SCHEMA, "last": stamp}
    return {**tables, META: meta.updated({ONLY: record})}


def _change_day(
    table: Table, found: dict[str, Document | None], habit: int, day: date, register: list[object]
) -> None:
    """Put ``register`` into the document of that habit and year, which may have to be made first."""
    key = str(natural_id(habit, day.year))
    document = found.get(key) or table.document(key)
    if document is None or is_deleted(document) or not isinstance(document.get("days"), dict):
        document = {"habit": habit, "year": day.year, "days": {}}
    days = document["days"]
    text = f"{day.month:02d}-{day.day:02d}"
    late = text not in days and bool(days) and next(reversed(days)) > text
    days[text] = register
    if late:
        document["days"] = {name: days[name] for name in sorted(days)}
    found[key] = document
