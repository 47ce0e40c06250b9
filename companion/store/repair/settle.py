"""Making one good file of what is there: damaged, gone, changed behind our back, or left half-way.

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
from companion.store.form import Table, Tables, assemble
from companion.store.layout import SCHEMA, Document
from companion.store.merge import merge_documents, merge_tables
from companion.store.migrations import migrated
from companion.store.names import Signature, signature_at
from companion.store.repair import wording
from companion.store.repair.examine import Problem
from companion.store.repair.foreign import known_to_them, stamped
from companion.store.repair.quarantine import with_problems
from companion.store.repair.recovery import SAVED_LAST, examine_anything, last_good, last_saved, set_aside
from companion.store.seal import OtherSeal, begins_sealed, has_key, is_sealed
from companion.store.stamps import stamp_after
from companion.store.vault import EMPTY, Snapshot, Vault, last_stamp

_EMPTY = Table(blob=b"")


class Settler:
    """Settles one vault. ``tell`` gets the sentences."""

    def __init__(self, vault: Vault, now: Callable[[], datetime], tell: Callable[[str], None]) -> None:
        self._vault = vault
        self._names = vault.names
        self._now = now
        self._tell = tell

    def settle(self, memory: Snapshot | None) -> Snapshot:
        """One good state of what is on disk and, when the file was open, in ``memory``; saved when it had to
        change. What could not be saved is told, and marked ``unsettled``. Raises StoreError.
        """
        previous = signature_at(self._names.previous)
        try:
            data, signature = atomic.read_whole(self._names.real)
        except FileNotFoundError:
            return self._gone(memory, previous)
        known = self._known(memory, signature)
        good, source = known, "memory" if memory else SAVED_LAST
        found, whole = examine_anything(data, good)
        if not known and (found.problems or not whole):
            good, source = last_good(self._names, self._vault.index())
            found, whole = examine_anything(data, good)
        if found.schema > SCHEMA:
            self._tell(wording.newer(self._names, found.schema))
            return Snapshot(found.tables, signature, previous, found.newest, found.schema)
        newest = max(found.newest, memory.newest if memory else 0, last_stamp(good))
        stamp = stamp_after(self._now(), newest)
        problems = list(found.problems)
        tables = found.tables
        removed = 0
        if known:
            complete = whole and not problems
            tables, removed = stamped(good, tables, stamp, complete)
            good = known_to_them(good, tables, complete)
        theirs = tables
        if known or not whole:
            tables = merge_tables(tables, good)
        else:
            tables = _mended(tables, problems, good)
        if removed or (known and whole and tables != theirs):
            self._tell(wording.changed_outside(self._names, removed, self._keep(good, removed > 0)))
        tables, more = self._leftovers(tables)
        problems += more
        settled = Snapshot(tables, signature, previous, newest)
        unchanged = tables == found.tables and found.schema == SCHEMA
        unchanged = unchanged and has_key(self._names.real) == begins_sealed(self._names.real)
        if unchanged and whole and not problems and not found.recoded:
            self._sweep()
            self._vault.trust(settled, data)
            return settled
        try:
            if not whole or problems or found.recoded:
                aside = set_aside(self._names, data, self._now())
                self._tell(wording.damaged(self._names, found, whole, problems, source, aside))
            if found.schema < SCHEMA:
                backups.take(self._names, self._now(), assemble(found.tables)[0], "migration")
                tables = migrated(tables, found.schema)
            tables = with_meta(with_problems(tables, problems, self._now()), stamp)
            saved = self._vault.save(tables, signature, good, self.absorber(good, stamp), copied=True)
        except (StoreError, OSError) as reason:
            self._tell(wording.unsaved(self._names, reason))
            return settled._replace(tables=tables, unsettled=True)
        self._sweep()
        return saved

    def absorber(self, base: Tables, stamp: int) -> Callable[[bytes], Tables]:
        """Reads the file of one who slipped in while we saved what came after ``base``."""

        def absorb(data: bytes) -> Tables:
            found, whole = examine_anything(data, base)
            if not whole or found.problems or found.recoded:
                aside = set_aside(self._names, data, self._now())
                source = "memory"
                self._tell(wording.damaged(self._names, found, whole, list(found.problems), source, aside))
            tables = with_problems(found.tables, found.problems, self._now())
            return stamped(base, tables, stamp, complete=False)[0]

        return absorb

    def _keep(self, tables: Tables, needed: bool) -> backups.Backup | None:
        """Back up a state that another program replaced: when it lost something, or one is due."""
        now = self._now()
        if not needed and not backups.due(self._names, now):
            return None
        return backups.take_quietly(self._names, now, assemble(tables)[0], "merge")

    def _known(self, memory: Snapshot | None, there: Signature | None) -> Tables:
        """What the file that is ``there`` should go on from: what is in memory, and what was saved last."""
        saved: Tables = {}
        try:
            if not self._vault.previous_moved():
                saved = last_saved(self._names, self._vault.index(), there)
        except OtherSeal:
            self._put_by(self._names.last)
        if memory is not None and memory.signature is not None:
            return merge_tables(memory.tables, saved)
        return saved

    def _put_by(self, last: Path) -> None:
        """Set aside what was saved last and nobody can open here, or the next save would take its place."""
        with contextlib.suppress(FileNotFoundError):
            aside = set_aside(self._names, last.read_bytes(), self._now())
            last.unlink()
            if aside is not None:
                self._tell(wording.other_seal(self._names, aside))

    def _gone(self, memory: Snapshot | None, previous: Signature | None) -> Snapshot:
        """No file: bring it back, unless there never was one."""
        if memory is not None and memory.signature is not None:
            tables, source = self._known(memory, None), "memory"
        else:
            tables, source = last_good(self._names, self._vault.index())
        tables, problems = self._leftovers(tables)
        if not tables:
            self._sweep()
            return EMPTY._replace(previous=previous)
        self._tell(wording.gone(self._names, source or "an unfinished save"))
        stamp = stamp_after(self._now(), last_stamp(tables))
        tables = with_meta(with_problems(tables, problems, self._now()), stamp)
        try:
            saved = self._vault.save(tables, None, {}, self.absorber(tables, stamp), copied=True)
        except StoreError as reason:
            self._tell(wording.unsaved(self._names, reason))
            return Snapshot(tables, None, previous, stamp, unsettled=True)
        self._sweep()
        return saved

    def _leftovers(self, tables: Tables) -> tuple[Tables, list[Problem]]:
        """``tables`` with what unfinished saves hold, and the generation before if somebody wrote to it."""
        problems: list[Problem] = []
        paths = self._names.temporaries()
        if self._vault.previous_moved():
            paths.append(self._names.previous)
            self._tell(wording.old_copy(self._names))
        for path in paths:
            with contextlib.suppress(OSError, StoreError):
                found, whole = examine_anything(atomic.read_bytes(path), tables)
                if whole:
                    problems += found.problems
                if found.schema <= SCHEMA:
                    tables = merge_tables(tables, found.tables)
        return tables, problems

    def _sweep(self) -> None:
        """Remove unfinished saves, which were merged; one that is no whole store is first set aside unless
        it is only the beginning of what we write ourselves.
        """
        for path in self._names.temporaries():
            with contextlib.suppress(OSError, StoreError):
                data = atomic.read_bytes(path)
                if not data.startswith(b'{\n"_companion": {\n'[: len(data)]) and not is_sealed(data):
                    set_aside(self._names, data, self._now())
                path.unlink()


def _mended(tables: Tables, problems: list[Problem], good: Tables) -> Tables:
    """``tables`` with the last good state of each record that had a problem, as far as it is missing."""
    changes: dict[str, dict[str, Document | None]] = {}
    for name, key in {(problem.table, problem.key) for problem in problems if problem.key}:
        known = good[name].document(key) if name in good else None
        if known is not None:
            here = tables.get(name, _EMPTY).document(key)
            mended = known if here is None else merge_documents(name, here, known)
            changes.setdefault(name, {})[key] = mended
    return {**tables, **{name: tables.get(name, _EMPTY).revised(of) for name, of in changes.items()}}
