"""``companion show``: everything about one thing in plain lines; without one, the whole of Today."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.cli.things import BLOCK, FRIEND, HABIT, INTEREST, name_argument, thing_of
from companion.services.plain import json_text
from companion.services.snapshot import Snapshot


def parsers() -> dict[str, Parser]:
    """The parser of ``show``."""
    parser = command(
        "show",
        """companion show                                 the whole of today
        companion show mira                            all about one habit, friend, interest or block
        companion show cello --as habit --json
        companion show --ask                           lists all names and asks which""",
    )
    name_argument(parser)
    parser.add_argument("--ask", action="store_true", help="ask which one, so that no name is typed here")
    parser.add_argument(
        "--json", action="store_true", help="the same as data; without a name as status --json"
    )
    parser.set_defaults(run=run)
    return {"show": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Print today, or the page of what is named."""
    companion = context.companion
    companion.opened()
    shot = companion.snapshot()
    if args.name or args.ask or args.kind:
        thing = thing_of(args, context, "show", archived=None)
        context.tell_notices()
        if args.json:
            print(json_text(_whole(thing.kind)(thing.record, shot)), end="")
        else:
            _print(context, _page(thing.kind)(thing.record, shot))
        return 0
    context.tell_notices()
    if args.json:
        from companion.services.status import status_json

        print(json_text(status_json(shot)), end="")
    else:
        from companion.services.plain_today import today_lines

        _print(context, today_lines(shot))
    return 0


def _print(context: Context, lines: list[str]) -> None:
    for line in lines:
        context.say(line)


def _page(kind: str) -> Callable[[Any, Snapshot], list[str]]:
    from companion.services import plain_things as pages

    found: dict[str, Callable[[Any, Snapshot], list[str]]] = {
        HABIT: pages.habit_page,
        FRIEND: pages.friend_page,
        INTEREST: pages.interest_page,
        BLOCK: pages.block_page,
    }
    return found[kind]


def _whole(kind: str) -> Callable[[Any, Snapshot], dict[str, Any]]:
    from companion.services import things_json as data

    found: dict[str, Callable[[Any, Snapshot], dict[str, Any]]] = {
        HABIT: data.habit_whole,
        FRIEND: data.friend_whole,
        INTEREST: data.interest_whole,
        BLOCK: data.block_whole,
    }
    return found[kind]
