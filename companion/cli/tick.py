"""``companion tick``: tick a habit, skip a day, or take it back."""

from __future__ import annotations

import argparse

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.domain.naming import find
from companion.domain.numbers import read_amount
from companion.services.habits import in_order


def parsers() -> dict[str, Parser]:
    """The parser of ``tick``."""
    parser = command(
        "tick",
        """companion tick coffee
        companion tick walk --date yesterday --amount 40
        companion tick notebook --skip --reason "on a train"
        companion tick coffee --undo""",
    )
    parser.add_argument("habit", nargs="?", help="its name or the beginning of it; left out: asks")
    parser.add_argument("--date", metavar="D", help="2026-03-10, today, yesterday, friday")
    parser.add_argument("--skip", action="store_true", help="skip the day instead; the streak is kept")
    parser.add_argument("--reason", default=None, metavar="R", help="why it is skipped")
    parser.add_argument("--amount", metavar="N", help="how much, in the habit's unit")
    parser.add_argument("--undo", action="store_true", help="take that day's entry back")
    parser.set_defaults(run=run)
    return {"tick": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Record one day of one habit."""
    if args.undo and (args.skip or args.amount):
        raise WrongUsage("--undo stands alone", "leave out --skip and --amount")
    if args.skip and args.amount:
        raise WrongUsage("a skipped day has no amount", "leave out --skip or --amount")
    if args.reason is not None and not args.skip:
        raise WrongUsage("--reason goes with --skip", "add --skip")
    habits = context.companion.habits
    known = in_order(context.companion.work.journal)
    day = context.day(args.date)
    amount = read_amount(args.amount) if args.amount is not None else None
    habit = find(args.habit, known, "habit") if args.habit else context.choose(known, "habit", "tick")
    if args.undo:
        change = habits.clear(habit.id, day)
    elif args.skip:
        change = habits.skip(habit.id, day, args.reason or "")
    else:
        change = habits.tick(habit.id, day, amount)
    return context.done(change)
