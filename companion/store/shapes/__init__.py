"""The form of every table's records, each imported when a record of it is first read or written.

A command that ticks a habit should not pay for friends and talks: what is imported decides how fast it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

from companion.store.values import Shape

# Table -> module; in it the table's Shape is called as the table, in capitals.
_PLACES: Final = {
    "habits": "habits",
    "friends": "friends",
    "interests": "interests",
    "contacts": "friends",
    "sessions": "time",
    "check_ins": "care",
    "answers": "care",
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
    "settings": "settings",
}


class _Shapes(Mapping[str, Shape]):
    """The shapes by table, in the order of the file."""

    def __init__(self) -> None:
        self._known: dict[str, Shape] = {}

    def __getitem__(self, table: str) -> Shape:
        shape = self._known.get(table)
        if shape is None:
            module = import_module(f"companion.store.shapes.{_PLACES[table]}")
            shape = self._known[table] = getattr(module, table.upper())
        return shape

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)

    def __contains__(self, table: object) -> bool:
        return table in _PLACES


SHAPES: Final[Mapping[str, Shape]] = _Shapes()
