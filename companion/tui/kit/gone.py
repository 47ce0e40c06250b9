"""When a record vanishes - deleted, undone, by another process, in a merge - what is about it closes.

A screen or dialog that is about one record has a ``record``: the table of the journal it lies in,
and its key. The app looks for each new snapshot, before anything is drawn from it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

if TYPE_CHECKING:
    from companion.domain.journal import Journal
    from companion.services.unit_of_work import Change

Record = tuple[str, Hashable]

# What stands under the cursor or on a page, with its table and the word for it.
_TABLES = {
    "habit": "habits",
    "friend": "friends",
    "contact": "contacts",
    "interest": "interests",
    "session": "sessions",
    "block": "blocks",
    "season": "seasons",
    "agreement": "agreements",
    "marker": "markers",
    "change": "life_changes",
    "choice": "own_lines",
    "view": "own_lines",
    "telling": "tellings",
    "talk": "talks",
    "hard": "hard_times",
    "check-in": "check_ins",
    "timer": "timers",
    "step": "answers",
}
_WORDS = {"choice": "line", "view": "line", "telling": "note", "timer": "session", "hard": "plan"}


def record_of(subject: tuple[str, Any] | None, journal: Journal) -> Record | None:
    """The record behind what the cursor is on, if it is one."""
    table = _TABLES.get(subject[0]) if subject is not None else None
    if subject is None or table is None or subject[1] not in getattr(journal, table):
        return None
    return table, subject[1]


def rows_of(change: Change) -> list[tuple[str, Hashable]]:
    """The keys that rows about what ``change`` added may have."""
    added = [edit for edit in change.delta if edit.old is None and edit.new is not None]
    return [(kind, edit.key) for edit in added for kind, table in _TABLES.items() if table == edit.table]


def is_gone(screen: Screen[Any], journal: Journal) -> bool:
    """Whether ``screen`` is about a record that ``journal`` does not have; its own ``is_lost`` decides."""
    is_lost = getattr(screen, "is_lost", None)
    if is_lost is not None:
        return bool(is_lost(journal))
    record: Record | None = getattr(screen, "record", None)
    return record is not None and record[1] not in getattr(journal, record[0])


def gone_from(stack: Sequence[Screen[Any]], journal: Journal) -> int | None:
    """From where in ``stack`` nothing can stay: the lowest screen that is about nothing any more."""
    return next((n for n, screen in enumerate(stack) if n and is_gone(screen, journal)), None)


def closed_words(screen: Screen[Any]) -> str:
    """The one line about it."""
    record: Record | None = getattr(screen, "record", None)
    kind = next((kind for kind, table in _TABLES.items() if record and table == record[0]), "page")
    return f"this {_WORDS.get(kind, kind)} is no longer there"
