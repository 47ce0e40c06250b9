"""A full-screen program in a pseudo-terminal, timed from outside; its screen is in memory."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

QUIET = 0.3  # seconds without a change that make a screen stable
SETTLED = 1.2  # the same for a start: some things are read half a second after it
LIMIT = 30.0
MOUSE = 1000 << 5  # as pyte counts the modes of a terminal


class Terminal:
    """One run of one program. Times are seconds since it was started, unless said otherwise."""

    def __init__(
        self, command: Sequence[str], columns: int = 100, rows: int = 30, env: Mapping[str, str] | None = None
    ) -> None:
        """``env`` is what the environment says besides what it is."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.bytes = 0
        self.started = self._changed = time.perf_counter()
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            colours = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execvpe(command[0], list(command), {**os.environ, **colours, **(env or {})})
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self._screen.display)

    @property
    def taken_over(self) -> bool:
        """Whether Textual is there: only it listens to the mouse."""
        return MOUSE in self._screen.mode

    def until(self, true: Callable[[], bool]) -> float:
        """When what made ``true`` hold arrived."""
        arrived = time.perf_counter()
        while not true():
            chunk = self._read(LIMIT)
            if chunk is None:
                raise TimeoutError(f"nothing more came; the screen shows:\n{self.text}")
            arrived = self._show(chunk)
        self._changed = arrived
        return arrived - self.started

    def stable(self) -> float:
        """When the screen last changed before it stood still."""
        self._changed = max([self._changed, *self._changes(QUIET)])
        return self._changed - self.started

    def true_frame(self) -> float:
        """When the screen first was as it is once nothing changes any more: an earlier, other one is none."""
        return self._lasting() - self.started

    def effect(self, key: bytes) -> float:
        """When what ``key`` does first stood there: a key pressed as soon as there is anything to see."""
        self.until(lambda: bool(self.text.strip()))
        os.write(self._end, key)
        return self._lasting() - self.started

    def _lasting(self) -> float:
        """When the picture first came that stays."""
        frames: list[tuple[float, tuple[str, ...]]] = []
        while chunk := self._read(SETTLED if self.taken_over else LIMIT):
            frames.append((self._show(chunk), self._picture()))
        if not frames:
            raise TimeoutError("nothing came")
        return next(at for at, picture in frames if picture == frames[-1][1])

    def press(self, keys: bytes) -> tuple[float, float, int]:
        """Seconds from ``keys`` to the first change and to the last one, and the bytes written for it."""
        written = self.bytes
        sent = time.perf_counter()
        os.write(self._end, keys)
        changes = self._changes(LIMIT)
        if not changes:
            raise TimeoutError("the key changed nothing")
        return changes[0] - sent, changes[-1] - sent, self.bytes - written

    def memory(self) -> float:
        """The most memory it held so far, in MiB; 0 where the system does not tell."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return 0.0
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024

    def cpu(self) -> float:
        """The processor time it used so far, in seconds; 0 where the system does not tell."""
        stat = Path(f"/proc/{self.pid}/stat")
        if not stat.exists():
            return 0.0
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def quit(self, keys: bytes) -> float:
        """Seconds from ``keys`` to the end of the process."""
        sent = time.perf_counter()
        os.write(self._end, keys)
        while self._read(LIMIT) is not None:
            pass
        os.waitpid(self.pid, 0)
        os.close(self._end)
        return time.perf_counter() - sent

    def _changes(self, patience: float) -> list[float]:
        """When the screen changed: after ``patience`` seconds at most for the first time, until it stood
        still. What came is drawn only then, so that drawing delays nobody.
        """
        changes: list[float] = []
        picture = self._picture()
        while not changes:
            chunks: list[tuple[float, bytes]] = []
            while chunk := self._read(QUIET if chunks else patience):
                chunks.append(chunk)
            if not chunks:
                break
            for arrived, data in chunks:
                self._show((arrived, data))
                now = self._picture()
                if now != picture:
                    changes.append(arrived)
                    picture = now
        return changes

    def _picture(self) -> tuple[str, ...]:
        """What is seen, with where colours stand: a cursor row is a change too."""
        buffer = self._screen.buffer
        return tuple(
            "".join(f"{cell.data}{cell.bg[:2]}{cell.bold:d}" for _, cell in sorted(buffer[row].items()))
            for row in range(self._screen.lines)
        )

    def _read(self, seconds: float) -> tuple[float, bytes] | None:
        """What came within ``seconds``, and when; None when nothing did or the program is gone."""
        ready, _, _ = select.select([self._end], [], [], seconds)
        if not ready:
            return None
        try:
            data = os.read(self._end, 1 << 16)
        except OSError:
            return None
        self.bytes += len(data)
        return (time.perf_counter(), data) if data else None

    def _show(self, chunk: tuple[float, bytes]) -> float:
        """Draw what came; when it did."""
        self._stream.feed(chunk[1])
        return chunk[0]
