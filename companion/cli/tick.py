"""``companion tick``: tick a habit, skip a day, or take it back."""

from __future__ import annotations

import argparse

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.cli.things import words_of
from companion.domain.habit import Entry, State
from companion.domain.journal import in_order
from companion.domain.naming import find
from companion.domain.numbers import read_amount


def parsers() -> dict[str, Parser]:
    """The parser of ``tick``."""
    parser = command(
        "tick",
        """companion tick coffee
        companion tick walk --date yesterday --amount 40
        companion tick notebook --skip --reason "on a train"
        companion tick walk --missed --date friday --note "a long day"
        companion tick coffee --undo""",
    )
    parser.add_argument("habit", nargs="?", help="its name or the beginning of it; left out: asks")
    parser.add_argument("--date", metavar="D", help="2026-03-10, today, yesterday, friday")
    parser.add_argument("--skip", action="store_true", help="skip the day instead; the streak is kept")
    parser.add_argument("--reason", default=None, metavar="R", help="why it is skipped")
    parser.add_argument("--amount", metavar="N", help="how much, in the habit's unit")
    parser.add_argument("--missed", action="store_true", help="state that it was missed")
    parser.add_argument("--note", metavar="T", help="a line, done or missed; - reads it or asks for it")
    parser.add_argument("--undo", action="store_true", help="take that day's entry back")
    parser.set_defaults(run=run)
    return {"tick": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Record one day of one habit."""
    if args.undo and (args.skip or args.amount or args.missed or args.note):
        raise WrongUsage("--undo stands alone", "leave out the other options")
    if args.skip and args.amount:
        raise WrongUsage("a skipped day has no amount", "leave out --skip or --amount")
    if args.skip and (args.missed or args.note):
        raise WrongUsage("a skipped day has a reason", "leave out --missed, and write --reason for --note")
    if args.missed and args.amount:
        raise WrongUsage("a missed day has no amount", "leave out --missed or --amount")
    if args.reason is not None and not args.skip:
        raise WrongUsage("--reason goes with --skip", "add --skip")
    habits = context.companion.habits
    journal = context.companion.work.journal
    day = context.day(args.date)
    amount = read_amount(args.amount) if args.amount is not None else None
    habit = (
        find(args.habit, journal.habits.values(), "habit")
        if args.habit
        else context.choose(in_order(journal), "habit", "tick")
    )
    if args.undo:
        change = habits.clear(habit.id, day)
    elif args.skip:
        change = habits.skip(habit.id, day, args.reason or "")
    elif args.missed or args.note:
        state = State.MISSED if args.missed else State.DONE
        note = words_of(args.note, "note") or ""
        change = habits.set_entry(habit.id, day, Entry(state, amount, note))
    else:
        change = habits.tick(habit.id, day, amount)
    return context.done(change)
