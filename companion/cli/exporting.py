"""``companion export``: everything as JSON, or tables as CSV."""

from __future__ import annotations

import argparse
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
        companion export csv tables/                    habits.csv, entries.csv and four more""",
    )
    parser.add_argument("format", choices=("json", "csv"), metavar="json|csv")
    parser.add_argument("file", nargs="?", metavar="FILE", help="json: a file, - for the terminal (default)")
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
        from companion.formats.bundle import write_whole

        path = _target(args.file, context)
        if path.is_dir():
            raise Refused(f"{path} is a folder", "give the name of a file in it")
        write_whole(path, data)
        context.say(f"everything is in {path}")
        return 0
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


def _target(text: str, context: Context) -> Path:
    """Where to write; never onto the store itself."""
    path = Path(text).expanduser()
    if path.resolve() == context.path.resolve():
        raise Refused(f"{path} is the store itself", "choose another name")
    return path
