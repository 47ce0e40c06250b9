"""What will be shown, kept beside the store so that it can be shown at once: today, and the days to come.

Only a shortcut: it holds what can be worked out from the store, counts only for the very same file and for
the moments it was made for, and may be deleted at any time. It is as private as the store: owner-only, in the
same folder, and deleted as soon as it does not count any more.

Stands on the path of a shell prompt, so it imports next to nothing. Each part is a file of its own: a line
that says which state of things it was made of, a line of moments (``BEGIN END BYTES`` each), their texts.
"""

from __future__ import annotations

import os
import time

from companion import __version__

TYPE_CHECKING = False  # importing it from typing would cost more than all of this
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Moment = tuple[str, str, str]  # from when and until when, on the clock on the wall, and the text
_LIKE = "%Y-%m-%dT%H:%M"  # how the clock is written: two of them compare as texts


class Glance:
    """The parts kept for the store at ``path``: ``today`` of the app and the forms of ``status``."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._store = os.path.realpath(os.path.expanduser(path))
        self._parent, name = os.path.split(self._store)
        self._previous = os.path.join(self._parent, f".{name}.previous")
        self._folder = os.path.join(self._parent, f".{name}.glance")

    def recall(self, part: str) -> str | None:
        """The text kept as ``part`` for this moment; None when there is none, or the file or its folder are
        not the same any more.
        """
        now = _now()
        return next((text for begin, end, text in self._read(part) if begin <= now < end), None)

    def begin(self) -> str | None:
        """What identifies the state of things now: asked before reading, handed to ``keep`` afterwards.

        What was made of another state is deleted. None when nothing can be kept here.
        """
        try:
            self._state()  # no store, nothing to keep
            if not os.path.isdir(self._folder):
                os.mkdir(self._folder, mode=0o700)
            for part in os.listdir(self._folder):
                self._read(part)
            return self._state()
        except OSError:
            return None

    def keep(self, state: str | None, part: str, moments: Iterable[Moment]) -> None:
        """Keep ``moments`` made of ``state``, if that is still how things are, beside those that are neither
        over nor made anew. Failing to is no failure.
        """
        try:
            if state is None or state != self._state():
                return
            made, now = list(moments), _now()
            old = (each for each in self._read(part) if now < each[1])
            made += [each for each in old if all(each[1] <= new[0] or new[1] <= each[0] for new in made)]
            texts = [text.encode() for _, _, text in made]
            index = ";".join(
                f"{begin} {end} {len(text)}" for (begin, end, _), text in zip(made, texts, strict=True)
            )
            path = os.path.join(self._folder, part)
            beside = f"{path}.{os.getpid()}"
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(handle, "wb") as there:
                there.write(f"{state}\n{index}\n".encode() + b"".join(texts))
            os.replace(beside, path)  # or somebody could read half of it
        except (OSError, ValueError):
            return

    def forget(self) -> None:
        """Delete all that is kept."""
        try:
            for part in os.listdir(self._folder):
                _delete(os.path.join(self._folder, part))
        except OSError:
            return

    def _read(self, part: str) -> list[Moment]:
        """Everything of ``part``. What does not count, or is damaged, is deleted."""
        path = os.path.join(self._folder, part)
        try:
            with open(path, "rb") as there:
                head, index, body = there.readline(), there.readline(), there.read()
            if head.decode() == f"{self._state()}\n":
                return list(_moments(index.decode(), body))
        except FileNotFoundError:
            return []
        except (OSError, ValueError):
            pass
        _delete(path)
        return []

    def _state(self) -> str:
        store = _signature(os.stat(self._store))
        try:
            previous = _signature(os.stat(self._previous))
        except FileNotFoundError:
            previous = "none"
        return f"{__version__} {store} {previous} {os.stat(self._parent).st_mtime_ns}"


def _moments(index: str, body: bytes) -> Iterator[Moment]:
    at = 0
    for entry in filter(None, index.strip().split(";")):
        begin, end, size = entry.split(" ")
        yield begin, end, body[at : at + int(size)].decode()
        at += int(size)


def _delete(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _signature(status: os.stat_result) -> str:
    return f"{status.st_dev}.{status.st_ino}.{status.st_size}.{status.st_mtime_ns}"


def _now() -> str:
    """The clock on the wall; nothing where it is set to what is no time, which the command then says."""
    if os.environ.get("COMPANION_NOW"):
        from companion.clock import clock_from_environment
        from companion.domain.errors import Unreadable

        try:
            return clock_from_environment()().strftime(_LIKE)
        except Unreadable:
            return ""
    return time.strftime(_LIKE)
