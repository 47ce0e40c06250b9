"""The standard streams of a command, which a shell may have closed."""

from __future__ import annotations

import os
import sys

from companion.bounded import read_stream

NO_TERMINALS = ("", "dumb", "unknown")  # what ``$TERM`` is where nothing can be drawn


def settle() -> None:
    """Give each stream that was closed (``<&-``) a place again: nothing is read from it, and writing fails
    as on a full disk, but for complaints, which are lost. Otherwise its number would go to the next file.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is not None:
            continue
        handle = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
        if handle != number:
            os.dup2(handle, number)
            os.close(handle)
        mode = "r" if name == "stdin" else "w"
        setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - for good


def can_ask() -> bool:
    """Whether there is somebody at a terminal who could answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def can_draw() -> bool:
    """Whether there is a terminal that shows more than lines, or something in its place that Textual is told
    to draw on, such as a browser (``textual serve``).
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    shows = sys.platform == "win32" or os.environ.get("TERM", "") not in NO_TERMINALS
    return shows and sys.stdin.isatty() and sys.stdout.isatty()


def standard_input() -> bytes:
    """All that is given there. Raises TooLarge."""
    return read_stream(sys.stdin.buffer, "standard input")
