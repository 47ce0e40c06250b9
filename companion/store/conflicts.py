"""Copies that sync tools leave beside the file when two machines wrote it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from companion.store.paths import StorePaths, is_conflict_copy


def conflict_copies(paths: StorePaths) -> list[Path]:
    """Conflict copies of our file, by their names."""
    with contextlib.suppress(OSError):
        return sorted(path for path in paths.folder.iterdir() if is_conflict_copy(path, paths.real))
    return []
