"""``companion``: open the app."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from companion.bootstrap import open_app
from companion.cli.passphrase import let_in, unlocked
from companion.cli.run import USAGE
from companion.cli.streams import can_draw
from companion.paths import data_file

if TYPE_CHECKING:
    import argparse

    from companion.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Open the app, where there is a terminal to show it on."""
    return show(args.data, locked=args.locked)


def show(data: str | None, *, locked: bool = False) -> int:
    """Open the app on the store that ``--data`` names (None: the usual one); its exit code.

    ``locked`` asks for the passphrase first. Without a terminal that is wrong usage. Raises StoreError.
    """
    if not has_terminal():
        return USAGE
    path = data_file(data)
    sealed = unlocked(path)
    if locked and not sealed:
        let_in(path)
    return open_app(path, locked=locked)


def has_terminal() -> bool:
    """Whether the full screen can be shown; if not, one line says what to do instead."""
    if can_draw():
        return True
    term = os.environ.get("TERM", "")
    bare = sys.stdin.isatty() and sys.stdout.isatty()
    missing = f"a terminal that can be drawn on, and TERM is {term or 'not set'}" if bare else "a terminal"
    words = f"companion: the app needs {missing}: companion status prints today in plain lines"
    print(words, file=sys.stderr)
    return False
