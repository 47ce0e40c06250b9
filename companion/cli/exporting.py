"""``companion export``: everything as JSON, tables as CSV, the circle as vCards, blocks as iCalendar."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.domain.errors import Refused


def parsers() -> dict[str, Parser]:
    """The parser of ``export``."""
    parser = command(
        "export",
        """companion export json everything.json
        companion export json > everything.json
        companion export csv tables.zip
        companion export csv tables/                    habits.csv, entries.csv and four more
        companion export vcard friends.vcf              friends as vCard 4.0, for an address book
        companion export ics blocks.ics --alarm 10      blocks for a calendar, all called “Busy”""",
    )
    parser.add_argument("format", choices=("json", "csv", "vcard", "ics"), metavar="json|csv|vcard|ics")
    parser.add_argument("file", nargs="?", metavar="FILE", help="a file, - for the terminal (default)")
    group = parser.add_argument_group("for ics")
    group.add_argument("--title", metavar="T", help="what a block is called there; default: the setting")
    group.add_argument("--names", action="store_true", help="the blocks' own names and places instead")
    group.add_argument("--alarm", metavar="N", help="remind so many minutes before")
    group.add_argument("--zone", metavar="Z", help="such as Europe/Berlin; default: this computer's")
    parser.set_defaults(run=run)
    return {"export": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Write what was recorded; nothing of it is changed."""
    journal = context.companion.desk.journal
    context.tell_notices()
    if args.format == "json":
        from companion.formats.json_journal import write_journal

        data = write_journal(journal)
        if args.file in (None, "", "-"):
            print(data.decode("ascii"), end="")
            return 0
        path = _write(args.file, data, context)
        context.say(f"everything is in {path}")
        return 0
    if args.format == "vcard":
        return _vcard(args, context)
    if args.format == "ics":
        from companion.cli.exporting_blocks import export_blocks

        return export_blocks(args, context)
    from companion.services.csv_export import export_csv

    if args.file in (None, "", "-"):
        raise WrongUsage("csv is several tables", "companion export csv FOLDER, or FILE.zip")
    path = _target(args.file, context)
    if path.suffix.lower() not in ("", ".zip") and not path.is_dir():
        raise Refused(
            f"{path} is neither a folder nor a .zip", "csv is several tables: give a folder or .zip"
        )
    rows = export_csv(journal, path)
    context.say(f"{rows} rows in six tables are in {path}")
    return 0


def _vcard(args: argparse.Namespace, context: Context) -> int:
    """Friends as vCards, but for those put away and those who have died: they belong in no address book."""
    from companion.formats.vcard import write_vcards

    friends = context.companion.desk.journal.friends.values()
    shown = [friend for friend in friends if friend.archived is None and friend.died is None]
    data = write_vcards(sorted(shown, key=lambda friend: (friend.name.casefold(), friend.id)))
    if args.file in (None, "", "-"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)  # the ends of lines are part of the format
        return 0
    path = _write(args.file, data, context)
    context.say(f"{len(shown)} {'friend is' if len(shown) == 1 else 'friends are'} in {path}")
    return 0


def _write(text: str, data: bytes, context: Context) -> Path:
    """Write one file whole or not at all; where it is."""
    from companion.formats.bundle import write_whole

    path = _target(text, context)
    if path.is_dir():
        raise Refused(f"{path} is a folder", "give the name of a file in it")
    write_whole(path, data)
    return path


def _target(text: str, context: Context) -> Path:
    """Where to write; never onto the store itself."""
    path = Path(text).expanduser()
    if path.resolve() == context.path.resolve():
        raise Refused(f"{path} is the store itself", "choose another name")
    return path
