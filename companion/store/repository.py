"""The repository the services ask for: one journal in one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from companion.domain.errors import StoreError
from companion.domain.journal import Delta, Journal, compare
from companion.store.atomic import make_folder
from companion.store.changes import changed
from companion.store.errors import explained
from companion.store.ids import Ids
from companion.store.lazy import journal_of
from companion.store.lock import locked
from companion.store.names import Names, signature_at
from companion.store.stamps import stamp_after
from companion.store.vault import EMPTY, Snapshot, Unparsable, Vault

if TYPE_CHECKING:
    from tinydb import TinyDB


@dataclass(frozen=True, slots=True)
class Update:
    """What one durable change did: the journal after it, and the records that differ."""

    journal: Journal
    delta: Delta


class TinyRepository:
    """A journal in a TinyDB file. ``now`` tells the time, for stamps, ids and backups."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._names = Names.of(path)
        self._vault = Vault(self._names)
        self._now = now
        self._ids = Ids(now)
        self._snapshot: Snapshot | None = None
        self._journal = Journal()
        self._notices: list[str] = []

    def read(self) -> Journal:
        """The journal as it is on disk now; cheap when nothing changed. Raises StoreError."""
        if self._snapshot is None or self._vault.signature() != self._snapshot.signature:
            try:
                found = self._vault.load()
            except Unparsable as reason:
                raise StoreError(f"{self._names.real} cannot be read: {reason}") from reason
            self._adopt(found)
        return self._journal

    def update(self, change: Callable[[Journal], Journal]) -> Update:
        """Lock, read what is there now, apply ``change``, save, and only then return. Raises StoreError.

        ``change`` may be called again when somebody slipped in, so it must be pure.
        """
        from companion.store.storage import check_writable

        check_writable(self._names)
        with explained(self._names.real, "write"):
            make_folder(self._names.folder)
            with locked(self._names.lock):
                before = self.read()
                after = change(before)
                delta = compare(before, after)
                if delta:
                    self._save(after, delta)
                return Update(self._journal, delta)

    @property
    def database(self) -> TinyDB:
        """The file as TinyDB shows it, on our storage; for looking around. The caller closes it."""
        from tinydb import TinyDB

        from companion.store.storage import VaultStorage

        return TinyDB(self._names.real, storage=VaultStorage)

    def new_id(self) -> int:
        """A fresh record id, never used before."""
        return self._ids.next()

    def version(self) -> object:
        """A value that differs whenever the file on disk was changed; one ``stat``, for polling."""
        return signature_at(self._names.real)

    def notices(self) -> tuple[str, ...]:
        """Sentences about what was recovered, set aside, merged or refused since last asked."""
        told, self._notices = tuple(self._notices), []
        return told

    def _save(self, after: Journal, delta: Delta) -> None:
        before = self._snapshot or EMPTY
        tables = changed(before.tables, delta, stamp_after(self._now(), before.newest))
        try:
            saved = self._vault.save(tables, before.signature)
        except BaseException:
            self._snapshot = None
            raise
        self._snapshot = saved
        self._journal = after if saved.tables is tables else journal_of(saved.tables, (tables, after))

    def _adopt(self, found: Snapshot) -> None:
        before = None if self._snapshot is None else (self._snapshot.tables, self._journal)
        self._journal = journal_of(found.tables, before)
        self._snapshot = found
