"""``companion pause``, ``snooze`` and ``mute``: rest something by hand, or end it."""

from __future__ import annotations

import argparse
from datetime import date

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.cli.things import FRIEND, HABIT, Known, name_argument, thing_of
from companion.content import signs
from companion.domain.date_parsing import read_coming_date
from companion.domain.naming import find


def parsers() -> dict[str, Parser]:
    """The parsers of the three."""
    pause = command(
        "pause",
        """companion pause guitar --until 2026-04-01      those days are skipped, the streak is kept
        companion pause guitar --end""",
    )
    name_argument(pause, (HABIT,))
    _until(pause, "the day it is back")
    pause.set_defaults(run=_pause)
    snooze = command(
        "snooze",
        """companion snooze joren --until "1 May"          a counted contact ends it too
        companion snooze joren --round                 skip this round
        companion snooze joren --end""",
    )
    name_argument(snooze, (FRIEND,))
    _until(snooze, "the day they are back").add_argument(
        "--round", action="store_true", help="skip this round"
    )
    snooze.set_defaults(run=_snooze)
    mute = command(
        "mute",
        """companion mute drained                         for 30 days; companion list resting shows it
        companion mute "friends gone quiet" --end""",
    )
    mute.add_argument("sign", nargs="?", help="a sign by its name, its words or its id; left out: asks")
    mute.add_argument("--end", action="store_true", help="end it now")
    mute.set_defaults(run=_mute)
    return {"pause": pause, "snooze": snooze, "mute": mute}


def _until(parser: Parser, words: str) -> argparse._MutuallyExclusiveGroup:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--until", metavar="D", help=f"{words}: 2026-04-01, 1 April, friday")
    how.add_argument("--end", action="store_true", help="end it now")
    return how


def _day(args: argparse.Namespace, context: Context, or_else: str) -> date:
    if args.until is None:
        raise WrongUsage("until when?", f"add --until D, {or_else}")
    return read_coming_date(args.until, context.today)


def _pause(args: argparse.Namespace, context: Context) -> int:
    habit, habits = thing_of(args, context, "pause", (HABIT,), archived=False), context.companion.habits
    change = habits.resume(habit.id) if args.end else habits.pause(habit.id, _day(args, context, "or --end"))
    return context.done(change)


def _snooze(args: argparse.Namespace, context: Context) -> int:
    friend, friends = thing_of(args, context, "snooze", (FRIEND,), archived=False), context.companion.friends
    if args.end:
        change = friends.resume(friend.id)
    elif args.round:
        change = friends.skip_round(friend.id)
    else:
        change = friends.snooze(friend.id, _day(args, context, "--round or --end"))
    return context.done(change)


def _mute(args: argparse.Namespace, context: Context) -> int:
    known = [Known(sign.id, sign.label) for sign in signs().values()]
    if not args.sign:
        sign = context.choose(known, "sign", "mute")
    else:
        by_id = next((each for each in known if each.id == args.sign.strip().casefold()), None)
        sign = by_id or find(args.sign, known, "sign")
    care = context.companion.care
    change = care.wake(sign.id) if args.end else care.mute(sign.id)
    return context.done(change)
