"""Reading what somebody else may have made: a regular file, and no more of it than there can be.

A device has no end and a named pipe may never begin, so whatever is no file is refused before it is opened,
links followed first; a file that is too large is refused before it is read.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final, Protocol

from companion.domain.errors import Refused

MAX_BYTES: Final = 50_000_000  # of one import: ten years of everything are a tenth of it

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


MAX_VALUES: Final = 2_000_000  # of a table or a document of JSON: each takes its hundred bytes of memory
MAX_LINES: Final = 600_000  # of a table: fifty years of ticks are a third of it
_BETWEEN = (b",", b";", b"\t", b"\n", b"[", b"{")


class Readable(Protocol):
    """What gives its bytes piece by piece."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes, none at the end."""


class TooLarge(Refused):
    """There is more to read than there can be."""

    def __init__(self, name: str, most: int) -> None:
        super().__init__(f"{name} holds more than {most // 1_000_000} MB", "give a smaller file")


class TooMany(Refused):
    """There are more values in it than anybody could have written down."""

    def __init__(self, name: str, most: int, what: str) -> None:
        super().__init__(f"{name} holds more than {most} {what}", "give a smaller file")


class NoFile(Refused):
    """It is something else than a file."""


def odd_kind(mode: int) -> str:
    """What a thing of this mode is, in words, if it is no regular file."""
    if stat.S_ISREG(mode):
        return ""
    return next((words for is_it, words in _KINDS if is_it(mode)), "no file")


def open_regular(path: Path, hint: str) -> int:
    """A descriptor of the regular file at ``path``, for reading; ``hint`` says what to give instead of
    anything else. Raises NoFile, OSError.
    """
    if kind := odd_kind(path.stat().st_mode):
        raise NoFile(f"{path} is {kind}, not a file", hint)
    handle = os.open(path, _FLAGS)
    if kind := odd_kind(os.fstat(handle).st_mode):  # it was put there in between
        os.close(handle)
        raise NoFile(f"{path} is {kind}, not a file", hint)
    return handle


def read_handle(handle: int, name: str, most: int) -> bytes:
    """All that is left of an open file, which stays open. Raises TooLarge, OSError."""
    if os.fstat(handle).st_size > most:
        raise TooLarge(name, most)
    with os.fdopen(handle, "rb", buffering=0, closefd=False) as file:
        data = file.read(most + 1) or b""
        while len(data) <= most and (more := file.read(most + 1 - len(data))):
            data += more
    if len(data) > most:
        raise TooLarge(name, most)
    return data


def read_bounded(path: Path, hint: str = "give a file", most: int = MAX_BYTES) -> bytes:
    """The bytes of the regular file at ``path``. Raises Refused, in one line that ends with ``hint``, for
    anything else, for a file of more than ``most`` bytes and for one that cannot be read.
    """
    try:
        handle = open_regular(path, hint)
        try:
            return read_handle(handle, path.name, most)
        finally:
            os.close(handle)
    except OSError as reason:
        raise Refused(f"{path} cannot be read ({reason.strerror})", hint) from None


def check_values(data: bytes, name: str) -> None:
    """Refuse a table or a document of JSON that would not fit into memory, before it is parsed.

    Raises TooMany. What stands between two values is counted, so there are at most as many values.
    """
    if data.count(b"\n") > MAX_LINES:
        raise TooMany(name, MAX_LINES, "lines")
    if len(data) > MAX_VALUES and sum(map(data.count, _BETWEEN)) > MAX_VALUES:
        raise TooMany(name, MAX_VALUES, "values")


def read_stream(stream: Readable, name: str, most: int = MAX_BYTES) -> bytes:
    """All of a stream, such as standard input. Raises TooLarge, OSError."""
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(1 << 20):
        size += len(piece)
        if size > most:
            raise TooLarge(name, most)
        pieces.append(piece)
    return b"".join(pieces)
