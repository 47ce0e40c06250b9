"""The table ``undo``: the last changes, so that one can be taken back after the program has ended.

It lies in the store, sealed with it, and belongs to no journal, so no export has it. A change is a record
under its stamp: ``{"words": ..., "edits": [[table, key, before, after], ...]}``, without edits where they
were too many. One that was taken back leaves a tombstone, so that a merge does not bring it up again.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from companion.domain.fields.codec import UNREADABLE
from companion.domain.journal import Delta, Edit
from companion.domain.undoable import MAX_EDITS, MAX_LETTERS, Undoable, within_reach
from companion.store.codec import BadRecord, decode, encode
from companion.store.layout import ENTRIES, SETTINGS, UNDO, Document
from companion.store.packing import read_register, write_register
from companion.store.stamps import as_stamp, is_deleted, tombstone
from companion.store.tables import Table, Tables, canonical

_EMPTY = Table(blob=b"")


def with_change(tables: Tables, stamp: int, words: str, delta: Delta) -> Tables:
    """``tables`` that remember what was changed at ``stamp``, and forget what is out of reach by then."""
    record: Document = {"words": words}
    if len(delta) <= MAX_EDITS:
        edits = [_written(edit) for edit in delta]
        if len(canonical(edits)) <= MAX_LETTERS:
            record["edits"] = edits
    return _with(tables, stamp, record)


def without_change(tables: Tables, taken_back: int, stamp: int) -> Tables:
    """``tables`` in which the change of the stamp ``taken_back`` was taken back at ``stamp``."""
    if str(taken_back) not in tables.get(UNDO, _EMPTY):
        return tables
    return _with(tables, taken_back, tombstone(stamp))


def changes(tables: Tables, now: int) -> tuple[Undoable, ...]:
    """What can be taken back at ``now``, in milliseconds since 1970, the newest first."""
    table = tables.get(UNDO, _EMPTY)
    stamps = within_reach(map(_stamp, table), now)
    found = (_read(stamp, table.document(str(stamp)) or {}) for stamp in reversed(stamps))
    return tuple(change for change in found if change is not None)


def trimmed(table: Table) -> Table:
    """``table`` without what is out of reach from its newest change, and what stands there under no stamp;
    itself where all is within.
    """
    stamps = (str(stamp) for stamp in within_reach(map(_stamp, table)))
    kept = [key for key in stamps if key in table.lines]
    return table if kept == list(table) else Table(lines={key: table.lines[key] for key in kept})


def _with(tables: Tables, stamp: int, record: Document) -> Tables:
    return {**tables, UNDO: trimmed(tables.get(UNDO, _EMPTY).updated({str(stamp): record}))}


def _stamp(key: str) -> int:
    return as_stamp(int(key)) if key.isascii() and key.isdigit() else 0


def _written(edit: Edit) -> list[Any]:
    if edit.table == ENTRIES:
        habit, day = edit.key
        return [
            ENTRIES,
            [habit, day.isoformat()],
            *(write_register(each, 0) for each in (edit.old, edit.new)),
        ]
    records = (None if each is None else encode(edit.table, each) for each in (edit.old, edit.new))
    return [edit.table, edit.key, *records]


def _read(stamp: int, record: Document) -> Undoable | None:
    """The change that ``record`` holds; None for one that was taken back, or that nobody can read."""
    words, edits = record.get("words"), record.get("edits")
    if is_deleted(record) or not isinstance(words, str):
        return None
    try:
        return Undoable(stamp, words, None if edits is None else tuple(_edit(*each) for each in edits))
    except (BadRecord, *UNREADABLE):
        return None


def _edit(table: str, key: Any, old: Any, new: Any) -> Edit:
    """Raises BadRecord, or what ``UNREADABLE`` lists."""
    if table == ENTRIES:
        habit, day = key
        return Edit(table, (habit, date.fromisoformat(day)), read_register(old), read_register(new))
    number = None if table == SETTINGS else key
    records = (None if each is None else decode(table, number or 0, each) for each in (old, new))
    return Edit(table, number, *records)
