"""Sealing a store with all that lies beside it, and taking the seal off again."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from companion.domain.errors import Refused
from companion.store import atomic, seal
from companion.store.errors import explained
from companion.store.lock import writing
from companion.store.names import Names

if TYPE_CHECKING:
    from companion.store.repository import TinyRepository


def encrypt(repository: TinyRepository, passphrase: str) -> int:
    """Seal the file, its backups and the copies beside it; how many files were sealed.

    Interrupted, it can be asked for again and seals what is left. Raises Refused when there is no store yet,
    or for a passphrase too short; StoreError.
    """
    names = repository.names
    repository.read()
    if not names.real.exists():
        raise Refused("there is nothing to seal yet", "add a habit first")
    with writing(names):
        if not seal.has_key(names.real):
            sealed = (path for path in _family(names) if path.read_bytes().startswith(seal.HEAD))
            seal.begin(names.real, passphrase, next(sealed, None))
        try:
            return _rewrite(names)
        except BaseException:
            if not seal.is_sealed(names.real.read_bytes()):
                seal.end(names.real)
            raise


def decrypt(repository: TinyRepository) -> int:
    """Take the seal off the file, its backups and the copies beside it; how many files were opened.

    Raises Locked when the passphrase was not said, StoreError.
    """
    names = repository.names
    repository.read()
    with writing(names):
        plain = {path: atomic.read_bytes(path) for path in _family(names)}
        seal.end(names.real)
        for path, data in plain.items():
            _replace(path, data)
        _forget(names)
        return len(plain)


def _rewrite(names: Names) -> int:
    number = 0
    for path in _family(names):  # the store itself comes last: while it is open, the rest is not yet sealed
        data = path.read_bytes()
        if not data.startswith(seal.HEAD):
            _replace(path, data)
            number += 1
    _forget(names)
    return number


def _replace(path: Path, data: bytes) -> None:
    """Put ``data`` in place of the file, sealed or not as its store is now."""
    with explained(path, "write"):
        atomic.write_whole(path, data)


def _family(names: Names) -> Iterator[Path]:
    """Every file with something of the person in it: backups and copies first, the store itself last."""
    with contextlib.suppress(FileNotFoundError):
        yield from sorted(path for path in names.backups.iterdir() if path.is_file())
    stem = f"{names.real.stem}."
    for path in sorted(names.folder.iterdir()):
        if path != names.real and path.is_file() and path.name.startswith((names.real.name, stem)):
            yield path
    yield names.real


def _forget(names: Names) -> None:
    """Remove what is only a shortcut, or the same again: it would tell what the seal hides."""
    for path in (names.previous, names.last, names.index_file, *names.temporaries()):
        path.unlink(missing_ok=True)
    shutil.rmtree(names.glance, ignore_errors=True)
