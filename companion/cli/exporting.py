"""``companion export``: everything as JSON, CSV or Markdown, the circle as vCards, blocks as iCalendar."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from companion.cli.block_style import add_options
from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.domain.errors import Refused
from companion.domain.journal import Journal
from companion.domain.naming import folded

FORMATS = ("json", "csv", "markdown", "vcard", "ics")
PRIVATE = """\
What is private in an export: it is written in the open, readable by you alone
(ics says “Busy” unless --names is given).
  names           habits, friends with their tags, birthdays and dates,
                  interests, places, blocks, seasons
  what happened   days of habits, sessions and how they felt, contacts,
                  check-ins and signs, the compass, answers to what went quiet
  your own words  notes of habits, days, sessions, friends, contacts, interests,
                  check-ins, blocks, seasons, talks and life changes; what to ask
                  a friend and what they are good for; what to tell a partner;
                  own lines, agreements, markers, the plan for hard times, and
                  what fills the scripts
--without-notes leaves out the last of these. Such a journal is not a backup:
importing it over one with notes would empty them."""


def parsers() -> dict[str, Parser]:
    """The parser of ``export``."""
    parser = command(
        "export",
        """companion export json everything.json
        companion export json > everything.json
        companion export csv tables.zip
        companion export csv tables/                    habits.csv, entries.csv and four more
        companion export csv tables.zip --without-notes  what was written in your own words stays here
        companion export markdown diary.md              everything as one document, for reading
        companion export vcard friends.vcf              friends as vCard 4.0, for an address book
        companion export ics blocks.ics --alarm 10      blocks for a calendar, all called “Busy”""",
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = PRIVATE
    parser.add_argument("format", choices=FORMATS, metavar="|".join(FORMATS))
    parser.add_argument("file", nargs="?", metavar="FILE", help="a file, - for the terminal (default)")
    bare = "leave out what is named below as your own words"
    parser.add_argument("--without-notes", action="store_true", help=bare)
    group = parser.add_argument_group("for ics")
    add_options(group)
    parser.set_defaults(run=run)
    return {"export": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Write what was recorded; nothing of it is changed."""
    journal = context.companion.work.journal
    context.tell_notices()
    if args.without_notes:
        from companion.services.without_notes import without_notes

        journal = without_notes(journal)
    if args.format == "markdown":
        return _markdown(args, context, journal)
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
        return _vcard(args, context, journal)
    if args.format == "ics":
        from companion.cli.exporting_blocks import export_blocks

        return export_blocks(args, context)
    from companion.services.csv_export import export_csv, without_table

    if args.file in (None, "", "-"):
        raise WrongUsage("csv is several tables", "companion export csv FOLDER, or FILE.zip")
    path = _target(args.file, context)
    if path.suffix.lower() not in ("", ".zip") and not path.is_dir():
        raise Refused(
            f"{path} is neither a folder nor a .zip", "csv is several tables: give a folder or .zip"
        )
    rows = export_csv(journal, path)
    context.say(f"{rows} rows in six tables are in {path}")
    if left := without_table(journal):
        context.say(f"without a table, so in no CSV: {', '.join(left)}; companion export json has everything")
    return 0


def _vcard(args: argparse.Namespace, context: Context, journal: Journal) -> int:
    """Friends as vCards, but for those put away and those who have died: they belong in no address book."""
    from companion.formats.vcard import write_vcards

    shown = [friend for friend in journal.friends.values() if friend.archived is None and friend.died is None]
    data = write_vcards(sorted(shown, key=lambda friend: (folded(friend.name), friend.id)))
    if args.file in (None, "", "-"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)  # the ends of lines are part of the format
    else:
        path = _write(args.file, data, context)
        context.say(f"{len(shown)} {'friend is' if len(shown) == 1 else 'friends are'} in {path}")
    died = sum(friend.died is not None for friend in journal.friends.values())
    archived = len(journal.friends) - len(shown) - died
    parts = [f"{archived} archived" if archived else "", f"{died} who died" if died else ""]
    if left := " and ".join(part for part in parts if part):
        print(f"companion: left out {left}", file=sys.stderr)
    return 0


def _markdown(args: argparse.Namespace, context: Context, journal: Journal) -> int:
    """The whole as a document. A lone half of a letter, which no file in UTF-8 can hold, becomes a ``?``."""
    from companion.services.markdown_export import write_markdown
    from companion.services.snapshot import Snapshot

    text = write_markdown(Snapshot(journal, context.today))
    if args.file in (None, "", "-"):
        print(text, end="")
        return 0
    context.say(
        f"everything, for reading, is in {_write(args.file, text.encode('utf-8', 'replace'), context)}"
    )
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
