"""THING on the command line: a habit, a friend, an interest or a block by its name."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser
from companion.cli.streams import can_ask, standard_input
from companion.domain.errors import Ambiguous, Refused
from companion.domain.journal import Journal, in_order
from companion.domain.naming import find, name_key

if TYPE_CHECKING:
    from companion.domain.block import Block

HABIT, FRIEND, INTEREST, BLOCK = KINDS = ("habit", "friend", "interest", "block")
STANDARD_INPUT = "-"
NONE = "none"  # takes away what may be missing


class Known(NamedTuple):
    """Something that is told apart by a word and asked for by a name: a sign, a script."""

    id: str
    name: str


class Thing(NamedTuple):
    """A record with its kind."""

    kind: str
    name: str
    record: Any

    @property
    def id(self) -> int:
        """Its id."""
        return int(self.record.id)

    @property
    def archived(self) -> bool:
        """Whether it is off the lists; a block never is."""
        return bool(getattr(self.record, "archived", None))


def name_argument(parser: Parser, kinds: Iterable[str] = KINDS) -> None:
    """The name, and what decides where two kinds share one."""
    listed = tuple(kinds)
    last = f" or {listed[-1]}" if len(listed) > 1 else ""
    words = ", ".join(listed[: len(listed) - 1 or 1]) + last
    parser.add_argument(
        "name", nargs="?", help=f"a {words}, by its name or the beginning of it; left out: asks"
    )
    if len(listed) > 1:
        parser.add_argument("--as", dest="kind", choices=listed, help="where two kinds share a name")


def thing_of(
    args: argparse.Namespace,
    context: Context,
    command: str,
    kinds: Iterable[str] = KINDS,
    *,
    archived: bool | None,
) -> Thing:
    """The thing that was named, or chosen where none was; ``archived`` says which there are, None all.

    Raises Unknown, Ambiguous, Refused where there is none, and without a name where nobody can be asked
    WrongUsage.
    """
    wanted = (args.kind,) if getattr(args, "kind", None) else tuple(kinds)
    known = things(context.companion.work.journal, wanted)
    noun = wanted[0] if len(wanted) == 1 else "thing"
    if not args.name:
        fitting = [each for each in known if archived is None or each.archived == archived]
        if not fitting and archived:
            raise Refused("nothing is archived", "companion archive NAME does that")
        if not fitting and noun not in KINDS:
            raise Refused("there is nothing yet", "companion add --help shows what there can be")
        return context.choose(fitting, noun, command)
    return find_thing(args.name, known, noun, archived=archived)


def find_thing(name: str, known: list[Thing], noun: str, *, archived: bool | None = False) -> Thing:
    """The one of ``known`` with that name. Raises Unknown, and Ambiguous with ``--as`` where two kinds share
    the name.
    """
    try:
        return find(name, known, noun, archived=archived)
    except Ambiguous as error:
        same = {each.kind for each in known if each.name in error.candidates}
        if len(set(error.candidates)) == 1 and len(same) > 1:
            kinds_words = " or ".join(f"--as {kind}" for kind in KINDS if kind in same)
            raise Ambiguous(
                f"several things are called “{name}”", error.candidates, f"add {kinds_words}"
            ) from None
        raise


def words_of(text: str | None, label: str) -> str | None:
    """Own words of an option: as given, or read from standard input for ``-``, asked for on a terminal.

    So that they need not stand in a shell's history. Raises Refused for what cannot be read.
    """
    if text != STANDARD_INPUT:
        return text
    if can_ask():
        print(f"{label}: ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip()
    try:
        return standard_input().decode("utf-8").strip()
    except UnicodeDecodeError:
        raise Refused(f"the {label} is not UTF-8 text", "write it in UTF-8") from None


def said_or(text: str | None, before: str) -> str:
    """What was said, nothing for ``none``, ``before`` where nothing was said."""
    return before if text is None else "" if text == NONE else text


def log_options(parser: argparse.ArgumentParser, noun: str) -> None:
    """``--change`` and ``--delete``, for what is logged already."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--change", action="store_true", help=f"change the newest {noun}, or that of --date")
    what.add_argument("--delete", action="store_true", help="remove it; asks once")
    parser.add_argument("--to", metavar="D", help="with --change: another day")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def sure(question: str, yes: bool) -> None:
    """Ask once before something is removed. Raises Refused for anything but yes.

    Raises WrongUsage where nobody can be asked.
    """
    if yes:
        return
    if not can_ask():
        raise WrongUsage("this asks first, and there is no terminal to ask on", "add --yes")
    print(f"{question} y or n: ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
        raise Refused("nothing was changed", "y does it")


def things(journal: Journal, kinds: Iterable[str]) -> list[Thing]:
    """All things of these ``kinds``, archived ones too."""
    habits = [*in_order(journal), *(habit for habit in journal.habits.values() if habit.archived)]
    tables: Mapping[str, Iterable[Any]] = {
        HABIT: {habit.id: habit for habit in habits}.values(),
        FRIEND: journal.friends.values(),
        INTEREST: journal.interests.values(),
    }
    found = [Thing(kind, record.name, record) for kind, records in tables.items() for record in records]
    found += [Thing(BLOCK, block.title, block) for block in _blocks(journal)]
    return [each for each in found if each.kind in kinds]


def _blocks(journal: Journal) -> list[Block]:
    """All blocks; of those that changed from a day on, and so are two by one name, the one that goes on."""
    newest: dict[str, Block] = {}
    for block in sorted(journal.blocks.values(), key=lambda each: each.until or date.max):
        newest[name_key(block.title)] = block
    return [
        block
        for block in journal.blocks.values()
        if block.until is None or newest[name_key(block.title)] is block
    ]
