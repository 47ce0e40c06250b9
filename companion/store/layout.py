"""What lies where in the file: table paths, the order of tables and fields, and the paths of our own marks.

``{table: {id: record}}``. A record's id is its key in the table; its fields are those of the domain class,
written sparsely: a field with its default is left out.
"""

from __future__ import annotations

from typing import Any, Final

Document = dict[str, Any]
Documents = dict[str, Document]

SCHEMA: Final = 1
RULES: Final = 2  # of reading: a file that was found good under others is looked through again

META: Final = "_companion"  # one record "1": {"schema": ..., "last": the newest stamp given}
QUARANTINE: Final = "_quarantine"  # what could not be read, verbatim
ENTRIES: Final = "entries"
SETTINGS: Final = "settings"
UNDO: Final = "undo"  # the last changes, by their stamps (see ``undo``); no part of the journal
ONLY: Final = "1"  # the id of the one record in META and SETTINGS

RECORDS: Final = (
    "habits",
    "friends",
    "interests",
    "contacts",
    "sessions",
    "check_ins",
    "answers",
    "panel_answers",
    "blocks",
    "seasons",
    "timers",
    "mutes",
    "shown",
    "readings",
    "own_lines",
    "agreements",
    "markers",
    "hard_times",
    "life_changes",
    "tellings",
    "blanks",
    "talks",
    "still_ourselves",
    SETTINGS,
    ENTRIES,
)
TABLES: Final = (META, *RECORDS, UNDO)

STAMP: Final = "_t"  # stamp of the oldest field
STAMPS: Final = "_tf"  # {field: stamp} of the fields edited later, or taken away
DELETED: Final = "_deleted"  # stamp of a deletion; a tombstone holds nothing else
RESTORED: Final = "_back"  # stamp of a restoration after a deletion
MARKS: Final = frozenset((STAMP, STAMPS, DELETED, RESTORED))


def in_table_order(name: str) -> tuple[int, str]:
    """Sorting key of tables: ours first, as listed; strangers after, by name; quarantine last."""
    if name in TABLES:
        return TABLES.index(name), ""
    return len(TABLES) + (name == QUARANTINE), name


def in_record_order(key: str) -> tuple[int, str]:
    """Sorting key of records: by number, which is by age."""
    return len(key), key
