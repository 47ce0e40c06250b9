"""``companion add``: a habit, a friend, an interest or a block."""

from __future__ import annotations

import argparse

from companion.cli.context import Context
from companion.cli.parser import Parser, command, subcommand
from companion.domain.birthday import read_birthday
from companion.domain.cadence import Cadence, parse_cadence
from companion.domain.date_parsing import read_coming_date
from companion.domain.friend import Circle
from companion.domain.hours import read_length, read_time
from companion.domain.interest import parse_goal
from companion.domain.numbers import read_amount, read_grace
from companion.domain.repetition import parse_repetition
from companion.domain.schedule import parse_schedule
from companion.domain.session import Company
from companion.services.unit_of_work import Change


def parsers() -> dict[str, Parser]:
    """The parser of ``add`` with one below it for each kind of record."""
    parser = command(
        "add",
        """companion add habit "First coffee alone" --schedule daily --amount 15 --unit minutes
        companion add friend Mira --circle inner --every "2 weeks" --birthday 03-14
        companion add interest "Deep reading" --goal "12 books by 2026-12-31" """,
    )
    parser.nested = True
    parser.set_defaults(run=run)
    kinds = parser.add_subparsers(dest="what", required=True, metavar="KIND", parser_class=Parser)
    habit = subcommand(
        kinds,
        "add habit",
        "a solitude practice with a schedule",
        """companion add habit "First coffee alone"
        companion add habit Notebook --schedule "mon wed fri" --grace 0
        companion add habit Walk --schedule "3 a week" --amount 30 --unit minutes""",
    )
    habit.add_argument("name")
    schedules = '"daily", "mon wed fri", "3 a week", "4 a month", "every 3 days", "track"'
    habit.add_argument("--schedule", default="daily", metavar="S", help=schedules)
    habit.add_argument("--grace", default="1", metavar="N", help="misses in a row that are forgiven (1)")
    habit.add_argument("--amount", metavar="N", help="target a day")
    habit.add_argument("--unit", default="", metavar="U", help="minutes, pages")
    habit.add_argument("--start", metavar="D", help="first day (today)")
    habit.set_defaults(add=_habit)
    friend = subcommand(
        kinds,
        "add friend",
        "a person of your own",
        """companion add friend Mira --circle inner
        companion add friend Joren --every "6 weeks" --birthday 03-14""",
    )
    friend.add_argument("name")
    circles = ", ".join(Circle)
    friend.add_argument("--circle", default="close", metavar="C", help=f"{circles}, or a name of your own")
    friend.add_argument("--every", metavar="R", help='"2 weeks", "1 month", "none"; default: the circle\'s')
    friend.add_argument("--added", metavar="D", help="since when to count (today)")
    friend.add_argument("--birthday", default="", metavar="B", help="MM-DD or YYYY-MM-DD")
    friend.set_defaults(add=_friend)
    interest = subcommand(
        kinds,
        "add interest",
        "something that is nobody else's",
        """companion add interest Woodcut
        companion add interest "Deep reading" --goal "12 books by 2026-12-31"
        companion add interest Cello --goal "90 minutes a week" """,
    )
    interest.add_argument("name")
    goals = '"3 sessions a week", "120 minutes a week", "12 books by 2026-12-31", "open"'
    interest.add_argument("--goal", default="open", metavar="G", help=goals)
    interest.set_defaults(add=_interest)
    block = subcommand(
        kinds,
        "add block",
        "an appointment with yourself",
        """companion add block Library --at 18:00 --for 90 --repeat "tue thu"
        companion add block "A day away" --at 9:00 --for 8h --repeat "first sun of the month"
        companion add block Museum --at 14:00 --for 16:30 --first 2026-04-02""",
    )
    block.add_argument("name")
    block.add_argument("--at", required=True, metavar="T", help="when it starts: 19:00")
    block.add_argument("--for", dest="length", default="60", metavar="L", help='"60", "1.5 h", or the end')
    block.add_argument("--repeat", default="once", metavar="R", help='"tue thu", "every 2 weeks on sun" …')
    block.add_argument("--first", metavar="D", help="first day (today)")
    block.add_argument("--until", metavar="D", help="last day")
    block.add_argument("--place", default="", metavar="P")
    block.add_argument(
        "--kind", choices=("solo", "parallel"), default="solo", help="alone, or the same room with own things"
    )
    block.set_defaults(add=_block)
    return {"add": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Add one record, and say what was added. Raises Refused for an empty or taken name."""
    change = args.add(args, context)
    return context.done(change)


def _habit(args: argparse.Namespace, context: Context) -> Change:
    return context.companion.habits.add(
        args.name,
        parse_schedule(args.schedule),
        grace=read_grace(args.grace),
        amount=read_amount(args.amount) if args.amount is not None else None,
        unit=args.unit,
        start=context.day(args.start),
    )


def _friend(args: argparse.Namespace, context: Context) -> Change:
    every: Cadence | str | None = "circle" if args.every is None else parse_cadence(args.every)
    return context.companion.friends.add(
        args.name,
        circle=context.circle(args.circle),
        every=every,
        added=context.day(args.added),
        birthday=read_birthday(args.birthday) if args.birthday else "",
    )


def _interest(args: argparse.Namespace, context: Context) -> Change:
    return context.companion.interests.add(args.name, goal=parse_goal(args.goal, context.today))


def _block(args: argparse.Namespace, context: Context) -> Change:
    first = read_coming_date(args.first, context.today) if args.first else context.today
    at = read_time(args.at)
    return context.companion.blocks.add(
        args.name,
        first=first,
        at=at,
        minutes=read_length(args.length, at),
        rule=parse_repetition(args.repeat, first),
        until=read_coming_date(args.until, context.today) if args.until else None,
        place=args.place,
        kind=Company(args.kind),
    )
