"""One writer at a time, across processes. The lock goes with its holder, also when that one is killed."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from companion.domain.errors import StoreError
from companion.store.atomic import make_folder
from companion.store.errors import read_only, translate_os_errors
from companion.store.paths import StorePaths

TIMEOUT = 10.0  # seconds
_PAUSE = 0.004


@contextlib.contextmanager
def locked(path: Path, timeout: float = TIMEOUT) -> Iterator[None]:
    """Hold the lock on ``path``. Raises StoreError when another program keeps it for ``timeout`` seconds,
    OSError when the lock file cannot be made.
    """
    try:
        import fcntl  # importing filelock costs more than a whole save
    except ImportError:
        with _portable(path, timeout):
            yield
        return
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        end = time.monotonic() + timeout
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise _busy(path, timeout) from None
                time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def writing(paths: StorePaths, *, new: bool = True) -> Iterator[None]:
    """Hold the lock of a file to change it; its folder is made if the file may be ``new``. Raises StoreError
    when it cannot be had or written.
    """
    try:
        read_only_file = not paths.real.stat().st_mode & 0o222
    except OSError:
        read_only_file = False
    if read_only_file:  # replacing it would go round that wish
        raise read_only(paths.real)
    with translate_os_errors(paths.real, "write"):
        if new:
            make_folder(paths.folder)
        with locked(paths.lock):
            yield


@contextlib.contextmanager
def _portable(path: Path, timeout: float) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        with FileLock(path, timeout=timeout, mode=0o600):
            yield
    except Timeout:
        raise _busy(path, timeout) from None


def _busy(path: Path, timeout: float) -> StoreError:
    return StoreError(
        f"another program has held the lock {path.name} for {timeout:g} seconds, so nothing was saved",
        "close the other Companion, or wait, and try again",
    )
