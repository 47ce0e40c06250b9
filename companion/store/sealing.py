"""Sealing a store with all that lies beside it, and taking the seal off again.

The order is what makes a kill harmless. Sealing: copies and backups, then what is only a shortcut goes, then
the store itself. Opening: the same order. So a store is sealed until it is opened, and open until it is
sealed, whatever lies beside it; and either can be asked for again, and does what is left.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from companion.domain.errors import Locked, Refused
from companion.store import atomic, seal
from companion.store.errors import translate_os_errors
from companion.store.lock import writing
from companion.store.paths import PART, StorePaths, belongs

if TYPE_CHECKING:
    from companion.store.repository import TinyRepository


def encrypt_store(repository: TinyRepository, passphrase: str) -> int:
    """Seal the file, its backups and the copies beside it; how many files were sealed. When this returns, no
    plain byte of the journal lies beside the store.

    Interrupted, it can be asked for again and seals what is left. Raises Refused when there is no store yet,
    or for a passphrase too short; StoreError.
    """
    paths = repository.paths
    repository.read()
    if not paths.real.exists():
        raise Refused("there is nothing to seal yet", "add a habit first")
    with writing(paths):
        if not seal.has_key(paths.real):
            seal.enable(paths.real, passphrase)
        try:
            return _encrypt_all(paths)
        except BaseException:
            if not seal.is_file_sealed(paths.real):
                seal.disable(paths.real)
            raise


def decrypt_store(repository: TinyRepository) -> int:
    """Take the seal off the file, its backups and the copies beside it; how many files were opened.

    Copies that another passphrase sealed, or whose seal is broken, stay as they are. Raises Locked when the
    passphrase was not said, StoreError.
    """
    paths = repository.paths
    repository.read()
    with writing(paths):
        number = sum(_decrypt_file(paths, path) for path in _copies(paths) if seal.is_file_sealed(path))
        _remove_shortcuts(paths)
        number += _decrypt_file(paths, paths.real)
        seal.disable(paths.real)
        atomic.keep_as_last(paths, atomic.read_bytes(paths.real))
        return number


def plain_files(paths: StorePaths) -> list[Path]:
    """The files beside a sealed store that are not sealed, though something of the journal may be in them."""
    there = [*_copies(paths), *_shortcuts(paths), *_unfinished(paths), paths.real]
    told = [path for path in paths.render_cache.glob("*") if path.is_file()]
    return sorted({path for path in there if _has_plain_bytes(path)}.union(told))


def _encrypt_all(paths: StorePaths) -> int:
    number = 0
    for path in _copies(paths):
        number += _encrypt_file(path)
    _remove_shortcuts(paths)
    number += _encrypt_file(paths.real)
    atomic.keep_as_last(paths, atomic.read_bytes(paths.real))
    return number


def _encrypt_file(path: Path) -> bool:
    """Seal one file; whether it was not yet."""
    if not _has_plain_bytes(path):
        return False
    _replace(path, atomic.read_bytes(path))
    return True


def _decrypt_file(paths: StorePaths, path: Path) -> bool:
    """Take the seal off one file; whether that could be."""
    try:
        data = atomic.read_bytes(path)
    except Locked:
        return False
    if data.startswith(seal.MAGIC):
        return False
    with seal.suspended(paths.real):
        _replace(path, data)
    return True


def _replace(path: Path, data: bytes) -> None:
    """Put ``data`` in place of the file, sealed or not as its store is now."""
    with translate_os_errors(path, "write"):
        atomic.write_whole(path, data)


def _has_plain_bytes(path: Path) -> bool:
    with contextlib.suppress(FileNotFoundError), path.open("rb") as there:
        start = there.read(len(seal.MAGIC))
        return bool(start) and start != seal.MAGIC
    return False


def _copies(paths: StorePaths) -> Iterator[Path]:
    """Every file besides the store itself with something of the person in it that has to stay."""
    kept_apart = {paths.real, paths.lock, paths.reminded, paths.visits}  # the last three hold nothing of it
    without = kept_apart | {*_shortcuts(paths), *_unfinished(paths)}
    for folder in (paths.backups, paths.folder):
        with contextlib.suppress(FileNotFoundError):
            for path in sorted(folder.iterdir()):
                linked = path.is_symlink()  # what it leads to has a name of its own
                if belongs(path, paths.real) and path not in without and path.is_file() and not linked:
                    yield path


def _shortcuts(paths: StorePaths) -> list[Path]:
    """What is the same again, or can be worked out."""
    return [paths.previous, paths.last, paths.index_file]


def _unfinished(paths: StorePaths) -> list[Path]:
    """What somebody began to write: unfinished saves were merged when the store was read, and nothing else
    of ours is anywhere only in part.
    """
    parts = (path for folder in (paths.folder, paths.backups) for path in folder.glob(f".*{PART}"))
    return [*paths.temporaries(), *(path for path in parts if belongs(path, paths.real))]


def _remove_shortcuts(paths: StorePaths) -> None:
    """Remove what is only a shortcut, or the same again: it would tell what the seal hides."""
    for path in (*_shortcuts(paths), *_unfinished(paths)):
        path.unlink(missing_ok=True)
    shutil.rmtree(paths.render_cache, ignore_errors=True)
    atomic.sync_folder(paths.folder)
