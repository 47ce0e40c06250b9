"""``companion demo``: the app on made-up data."""

from __future__ import annotations

import argparse
import shlex
import tempfile
from pathlib import Path

from companion.bootstrap import make_companion, open_app
from companion.cli.app import has_terminal
from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.cli.run import USAGE
from companion.domain.calendar import counted
from companion.domain.errors import Refused, Unreadable
from companion.domain.numbers import read_whole

MAX_YEARS = 60


def parsers() -> dict[str, Parser]:
    """The parser of ``demo``."""
    parser = command("demo", "companion demo\ncompanion demo --years 10\ncompanion demo --write demo.json")
    parser.add_argument("--years", type=_years, default=2, metavar="N", help="years of history (default 2)")
    parser.add_argument("--write", metavar="FILE", help="write the made-up store to a new file instead")
    parser.set_defaults(run=run)
    return {"demo": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Open the app on a file that is gone afterwards, or write one; never one's own."""
    if args.write:
        target = Path(args.write).expanduser()
        if target.exists() or target.is_symlink():
            raise Refused(f"{target} is already there", "choose a name that is free")
        _write(target, args.years)
        opens = f"companion --data {shlex.quote(str(target))}"
        context.say(f"made-up data of {counted(args.years, 'year')} written: {opens} opens it")
        return 0
    if not has_terminal():
        return USAGE
    with tempfile.TemporaryDirectory(prefix="companion-demo-") as folder:
        path = Path(folder) / "demo.json"
        _write(path, args.years)
        return open_app(path, demo=True)


def _write(path: Path, years: int) -> None:
    from companion.services.demo import write_demo

    companion = make_companion(path)
    write_demo(companion.work.repository, companion.work.today(), years)


def _years(text: str) -> int:
    try:
        return read_whole(text, 1, MAX_YEARS, "{} years")
    except Unreadable as error:
        raise argparse.ArgumentTypeError(error.line) from None
