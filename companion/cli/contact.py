"""``companion contact``: log a contact."""

from __future__ import annotations

import argparse

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.domain.friend import ContactKind
from companion.domain.naming import find
from companion.services.snapshot import Snapshot


def parsers() -> dict[str, Parser]:
    """The parser of ``contact``."""
    parser = command(
        "contact",
        """companion contact mira
        companion contact mira joren --kind "in person" --date saturday
        companion contact mira --kind call --date 2026-04-01    a date ahead is a plan""",
    )
    parser.add_argument("friends", nargs="*", metavar="friend", help="names; left out: asks")
    kinds = [kind.value for kind in ContactKind]
    parser.add_argument("--kind", choices=kinds, default="message", metavar="K", help=", ".join(kinds))
    parser.add_argument("--date", metavar="D", help="2026-03-10, today, yesterday, friday")
    parser.set_defaults(run=run)
    return {"contact": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Log one contact with one or more friends."""
    companion = context.companion
    shot: Snapshot = companion.snapshot()
    known = [f for f in shot.journal.friends.values() if f.archived is None and f.died is None]
    if args.friends:
        chosen = [find(name, known, "friend") for name in args.friends]
    else:
        chosen = [context.choose([status.friend for status in shot.friends], "friend", "contact")]
    ids = [friend.id for friend in chosen]
    change = companion.friends.log(ids, ContactKind(args.kind), context.day(args.date))
    context.tell_notices()
    context.say(change.words)
    return 0
