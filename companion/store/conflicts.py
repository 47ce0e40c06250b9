"""Copies that sync tools leave beside the file when two machines wrote it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from companion.store.names import Names

_SIGNS = (".sync-conflict-", "conflicted copy", "conflict-copy", "(case conflict")


def conflict_copies(names: Names) -> list[Path]:
    """Conflict copies of our file by name: Syncthing's, and those of tools that say it in words."""
    stem = names.real.stem
    with contextlib.suppress(OSError):
        return sorted(
            path
            for path in names.folder.iterdir()
            if path.name.startswith(stem)
            and path != names.real
            and any(sign in path.name.lower() for sign in _SIGNS)
        )
    return []
