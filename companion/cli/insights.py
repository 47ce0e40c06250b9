"""``companion insights``: the same as on the screen, in plain lines."""

from __future__ import annotations

import argparse

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.domain.friend_status import circle_name
from companion.domain.naming import find
from companion.services.insights import Insights, insights_json
from companion.services.plain import json_text

JSON_SHAPE = """--json prints one object. Keys may be added, never renamed; unknown is null.
  date, year, from (the first day of done)
  done       date: number of habits done on it
  months     the twelve of strength and contacts; strength: habit, by_month (0 to 1)
  weeks      first days of the twelve of minutes: solo, parallel, shared
  contacts   inner, close, wider, kept
  together   at most three sentences with the counts behind them; never a cause"""


def parsers() -> dict[str, Parser]:
    """The parser of ``insights``."""
    parser = command("insights", "companion insights\ncompanion insights --year 2025 --habit coffee --json")
    parser.epilog = JSON_SHAPE
    parser.add_argument("--year", type=int, metavar="Y", help="a past year; default: up to today")
    parser.add_argument(
        "--habit", action="append", default=[], metavar="NAME", help="whose strength; may be given again"
    )
    parser.add_argument("--json", action="store_true", help="stable, documented JSON")
    parser.set_defaults(run=run)
    return {"insights": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the year's pictures as lines, or as JSON. Raises Unknown and Ambiguous for a habit's name."""
    year = args.year if args.year and 1900 <= args.year <= 2200 else None
    shot = context.companion.snapshot()
    habits = [find(name, (view.habit for view in shot.habits), "habit").id for name in args.habit]
    found = Insights(shot, year, habits)
    context.tell_notices()
    if args.json:
        print(json_text(insights_json(found)), end="")
        return 0
    for line in lines(found):
        context.say(line)
    return 0


def lines(found: Insights) -> list[str]:
    """Plain lines for a terminal or a screen reader."""
    by_month: dict[str, int] = {}
    for day, number in sorted(found.done.items()):
        by_month[f"{day:%b %Y}"] = by_month.get(f"{day:%b %Y}", 0) + number
    done = ", ".join(f"{month} {number}" for month, number in by_month.items()) or "none yet"
    said = [f"Habits done: {done}"]
    if found.strengths:
        said += ["", f"Strength by month, {found.months[0]:%b %Y} to {found.months[-1]:%b %Y}, per cent"]
        for name, strengths in found.strengths:
            shown = " ".join("-" if s is None else f"{s * 100:.0f}" for s in strengths)
            said.append(f"  {name}: {shown}")
    said += ["", f"Minutes a week since {found.weeks[0]}"]
    said += [f"  {kind.value}: {_numbers(line)}" for kind, line in found.minutes.items()]
    settings = found.shot.journal.settings
    said += ["", f"Contacts a month since {found.months[0]:%b %Y}"]
    said += [
        f"  {circle_name(circle, settings)}: {_numbers(line)}" for circle, line in found.contacts.items()
    ]
    said += ["", "What moved together (counts, not causes)"]
    said += [f"  {sentence}" for sentence in found.together] or ["  too little was counted to say anything"]
    return said


def _numbers(numbers: list[int]) -> str:
    return " ".join(map(str, numbers))
