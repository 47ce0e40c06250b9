"""What another program changed in the file, which knows nothing of stamps.

Compared with the state we knew: a field with another value under the same stamp was edited just now. A record
that is gone from a file made out of that very state was taken out on purpose; from an older file, or one of
another machine, it is only not there yet, and stays.

A file was made out of the state we knew if its bookkeeping record paths the same newest stamp, since each
save of ours writes a larger one and no other program changes it; and if it says nothing under that stamp that
we do not know. Two machines whose clocks agree to the millisecond would, of each other, without that.
"""

from __future__ import annotations

from typing import Any

from companion.store.layout import DELETED, ENTRIES, MARKS, RECORDS, RESTORED, TABLES, Document
from companion.store.packing import register_stamp
from companion.store.stamps import as_stamp, is_deleted, stamps_of, tombstone, with_stamps
from companion.store.tables import Table, Tables, canonical
from companion.store.vault import last_stamp

_EMPTY = Table(blob=b"")


def stamp_foreign_edits(known: Tables, theirs: Tables, stamp: int, complete: bool) -> tuple[Tables, int]:
    """``theirs`` with ``stamp`` on what was changed since ``known``, and how many records were taken out.

    ``complete``: nothing in ``theirs`` was damaged, so that what is gone may have been taken out on purpose.
    """
    derived = complete and is_derived(known, theirs)
    result = dict(theirs)
    removed = 0
    for name, table in theirs.items():
        if name not in RECORDS:
            continue
        changes = _changes(name, known.get(name, _EMPTY), table, stamp, derived)
        if derived and name != ENTRIES and len(table):
            gone = [key for key in known.get(name, _EMPTY) if key not in table]
            gone = [key for key in gone if not is_deleted(known[name].document(key) or {})]
            changes.update((key, tombstone(stamp)) for key in gone)
            removed += len(gone)
        if changes:
            result[name] = table.updated(changes)
    return result, removed


def is_derived(known: Tables, theirs: Tables) -> bool:
    """Whether ``theirs`` was made out of ``known`` itself, and not of an older or another machine's state."""
    last = last_stamp(known)
    return last == last_stamp(theirs) and not (last and _says_more(known, theirs, last))


def _says_more(known: Tables, theirs: Tables, stamp: int) -> bool:
    """Whether ``theirs`` says something at ``stamp`` that ``known`` does not."""
    mark = str(stamp).encode("ascii")
    for name, table in theirs.items():
        mine = known.get(name, _EMPTY)
        for key, line in table.lines.items() if name in RECORDS else ():
            if mark not in line or mine.lines.get(key) == line:
                continue
            ours, others = mine.document(key) or {}, table.document(key) or {}
            if not _said_at(name, others, stamp) <= _said_at(name, ours, stamp):
                return True
    return False


def _said_at(name: str, document: Document, stamp: int) -> set[str]:
    """The fields, or the days, that were said at ``stamp``; of a tombstone its mark."""
    days = document.get("days")
    if name == ENTRIES and isinstance(days, dict):
        return {day for day, register in days.items() if register_stamp(register) == stamp}
    marks = {DELETED: as_stamp(document.get(DELETED))} if is_deleted(document) else stamps_of(document)
    return {field for field, told in marks.items() if told == stamp}


def without_foreign_tables(known: Tables, theirs: Tables, complete: bool) -> Tables:
    """``known`` without the tables of other programs, where those are newer in ``theirs``: they are not ours
    to stamp, so what was taken out of them could not be told from what is not there yet.
    """
    if not (complete and is_derived(known, theirs)):
        return known
    return {name: table for name, table in known.items() if name in TABLES or name not in theirs}


def _changes(name: str, known: Table, table: Table, stamp: int, derived: bool) -> dict[str, Document | None]:
    changes: dict[str, Document | None] = {}
    lines = known.lines
    for key, line in table.lines.items():
        if lines.get(key) == line:
            continue
        document, old = table.document(key) or {}, known.document(key) or {}
        if is_deleted(document):
            continue
        new = _record(name, old, document, stamp, derived)
        if canonical(new) != canonical(document):
            changes[key] = new
    return changes


def _record(name: str, old: Document, document: Document, stamp: int, derived: bool) -> Document:
    if name == ENTRIES and isinstance(document.get("days"), dict):
        return {**document, "days": _days(old.get("days"), document["days"], stamp)}
    before, after = stamps_of(old), stamps_of(document)
    fields = {field: value for field, value in document.items() if field not in MARKS}
    for field, value in fields.items():
        told = after.get(field, 0)
        if field not in old:
            fresh = told == 0 or (
                bool(old) and told <= max(before.values(), default=0) and field not in before
            )
        else:
            fresh = told in (0, before.get(field, 0)) and canonical(value) != canonical(old[field])
        if fresh:
            after[field] = stamp
        elif told == 0:
            after[field] = before.get(field, stamp)
    if derived:
        after.update((field, stamp) for field in old if field not in document and field not in MARKS)
    return with_stamps(fields, after, as_stamp(document.get(RESTORED)))


def _days(old: Any, days: dict[str, Any], stamp: int) -> dict[str, Any]:
    old = old if isinstance(old, dict) else {}
    result = {}
    for day, register in days.items():
        told = register_stamp(register)
        known = old.get(day)
        if told == 0 or (known is not None and told == register_stamp(known) and register != known):
            parts = register if isinstance(register, list) else [register]
            register = [parts[0], stamp, *parts[2:]]
        result[day] = register
    return result
