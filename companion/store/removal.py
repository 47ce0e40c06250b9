"""Taking a store away for good, with all that lies beside it."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from companion.store.errors import translate_os_errors
from companion.store.lock import writing
from companion.store.paths import StorePaths, belongs


def files_of_store(path: Path) -> list[Path]:
    """What there is of the store at ``path``: itself, its backups, what lies beside it under its name, what
    sync tools left, and the link that leads to it. In the order in which it can be taken away: what would
    bring the store back comes before it, the lock last.
    """
    paths = StorePaths.of(path)
    there = []
    with contextlib.suppress(OSError):
        there = sorted(each for each in paths.folder.iterdir() if belongs(each, paths.real))
    late = [each for each in (paths.real, paths.lock) if each in there]
    link = [path] if path.is_symlink() and path not in there else []
    return [*(each for each in there if each not in late), *link, *late]


def remove_everything(path: Path) -> int:
    """Delete it; how many files and folders went. Interrupted, it can be asked again. Raises StoreError."""
    paths = StorePaths.of(path)
    number = 0
    with writing(paths, new=False):
        for each in files_of_store(path):
            with translate_os_errors(each, "write"):
                if each.is_dir() and not each.is_symlink():
                    shutil.rmtree(each)
                else:
                    each.unlink(missing_ok=True)
            number += 1
    return number
