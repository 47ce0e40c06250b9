"""``companion edit``: change a habit, a friend, an interest or a block; what is not said stays."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Any

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.cli.things import BLOCK, FRIEND, HABIT, INTEREST, name_argument, sure, thing_of, words_of
from companion.domain.birthday import read_birthday, read_dates
from companion.domain.block import Block
from companion.domain.cadence import parse_cadence
from companion.domain.date_parsing import read_coming_date
from companion.domain.errors import Refused
from companion.domain.friend import Circle, Friend
from companion.domain.habit import Habit
from companion.domain.hours import read_length, read_time
from companion.domain.interest import Interest, parse_goal
from companion.domain.journal import in_order
from companion.domain.naming import find
from companion.domain.numbers import read_amount, read_grace, read_whole
from companion.domain.repetition import parse_repetition, repetition_words
from companion.domain.schedule import parse_schedule
from companion.domain.session import Company
from companion.domain.support import QUESTIONS
from companion.services.unit_of_work import Change

NONE = "none"
OPTIONS = {
    HABIT: ("schedule", "grace", "amount", "unit", "since", "note", "place_in_list"),
    FRIEND: (
        *("circle", "every", "birthday", "leap_day", "dates", "friend_since", "good_for", "tags", "note"),
        *("ask", "asked", "died", "turn_to", "not_for"),
    ),
    INTEREST: ("goal", "why", "whose", "baseline"),
    BLOCK: ("at", "length", "repeat", "first", "until", "place", "kind_of", "about"),
}
ALONE = ("place_in_list", "ask", "asked", "turn_to", "not_for", "died")  # each is an act of its own

CALLED = {"length": "for", "kind_of": "kind", "friend_since": "known", "place_in_list": "order"}  # options


def parsers() -> dict[str, Parser]:
    """The parser of ``edit``."""
    parser = command(
        "edit",
        """companion edit walk --schedule "3 a week" --since monday
        companion edit mira --circle inner --note -
        companion edit cello --goal "90 minutes a week"
        companion edit library --at 17:30 --for 90
        companion edit mira --name -                     the new name is read, or asked for""",
    )
    parser.epilog = "what is not said stays; “none” takes a thing away that may be missing"
    name_argument(parser)
    parser.add_argument(
        "--name", dest="new_name", metavar="N", help="another name; - reads it or asks for it"
    )
    parser.add_argument("--note", metavar="T", help="habit, friend: a note; - reads it or asks for it")
    _habit_options(parser.add_argument_group("a habit"))
    _friend_options(parser.add_argument_group("a friend"))
    _interest_options(parser.add_argument_group("an interest"))
    _block_options(parser.add_argument_group("a block"))
    parser.set_defaults(run=run)
    return {"edit": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Change what is said. Raises WrongUsage for nothing, for what belongs to another kind, and for what
    would leave out the rest of what is said.
    """
    given = {name for names in OPTIONS.values() for name in names if getattr(args, name) is not None}
    if not given and args.new_name is None:
        raise WrongUsage("nothing to change was given", "companion edit --help lists what can")
    alone = next((name for name in ALONE if name in given), None)
    if alone is not None and (len(given) > 1 or args.new_name is not None):
        raise WrongUsage(f"--{_option(alone)} goes alone", "run companion edit once more for the rest")
    thing = thing_of(args, context, "edit", archived=None)
    strange = sorted(given - set(OPTIONS[thing.kind]))
    if strange:
        raise WrongUsage(f"{_a(thing.kind)} has no --{_option(strange[0])}", "leave it out")
    change = _EDITS[thing.kind](args, context, thing.record)
    return context.done(change)


def _a(kind: str) -> str:
    return f"an {kind}" if kind == INTEREST else f"a {kind}"


def _option(name: str) -> str:
    return CALLED.get(name, name.replace("_", "-"))


def _habit_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--schedule", metavar="S", help='"daily", "mon wed fri", "3 a week" …')
    group.add_argument("--grace", metavar="N", help="misses in a row that are forgiven")
    group.add_argument("--amount", metavar="N", help="target a day, or none")
    group.add_argument("--unit", metavar="U", help="minutes, pages")
    group.add_argument("--since", metavar="D", help="a new schedule or target holds from (today)")
    group.add_argument("--order", dest="place_in_list", metavar="N", help="its place in the list, from 1")


