"""``companion contact``: log a contact."""

from __future__ import annotations

import argparse

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.cli.things import NONE, log_options, said_or, sure, words_of
from companion.domain.errors import Refused
from companion.domain.friend import Contact, ContactKind, Feeling, Friend
from companion.domain.naming import find
from companion.services.snapshot import Snapshot
from companion.services.unit_of_work import Change

REACHED = ("me", "them", "both")
SEEN = ("alone", "partner")


def parsers() -> dict[str, Parser]:
    """The parser of ``contact``."""
    parser = command(
        "contact",
        """companion contact mira
        companion contact mira joren --kind "in person" --date saturday
        companion contact mira --kind call --felt lifted --reached-out me --note -
        companion contact mira --kind call --date 2026-04-01    a date ahead is a plan
        companion contact mira --change --felt lifted           the newest, or the one of --date
        companion contact mira --delete --date 2026-03-01""",
    )
    parser.add_argument("friends", nargs="*", metavar="friend", help="names; left out: asks")
    kinds = [kind.value for kind in ContactKind]
    parser.add_argument("--kind", choices=kinds, metavar="K", help=", ".join(kinds))
    parser.add_argument("--date", metavar="D", help="2026-03-10, today, yesterday, friday")
    feelings = [feeling.value for feeling in Feeling]
    parser.add_argument("--felt", choices=[*feelings, NONE], metavar="F", help=", ".join(feelings))
    parser.add_argument(
        "--reached-out", choices=(*REACHED, NONE), metavar="W", help=f"who did: {', '.join(REACHED)}"
    )
    parser.add_argument("--seen", choices=(*SEEN, NONE), metavar="S", help=", ".join(SEEN))
    parser.add_argument("--note", metavar="T", help="a line; - reads it from standard input, or asks for it")
    parser.add_argument("--asked", action="store_true", help="tick all that was to be asked next time")
    log_options(parser, "contact")
    parser.add_argument("--who", action="append", metavar="N", help="with --change: with whom, each of them")
    parser.set_defaults(run=run)
    return {"contact": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Log one contact with one or more friends, or change one that is logged."""
    companion = context.companion
    shot: Snapshot = companion.snapshot()
    known = [f for f in shot.journal.friends.values() if f.died is None]
    if args.friends:
        chosen = [find(name, known, "friend") for name in args.friends]
    else:
        chosen = [context.choose([status.friend for status in shot.friends], "friend", "contact")]
    ids = [friend.id for friend in chosen]
    if args.change or args.delete:
        return context.done(_revised(args, context, _logged(args, context, ids), known))
    asks = (ask.text for friend in chosen for ask in friend.asks if ask.done is None)
    change = companion.friends.log(
        ids,
        ContactKind(args.kind or ContactKind.MESSAGE),
        context.day(args.date),
        reached_out=said_or(args.reached_out, ""),
        felt=_felt(said_or(args.felt, "")),
        seen=said_or(args.seen, ""),
        note=words_of(args.note, "note") or "",
        asked=tuple(asks) if args.asked else (),
    )
    return context.done(change)


def _logged(args: argparse.Namespace, context: Context, ids: list[int]) -> Contact:
    """The newest contact with all of them that took place, else what is planned first; or the one of the day
    that was given. Raises Refused.
    """
    day = context.day(args.date)
    found = [
        contact
        for contact in context.companion.work.journal.contacts.values()
        if set(ids) <= set(contact.friends) and day in (None, contact.date)
    ]
    if not found:
        raise Refused("no such contact is logged", "companion show NAME lists the newest")
    past = [contact for contact in found if contact.date <= context.today]
    if not past:
        return min(found, key=lambda contact: (contact.date, contact.id))
    return max(past, key=lambda contact: (contact.date, contact.id))


def _felt(text: str) -> Feeling | None:
    return Feeling(text) if text else None


def _revised(args: argparse.Namespace, context: Context, contact: Contact, known: list[Friend]) -> Change:
    if args.delete:
        sure(f"Delete the {contact.kind.value} of {contact.date}?", args.yes)
        return context.companion.friends.delete_contact(contact.id)
    note, who = words_of(args.note, "note"), [find(name, known, "friend").id for name in args.who or ()]
    changed = contact._replace(
        date=context.day(args.to) or contact.date,
        friends=tuple(dict.fromkeys(who)) or contact.friends,
        kind=ContactKind(args.kind) if args.kind else contact.kind,
        reached_out=said_or(args.reached_out, contact.reached_out),
        felt=_felt(said_or(args.felt, contact.felt or "")),
        seen=said_or(args.seen, contact.seen),
        note=contact.note if note is None else note,
    )
    if changed == contact:
        raise WrongUsage("what should change?", "add --felt, --note, --to and the like")
    return context.companion.friends.edit_contact(contact.id, **changed._asdict())
