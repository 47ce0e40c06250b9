"""What was shown last, kept beside the store so that it can be shown again at once.

Only a shortcut: it holds what can be worked out from the store, counts only for the very same file on the
same day, and may be deleted at any time. It is as private as the store: owner-only, in the same folder.

Stands on the path of a shell prompt, so it imports next to nothing: each part is a file of its own, its first
line says which state of things it was made of.
"""

from __future__ import annotations

import os
import time

from companion import __version__

TYPE_CHECKING = False  # importing it from typing would cost more than all of this
if TYPE_CHECKING:
    from datetime import datetime


class Glance:
    """The parts kept for the store at ``path``: ``today`` of the app and the forms of ``status``."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._store = os.path.realpath(os.path.expanduser(path))
        self._parent, name = os.path.split(self._store)
        self._previous = os.path.join(self._parent, f".{name}.previous")
        self._folder = os.path.join(self._parent, f".{name}.glance")

    def recall(self, part: str) -> str | None:
        """The text kept as ``part``; None when the file, its folder or the day are not the same any more, or
        its time is over.
        """
        try:
            with open(os.path.join(self._folder, part), encoding="utf-8", newline="") as there:
                head, until = there.readline(), there.readline().strip()
                day_start = head.split(" ", 1)[0]
                if head != self._head(day_start) or (until and until <= _now()):
                    return None
                return there.read()
        except (OSError, ValueError):
            return None

    def begin(self, day_start: str) -> str | None:
        """What identifies the state of things now: asked before reading, handed to ``keep`` afterwards.

        ``day_start`` is written ``HH:MM``. None when nothing can be kept here.
        """
        try:
            self._head(day_start)  # no store, nothing to keep
            if not os.path.isdir(self._folder):
                os.mkdir(self._folder, mode=0o700)
            return self._head(day_start)
        except OSError:
            return None

    def keep(self, state: str | None, part: str, text: str, until: datetime | None = None) -> None:
        """Keep ``text`` for ``state``, if that is still how things are. Failing to is no failure.

        ``until`` is the moment on the clock on the wall at which it is no longer true.
        """
        try:
            if state is None or state != self._head(state.split(" ", 1)[0]):
                return
            path = os.path.join(self._folder, part)
            beside = f"{path}.{os.getpid()}"
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(handle, "w", encoding="utf-8", newline="") as there:
                there.write(f"{state}{until:%Y-%m-%dT%H:%M}\n{text}" if until else f"{state}\n{text}")
            os.replace(beside, path)  # or somebody could read half of it
        except (OSError, ValueError):
            return

    def _head(self, day_start: str) -> str:
        store = _signature(os.stat(self._store))
        try:
            previous = _signature(os.stat(self._previous))
        except FileNotFoundError:
            previous = "none"
        parent = os.stat(self._parent).st_mtime_ns
        return f"{day_start} {_day(day_start)} {__version__} {store} {previous} {parent}\n"


def _signature(status: os.stat_result) -> str:
    return f"{status.st_dev}.{status.st_ino}.{status.st_size}.{status.st_mtime_ns}"


def _now() -> str:
    """The clock on the wall, ``YYYY-MM-DDTHH:MM``."""
    if os.environ.get("COMPANION_NOW"):
        from companion.clock import clock_from_environment

        return clock_from_environment()().isoformat(timespec="minutes")
    return time.strftime("%Y-%m-%dT%H:%M")


def _day(day_start: str) -> str:
    """The person's own day, as ``companion.domain.civil_day`` has it, which costs more to import."""
    now = _now()
    if now[11:] >= day_start:
        return now[:10]
    year, month, day = map(int, now[:10].split("-"))
    evening_before = time.localtime(time.mktime((year, month, day, 12, 0, 0, 0, 0, -1)) - 86400)
    return time.strftime("%Y-%m-%d", evening_before)
