"""``companion session``: log a session."""

from __future__ import annotations

import argparse

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.domain.habit import Habit
from companion.domain.interest import Interest
from companion.domain.naming import find
from companion.domain.session import Company, Session
from companion.domain.when import read_amount
from companion.services.habits import in_order


def parsers() -> dict[str, Parser]:
    """The parser of ``session``."""
    parser = command(
        "session",
        """companion session --minutes 30                 just quiet time
        companion session reading --minutes 40 --amount 1
        companion session walk --minutes 20 --date yesterday""",
    )
    parser.add_argument("name", nargs="?", help="an interest or a habit; left out: just quiet time")
    parser.add_argument("--minutes", metavar="N", help="how long, 1 to 1440")
    parser.add_argument("--amount", metavar="N", help="how much, in the unit of the interest's goal")
    kinds = [kind.value for kind in Company]
    parser.add_argument("--kind", choices=kinds, default="solo", metavar="K", help=", ".join(kinds))
    parser.add_argument("--date", metavar="D", help="2026-03-10, today, yesterday, friday")
    parser.set_defaults(run=run)
    return {"session": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Log one finished session."""
    journal = context.companion.desk.journal
    known: list[Habit | Interest] = [i for i in journal.interests.values() if i.archived is None]
    known += in_order(journal)
    about = find(args.name, known, "habit or interest") if args.name else None
    session = Session(
        0,
        context.day(args.date) or context.today,
        Company(args.kind),
        read_amount(args.minutes) if args.minutes is not None else None,
        interest=about.id if isinstance(about, Interest) else None,
        habit=about.id if isinstance(about, Habit) else None,
        amount=read_amount(args.amount) if args.amount is not None else None,
    )
    change = context.companion.sessions.log(session)
    context.tell_notices()
    context.say(change.words)
    return 0