def _friend_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--circle", metavar="C", help=f"{', '.join(Circle)}, or a name of your own")
    group.add_argument("--every", metavar="R", help='"2 weeks", none, or circle: as the circle')
    group.add_argument("--birthday", metavar="B", help="MM-DD or YYYY-MM-DD, or none")
    group.add_argument("--leap-day", choices=("02-28", "03-01"), help="when a 29 February is kept")
    group.add_argument("--dates", metavar="D", help='"wedding 06-12; name day 11-03", or none')
    group.add_argument("--known", dest="friend_since", choices=("before", "after", NONE), help="us")
    group.add_argument("--good-for", metavar="T", help="what for; - reads or asks")
    group.add_argument("--tags", metavar="T", help='"climbing, old town", or none')
    group.add_argument("--ask", metavar="T", help="something to ask next time; - reads or asks")
    group.add_argument("--turn-to", choices=list(QUESTIONS), help="the one you would turn to for that")
    group.add_argument("--not-for", choices=list(QUESTIONS), help="nobody yet, for that")
    group.add_argument("--asked", metavar="T", help="tick one of those, or bring it back; - reads or asks")
    group.add_argument(
        "--died",
        choices=("keep", "drop"),
        metavar="DATES",
        help="has died; keep or drop their dates; asks once",
    )
    group.add_argument("--yes", action="store_true", help="do not ask")


def _interest_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--goal", metavar="G", help='"3 sessions a week", "12 books by 2026-12-31", "open"')
    group.add_argument("--why", metavar="T", help="why it is mine; - reads or asks")
    group.add_argument("--whose", choices=("mine", "ours"), help="mine alone, or ours with my own corner")
    group.add_argument("--baseline", choices=("yes", "no"), help="whether it was mine before us")


def _block_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--at", metavar="T", help="when it starts: 19:00")
    group.add_argument("--for", dest="length", metavar="L", help='"60", "1.5 h", or the end')
    group.add_argument("--repeat", metavar="R", help='"tue thu", "every 2 weeks on sun", once')
    group.add_argument("--first", metavar="D", help="first day")
    group.add_argument("--until", metavar="D", help="last day, or none")
    group.add_argument("--place", metavar="P", help="where; - reads or asks")
    group.add_argument("--kind", dest="kind_of", choices=("solo", "parallel"), help="with whom")
    group.add_argument("--about", metavar="NAME", help="the interest or habit it belongs to, or none")


def _habit(args: argparse.Namespace, context: Context, habit: Habit) -> Change:
    now = habit.current
    if args.place_in_list is not None:
        if habit.archived:
            raise Refused(
                f"{habit.name} is archived and has no place in the list",
                "companion archive NAME --end brings it back",
            )
        listed = [each.id for each in in_order(context.companion.work.journal)]
        wanted = read_whole(args.place_in_list, 1, len(listed), "place {} in the list")
        return context.companion.habits.move(habit.id, wanted - 1 - listed.index(habit.id))
    amount = now.amount
    if args.amount is not None:
        amount = None if args.amount == NONE else read_amount(args.amount)
    note = words_of(args.note, "note")
    return context.companion.habits.edit(
        habit.id,
        name=_name(args, habit.name),
        grace=habit.grace if args.grace is None else read_grace(args.grace),
        schedule=now.schedule if args.schedule is None else parse_schedule(args.schedule),
        amount=amount,
        unit=now.unit if args.unit is None else args.unit,
        since=context.day(args.since),
        note=habit.note if note is None else note,
    )


