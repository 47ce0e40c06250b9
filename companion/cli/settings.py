"""``companion settings``: what can be set, each with a line on what it does."""

from __future__ import annotations

import argparse

from companion.cli.context import Context, WrongUsage
from companion.cli.parser import Parser, command
from companion.content.files import own_words
from companion.paths import content_folder
from companion.services.plain import json_text
from companion.services.preference_table import PREFERENCES, preference


def parsers() -> dict[str, Parser]:
    """The parser of ``settings``."""
    parser = command(
        "settings",
        """companion settings
        companion settings week-start Sunday
        companion settings quiet-from 21:30
        companion settings quiet-from --default""",
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="show one of them")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="set it")
    parser.add_argument("--default", action="store_true", help="set it back to what it is by default")
    parser.add_argument("--json", action="store_true", help="one object: names and values as texts")
    parser.set_defaults(run=run)
    return {"settings": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """List, show or set."""
    preferences = context.companion.preferences
    settings = preferences.settings
    if args.default:
        if args.name is None or args.value is not None:
            raise WrongUsage("which one?", "companion settings NAME --default")
        return context.done(preferences.restore(preference(args.name, settings)))
    if args.value is not None:
        context.say(preferences.change(preference(args.name, settings), args.value).words)
        return 0
    shown = [preference(args.name, settings)] if args.name else [one.said(settings) for one in PREFERENCES]
    values = {one.name: one.show(getattr(settings, one.field)) for one in shown}
    context.tell_notices()
    if args.json:
        print(json_text(values), end="")
        return 0
    for one in shown:
        context.say(f"{one.name:<16} {values[one.name]}")
        context.say(f"{'':<16}   {one.what}")
    if not args.name:
        context.say(f"{'own words':<16} {own_words()}")
        context.say(
            f"{'':<16}   Files in {content_folder()} in place of built-in words; the README tells how."
        )
    return 0
