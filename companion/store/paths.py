"""The file and what lies beside it. Symbolic links are followed first: all stays beside the real file."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import NamedTuple

from companion.bounded import odd_kind
from companion.domain.errors import StoreError

Signature = tuple[int, int, int, int]  # device, inode, size, modified in nanoseconds


class StorePaths(NamedTuple):
    """Where things are. ``real`` is the file itself."""

    real: Path

    @classmethod
    def of(cls, path: Path) -> StorePaths:
        """The paths that belong to ``path``, which may be a symbolic link and need not exist.

        Raises StoreError, before anything is opened, when it is something else than a file.
        """
        real = Path(os.path.realpath(path.expanduser()))
        with contextlib.suppress(OSError):
            if kind := odd_kind(real.stat().st_mode):
                raise StoreError(f"{real} is {kind}, not a file", "name a file with --data")
        return cls(real)

    @property
    def folder(self) -> Path:
        """The folder of the real file."""
        return self.real.parent

    @property
    def lock(self) -> Path:
        """Locked while somebody saves."""
        return self._hidden("lock")

    @property
    def previous(self) -> Path:
        """The generation before the last save."""
        return self._hidden("previous")

    @property
    def last(self) -> Path:
        """The second name of the file that was saved last, which stays when another takes its place."""
        return self._hidden("last")

    @property
    def index_file(self) -> Path:
        """What was known of the file when it was last saved: a shortcut that may be deleted at any time."""
        return self._hidden("index")

    @property
    def render_cache(self) -> Path:
        """The folder of what was shown last: a shortcut too (see ``companion.render_cache``)."""
        return self._hidden("glance")

    @property
    def reminded(self) -> Path:
        """The day on which a login shell was last reminded."""
        return self._hidden("reminded")

    @property
    def visits(self) -> Path:
        """The dates on which the app was opened last; no part of the store."""
        return self._hidden("visits")

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self._hidden("backups")

    @property
    def temporary_prefix(self) -> str:
        """How the names of files begin that are being written, or were when somebody pulled the plug."""
        return f".{self.real.name}.tmp-"

    def temporary(self) -> Path:
        """A new name for a file that is being written."""
        return self.folder / f"{self.temporary_prefix}{os.getpid()}-{os.urandom(4).hex()}"

    def temporaries(self) -> list[Path]:
        """Files that somebody began to write."""
        try:
            with os.scandir(self.folder) as entries:
                return sorted(
                    Path(entry.path) for entry in entries if entry.name.startswith(self.temporary_prefix)
                )
        except OSError:
            return []

    def _hidden(self, what: str) -> Path:
        return self.folder / f".{self.real.name}.{what}"


PART = ".part"  # how the name of a file ends that is being written, after eight letters and a dot

_CONFLICTS = (".sync-conflict-", "conflicted copy", "conflict-copy", "(case conflict")


def is_conflict_copy(path: Path, store: Path) -> bool:
    """Whether ``path`` is called as sync tools call the other version of ``store``: Syncthing, and those
    that say it in words.
    """
    return path.parent == store.parent and path != store and _is_conflict_name(path.name, store)


def belongs(path: Path, store: Path) -> bool:
    """Whether ``path`` may hold something of ``store``: it is that, lies beside it under its name, hidden or
    not, was left by a sync tool, or is one of its backups; whole, or still being written.
    """
    if path.parent == store.parent:
        name, whole = path.name.lstrip("."), store.name.lstrip(".")
        if name.endswith(PART) and path.name.startswith("."):
            name = name.rsplit(".", 2)[0]
        beside = name == whole or name.startswith((f"{whole}.", f"{whole}~"))
        copied = bool(store.suffix) and name.startswith(f"{store.stem}.") and name.endswith(store.suffix)
        return beside or copied or _is_conflict_name(name, store)
    return path.parent == store.parent / f".{store.name}.backups"


def _is_conflict_name(name: str, store: Path) -> bool:
    return name.startswith(store.stem) and any(sign in name.lower() for sign in _CONFLICTS)


def signature(status: os.stat_result) -> Signature:
    """What identifies one generation of a file."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def signature_at(path: Path) -> Signature | None:
    """The signature of the file at ``path``; None when there is none."""
    try:
        return signature(path.stat())
    except (FileNotFoundError, NotADirectoryError):
        return None
