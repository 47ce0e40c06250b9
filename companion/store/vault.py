"""The file as one snapshot of tables: read when it changed, saved whole, never in between.

This is the seam for encryption: bytes become tables in ``_read``, and tables bytes in ``save``; nothing
else touches either.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from typing import Any

from companion.store import atomic
from companion.store.errors import explained
from companion.store.examine import Examined, Problem, Unparsable, examine
from companion.store.form import Tables, assemble, cut
from companion.store.layout import META, ONLY, SCHEMA
from companion.store.merge import merge_tables
from companion.store.names import Names, Signature, signature_at
from companion.store.stamps import number


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tables of one generation of the file; ``signature`` is None when there is no file."""

    tables: Tables
    signature: Signature | None
    newest: int = 0
    schema: int = SCHEMA
    problems: tuple[Problem, ...] = ()
    recoded: str = ""
    trusted: bool = False  # it is the file we saved last, so nothing needed checking


EMPTY = Snapshot({}, None)


class Vault:
    """Reads and saves the tables of one file. Saving wants the lock held by the caller."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._index: dict[str, Any] | None = None

    def signature(self) -> Signature | None:
        """What identifies the file as it is now; None for no file."""
        with explained(self.names.real, "read"):
            return signature_at(self.names.real)

    def load(self) -> Snapshot:
        """The file as it is now; no file is an empty snapshot. Raises Unparsable, StoreError."""
        with explained(self.names.real, "read"):
            try:
                data, signature = atomic.read_whole(self.names.real)
            except FileNotFoundError:
                return EMPTY
        index = self.index()
        if index.get("file") == list(signature):
            with contextlib.suppress(TypeError, ValueError, KeyError):
                return Snapshot(cut(data, index["tables"]), signature, number(index["newest"]), trusted=True)
        return self._examined(examine(data), signature)

    def save(self, tables: Tables, expected: Signature | None) -> Snapshot:
        """Put ``tables`` in place of the ``expected`` file; what is in place after it, durably.

        Whoever slipped in between is merged and kept. Raises StoreError with the file as it was; Unparsable
        when the one who slipped in left something that is no store (it lies under a temporary name then).
        """
        with explained(self.names.real, "write"):
            while True:
                saved, displaced = self._save_once(tables, expected)
                if displaced is None:
                    return saved
                tables, expected = merge_tables(tables, displaced), saved.signature

    def _save_once(self, tables: Tables, expected: Signature | None) -> tuple[Snapshot, Tables | None]:
        names = self.names
        data, offsets = assemble(tables)
        temporary, signature = atomic.write_beside(names, data)
        try:
            old = atomic.put_in_place(names, temporary, expected)
        except BaseException as reason:
            temporary.unlink()
            if not isinstance(reason, atomic.SlippedIn):
                raise
            found = self.load()
            return Snapshot({}, found.signature), found.tables
        atomic.sync_folder(names.folder)
        newest = last_stamp(tables)
        saved = Snapshot(tables, signature, newest, trusted=True)
        if old is None:
            self._note(signature, None, newest, offsets)
            return saved, None
        if signature_at(old) != expected:
            displaced = examine(atomic.read_whole(old)[0]).tables
            old.unlink()
            return saved, displaced
        old.replace(names.previous)
        self._note(signature, expected, newest, offsets)
        return saved, None

    def index(self) -> dict[str, Any]:
        """What was noted at the last save by whoever made it; empty when unknown."""
        try:
            found = json.loads(self.names.index.read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _note(self, signature: Signature, previous: Signature | None, newest: int, offsets: Any) -> None:
        """Note what is known of the file just saved. Only a shortcut: failing to is no failure."""
        note = {"file": signature, "previous": previous, "newest": newest, "tables": offsets}
        with contextlib.suppress(OSError):
            handle = os.open(self.names.index, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb", buffering=0) as file:
                file.write(json.dumps(note).encode())

    @staticmethod
    def _examined(found: Examined, signature: Signature) -> Snapshot:
        return Snapshot(found.tables, signature, found.newest, found.schema, found.problems, found.recoded)


def last_stamp(tables: Tables) -> int:
    """The newest stamp that the bookkeeping record of ``tables`` knows."""
    meta = tables[META].document(ONLY) if META in tables else None
    return number((meta or {}).get("last"))


__all__ = ["EMPTY", "Snapshot", "Unparsable", "Vault", "last_stamp"]
