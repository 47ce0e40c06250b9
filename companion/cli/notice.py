"""A notice on the desktop by ``notify-send``, or by the terminal itself. What it says names nobody."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TextIO

from companion.domain.errors import Refused
from companion.domain.plain import one_line

TITLE = "Today"
PATIENCE = 10  # seconds


def notify(words: str) -> None:
    """Show ``words``. Raises Refused when there is neither a desktop nor a terminal."""
    plain = one_line(words)
    if _on_desktop(plain):
        return
    terminal = next((stream for stream in (sys.stderr, sys.stdout) if stream and stream.isatty()), None)
    if terminal is None:
        raise Refused("there is neither a desktop nor a terminal to notify", "companion remind prints it")
    _on_terminal(terminal, plain)


def _on_desktop(words: str) -> bool:
    """Whether a notice could be sent: there may be no desktop to receive it."""
    command = shutil.which("notify-send")
    if command is None:
        return False
    try:
        sent = subprocess.run(
            [command, "--app-name=companion", "--", TITLE, words], capture_output=True, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return sent.returncode == 0


def _on_terminal(terminal: TextIO, words: str) -> None:
    """OSC 9 where the terminal may know it, through tmux as well, and the bell."""
    kind = os.environ.get("TERM", "dumb")
    if kind not in ("dumb", "linux"):
        sign = f"\x1b]9;{words}\x1b\\"
        if os.environ.get("TMUX"):
            sign = "\x1bPtmux;" + sign.replace("\x1b", "\x1b\x1b") + "\x1b\\"
        terminal.write(sign)
    terminal.write("\a")
    terminal.flush()
