"""The program in a pseudo-terminal under a real shell, its screen read by pyte; keys are real keys."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyte

PATIENCE = 20.0  # seconds; only what never comes takes that long


class Paper(pyte.Screen):
    """A screen with a second one, as most terminals have and GNU screen by default does not."""

    def __init__(self, columns: int, lines: int, *, second: bool) -> None:
        self._second = second
        self._first: dict[str, Any] | None = None
        super().__init__(columns, lines)

    @property
    def on_second(self) -> bool:
        """Whether the second screen is shown."""
        return self._first is not None

    def set_mode(self, *modes: int, **options: Any) -> None:
        """Go to the second screen, or whatever else is set."""
        if options.get("private") and 1049 in modes and self._second and self._first is None:
            self._first = {
                "buffer": {y: dict(row) for y, row in self.buffer.items()},
                "cursor": (self.cursor.x, self.cursor.y),
            }
            self.erase_in_display(2)
        super().set_mode(*modes, **options)

    def reset_mode(self, *modes: int, **options: Any) -> None:
        """Go back to the first screen, or whatever else is reset."""
        if options.get("private") and 1049 in modes and self._first is not None:
            kept, self._first = self._first, None
            self.erase_in_display(2)
            for y, row in kept["buffer"].items():
                self.buffer[y].update(row)
            self.cursor.x, self.cursor.y = kept["cursor"]
        super().reset_mode(*modes, **options)

    def set_margins(self, *args: Any, **options: Any) -> None:
        """Not the answer to a question that looks like it."""
        options.pop("private", None)
        super().set_margins(*args, **options)


class Terminal:
    """A shell in a pseudo-terminal, in which the program is started like by hand."""

    def __init__(
        self, env: Mapping[str, str], columns: int = 80, rows: int = 24, *, second: bool = True
    ) -> None:
        self.screen = Paper(columns, rows, second=second)
        self._stream = pyte.ByteStream(self.screen)
        self.modes: set[int] = set()  # private modes that are on
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            os.execvpe("bash", ["bash", "--norc", "--noprofile", "-i"], dict(env))
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.until(lambda: "$" in self.text)

    @property
    def text(self) -> str:
        """What is shown."""
        return "\n".join(self.screen.display)

    @property
    def cooked(self) -> bool:
        """Whether lines are edited and echoed by the terminal or the shell, not read key by key by us."""
        return bool(termios.tcgetattr(self._end)[3] & termios.ISIG)

    def press(self, keys: str) -> None:
        """Type; a lone surrogate is a byte of no letter."""
        os.write(self._end, keys.encode(errors="surrogateescape"))

    def resize(self, columns: int, rows: int) -> None:
        """Another size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def until(self, true: Callable[[], object], patience: float = PATIENCE) -> None:
        """Read on until ``true`` holds."""
        last = time.monotonic() + patience
        while not true():
            if time.monotonic() > last:
                raise AssertionError(f"never came true; the screen shows:\n{self.text}")
            self._read(0.05)

    def shows(self, words: str) -> None:
        """Read on until ``words`` are shown."""
        self.until(lambda: words in self.text)

    def read(self) -> None:
        """Take in what came, if anything did."""
        self._read(0.05)

    def settle(self, quiet: float = 0.15) -> None:
        """Read on until nothing more comes for a while."""
        while select.select([self._end], [], [], quiet)[0]:
            self._read(0)

    def is_again(self, before: str) -> None:
        """Read on until the screen is as it was."""
        try:
            self.until(lambda: self.text == before)
        except AssertionError:
            pairs = zip(before.splitlines(), self.text.splitlines(), strict=True)
            raise AssertionError([pair for pair in pairs if pair[0] != pair[1]]) from None

    def program(self) -> int:
        """The process of the program in the foreground."""
        group = struct.unpack("i", fcntl.ioctl(self._end, termios.TIOCGPGRP, b"\0" * 4))[0]
        return int(group)

    def hang_up(self, patience: float = PATIENCE) -> int:
        """Close the window, and wait for what took the place of the shell in it; its exit code."""
        os.close(self._end)
        last = time.monotonic() + patience
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            if time.monotonic() > last:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
                raise AssertionError("it goes on without a terminal")
            time.sleep(0.02)

    def close(self) -> None:
        """Hang up, and wait for the shell."""
        os.close(self._end)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._end], [], [], seconds)
        if not ready:
            return
        try:
            data = os.read(self._end, 1 << 16)
        except OSError:
            return
        self._note_modes(data)
        self._stream.feed(data.replace(b"\x1b[>", b"\x1b[?").replace(b"\x1b[<u", b""))

    def _note_modes(self, data: bytes) -> None:
        for part in data.split(b"\x1b[?")[1:]:
            number = part[: next((n for n, c in enumerate(part) if not chr(c).isdigit()), len(part))]
            ends = part[len(number) : len(number) + 1]
            if number and ends in (b"h", b"l"):
                (self.modes.add if ends == b"h" else self.modes.discard)(int(number))


def environment(store: Path) -> dict[str, str]:
    """What the shell knows."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ}
    return {
        **kept,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "PS1": "shell$ ",
        "HISTFILE": "",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "COMPANION_DATA": str(store),
        "COMPANION_NOW": "2026-03-10T09:00",
        "XDG_CONFIG_HOME": str(store.parent),
        "XDG_STATE_HOME": str(store.parent),
        "XDG_CACHE_HOME": str(store.parent),
        "XDG_DATA_HOME": str(store.parent),
    }


COMPANION = f"{sys.executable} -m companion"
