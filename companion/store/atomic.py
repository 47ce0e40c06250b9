"""Saving a file so that it is whole at every moment, and on disk before anybody is told.

Where the system can exchange two names in one step, the old file lies under the temporary name afterwards:
what somebody else put there a moment before is then still at hand.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

from companion.bounded import open_regular, read_handle
from companion.domain.errors import Refused, StoreError
from companion.store.paths import PART, Signature, StorePaths, signature, signature_at
from companion.store.seal import decrypt, encrypt

MAX_BYTES = 64_000_000  # bytes of a store; ten years of use are a twentieth of it
_OURS = re.compile(rf"\..+\.[0-9a-f]{{8}}{re.escape(PART)}")  # and nobody else's
_NOREPLACE, _EXCHANGE = 1, 2  # flags of renameat2
_AT_FDCWD = -100
AS_IT_IS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)  # or Windows would change line ends
_UNSUPPORTED = frozenset((errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM))


class ConcurrentReplacement(Exception):
    """The file is not the one that was loaded: somebody replaced it in the meantime."""


def write_temporary(paths: StorePaths, *parts: bytes | memoryview) -> tuple[Path, Signature]:
    """Write ``parts`` durably to a new temporary file, readable by its owner only; its path and signature.

    When that fails nothing is left behind.
    """
    path = paths.temporary()
    return path, write_new(path, *parts)


def link_or_copy(paths: StorePaths, temporary: Path, *parts: bytes | memoryview, copied: bool) -> Path | None:
    """``temporary``, which holds ``parts``, under another temporary name: a link, a copy if it has to be
    ``copied`` or there are no links, None where there can be neither. That is no reason to fail a save.
    """
    second = paths.temporary()
    with contextlib.suppress(OSError):
        if not copied:
            with contextlib.suppress(OSError):
                os.link(temporary, second)
                return second
        write_new(second, *parts, durably=False)
        return second
    return None


def keep_as_last(paths: StorePaths, data: bytes) -> None:
    """Keep ``data``, which somebody else put in place and we took over, as if we had saved it last.

    A copy, since others may write into the file itself; failing to is no failure.
    """
    with contextlib.suppress(OSError):
        second = paths.temporary()
        write_new(second, data)
        second.replace(paths.last)


def write_new(path: Path, *parts: bytes | memoryview, durably: bool = True) -> Signature:
    """Write ``parts``, one after the other, to ``path``, which must not exist, sealed if its store is; on
    disk before this returns unless it need not be. When that fails nothing is left behind.
    """
    parts = encrypt(path, *parts)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | AS_IT_IS, 0o600)
    try:
        try:
            for part in parts:
                rest = memoryview(part)
                while rest:
                    rest = rest[os.write(handle, rest) :]
            if durably:
                os.fsync(handle)
            return signature(os.fstat(handle))
        finally:
            os.close(handle)
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` durably so that ``path`` appears only once it is whole. What a kill left of an earlier
    attempt beside it is removed after an hour.
    """
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}{PART}")
    write_new(part, data)
    part.replace(path)
    sync_folder(path.parent)
    for left in path.parent.glob(f".*{PART}"):
        with contextlib.suppress(OSError):
            if not _OURS.fullmatch(left.name):
                continue
            if time.time() - left.stat().st_mtime > 3600:
                left.unlink()


def put_in_place(paths: StorePaths, temporary: Path, expected: Signature | None) -> Path | None:
    """Give ``temporary`` the name of the real file; where the file that had it is now, None for none.

    What is returned is either the ``expected`` file or that of somebody who slipped in. Where the latter can
    only be noticed beforehand, raises ConcurrentReplacement, with nothing changed; else OSError.
    """
    if expected is None:
        error = _rename(temporary, paths.real, _NOREPLACE)
        if error == 0:
            return None
        if error == errno.EEXIST or (error in _UNSUPPORTED and signature_at(paths.real) is not None):
            raise ConcurrentReplacement
        if error not in _UNSUPPORTED:
            raise OSError(error, os.strerror(error), str(paths.real))
        temporary.replace(paths.real)
        return None
    error = _rename(temporary, paths.real, _EXCHANGE)
    if error == 0:
        return temporary
    if error == errno.ENOENT:
        raise ConcurrentReplacement
    if error not in _UNSUPPORTED:
        raise OSError(error, os.strerror(error), str(paths.real))
    return _replace(paths, temporary, expected)


def _replace(paths: StorePaths, temporary: Path, expected: Signature) -> Path | None:
    """What ``put_in_place`` does, without an exchange of names: a hard link keeps the old file at hand, where
    links exist; a replacement between the look at it and the rename goes unnoticed.
    """
    kept: Path | None = paths.temporary()
    try:
        assert kept is not None
        os.link(paths.real, kept)
    except FileNotFoundError:
        raise ConcurrentReplacement from None
    except OSError:
        kept = None
    if signature_at(paths.real) != expected:
        if kept is not None:
            kept.unlink()
        raise ConcurrentReplacement
    temporary.replace(paths.real)
    return kept


def sync_folder(folder: Path) -> None:
    """Make renames in ``folder`` durable, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Create ``folder``, open to its owner only; one that exists stays as it is."""
    if not folder.is_dir():
        make_folder(folder.parent)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)


def read_whole(path: Path) -> tuple[bytes, Signature]:
    """The bytes of a file, as they were before they were sealed, and the signature they had; read again
    when it changed meanwhile. Raises OSError, Locked, StoreError for what is no file or holds too much.
    """
    while True:
        data, before, after = _read(path)
        if before == after:
            return decrypt(path, data), before


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of the store, as they were before they were sealed. Raises as ``read_whole``."""
    return decrypt(path, _read(path)[0])


def _read(path: Path) -> tuple[bytes, Signature, Signature]:
    """The bytes of a file, with its signature before and after."""
    try:
        handle = open_regular(path, "name a file with --data")
        try:
            before = signature(os.fstat(handle))
            data = read_handle(handle, path.name, MAX_BYTES)
            return data, before, signature(os.fstat(handle))
        finally:
            os.close(handle)
    except Refused as reason:
        raise StoreError(str(reason), reason.hint) from None


@cache
def _renameat2() -> Any:
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


def _rename(old: Path, new: Path, flag: int) -> int:
    call = _renameat2()
    if call is None:
        return errno.ENOSYS
    import ctypes

    if call(_AT_FDCWD, os.fsencode(old), _AT_FDCWD, os.fsencode(new), ctypes.c_uint(flag)) == 0:
        return 0
    return ctypes.get_errno()
