"""The parser: every command that is built, each help beginning with examples."""

from __future__ import annotations

import argparse
import importlib
import os
from collections.abc import Iterable
from typing import NoReturn, TypeAlias

from companion import __version__
from companion.domain.plain import one_line

# Command word -> module. Only the module of the command that is called is imported.
MODULES = {
    "demo": "demo",
    "show": "show",
    "status": "status",
    "tick": "tick",
    "contact": "contact",
    "session": "session",
    "remind": "remind",
    "answer": "answer",
    "check-in": "check_in",
    "compass": "compass",
    "talk": "talk",
    "add": "add",
    "edit": "edit",
    "pause": "resting",
    "snooze": "resting",
    "mute": "resting",
    "archive": "removing",
    "delete": "removing",
    "undo": "undo",
    "block": "planning",
    "season": "planning",
    "calendar": "calendar_folder",
    "list": "listing",
    "import": "importing",
    "export": "exporting",
    "backup": "keeping",
    "doctor": "keeping",
    "completion": "completion",
    "merge": "keeping",
    "settings": "settings",
    "insights": "insights",
    "report": "report",
    "encrypt": "sealing",
    "decrypt": "sealing",
}
SUMMARIES = {
    "demo": "the app on made-up data, never touching one's own",
    "show": "everything about one habit, friend, interest or block; without a name the whole of today",
    "status": "today in a few lines",
    "tick": "tick a habit, skip a day, or take it back",
    "contact": "log a contact with a friend",
    "session": "log or time a session of quiet or of an interest",
    "remind": "what is due now; exit code 10 when something is",
    "answer": "what Today asks, and its answers: look, small, later, not-this",
    "check-in": "questions to oneself, one sign after the other, kept as a check-in",
    "talk": "words for asking, the monthly talk, agreements, markers, plans; and to add to each",
    "compass": "five rows between independence and distance, marked now and then",
    "add": "add a habit, a friend, an interest or a block",
    "edit": "change a habit, a friend, an interest or a block",
    "pause": "pause a habit until a day, or end that",
    "snooze": "snooze a friend until a day, skip the round, or end that",
    "mute": "mute a sign for 30 days, or end that",
    "archive": "take something off the lists, or bring it back",
    "delete": "delete something, after asking once",
    "undo": "take back the last change of the last two days, of the app or of a command",
    "block": "keep, move or drop one time of a block",
    "season": "begin a season in which less is asked, or end it",
    "calendar": "blocks in a folder for calendars, one file each; what was moved there is moved here",
    "list": "list habits, friends, interests, blocks, sessions, places, seasons, or all that rests",
    "import": "take in tables, a journal, people, or another tracker's history",
    "export": "everything as json, csv or markdown, blocks as ics",
    "backup": "list backups, or bring one back",
    "doctor": "look whether the store is well",
    "completion": "what a shell needs to complete the commands",
    "merge": "join another copy of the store into this one",
    "insights": "the year of habits, strength, time and contacts in plain lines",
    "report": "a month to look back on, in numbers unless you say otherwise",
    "settings": "what can be set, and set it",
    "encrypt": "seal the store with a passphrase",
    "decrypt": "take the seal off again",
}
EXAMPLES = """companion                             open the app
companion demo                        the app on made-up data
companion tick coffee
companion contact mira --kind call
companion status"""
DATA_HELP = "the store; default: $COMPANION_DATA or the data folder"
EPILOG = "\n".join(["commands:", *(f"  {name:<10} {words}" for name, words in SUMMARIES.items())])


Kinds: TypeAlias = "argparse._SubParsersAction[Parser]"


class Help(argparse.RawDescriptionHelpFormatter):
    """As wide as the terminal. Made at every option; what argparse asks for the width takes 3 ms to load."""

    def __init__(self, prog: str) -> None:
        columns = os.environ.get("COLUMNS", "")
        super().__init__(prog, width=(int(columns) if columns.isdecimal() else _columns()) - 2)