def _friend(args: argparse.Namespace, context: Context, friend: Friend) -> Change:
    friends = context.companion.friends
    if args.ask is not None:
        return friends.add_ask(friend.id, words_of(args.ask, "to ask next time") or "")
    if args.asked is not None:
        wanted = words_of(args.asked, "what was asked") or ""
        known = [_Called(ask.text) for ask in friend.asks]
        return friends.tick_ask(friend.id, find(wanted, known, "thing to ask").name)
    if args.turn_to is not None:
        return friends.turn_to(args.turn_to, friend.id)
    if args.not_for is not None:
        if args.not_for not in friend.needs:
            raise Refused(f"{friend.name} is not the one for {args.not_for}", "nothing was changed")
        return friends.turn_to(args.not_for, None)
    if args.died is not None:
        sure(f"Has {friend.name} died? Nothing will ask for contact.", args.yes)
        return friends.remember(friend.id, dates=args.died == "keep")
    fields: dict[str, Any] = {
        "name": _name(args, friend.name),
        "circle": context.circle(args.circle) if args.circle else None,
        "birthday": _read(args.birthday, read_birthday, ""),
        "leap_day": args.leap_day,
        "dates": _read(args.dates, read_dates, ()),
        "since": _read(args.friend_since, str, ""),
        "good_for": words_of(args.good_for, "good for"),
        "tags": _read(args.tags, _tags, ()),
        "note": words_of(args.note, "note"),
    }
    fields = {name: value for name, value in fields.items() if value is not None}
    if args.every is not None:
        fields["every"] = "circle" if args.every == "circle" else parse_cadence(args.every)
    return friends.edit(friend.id, **fields)


def _interest(args: argparse.Namespace, context: Context, interest: Interest) -> Change:
    why = words_of(args.why, "why it is mine")
    return context.companion.interests.edit(
        interest.id,
        name=_name(args, interest.name),
        goal=interest.goal if args.goal is None else parse_goal(args.goal, context.today),
        why=interest.why if why is None else why,
        ours=interest.ours if args.whose is None else args.whose == "ours",
        baseline=interest.baseline if args.baseline is None else args.baseline == "yes",
    )


def _block(args: argparse.Namespace, context: Context, block: Block) -> Change:
    first = read_coming_date(args.first, context.today) if args.first else block.first
    at = block.at if args.at is None else read_time(args.at)
    rule = block.rule
    if args.repeat is not None or args.first is not None:
        rule = parse_repetition(args.repeat or repetition_words(block.rule), first)
    fields: dict[str, Any] = {
        "title": _name(args, block.title),
        "first": first,
        "at": at,
        "minutes": block.minutes if args.length is None else read_length(args.length, at),
        "rule": rule,
    }
    if args.until is not None:
        fields["until"] = None if args.until == NONE else read_coming_date(args.until, context.today)
    place = words_of(args.place, "place")
    if place is not None:
        fields["place"] = place
    if args.kind_of:
        fields["kind"] = Company(args.kind_of)
    if args.about is not None:
        fields.update(_belongs(args.about, context))
    return context.companion.blocks.edit(block.id, **fields)


def _belongs(name: str, context: Context) -> dict[str, int | None]:
    """The habit or the interest of that name; neither for ``none``."""
    journal = context.companion.work.journal
    known: list[Habit | Interest] = [*journal.interests.values(), *journal.habits.values()]
    found = None if name == NONE else find(name, known, "habit or interest")
    return {
        "habit": found.id if isinstance(found, Habit) else None,
        "interest": found.id if isinstance(found, Interest) else None,
    }


class _Called:
    """Something to ask, findable by the beginning of its words."""

    def __init__(self, name: str) -> None:
        self.name = name


def _name(args: argparse.Namespace, now: str) -> str:
    name = words_of(args.new_name, "the new name")
    return now if name is None else name


def _read(text: str | None, read: Callable[[str], Any], nothing: object) -> Any:
    """What ``text`` says, ``nothing`` for none, None where nothing is said."""
    return None if text is None else nothing if text == NONE else read(text)


def _tags(text: str) -> tuple[str, ...]:
    listed: Iterable[str] = (tag.strip() for tag in text.split(","))
    return tuple(dict.fromkeys(tag for tag in listed if tag))


_EDITS: dict[str, Callable[[argparse.Namespace, Context, Any], Change]] = {
    HABIT: _habit,
    FRIEND: _friend,
    INTEREST: _interest,
    BLOCK: _block,
}
