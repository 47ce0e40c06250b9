"""What the system refuses, in words that say what to do next."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from companion.domain.errors import StoreError

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_FORBIDDEN = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


class Unparsable(ValueError):
    """The bytes are not a store: empty, not JSON, or not tables."""


@contextlib.contextmanager
def translate_os_errors(path: Path, doing: str) -> Iterator[None]:
    """Turn an OSError while ``doing`` ("read" or "write") something with ``path`` into a StoreError."""
    try:
        yield
    except OSError as reason:
        raise explain(path, doing, reason) from reason


def explain(path: Path, doing: str, reason: OSError) -> StoreError:
    """The StoreError that says ``reason`` and what to do next; ``doing`` is "read" or "write"."""
    if reason.errno in _FULL:
        return StoreError(
            f"there is no room to save {path.name}, which is as it was", "free some space and try again"
        )
    if reason.errno in _FORBIDDEN and doing == "write":
        return read_only(path)
    if reason.errno in _FORBIDDEN:
        return StoreError(f"{path} may not be read", "check who owns it and its permissions")
    if reason.errno in (errno.EISDIR, errno.ENOTDIR):
        return StoreError(f"{path} is not a file in a folder", "name a file with --data")
    why = reason.strerror or type(reason).__name__
    return StoreError(f"could not {doing} {path}: {why}", "what was recorded before is still there")


def read_only(path: Path) -> StoreError:
    """The error for a file or folder that cannot be written."""
    return StoreError(
        f"{path} cannot be written, so nothing was saved; reading works",
        f"make the file and its folder {path.parent} writable for you, or choose another with --data",
    )
