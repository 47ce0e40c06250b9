"""``companion compass``: five rows between independence and distance, marked one a line. No sum."""

from __future__ import annotations

import argparse
import sys

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.cli.streams import can_ask
from companion.cli.things import sure
from companion.content import CompassRow, card, compass
from companion.domain.calendar import spoken_date
from companion.domain.compass import Reading, Side
from companion.domain.compass_facts import compass_fact
from companion.domain.compass_offer import distance
from companion.domain.errors import Refused, Unreadable
from companion.services.plain import json_text
from companion.services.snapshot import Snapshot

SIDES = {side.value: side for side in Side}
LETTERS = {"l": Side.LEFT, "m": Side.MIDDLE, "r": Side.RIGHT}
WHAT = "[l] left  [m] middle  [r] right  [enter] skip it: "


def parsers() -> dict[str, Parser]:
    """The parser of ``compass``."""
    parser = command(
        "compass",
        """companion compass                              asks row by row; any may be skipped
        companion compass --row reachable=left --row return=middle
        companion compass --history""",
    )
    parser.epilog = f"the rows: {', '.join(compass())}; left is toward, right is away, the middle is both"
    parser.add_argument("--row", action="append", default=[], metavar="ID=SIDE", help=", ".join(SIDES))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--history", action="store_true", help="earlier readings, the newest first")
    what.add_argument("--json", action="store_true", help="the rows with their facts, and all readings")
    what.add_argument("--delete", metavar="D", help="remove the reading of a day; asks once")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=run)
    return {"compass": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Keep a reading, or show the rows or earlier readings."""
    context.companion.opened()
    if args.row:
        if args.history or args.json:
            raise WrongUsage("a reading is kept or shown", "leave out --row, or the other")
        return _keep(dict(map(_pair, args.row)), context)
    if args.history:
        return _history(context)
    if args.delete:
        readings = context.companion.work.journal.readings.values()
        found = [each for each in readings if each.date == context.day(args.delete)]
        if not found:
            raise Refused("there is no reading of that day", "companion compass --history lists them")
        sure(f"Delete the reading of {found[-1].date}? Its marks go.", args.yes)
        return context.done(context.companion.care.delete_reading(found[-1].id))
    if args.json:
        print(json_text(_json(context.companion.snapshot())), end="")
        return 0
    if not can_ask():
        raise WrongUsage("no row is marked", "companion compass --row reachable=left, or --history")
    return ask_row_by_row(context)


def ask_row_by_row(context: Context) -> int:
    """Ask every row on the terminal, and keep what was said. Raises Refused when all were skipped."""
    shot = context.companion.snapshot()
    marks = {row.id: side for row in compass().values() if (side := _ask(row, shot)) is not None}
    if not marks:
        raise Refused("every row was skipped, so nothing is saved", "that is an answer, too")
    return _keep(marks, context)


def tell_rows(context: Context) -> None:
    """The rows in plain lines, each with its question and one's own fact."""
    shot = context.companion.snapshot()
    for row in compass().values():
        fact = compass_fact(row.id, shot.journal, shot.today)
        ends = f"left: {row.toward}; right: {row.away}"
        context.say(f"{row.id}: {row.prompt} {ends}{f' ({fact})' if fact else ''}")


def _ask(row: CompassRow, shot: Snapshot) -> Side | None:
    fact = compass_fact(row.id, shot.journal, shot.today)
    print(f"\n{row.prompt}\n  left: {row.toward}. right: {row.away}.", file=sys.stderr)
    if fact:
        print(f"  {fact}", file=sys.stderr)
    print(WHAT, end="", file=sys.stderr, flush=True)
    return LETTERS.get(sys.stdin.readline().strip().casefold()[:1])


def _keep(marks: dict[str, Side], context: Context) -> int:
    """Keep it, say the marks of two dates, and where most point away the card with one small step."""
    shot = context.companion.snapshot()
    before = next(iter(_newest_first(shot, but_today=True)), None)
    ordered = {row: marks[row] for row in compass() if row in marks}
    change = context.companion.care.read_compass(ordered)
    context.tell_notices()
    context.say(change.words)
    for row, side in ordered.items():
        earlier = before.marks.get(row) if before else None
        was = f", {earlier.value} on {spoken_date(before.date, shot.today)}" if before and earlier else ""
        context.say(f"{_label(row)}: {side.value}{was}")
    kept: Reading = next(edit.new for edit in change.delta if edit.table == "readings" and edit.new)
    if distance(kept):
        context.say(card("distance"))
        context.say(f"next: {compass()[kept.away[0]].step}")
    return 0


def _history(context: Context) -> int:
    shot = context.companion.snapshot()
    readings = _newest_first(shot)
    for reading in readings:
        said = (f"{_label(row)}: {side.value}" for row, side in reading.marks.items())
        context.say(f"{spoken_date(reading.date, shot.today)}: {'; '.join(said)}")
    if not readings:
        context.say("no reading yet: companion compass makes one")
    return 0


def _json(shot: Snapshot) -> dict[str, object]:
    return {
        "rows": [
            {
                "id": row.id,
                "left": row.toward,
                "right": row.away,
                "question": row.prompt,
                "fact": compass_fact(row.id, shot.journal, shot.today),
            }
            for row in compass().values()
        ],
        "readings": [
            {"date": one.date.isoformat(), "marks": {row: side.value for row, side in one.marks.items()}}
            for one in _newest_first(shot)
        ],
    }


def _newest_first(shot: Snapshot, *, but_today: bool = False) -> list[Reading]:
    found = [one for one in shot.journal.readings.values() if not but_today or one.date != shot.today]
    return sorted(found, key=lambda one: (one.date, one.id), reverse=True)


def _label(row: str) -> str:
    """A row by its left end, which is how one knows it again."""
    known = compass().get(row)
    return known.toward if known else row


def _pair(text: str) -> tuple[str, Side]:
    row, _, side = text.partition("=")
    if row not in compass():
        raise Unreadable(f"“{text}” does not give a row its side", f"the rows are {', '.join(compass())}")
    if side not in SIDES:
        raise Unreadable(f"“{side}” is not a side", f"use {', '.join(SIDES)}")
    return row, SIDES[side]
