"""``companion insights``: the same as on the screen, in plain lines."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.domain.calendar import spoken_date, spoken_month
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
    habits = [find(name, shot.journal.habits.values(), "habit").id for name in args.habit]
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
    today, settings = found.shot.today, found.shot.journal.settings
    by_month: Counter[str] = Counter()
    for day, number in sorted(found.done.items()):
        by_month[spoken_month(day, today)] += number
    said = [f"Habits done: {_listed(by_month, map(str, by_month.values())) or 'none yet'}."]
    months = [spoken_month(month, today) for month in found.months]
    if found.strengths:
        said += ["", "Strength month by month, in per cent"]
        for name, strengths in found.strengths:
            shown = ["" if s is None else f"{s * 100:.0f}" for s in strengths]
            said.append(f"  {name}: {_listed(months, shown) or 'nothing yet'}.")
    weeks = [spoken_date(week, today) for week in found.weeks]
    said += ["", f"Minutes a week, from the week of {weeks[-1]} back to that of {weeks[0]}"]
    said += [
        f"  {kind.value}: {', '.join(map(str, reversed(line)))}." for kind, line in found.minutes.items()
    ]
    said += ["", "Contacts month by month"]
    for circle, line in found.contacts.items():
        shown = [str(number) if number else "" for number in line]
        said.append(f"  {circle_name(circle, settings)}: {_listed(months, shown) or 'none'}.")
    said += ["", "What moved together (counts, not causes)"]
    said += [f"  {sentence}" for sentence in found.together] or ["  too little was counted to say anything"]
    return said


def _listed(months: Iterable[str], numbers: Iterable[str]) -> str:
    """Each number beside its month; what there is nothing of is left out."""
    return ", ".join(f"{month} {number}" for month, number in zip(months, numbers, strict=True) if number)
