"""``companion report``: a month to look back on, in Markdown or as one HTML file."""

from __future__ import annotations

import argparse
import os
import re
from datetime import date
from pathlib import Path

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.domain.errors import Refused
from companion.services.report import PARTS, html, markdown, sections

WHAT = """In it: days done, minutes by kind, sessions, contacts by circle, all in numbers.
Not in it unless --with says so: names, signs (what was marked), notes (your own words)."""


def parsers() -> dict[str, Parser]:
    """The parser of ``report``."""
    parser = command(
        "report",
        """companion report
        companion report 2026-02 --html february.html
        companion report 2026-02 --with names,notes > february.md""",
    )
    parser.epilog = WHAT
    parser.add_argument("month", nargs="?", metavar="YYYY-MM", help="default: this month")
    parser.add_argument("--html", metavar="FILE", help="write one HTML file with pictures to a new file")
    parser.add_argument("--with", dest="parts", default="", metavar="PARTS", help="names, signs, notes")
    parser.set_defaults(run=run)
    return {"report": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the month as Markdown, or write it to a new HTML file.

    Raises WrongUsage for a part there is none of, and Refused for a file that is there or cannot be written.
    """
    month = _month(args.month, context.today)
    parts = [part for part in re.split(r"[,\s]+", args.parts.casefold()) if part]
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        raise WrongUsage(f"“{unknown[0]}” is not a part", f"choose of {', '.join(PARTS)}")
    found = sections(context.companion.work.journal, month, context.today, parts)
    context.tell_notices()
    if not args.html:
        print(markdown(found, month), end="")
        return 0
    target = Path(args.html).expanduser()
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as there:
            there.write(html(found, month))
    except FileExistsError:
        raise Refused(f"{target} is already there", "choose a name that is free") from None
    except OSError as reason:
        raise Refused(f"{target} could not be written ({reason.strerror})", "name another file") from None
    context.say(f"{month:%B %Y} written to {target}")
    return 0


def _month(text: str | None, today: date) -> date:
    if text is None:
        return today.replace(day=1)
    match = re.fullmatch(r"(\d{4})-(\d\d)", text)
    if match is None or not 1 <= int(match[2]) <= 12 or not 1900 <= int(match[1]) <= 2200:
        raise WrongUsage(f"“{text}” is not a month", "write it as 2026-02")
    return date(int(match[1]), int(match[2]), 1)
