"""``companion status`` in a shell prompt: when nothing changed since it was asked last, say the same again.

Whatever is not the plain command, or not known any more, is left to the whole command line.
"""

from __future__ import annotations

import sys

from companion.paths import data_path
from companion.render_cache import RenderCache

PARTS = {(): "status", ("--short",): "status-short", ("--json",): "status-json"}


def asked_plainly(words: list[str]) -> tuple[str | None, str] | None:
    """What ``words`` give for ``--data``, and which of ``PARTS`` they ask for; None for anything else."""
    data = None
    if words[:1] == ["--data"] and len(words) > 1:
        data, words = words[1], words[2:]
    if words[:1] != ["status"] or tuple(words[1:]) not in PARTS:
        return None
    return data, PARTS[tuple(words[1:])]


def print_cached_status(words: list[str]) -> bool:
    """Whether ``words`` ask for a status that is known; then it was printed."""
    asked = asked_plainly(words)
    if asked is None:
        return False
    text = RenderCache(data_path(asked[0])).recall(asked[1])
    if text is None:
        return False
    try:
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        return False  # the whole command line knows what to do about a closed output
    return True
