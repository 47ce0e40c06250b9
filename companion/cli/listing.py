"""``companion list``: habits, friends, interests, blocks; and what the log of time holds."""

from __future__ import annotations

import argparse

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.cli.plain import friend_line, habit_line, interest_line, json_text
from companion.services.snapshot import Snapshot

KINDS = ("habits", "friends", "interests", "blocks", "sessions", "places", "seasons")
WITH_JSON = KINDS[:4]
MOST_SESSIONS = 40


def parsers() -> dict[str, Parser]:
    """The parser of ``list``."""
    parser = command("list", "companion list habits\ncompanion list friends --json")
    parser.epilog = "blocks are those of the next month, sessions the last forty; --json: " + ", ".join(
        WITH_JSON
    )
    parser.add_argument("what", choices=KINDS, metavar="|".join(KINDS))
    parser.add_argument("--json", action="store_true", help="the objects that status --json has")
    parser.set_defaults(run=run)
    return {"list": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Print all records of a kind that are not archived."""
    shot = context.companion.snapshot()
    context.tell_notices()
    if args.json and args.what not in WITH_JSON:
        raise WrongUsage(f"there is no JSON of {args.what}", "companion export json has everything")
    if args.json:
        from companion.services.status import status_json

        print(json_text(status_json(shot)[args.what]), end="")
        return 0
    lines = _lines(args.what, shot)
    for line in lines:
        context.say(line.strip())
    if not lines:
        context.say(_empty(args.what))
    return 0


def _lines(what: str, shot: Snapshot) -> list[str]:
    match what:
        case "habits":
            return [habit_line(view, shot.today) for view in shot.habits]
        case "friends":
            return [friend_line(standing, shot.today) for standing in shot.friends]
        case "interests":
            return [interest_line(progress) for progress in shot.interests]
    from companion.cli import plain_time  # costs what habits, friends and interests need not pay

    journal, today = shot.journal, shot.today
    match what:
        case "blocks":
            return [plain_time.block_line(each, today) for each in shot.blocks]
        case "sessions":
            past = sorted(journal.sessions.values(), key=lambda s: (s.date, s.id), reverse=True)
            return [plain_time.session_line(each, journal, today) for each in past[:MOST_SESSIONS]]
        case "places":
            from companion.domain.places import places

            return [plain_time.place_line(each) for each in places(journal.sessions.values(), today)]
        case _:
            seasons = sorted(journal.seasons.values(), key=lambda s: (s.start, s.id), reverse=True)
            return [plain_time.season_line(each, today) for each in seasons]


def _empty(what: str) -> str:
    match what:
        case "blocks":
            return "none in the next month: companion add block NAME --at TIME makes one"
        case "sessions":
            return "none yet: companion session --minutes 30 logs one"
        case "places":
            return "none yet: a session may say where it was, with --place"
        case "seasons":
            return "none: the app begins one, on Solitude with n"
        case _:
            return f"none yet: companion add {what.removesuffix('s')} NAME makes one"
