"""``companion``: open the app."""

from __future__ import annotations

import argparse
import sys

from companion.bootstrap import open_app
from companion.cli.context import Context
from companion.cli.run import USAGE


def run(args: argparse.Namespace, context: Context) -> int:
    """Open the app, where there is a terminal to show it on."""
    if not has_terminal():
        return USAGE
    return open_app(context.companion)


def has_terminal() -> bool:
    """Whether the full screen can be shown; if not, one line says what to do instead."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return True
    print(
        "companion: the app needs a terminal: companion status prints today in plain lines", file=sys.stderr
    )
    return False
