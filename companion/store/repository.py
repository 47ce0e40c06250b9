"""The repository the services ask for: one journal in one file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from companion.domain.errors import StoreError
from companion.domain.journal import Delta, Journal, compare
from companion.domain.undoable import Undoable, is_kept
from companion.render_cache import RenderCache
from companion.store import seal, undo
from companion.store.changes import apply_delta
from companion.store.errors import read_only, translate_os_errors
from companion.store.folder import StoreFolder
from companion.store.ids import Ids
from companion.store.layout import SCHEMA
from companion.store.lazy import journal_of
from companion.store.lock import locked
from companion.store.paths import StorePaths, signature_at
from companion.store.stamps import stamp_after
from companion.store.tables import Tables, serialise
from companion.store.vault import FileState, Unparsable, Vault, last_stamp

if TYPE_CHECKING:
    from tinydb import TinyDB


class Update(NamedTuple):
    """What one durable change did: the journal after it, the records that differ, its stamp (0: nothing)."""

    journal: Journal
    delta: Delta
    stamp: int = 0


class TinyRepository:
    """A journal in a TinyDB file. ``now`` tells the time, for stamps, ids and backups."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.paths = StorePaths.of(path)
        self._vault = Vault(self.paths)
        self._now = now
        self._ids = Ids(now)
        self._state: FileState | None = None
        self._journal = Journal()
        self._notices: list[str] = []
        self._place = StoreFolder(self.paths, self._notices.append)

    def read(self) -> Journal:
        """The journal as it is on disk now; cheap when nothing changed. Raises StoreError."""
        if self._state is None or self.version() != self._state.version:
            if self._place.is_away():
                return self._journal
            found = self._next_generation()
            self._adopt(found or self._reconciled_under_lock())
        elif self._place.was_away():
            self._place.is_away()  # back as it was
        return self._journal

    def update(
        self, change: Callable[[Journal], Journal], words: Callable[[], str] = str, taken_back: int = 0
    ) -> Update:
        """Lock, read what is there now, apply ``change``, save, and only then return. Raises StoreError.

        ``change`` may be called again when somebody slipped in, so it must be pure. ``words`` are asked for
        after it, for the list of what can be taken back; a change without words is not in it. ``taken_back``
        is the stamp of the change that this one takes back, which leaves that list.
        """
        with self._place.writing():
            before = self._current()
            after = change(before)
            delta = compare(before, after)
            if not delta and not taken_back:
                return Update(self._journal, delta)
            self._back_up()
            assert self._state is not None
            stamp = stamp_after(self._now(), self._state.newest)
            tables = apply_delta(self._state.tables, delta, stamp)
            if taken_back:
                tables = undo.without_change(tables, taken_back, stamp)
            elif is_kept(words(), delta):
                tables = undo.with_change(tables, stamp, words(), delta)
            self._save(tables, stamp, after)
            return Update(self._journal, delta, stamp)

    def undoable(self) -> tuple[Undoable, ...]:
        """The changes that can be taken back, of the app and the commands, the newest first.

        Raises StoreError.
        """
        self.read()
        return undo.changes(self.tables(), int(self._now().timestamp() * 1000))

    def join(self, tables: Tables) -> Update:
        """Merge another state of the file into this one, durably, after a backup. Raises StoreError."""
        from companion.store.changes import with_meta
        from companion.store.merge import merge_tables

        with self._place.writing():
            before = self._current()
            assert self._state is not None
            merged = merge_tables(self._state.tables, tables)
            after = journal_of(merged, (self._state.tables, before))
            if merged != self._state.tables:
                self._back_up("merge")
                stamp = stamp_after(self._now(), max(self._state.newest, last_stamp(tables)))
                self._save(with_meta(merged, stamp), stamp, after)
            return Update(self._journal, compare(before, self._journal))

    def newest_backup(self) -> datetime | None:
        """When the newest backup was taken; None while there is none."""
        from companion.store import backups  # only where one asks

        return next((backup.taken for backup in backups.list_all(self.paths)), None)

    def back_up(self, reason: str) -> str:
        """Take a backup of what is on disk now, of an empty journal if there is nothing yet; its name.

        Raises StoreError when it cannot be taken.
        """
        from companion.store import backups

        self.read()
        self._place.check()
        tables = self._state.tables if self._state else {}
        return backups.create(self.paths, self._now(), serialise(tables)[0], reason).name

    @property
    def sealed(self) -> bool:
        """Whether the file is encrypted."""
        return seal.has_key(self.paths.real)

    def opens(self, passphrase: str) -> bool:
        """Whether ``passphrase`` is the one the file is sealed with; then it can be read from now on."""
        if self.sealed:
            return seal.is_passphrase(self.paths.real, passphrase)
        try:
            seal.unlock(self.paths.real, passphrase)
        except seal.WrongPassphrase:
            return False
        return True

    def tables(self) -> Tables:
        """The tables of the file as text, as last read."""
        return self._state.tables if self._state else {}

    @property
    def database(self) -> TinyDB:
        """The file as TinyDB shows it, on our storage; for looking around. The caller closes it."""
        from tinydb import TinyDB

        from companion.store.storage import VaultStorage

        return TinyDB(self.paths.real, storage=VaultStorage)

    def new_id(self) -> int:
        """A fresh record id, never used before."""
        return self._ids.next()

    def version(self) -> object:
        """A value that differs whenever the file on disk was changed; two ``stat`` calls, for polling."""
        try:
            return self._vault.version()
        except StoreError as reason:
            return str(reason)

    def notices(self) -> tuple[str, ...]:
        """Sentences about what was recovered, set aside, merged or refused since last asked."""
        told = tuple(dict.fromkeys(self._notices))
        self._notices.clear()
        return told

    def _current(self) -> Journal:
        """What is on disk now, for one who holds the lock and is about to write."""
        if self._state is None or self._vault.version() != self._state.version:
            self._adopt(self._next_generation() or self._reconcile())
        elif self._state.unsaved:
            self._adopt(self._reconcile())
        assert self._state is not None
        if self._state.schema > SCHEMA:
            raise StoreError(
                f"{self.paths.real.name} was written by a newer Companion, so nothing was saved",
                "update this one; reading works",
            )
        if self._state.unsaved:
            raise read_only(self.paths.real)
        return self._journal

    def _next_generation(self) -> FileState | None:
        """The file, when it simply goes on from what we know; None when it has to be reconciled."""
        memory = self._state
        if seal.was_decrypted_elsewhere(self.paths.real):
            seal.disable(self.paths.real)
        if memory is None:
            self._offer_conflict_copies()
        if (memory is None and self.paths.temporaries()) or self._vault.previous_was_modified():
            return None
        try:
            found = self._vault.load()
        except Unparsable:
            return None
        if found.signature is None:
            never = memory is None or memory.signature is None
            kept = found.previous or signature_at(self.paths.last)
            return found if never and kept is None and not self.paths.backups.exists() else None
        if not found.trusted or found.schema != SCHEMA:
            return None
        if memory is not None and memory.signature is not None:
            same = memory.tables == found.tables
            return found if same or _contains(found.tables, memory.tables) else None
        return found

    def _reconciled_under_lock(self) -> FileState:
        """Reconcile with the lock, where one can be had; without it nothing can be saved either."""
        try:
            with locked(self.paths.lock):
                return self._next_generation() or self._reconcile()
        except OSError:
            return self._reconcile()

    def _reconcile(self) -> FileState:
        from companion.store.repair.reconcile import Reconciler

        with translate_os_errors(self.paths.real, "read"):
            return Reconciler(self._vault, self._now, self._notices.append).reconcile(self._state)

    def _save(self, tables: Tables, stamp: int, after: Journal) -> None:
        before = self._state
        assert before is not None
        base = before.tables

        def read_replacement(data: bytes) -> Tables:  # when somebody slipped in between
            from companion.store.repair.reconcile import Reconciler

            reconciler = Reconciler(self._vault, self._now, self._notices.append)
            return reconciler.replacement_reader(base, stamp)(data)

        try:
            saved = self._vault.save(tables, before.signature, before.tables, read_replacement)
        except BaseException:
            self._state = None
            raise
        self._state = saved
        RenderCache(self.paths.real).forget()  # it told of what may be gone now
        self._place.seen()
        self._journal = after if saved.tables is tables else journal_of(saved.tables, (tables, after))

    def _back_up(self, reason: str = "") -> None:
        """Keep what is there before it changes: regularly at most every 30 minutes, always for a reason."""
        from companion.store import backups

        tables = self._state.tables if self._state else {}
        if tables and (reason or backups.due(self.paths, self._now())):
            backups.create_if_possible(self.paths, self._now(), serialise(tables)[0], reason)

    def _offer_conflict_copies(self) -> None:
        from companion.store.conflicts import conflict_copies

        for path in conflict_copies(self.paths):
            from companion.store.repair.messages import conflict_copy

            self._notices.append(conflict_copy(self.paths, path))

    def _adopt(self, found: FileState) -> None:
        before = None if self._state is None else (self._state.tables, self._journal)
        self._journal = journal_of(found.tables, before)
        self._state = found
        if found.signature is not None:
            self._place.seen()


def _contains(tables: Tables, others: Tables) -> bool:
    """Whether merging ``others`` into ``tables`` would add nothing."""
    from companion.store.merge import merge_tables

    return merge_tables(tables, others) == tables
