"""``companion import``: tables, a journal, people out of an address book, or another tracker's history."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from companion.bounded import read_bounded
from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.cli.run import REFUSED
from companion.cli.streams import standard_input
from companion.domain.plain import one_line
from companion.formats.address_books import FORMATS
from companion.formats.trackers import READERS
from companion.formats.trackers.dates import DateOrder

_FORMATS = ", ".join(("json", "csv", *FORMATS, *READERS))

if TYPE_CHECKING:
    from companion.services.csv_exchange import Import


def parsers() -> dict[str, Parser]:
    """The parser of ``import``."""
    parser = command(
        "import",
        """companion import csv tables.zip --dry-run       only say what would change
        companion import csv tables/
        companion import csv entries.csv                date,habit,state,amount,note
        companion import json everything.json
        companion import vcard contacts.vcf             shows who is there and asks whom to take in
        companion import google contacts.csv --all      everybody who is not there yet
        companion import friends friends.md --dry-run
        companion import loop "Loop Habits CSV.zip" --dry-run     years of ticks: what would be kept
        companion import harsh ~/.config/harsh""",
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "other habit trackers, and what to give:\n" + "\n".join(
        f"  {word:<12} {name}: {what}" for word, (_, name, what) in READERS.items()
    )
    parser.add_argument(
        "format", choices=("json", "csv", *FORMATS, *READERS), metavar="FORMAT", help=_FORMATS
    )
    parser.add_argument("file", metavar="FILE", help="a file, a folder or a .zip, - for standard input")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    parser.add_argument("--all", action="store_true", help="people: take in all who are new, without asking")
    orders = ", ".join(order.value for order in DateOrder)
    parser.add_argument(
        "--dates", choices=[order.value for order in DateOrder], metavar="O", help=f"habitbull: {orders}"
    )
    parser.set_defaults(run=run)
    return {"import": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Take in what can be read; each row that cannot is named, and then the exit code is 1."""
    if args.dates and args.format != "habitbull":
        raise WrongUsage(f"--dates is for habitbull, the dates of {args.format} are plain", "leave it out")
    if args.format in FORMATS:
        from companion.cli.importing_people import run as run_people

        return run_people(args, context)
    if args.all:
        raise WrongUsage(f"--all is for people, and {args.format} is taken in whole", "leave it out")
    if args.format in READERS:
        from companion.cli.importing_trackers import run as run_tracker

        return run_tracker(args, context)
    done = (_json if args.format == "json" else _csv)(args, context)
    context.tell_notices()
    context.say(f"trial, nothing changed: {done.words}" if args.dry_run else f"imported: {done.words}")
    if done.backup and done.delta:
        context.say(f"to take it all back: companion backup restore {done.backup}")
    for problem in done.problems:
        print(f"companion: left out {one_line(str(problem))}", file=sys.stderr)
    return REFUSED if done.problems else 0


def _csv(args: argparse.Namespace, context: Context) -> Import:
    from companion.services.csv_exchange import import_csv, import_tables

    work = context.companion.work
    if args.file == "-":
        from companion.formats.bundle import as_text

        text = as_text(standard_input(), "standard input")
        return import_tables(work, {"standard input": text}, "standard input", dry_run=args.dry_run)
    return import_csv(work, Path(args.file).expanduser(), dry_run=args.dry_run)


def _json(args: argparse.Namespace, context: Context) -> Import:
    from companion.formats.json_journal import read_journal
    from companion.services.json_exchange import import_journal

    if args.file == "-":
        data = standard_input()
    else:
        data = read_bounded(Path(args.file).expanduser(), "give a .json file, or - for standard input")
    given, problems = read_journal(data)
    return import_journal(context.companion.work, given, problems, dry_run=args.dry_run)
