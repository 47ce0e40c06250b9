"""``companion undo``: take back the last change, whether the app made it or a command."""

from __future__ import annotations

import argparse

from companion.cli.context import Context
from companion.cli.parser import Parser, command


def parsers() -> dict[str, Parser]:
    """The parser of ``undo``."""
    parser = command(
        "undo",
        """companion undo                       the last change of the last two days; again: the one before
        companion tick coffee --undo         takes back today's entry of one habit, whatever came since""",
    )
    parser.set_defaults(run=run)
    return {"undo": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Say what was taken back."""
    return context.done(context.companion.undo_last())