class Parser(argparse.ArgumentParser):
    """Errors in one line, with the closest word; examples before the options."""

    nested = False  # whether there are parsers below it

    def error(self, message: str) -> NoReturn:
        """Wrong usage: one line on standard error, exit code 2."""
        unknown, _, rest = message.partition("unrecognized arguments: ")
        if not unknown and rest.startswith("--"):
            message += _hint(rest.split()[0], self._option_string_actions)
        self.exit(2, f"companion: {one_line(message)}: {self.prog} --help shows how\n")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """A word that is none of the choices is answered with all of them, and the closest."""
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        hint = _hint(str(value).lower(), choices)
        raise argparse.ArgumentError(action, f"“{value}” is not one of {', '.join(choices)}{hint}")

    def format_help(self) -> str:
        """The examples, when there are some, come first."""
        text = super().format_help()
        examples = self.description if self.description and self.description.startswith("examples:") else None
        if not examples:
            return text
        return f"{examples}\n\n{text.replace(examples, '').replace(chr(10) * 3, chr(10))}"


def _columns() -> int:
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80  # no terminal


def _hint(word: str, known: Iterable[str]) -> str:
    import difflib  # for a wrong word only

    close = difflib.get_close_matches(word, list(known), n=1)
    return f", did you mean {close[0]}" if close else ""


def command(name: str, examples: str) -> Parser:
    """A parser for one command; ``examples`` are its first lines of help."""
    parser = Parser(
        prog=f"companion {name}",
        description=_examples(examples),
        formatter_class=Help,
        allow_abbrev=False,
    )
    parser.add_argument("--data", metavar="FILE", help=DATA_HELP)
    return parser


def subcommand(kinds: Kinds, name: str, summary: str, examples: str) -> Parser:
    """A parser below a command; ``name`` is the whole of it, as in ``add habit``."""
    parser = kinds.add_parser(
        name.rpartition(" ")[2],
        help=summary,
        description=_examples(examples),
        formatter_class=Help,
        allow_abbrev=False,
    )
    # Suppressed, or it would take back the --data that stands before it.
    parser.add_argument("--data", metavar="FILE", help=DATA_HELP, default=argparse.SUPPRESS)
    return parser


def parse(words: list[str]) -> argparse.Namespace:
    """Read the command line. Leaves with 2 on wrong usage, 0 after --help and --version."""
    top = Parser(
        prog="companion",
        description=_examples(EXAMPLES),
        epilog=EPILOG,
        formatter_class=Help,
        allow_abbrev=False,
    )
    top.add_argument("--data", metavar="FILE", help=DATA_HELP)
    top.add_argument("--locked", action="store_true", help="ask for the passphrase before the app opens")
    top.add_argument("--version", action="version", version=f"companion {__version__}")
    at = _command_at(words)
    head = top.parse_args(words[:at])
    if at == len(words):
        module = importlib.import_module("companion.cli.app")
        return argparse.Namespace(run=module.run, data=head.data, locked=head.locked)
    name = words[at]
    if name not in MODULES:
        top.error(f"there is no command “{name}”{_hint(name, MODULES)}")
    module = importlib.import_module(f"companion.cli.{MODULES[name]}")
    parser: Parser = module.parsers()[name]
    rest = words[at + 1 :]
    # Intermixed, so that options may stand before, between and after names. It knows neither parsers below
    # nor "--" before a name that looks like an option.
    read = parser.parse_args if parser.nested or "--" in rest else parser.parse_intermixed_args
    args: argparse.Namespace = read(rest)
    args.data = args.data or head.data
    return args


def _command_at(words: list[str]) -> int:
    """Where the command stands: the first word that is neither an option nor the value of --data."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] == "--data" else 1
    return min(at, len(words))


def _examples(lines: str) -> str:
    return "examples:\n" + "\n".join(f"  {line.strip()}" for line in lines.strip().splitlines())
