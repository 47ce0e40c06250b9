"""``companion list``: habits, friends, interests, blocks; and what the log of time holds."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.domain.plain import one_line
from companion.services.plain import friend_line, habit_line, interest_line, json_text
from companion.services.snapshot import Snapshot

if TYPE_CHECKING:
    from companion.domain.journal import Journal
    from companion.domain.season import Season
    from companion.domain.session import Session

KINDS = ("habits", "friends", "interests", "blocks", "sessions", "places", "seasons", "resting")
OF_STATUS = KINDS[:4]
MAX_SESSIONS = 40


def parsers() -> dict[str, Parser]:
    """The parser of ``list``."""
    parser = command("list", "companion list habits\ncompanion list friends --json\ncompanion list resting")
    parser.epilog = (
        "blocks are those of the next month, sessions the last forty; resting is all that is snoozed,\n"
        "paused, left alone, muted or relaxed, with the day it is back"
    )
    parser.add_argument("what", choices=KINDS, metavar="|".join(KINDS))
    parser.add_argument(
        "--json", action="store_true", help="habits, friends, interests, blocks: as in status --json"
    )
    parser.set_defaults(run=run)
    return {"list": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Print all records of a kind that are not archived."""
    shot = context.companion.snapshot()
    context.tell_notices()
    if args.json:
        print(json_text(_json(args.what, shot)), end="")
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
            return [habit_line(view, shot) for view in shot.habits]
        case "friends":
            return [friend_line(status, shot.today) for status in shot.friends]
        case "interests":
            return [interest_line(progress, shot.today) for progress in shot.interests]
    from companion.services import plain_time  # costs what habits, friends and interests need not pay

    journal, today = shot.journal, shot.today
    match what:
        case "blocks":
            return _blocks(shot)
        case "sessions":
            return [plain_time.session_line(each, journal, today) for each in _past(journal)]
        case "places":
            from companion.domain.places import places

            return [plain_time.place_line(each) for each in places(journal.sessions.values(), today)]
        case "resting":
            from companion.services.resting import all_resting, resting_line

            return [resting_line(each, today) for each in all_resting(shot)]
        case _:
            return [plain_time.season_line(each, today) for each in _seasons(journal)]


def _blocks(shot: Snapshot) -> list[str]:
    """The times of blocks in the next month, and between them what stands in other calendars."""
    from companion.services import plain_time
    from companion.services.calendars import MONTH, busy_between

    today = shot.today
    busy, problems = busy_between(shot.journal.settings, today, today + timedelta(days=MONTH))
    lines = [(each.start, plain_time.block_line(each, today)) for each in shot.blocks]
    lines += [(each.start, plain_time.busy_line(each, today)) for each in busy]
    for problem in problems:
        print(f"companion: {one_line(problem)}", file=sys.stderr)
    return [line for _, line in sorted(lines)]


def _json(what: str, shot: Snapshot) -> list[object]:
    if what in OF_STATUS:
        from companion.services.status import status_json

        found: list[object] = status_json(shot)[what]
        return found
    from companion.services import log_json

    match what:
        case "sessions":
            return [log_json.session_json(each, shot.journal) for each in _past(shot.journal)]
        case "places":
            from companion.domain.places import places

            return [log_json.place_json(each) for each in places(shot.journal.sessions.values(), shot.today)]
        case "resting":
            from companion.services.resting import all_resting, resting_json

            return [resting_json(each) for each in all_resting(shot)]
        case _:
            return [log_json.season_json(each, shot.journal) for each in _seasons(shot.journal)]


def _past(journal: Journal) -> list[Session]:
    """The last sessions, the newest first."""
    return sorted(journal.sessions.values(), key=lambda s: (s.date, s.id), reverse=True)[:MAX_SESSIONS]


def _seasons(journal: Journal) -> list[Season]:
    """The seasons, the newest first."""
    return sorted(journal.seasons.values(), key=lambda s: (s.start, s.id), reverse=True)


def _empty(what: str) -> str:
    match what:
        case "blocks":
            return "none in the next month: companion add block NAME --at TIME makes one"
        case "sessions":
            return "none yet: companion session --minutes 30 logs one"
        case "places":
            return "none yet: a session may say where it was, with --place"
        case "resting":
            return "nothing rests: all is asked about as it comes"
        case "seasons":
            return "none: companion season add NAME --until D begins one"
        case _:
            return f"none yet: companion add {what.removesuffix('s')} NAME makes one"
