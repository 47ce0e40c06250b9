"""``companion list``: habits, friends, interests or blocks."""

from __future__ import annotations

import argparse
import sys

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.cli.plain import friend_line, habit_line, interest_line, json_text
from companion.services.snapshot import Snapshot

KINDS = ("habits", "friends", "interests", "blocks")


def parsers() -> dict[str, Parser]:
    """The parser of ``list``."""
    parser = command("list", "companion list habits\ncompanion list friends --json")
    parser.add_argument("what", choices=KINDS, metavar="|".join(KINDS))
    parser.add_argument("--json", action="store_true", help="the objects that status --json has")
    parser.set_defaults(run=run)
    return {"list": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Print all records of a kind that are not archived."""
    shot = context.companion.snapshot()
    context.tell_notices()
    if args.json:
        from companion.services.status import status_json

        sys.stdout.write(json_text(status_json(shot)[args.what]))
        return 0
    lines = _lines(args.what, shot)
    for line in lines:
        context.say(line.strip())
    if not lines and args.what != "blocks":
        context.say(f"none yet: companion add {args.what.removesuffix('s')} NAME makes one")
    return 0


def _lines(what: str, shot: Snapshot) -> list[str]:
    match what:
        case "habits":
            return [habit_line(view, shot.today) for view in shot.habits]
        case "friends":
            return [friend_line(standing, shot.today) for standing in shot.friends]
        case "interests":
            return [interest_line(progress) for progress in shot.interests]
        case _:
            return []
