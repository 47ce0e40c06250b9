"""A store in memory: what the services ask of one, without a file, and with an account of what was asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from companion.domain.journal import Delta, Journal, compare
from companion.domain.undoable import Undoable, is_kept

NOON = datetime(2026, 3, 10, 12)
TODAY = NOON.date()


class Update(NamedTuple):
    journal: Journal
    delta: Delta
    stamp: int = 0


class MemoryRepository:
    """A ``Repository`` without a file.

    ``between`` runs once, after the next update was asked for and before it holds the lock: another process.
    """

    def __init__(self) -> None:
        self.journal = Journal()
        self.reads = self.updates = 0
        self.between: Callable[[], object] | None = None
        self._last_id = 0
        self.undos: list[Undoable] = []

    def read(self) -> Journal:
        self.reads += 1
        return self.journal

    def update(
        self, change: Callable[[Journal], Journal], words: Callable[[], str] = str, taken_back: int = 0
    ) -> Update:
        if self.between is not None:
            slipped_in, self.between = self.between, None
            slipped_in()
        self.updates += 1
        before, self.journal = self.journal, change(self.journal)
        for table in set(Journal._fields) - {"entries", "settings"}:
            assert all(record.id == key for key, record in getattr(self.journal, table).items()), table
            assert all(type(key) is int for key in getattr(self.journal, table)), table
        delta = compare(before, self.journal)
        self.undos = [each for each in self.undos if each.stamp != taken_back]
        if not taken_back and is_kept(words(), delta):
            self.undos.insert(0, Undoable(self.updates, words(), delta))
        return Update(self.journal, delta, self.updates)

    def undoable(self) -> tuple[Undoable, ...]:
        return tuple(self.undos)

    def new_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def version(self) -> object:
        return self.updates

    def back_up(self, reason: str) -> str:
        return ""

    def newest_backup(self) -> datetime | None:
        return None

    @property
    def sealed(self) -> bool:
        return False

    def opens(self, passphrase: str) -> bool:
        return False

    def notices(self) -> tuple[str, ...]:
        return ()


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def on(self, **by: float) -> None:
        """Move it by a ``timedelta``."""
        self.moment += timedelta(**by)


def one(table: Any) -> Any:
    """The only record of ``table``."""
    (found,) = table.values()
    return found
