"""Every field of every record, said once: its type, its range, whether it is private, its place in tables.

The store's documents, the journal as JSON, the tables of ``export csv``, what an export without notes leaves
out and the journals that tests make up all follow from these declarations. Each is imported when a record of
its table is first read or written.

A command that ticks a habit should not pay for friends and talks: what is imported decides how fast it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

from companion.domain.fields.codec import RecordCodec

# Table -> module; in it the table's declaration is called as the table, in capitals.
_PLACES: Final = {
    "habits": "habits",
    "friends": "friends",
    "interests": "interests",
    "contacts": "friends",
    "sessions": "time",
    "check_ins": "care",
    "answers": "care",
    "panel_answers": "care",
    "blocks": "time",
    "seasons": "time",
    "timers": "time",
    "mutes": "care",
    "shown": "care",
    "readings": "care",
    "own_lines": "care",
    "agreements": "talk",
    "markers": "talk",
    "hard_times": "talk",
    "life_changes": "talk",
    "tellings": "talk",
    "blanks": "talk",
    "talks": "talk",
    "still_ourselves": "talk",
    "settings": "settings",
}
TABLES: Final = tuple(_PLACES)


class _Fields(Mapping[str, RecordCodec]):
    """The declarations by table, in the order of the file."""

    def __init__(self) -> None:
        self._known: dict[str, RecordCodec] = {}

    def __getitem__(self, table: str) -> RecordCodec:
        codec = self._known.get(table)
        if codec is None:
            module = import_module(f"companion.domain.fields.{_PLACES[table]}")
            codec = self._known[table] = getattr(module, table.upper())
        return codec

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)

    def __contains__(self, table: object) -> bool:
        return table in _PLACES


FIELDS: Final[Mapping[str, RecordCodec]] = _Fields()
