"""Reconciling what lies on disk, what is in memory and what was kept beside: one good file of them all.

Runs with the lock held, whenever the file is not simply the next generation of what we know. Everything is
joined by record; what cannot be used is set aside; what happened is told in one sentence each.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from companion.domain.errors import StoreError
from companion.store import atomic, backups
from companion.store.changes import with_meta
from companion.store.layout import SCHEMA, Document
from companion.store.merge import merge_documents, merge_tables
from companion.store.migrations import migrate
from companion.store.paths import Signature, signature_at
from companion.store.repair import messages
from companion.store.repair.examine import BadPart
from companion.store.repair.foreign import stamp_foreign_edits, without_foreign_tables
from companion.store.repair.quarantine import with_quarantined
from companion.store.repair.recovery import SAVED_LAST, examine_or_salvage, last_good, last_saved, set_aside
from companion.store.seal import OtherPassphrase, has_key, is_file_sealed, is_sealed
from companion.store.stamps import stamp_after
from companion.store.tables import Table, Tables, serialise
from companion.store.vault import EMPTY, FileState, Vault, last_stamp

_EMPTY = Table(blob=b"")


class Reconciler:
    """Reconciles the file of one vault. ``tell`` is called with a sentence for each thing that happened."""

    def __init__(self, vault: Vault, now: Callable[[], datetime], tell: Callable[[str], None]) -> None:
        self._vault = vault
        self._paths = vault.paths
        self._now = now
        self._tell = tell

    def reconcile(self, memory: FileState | None) -> FileState:
        """One good state of what is on disk and, when the file was open, in ``memory``; saved when it had to
        change. What could not be saved is told, and marked ``unsaved``. Wants the lock held by the caller,
        as far as one can be had. Raises Locked, StoreError.
        """
        previous = signature_at(self._paths.previous)
        try:
            data, signature = atomic.read_whole(self._paths.real)
        except FileNotFoundError:
            return self._gone(memory, previous)
        known = self._known(memory, signature)
        good, source = known, "memory" if memory else SAVED_LAST
        found, whole = examine_or_salvage(data, good)
        if not known and (found.bad_parts or not whole):
            good, source = last_good(self._paths, self._vault.index())
            found, whole = examine_or_salvage(data, good)
        if found.schema > SCHEMA:
            self._tell(messages.newer(self._paths, found.schema))
            return FileState(found.tables, signature, previous, found.newest, found.schema)
        newest = max(found.newest, memory.newest if memory else 0, last_stamp(good))
        stamp = stamp_after(self._now(), newest)
        bad_parts = list(found.bad_parts)
        tables = found.tables
        removed = 0
        if known:
            complete = whole and not bad_parts
            tables, removed = stamp_foreign_edits(good, tables, stamp, complete)
            good = without_foreign_tables(good, tables, complete)
        theirs = tables
        if known or not whole:
            tables = merge_tables(tables, good)
        else:
            tables = _mended(tables, bad_parts, good)
        if removed or (known and whole and tables != theirs):
            self._tell(messages.changed_outside(self._paths, removed, self._keep(good, removed > 0)))
        tables, more = self._leftovers(tables)
        bad_parts += more
        state = FileState(tables, signature, previous, newest)
        unchanged = tables == found.tables and found.schema == SCHEMA
        unchanged = unchanged and has_key(self._paths.real) == is_file_sealed(self._paths.real)
        if unchanged and whole and not bad_parts and not found.recoded:
            self._sweep()
            self._vault.trust(state, data)
            return state
        try:
            if not whole or bad_parts or found.recoded:
                aside = set_aside(self._paths, data, self._now())
                self._tell(messages.damaged(self._paths, found, whole, bad_parts, source, aside))
            if found.schema < SCHEMA:
                backups.create(self._paths, self._now(), serialise(found.tables)[0], "migration")
                tables = migrate(tables, found.schema)
            tables = with_meta(with_quarantined(tables, bad_parts, self._now()), stamp)
            saved = self._vault.save(
                tables, signature, good, self.replacement_reader(good, stamp), copied=True
            )
        except (StoreError, OSError) as reason:
            self._tell(messages.unsaved(self._paths, reason))
            return state._replace(tables=tables, unsaved=True)
        self._sweep()
        return saved

    def replacement_reader(self, base: Tables, stamp: int) -> Callable[[bytes], Tables]:
        """What ``Vault.save`` reads the file of one who slipped in with, while it saves what comes after
        ``base``: what was changed there gets ``stamp``, what is damaged is set aside.
        """

        def read_replacement(data: bytes) -> Tables:
            found, whole = examine_or_salvage(data, base)
            if not whole or found.bad_parts or found.recoded:
                aside = set_aside(self._paths, data, self._now())
                source = "memory"
                self._tell(messages.damaged(self._paths, found, whole, list(found.bad_parts), source, aside))
            tables = with_quarantined(found.tables, found.bad_parts, self._now())
            return stamp_foreign_edits(base, tables, stamp, complete=False)[0]

        return read_replacement

    def _keep(self, tables: Tables, needed: bool) -> backups.Backup | None:
        """Back up a state that another program replaced: when it lost something, or one is due."""
        now = self._now()
        if not needed and not backups.due(self._paths, now):
            return None
        return backups.create_if_possible(self._paths, now, serialise(tables)[0], "merge")

    def _known(self, memory: FileState | None, there: Signature | None) -> Tables:
        """What the file that is ``there`` should go on from: what is in memory, and what was saved last."""
        saved: Tables = {}
        try:
            if not self._vault.previous_was_modified():
                saved = last_saved(self._paths, self._vault.index(), there)
        except OtherPassphrase:
            self._put_by(self._paths.last)
        if memory is not None and memory.signature is not None:
            return merge_tables(memory.tables, saved)
        return saved

    def _put_by(self, last: Path) -> None:
        """Set aside what was saved last and nobody can open here, or the next save would take its place."""
        with contextlib.suppress(FileNotFoundError):
            aside = set_aside(self._paths, last.read_bytes(), self._now())
            last.unlink()
            if aside is not None:
                self._tell(messages.other_seal(self._paths, aside))

    def _gone(self, memory: FileState | None, previous: Signature | None) -> FileState:
        """No file: bring it back, unless there never was one."""
        if memory is not None and memory.signature is not None:
            tables, source = self._known(memory, None), "memory"
        else:
            tables, source = last_good(self._paths, self._vault.index())
        tables, bad_parts = self._leftovers(tables)
        if not tables:
            self._sweep()
            return EMPTY._replace(previous=previous)
        self._tell(messages.gone(self._paths, source or "an unfinished save"))
        stamp = stamp_after(self._now(), last_stamp(tables))
        tables = with_meta(with_quarantined(tables, bad_parts, self._now()), stamp)
        try:
            saved = self._vault.save(tables, None, {}, self.replacement_reader(tables, stamp), copied=True)
        except StoreError as reason:
            self._tell(messages.unsaved(self._paths, reason))
            return FileState(tables, None, previous, stamp, unsaved=True)
        self._sweep()
        return saved

    def _leftovers(self, tables: Tables) -> tuple[Tables, list[BadPart]]:
        """``tables`` with what unfinished saves hold, and the generation before if somebody wrote to it."""
        bad_parts: list[BadPart] = []
        paths = self._paths.temporaries()
        if self._vault.previous_was_modified():
            paths.append(self._paths.previous)
            self._tell(messages.old_copy(self._paths))
        for path in paths:
            with contextlib.suppress(OSError, StoreError):
                found, whole = examine_or_salvage(atomic.read_bytes(path), tables)
                if whole:
                    bad_parts += found.bad_parts
                if found.schema <= SCHEMA:
                    tables = merge_tables(tables, found.tables)
        return tables, bad_parts

    def _sweep(self) -> None:
        """Remove unfinished saves, which were merged; one that is no whole store is first set aside unless
        it is only the beginning of what we write ourselves.
        """
        for path in self._paths.temporaries():
            with contextlib.suppress(OSError, StoreError):
                data = atomic.read_bytes(path)
                if not data.startswith(b'{\n"_companion": {\n'[: len(data)]) and not is_sealed(data):
                    set_aside(self._paths, data, self._now())
                path.unlink()


def _mended(tables: Tables, bad_parts: list[BadPart], good: Tables) -> Tables:
    """``tables`` with the last good state of each record that had a bad part, as far as it is missing."""
    changes: dict[str, dict[str, Document | None]] = {}
    for name, key in {(bad.table, bad.key) for bad in bad_parts if bad.key}:
        known = good[name].document(key) if name in good else None
        if known is not None:
            here = tables.get(name, _EMPTY).document(key)
            mended = known if here is None else merge_documents(name, here, known)
            changes.setdefault(name, {})[key] = mended
    return {**tables, **{name: tables.get(name, _EMPTY).updated(of) for name, of in changes.items()}}
