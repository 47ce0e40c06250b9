"""``companion``: open the app."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from companion.bootstrap import open_app
from companion.cli.passphrase import let_in, unlocked
from companion.cli.run import USAGE
from companion.paths import data_file

if TYPE_CHECKING:
    import argparse

    from companion.cli.context import Context


def run(args: argparse.Namespace, context: Context) -> int:
    """Open the app, where there is a terminal to show it on."""
    return show(args.data, locked=args.locked)


def show(data: str | None, *, locked: bool = False) -> int:
    """The same, for the store that ``--data`` names; ``locked`` asks for the passphrase first."""
    if not has_terminal():
        return USAGE
    path = data_file(data)
    sealed = unlocked(path)
    if locked and not sealed:
        let_in(path)
    return open_app(path)


def has_terminal() -> bool:
    """Whether the full screen can be shown; if not, one line says what to do instead."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return True
    print(
        "companion: the app needs a terminal: companion status prints today in plain lines", file=sys.stderr
    )
    return False
