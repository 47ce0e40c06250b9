"""``companion contact``: log a contact."""

from __future__ import annotations

import argparse

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.cli.things import words_of
from companion.domain.friend import ContactKind, Feeling
from companion.domain.naming import find
from companion.services.snapshot import Snapshot

REACHED = ("me", "them", "both")
SEEN = ("alone", "partner")


def parsers() -> dict[str, Parser]:
    """The parser of ``contact``."""
    parser = command(
        "contact",
        """companion contact mira
        companion contact mira joren --kind "in person" --date saturday
        companion contact mira --kind call --felt lifted --reached-out me --note -
        companion contact mira --kind call --date 2026-04-01    a date ahead is a plan""",
    )
    parser.add_argument("friends", nargs="*", metavar="friend", help="names; left out: asks")
    kinds = [kind.value for kind in ContactKind]
    parser.add_argument("--kind", choices=kinds, default="message", metavar="K", help=", ".join(kinds))
    parser.add_argument("--date", metavar="D", help="2026-03-10, today, yesterday, friday")
    feelings = [feeling.value for feeling in Feeling]
    parser.add_argument("--felt", choices=feelings, metavar="F", help=", ".join(feelings))
    parser.add_argument("--reached-out", choices=REACHED, metavar="W", help=f"who did: {', '.join(REACHED)}")
    parser.add_argument("--seen", choices=SEEN, metavar="S", help=", ".join(SEEN))
    parser.add_argument("--note", metavar="T", help="a line; - reads it from standard input, or asks for it")
    parser.add_argument("--asked", action="store_true", help="tick all that was to be asked next time")
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
    asks = (ask.text for friend in chosen for ask in friend.asks if ask.done is None)
    change = companion.friends.log(
        ids,
        ContactKind(args.kind),
        context.day(args.date),
        reached_out=args.reached_out or "",
        felt=Feeling(args.felt) if args.felt else None,
        seen=args.seen or "",
        note=words_of(args.note, "note") or "",
        asked=tuple(asks) if args.asked else (),
    )
    return context.done(change)
