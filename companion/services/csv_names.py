"""Records by the names they have in tables, and new ones for names nobody knows yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Generic, TypeVar

from companion.domain.friend import Friend
from companion.domain.habit import Habit
from companion.domain.interest import Interest
from companion.domain.naming import name_key
from companion.formats.sheets import SheetRow

T = TypeVar("T", Habit, Friend, Interest)


class Register(Generic[T]):
    """The records of one table while rows are taken in. ``make`` makes a blank one of a name."""

    def __init__(self, records: Mapping[int, T], make: Callable[[str], T]) -> None:
        self.records: dict[int, T] = dict(records)
        self._make: Callable[[str], T] = make
        self._ids: dict[str, int] = {}
        # Two machines may each have added the same name: the older record is the one that is meant.
        for record in sorted(records.values(), key=lambda record: record.id):
            self._ids.setdefault(name_key(record.name), record.id)

    def named(self, name: str) -> T:
        """The record called ``name``, added if there is none."""
        key = name_key(name)
        if key not in self._ids:
            made = self._make(name.strip())
            self._ids[key] = made.id
            self.records[made.id] = made
        return self.records[self._ids[key]]

    def knows(self, name: str) -> bool:
        """Whether there is a record called ``name``."""
        return name_key(name) in self._ids

    def put(self, record: T) -> None:
        """Put a changed record in its place."""
        self.records[record.id] = record


def first_days(rows: Iterable[SheetRow], field: str) -> dict[str, date]:
    """The first date of each name in ``field``, by its key."""
    found: dict[str, date] = {}
    for row in rows:
        said = row.values.get(field, ())
        for name in (said,) if isinstance(said, str) else said:
            key = name_key(name)
            found[key] = min(found.get(key, row.values["date"]), row.values["date"])
    return found
