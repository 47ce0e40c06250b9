"""Commands of the person's own at the start and the end of a timed session. Off unless one is set.

No shell, no input, no output kept; a failure is one sentence and harms nothing.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess

SECONDS = 5.0


def run_hook(command: str, seconds: float = SECONDS) -> str:
    """Run ``command`` to its end, at most so many ``seconds``; what went wrong, or nothing."""
    try:
        words = shlex.split(command)
    except ValueError as reason:
        return f"the command “{command}” cannot be read ({reason})"
    if not words:
        return ""
    name = words[0]
    try:
        process = subprocess.Popen(
            [os.path.expanduser(name), *words[1:]],  # noqa: PTH111 - a name on the PATH stays one
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as reason:
        return f"“{name}” could not be run ({reason.strerror or type(reason).__name__})"
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        return f"“{name}” took longer than {seconds:g} seconds and was ended"
    return f"“{name}” ended with {code}" if code else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the command with all it began: they share a process group of their own."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
