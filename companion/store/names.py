"""The file and what lies beside it. Symbolic links are followed first: all stays beside the real file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

Signature = tuple[int, int, int, int]  # device, inode, size, modified in nanoseconds


class Names(NamedTuple):
    """Where things are. ``real`` is the file itself."""

    real: Path

    @classmethod
    def of(cls, path: Path) -> Names:
        """The names that belong to ``path``, which may be a symbolic link and need not exist."""
        return cls(Path(os.path.realpath(path.expanduser())))

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
    def glance(self) -> Path:
        """The folder of what was shown last: a shortcut too (see ``companion.glance``)."""
        return self._hidden("glance")

    @property
    def reminded(self) -> Path:
        """The day on which a login shell was last reminded."""
        return self._hidden("reminded")

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


def signature(status: os.stat_result) -> Signature:
    """What identifies one generation of a file."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def signature_at(path: Path) -> Signature | None:
    """The signature of the file at ``path``; None when there is none."""
    try:
        return signature(path.stat())
    except (FileNotFoundError, NotADirectoryError):
        return None
