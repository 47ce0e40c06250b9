"""Copies that sync tools leave beside the file when two machines wrote it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from companion.store.names import Names, is_conflict_copy


def conflict_copies(names: Names) -> list[Path]:
    """Conflict copies of our file, by their names."""
    with contextlib.suppress(OSError):
        return sorted(path for path in names.folder.iterdir() if is_conflict_copy(path, names.real))
    return []
