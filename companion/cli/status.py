"""``companion status``: today in a few lines, in one, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.cached_status import PARTS
from companion.cli.context import Context
from companion.render_cache import RenderCache
from companion.services.coming import stretch_now
from companion.services.status_text import status_text

if TYPE_CHECKING:
    import argparse

    from companion.cli.parser import Parser

NEUTRAL = "one line that names nobody; empty when nothing is due"
JSON_SHAPE = """--json prints one object. Keys may be added, never renamed; ids are texts, unknown is null.
  date
  habits     id, name, schedule, due, state (open, kept, excused, missed, unscheduled), streak, best,
             unit (days, weeks, months, times), at_risk, slack, strength (0 to 1), lapsed_on
  friends    id, name, circle, last, due, ratio,
             state (fine, soon, time to reach out, overdue, resting)
  interests  id, name, goal, progress (1 is reached), pace (ahead, on pace, behind, open, reached), last
  lapses     pillar (solitude, friends, interests), name, since, fact, signs
  blocks     title, start, end, place
  asking     what the panel asks now, in order: kind (lapse, everything, fading, compass), pillar, name,
             since, also (names of what else is quiet), signs
  suggestions  name, reason, done
  away       true until somebody is back, and on that day: a clean list
list KIND --json prints the same objects."""


def parsers() -> dict[str, Parser]:
    """The parser of ``status``."""
    from companion.cli.parser import command  # a prompt asks without it

    parser = command("status", "companion status\ncompanion status --short\ncompanion status --json")
    parser.epilog = JSON_SHAPE
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--short", action="store_true", help=NEUTRAL)
    form.add_argument("--json", action="store_true", help="stable, documented JSON")
    parser.set_defaults(run=run)
    return {"status": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Print today."""
    return show(PARTS[("--json",) if args.json else ("--short",) if args.short else ()], context)


def show(part: str, context: Context) -> int:
    """Print ``part`` of today, one of ``PARTS``, and keep it for the next prompt."""
    journal = context.companion.work.journal  # read first: that may repair the file
    cache = RenderCache(context.path)
    state = None if context.sealed or journal.timers else cache.begin()
    shot = context.companion.snapshot()
    text = status_text(part, shot)
    now = stretch_now(shot) if not context.tell_notices() and state is not None else None
    if now is not None:
        cache.keep(state, part, [now.kept(text)])
    print(text, end="")
    return 0
