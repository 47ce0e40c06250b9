"""What will be shown, kept beside the store so that it can be shown at once: today, and the days to come.

Only a shortcut: it counts for the very same file and for the moments it was made for, may be deleted at any
time, and is as private as the store: owner-only, in the same folder, deleted once it does not count.

Stands on the path of a shell prompt, so it imports next to nothing. Each part is a file: a line with the
state of things and the terminal it was made for, a line of moments (``BEGIN END BYTES`` each), their texts.
"""

from __future__ import annotations

import os

from companion import __version__
from companion.wall_clock import wall_clock

TYPE_CHECKING = False  # importing it from typing would cost more than all of this
if TYPE_CHECKING:
    from collections.abc import Iterable

    Moment = tuple[str, str, str]  # from when and until when, on the clock on the wall, and the text


class RenderCache:
    """The parts kept for the store at ``path``."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._store = os.path.realpath(os.path.expanduser(path))
        self._parent, name = os.path.split(self._store)
        self._previous = os.path.join(self._parent, f".{name}.previous")
        self._folder = os.path.join(self._parent, f".{name}.glance")  # as ever, so that what is old goes too

    def recall(self, part: str, terminal: str = "") -> str | None:
        """The text kept as ``part`` for this moment and ``terminal``; None when there is none that counts."""
        now = wall_clock()
        return next((text for begin, end, text in self._read(part, terminal) if begin <= now < end), None)

    def knows(self, part: str, moment: Moment, terminal: str = "") -> bool:
        """Whether ``part`` is kept for all of ``moment``; what it says is the same then."""
        return any(begin <= moment[0] and moment[1] <= end for begin, end, _ in self._read(part, terminal))

    def begin(self) -> str | None:
        """The state of things, for ``keep``, asked before reading; what was made of another is deleted. None
        when nothing can be kept here.
        """
        try:
            self._state()  # no store, nothing to keep
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            for part in os.listdir(self._folder):
                self._read(part, None)
            return self._state()
        except OSError:
            return None

    def keep(self, state: str | None, part: str, moments: Iterable[Moment], terminal: str = "") -> None:
        """Keep ``moments``, if ``state`` is still how things are, beside others to come; or not."""
        try:
            if state is None or state != self._state():
                return
            made, now = list(moments), wall_clock()
            old = (each for each in self._read(part, terminal) if now < each[1])
            made += [each for each in old if all(each[1] <= new[0] or new[1] <= each[0] for new in made)]
            texts = [text.encode() for _, _, text in made]
            index = ";".join(f"{each[0]} {each[1]} {len(t)}" for each, t in zip(made, texts, strict=True))
            beside = os.path.join(self._folder, f"{part}.{os.getpid()}")
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(handle, "wb") as there:
                there.write(f"{state} {terminal}\n{index}\n".encode() + b"".join(texts))
            os.replace(beside, os.path.join(self._folder, part))  # or somebody could read half of it
        except (OSError, ValueError):
            return

    def forget(self, part: str | None = None) -> None:
        """Delete ``part``; None for all that is kept."""
        try:
            for each in os.listdir(self._folder) if part is None else (part,):
                os.unlink(os.path.join(self._folder, each))
        except OSError:
            return

    def _read(self, part: str, terminal: str | None) -> list[Moment]:
        """Everything of ``part`` for ``terminal`` (None: any). What does not count or is damaged goes."""
        try:
            with open(os.path.join(self._folder, part), "rb") as there:
                head, index, body = there.readline().decode(), there.readline().decode(), there.read()
            made_for = f"{self._state()} "
            if head == f"{made_for}{terminal}\n" or (terminal is None and head.startswith(made_for)):
                return list(_moments(index, body))
        except FileNotFoundError:
            return []
        except (OSError, ValueError):
            pass
        self.forget(part)
        return []

    def _state(self) -> str:
        previous = _signature(os.stat(self._previous)) if os.path.exists(self._previous) else "none"
        store, parent = _signature(os.stat(self._store)), os.stat(self._parent)
        return f"{__version__} {store} {previous} {parent.st_mtime_ns}"


def _moments(index: str, body: bytes) -> Iterable[Moment]:
    for entry in filter(None, index.strip().split(";")):
        begin, end, size = entry.split(" ")
        yield begin, end, body[: int(size)].decode()
        body = body[int(size) :]


def _signature(status: os.stat_result) -> str:
    return f"{status.st_dev}.{status.st_ino}.{status.st_size}.{status.st_mtime_ns}"
