"""The file as one snapshot of tables: read when it changed, saved whole, never in between.

What was saved last keeps a second name beside the file, a hard link where there are any. Whatever else takes
the file's place, an older copy too, is then joined with it by whoever reads next (see ``repair``); a record
that is missing there was taken out on purpose only if the newcomer was made out of that very save (see
``repair.foreign.is_derived``).

This is the seam for encryption: bytes become tables in ``load``, and tables bytes in ``save``; nothing
else touches either.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from companion.domain.errors import Locked, StoreError
from companion.store import atomic
from companion.store.changes import with_meta
from companion.store.errors import Unparsable, translate_os_errors
from companion.store.layout import META, ONLY, RULES, SCHEMA
from companion.store.merge import merge_tables
from companion.store.paths import Signature, StorePaths, signature_at
from companion.store.seal import encrypt, has_key, is_file_sealed
from companion.store.stamps import as_stamp
from companion.store.tables import Tables, serialise, serialise_in_parts, slice_tables

if TYPE_CHECKING:
    from companion.store.repair.examine import BadPart, Examined


class FileState(NamedTuple):
    """The tables of one generation of the file; ``signature`` is None when there is no file."""

    tables: Tables
    signature: Signature | None
    previous: Signature | None = None  # of the generation before
    newest: int = 0
    schema: int = SCHEMA
    bad_parts: tuple[BadPart, ...] = ()
    recoded: str = ""
    trusted: bool = False  # it is the file we saved last, so nothing needed checking
    unsaved: bool = False  # it could not be saved as it is here

    @property
    def version(self) -> tuple[Signature | None, Signature | None]:
        """What ``Vault.version`` is as long as nobody else writes."""
        return self.signature, self.previous


EMPTY = FileState({}, None)

ReadReplacement = Callable[[bytes], Tables]  # what stands in a file that somebody else put in our place

_MAX_NOTED = 1 << 18  # bytes of changed records noted beside the file


class Vault:
    """Reads and saves the tables of one file. Saving wants the lock held by the caller."""

    def __init__(self, paths: StorePaths) -> None:
        self.paths = paths

    def signature(self) -> Signature | None:
        """What identifies the file as it is now; None for no file."""
        with translate_os_errors(self.paths.real, "read"):
            return signature_at(self.paths.real)

    def version(self) -> tuple[Signature | None, Signature | None]:
        """What identifies the file and the generation before it, which an old handle may still write to."""
        return self.signature(), signature_at(self.paths.previous)

    def load(self) -> FileState:
        """The file as it is now; no file is an empty snapshot. Raises Unparsable, StoreError."""
        previous = signature_at(self.paths.previous)
        with translate_os_errors(self.paths.real, "read"):
            try:
                data, signature = atomic.read_whole(self.paths.real)
            except FileNotFoundError:
                return EMPTY._replace(previous=previous)
        index = self.index()
        if index.get("file") == list(signature) and index.get("rules") == RULES:
            with contextlib.suppress(AttributeError, TypeError, ValueError, KeyError):
                tables = slice_tables(data, index["tables"])
                return FileState(tables, signature, previous, as_stamp(index["newest"]), trusted=True)
        from companion.store.repair.examine import examine

        found = examine(data)
        return file_state_of(found, signature, previous)

    def trust(self, found: FileState, data: bytes | None = None) -> None:
        """Note a file that needed no mending, so that nobody has to examine it again."""
        if found.signature is None or found.bad_parts or found.recoded or found.schema != SCHEMA:
            return
        text, offsets = serialise(found.tables)
        if text == (self._bytes(self.paths.real) if data is None else data):
            index = self.index()
            noted = index.get("previous"), last_stamp(found.tables), offsets, index.get("changed")
            self._note(found.signature, *noted)
        kept = signature_at(self.paths.last)
        linked = kept is not None and kept[:2] == found.signature[:2]
        if linked or text != self._bytes(self.paths.last):
            atomic.keep_as_last(self.paths, text)

    def save(
        self,
        tables: Tables,
        expected: Signature | None,
        base: Tables | None = None,
        read_replacement: ReadReplacement | None = None,
        *,
        copied: bool = False,
    ) -> FileState:
        """Put ``tables`` in place of the ``expected`` file, which held ``base``; what is there after it.

        ``copied``: what is kept of it beside is a copy. It has to be where the file before was not ``base``:
        then the two would not tell what was saved, should somebody write into the file itself.

        The file of one who slipped in between is read by ``read_replacement``, merged and kept. Raises
        StoreError with the file as it was; Unparsable when what slipped in is no store (it lies under a
        temporary name then).
        """
        read_replacement = read_replacement or _tables_of
        displaced: list[Path] = []
        with translate_os_errors(self.paths.real, "write"):
            while True:
                saved, slipped = self._save_once(tables, expected, base, copied)
                if saved is not None and slipped is None:
                    for path in displaced:
                        path.unlink(missing_ok=True)
                    return saved
                if slipped is not None:
                    displaced.append(slipped)
                tables = merge_tables(tables, read_replacement(self._bytes(slipped or self.paths.real)))
                # What was in place for a moment may be read and written back by the one who slipped in. With
                # a newer mark in the file, that copy is known to be older: what it lacks was not taken out.
                tables = with_meta(tables, last_stamp(tables) + 1)
                expected = saved.signature if saved else self.signature()

    def previous_was_modified(self) -> bool:
        """Whether somebody wrote to the generation before the last save since we put it aside."""
        noted, there = self.index().get("previous"), signature_at(self.paths.previous)
        if not isinstance(noted, list) or there is None:
            return False
        return noted[:2] == list(there[:2]) and noted != list(there)

    def index(self) -> dict[str, Any]:
        """What was noted at the last save by whoever made it; empty when unknown."""
        try:
            found = json.loads(atomic.read_bytes(self.paths.index_file))
        except Locked:
            raise
        except (OSError, StoreError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _save_once(
        self, tables: Tables, expected: Signature | None, base: Tables | None, copied: bool
    ) -> tuple[FileState | None, Path | None]:
        """Save; what is in place now (None: somebody else's), and the file of one who slipped in and lost."""
        paths = self.paths
        parts, offsets = serialise_in_parts(tables)
        temporary, signature = atomic.write_temporary(paths, *parts)
        second = atomic.link_or_copy(paths, temporary, *parts, copied=copied or base is None)
        try:
            old = atomic.put_in_place(paths, temporary, expected)
        except BaseException as reason:
            for path in (temporary, second):
                if path is not None:
                    path.unlink()
            if isinstance(reason, atomic.ConcurrentReplacement):
                return None, None
            raise
        if second is not None:
            second.replace(paths.last)
        atomic.sync_folder(paths.folder)
        saved = FileState(tables, signature, expected, last_stamp(tables), trusted=True)
        if old is not None and signature_at(old) != expected:
            return saved, old
        if old is not None:
            self._keep_previous(old)
        self._note(
            signature,
            expected,
            last_stamp(tables),
            offsets,
            _changed_lines(base, tables) if base is not None else {},
        )
        return saved, None

    def _keep_previous(self, old: Path) -> None:
        """Keep the file that was replaced as the generation before, as private as the store is."""
        if has_key(self.paths.real) and not is_file_sealed(old):  # a plain one had taken its place
            atomic.write_whole(self.paths.previous, self._bytes(old))
            old.unlink()
            return
        if old.stat().st_mode & 0o077:
            with contextlib.suppress(OSError):
                old.chmod(0o600)
        old.replace(self.paths.previous)

    @staticmethod
    def _bytes(path: Path) -> bytes:
        try:
            return atomic.read_whole(path)[0]
        except FileNotFoundError:
            return b"{}"

    def _note(self, file: Signature, previous: Any, newest: int, offsets: Any, changed: Any) -> None:
        """Note what is known of the file just saved. Only a shortcut: failing to is no failure."""
        note = {
            "file": file,
            "previous": previous,
            "rules": RULES,
            "newest": newest,
            "tables": offsets,
            "changed": changed,
        }
        (text,) = encrypt(self.paths.index_file, json.dumps(note).encode())
        with contextlib.suppress(OSError):
            handle = os.open(self.paths.index_file, os.O_WRONLY | os.O_CREAT, 0o600)
            with os.fdopen(handle, "wb", buffering=0) as there:
                there.write(text)
                there.truncate()  # cutting it first makes some file systems wait for the disk


def _changed_lines(base: Tables, tables: Tables) -> dict[str, dict[str, str]]:
    """The lines by which ``tables`` differ from ``base``: with the generation before, all of the last one."""
    changed: dict[str, dict[str, str]] = {}
    size = 0
    for name, table in tables.items():
        if base.get(name) is table:
            continue
        old = base[name].lines if name in base else {}
        for key, line in table.lines.items():
            if old.get(key) != line:
                changed.setdefault(name, {})[key] = line.decode("ascii")
                size += len(line)
                if size > _MAX_NOTED:
                    return {}
    return changed


def _tables_of(data: bytes) -> Tables:
    from companion.store.repair.examine import examine

    return examine(data).tables


def file_state_of(found: Examined, signature: Signature, previous: Signature | None) -> FileState:
    """What was examined as a snapshot."""
    return FileState(
        found.tables, signature, previous, found.newest, found.schema, found.bad_parts, found.recoded
    )


def last_stamp(tables: Tables) -> int:
    """The newest stamp that the bookkeeping record of ``tables`` knows."""
    meta = tables[META].document(ONLY) if META in tables else None
    return as_stamp((meta or {}).get("last"))


__all__ = ["EMPTY", "FileState", "Unparsable", "Vault", "last_stamp"]
