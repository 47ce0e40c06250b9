"""The parser: every command that is built, each help beginning with examples."""

from __future__ import annotations

import argparse
import difflib
import importlib
import sys
from typing import NoReturn

from companion import __version__

# Command word -> module. Only the module of the command that is called is imported.
MODULES = {
    "demo": "demo",
    "status": "status",
    "tick": "tick",
    "contact": "contact",
    "session": "session",
    "add": "add",
    "list": "listing",
    "import": "importing",
    "export": "exporting",
}
SUMMARIES = {
    "demo": "the app on made-up data, never touching one's own",
    "status": "today in a few lines",
    "tick": "tick a habit, skip a day, or take it back",
    "contact": "log a contact with a friend",
    "session": "log a session of quiet or of an interest",
    "add": "add a habit, a friend or an interest",
    "list": "list habits, friends, interests or blocks",
    "import": "take in tables (csv) or a journal (json)",
    "export": "everything as json, or tables as csv",
}
DATA_HELP = "the store; default: $COMPANION_DATA or the data folder"
EPILOG = "\n".join(["commands:", *(f"  {name:<9} {words}" for name, words in SUMMARIES.items())])


class Parser(argparse.ArgumentParser):
    """Errors in one line, with the closest word; examples before the options."""

    def error(self, message: str) -> NoReturn:
        """Wrong usage: one line on standard error, exit code 2."""
        self.exit(2, f"companion: {message}: {self.prog} --help shows how\n")

    def format_help(self) -> str:
        """The examples, when there are some, come first."""
        text = super().format_help()
        examples = self.description if self.description and self.description.startswith("examples:") else None
        if not examples:
            return text
        return f"{examples}\n\n{text.replace(examples, '').replace(chr(10) * 3, chr(10))}"


def command(name: str, examples: str) -> Parser:
    """A parser for one command; ``examples`` are its first lines of help."""
    parser = Parser(
        prog=f"companion {name}",
        description="examples:\n" + "\n".join(f"  {line.strip()}" for line in examples.strip().splitlines()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--data", metavar="FILE", help=DATA_HELP)
    return parser


def parse(words: list[str]) -> argparse.Namespace:
    """Read the command line. Leaves with 2 on wrong usage, 0 after --help and --version."""
    top = Parser(
        prog="companion",
        description="A quiet companion for people who recharge alone. Without a command it opens the app.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--data", metavar="FILE", help=DATA_HELP)
    top.add_argument("--version", action="version", version=f"companion {__version__}")
    top.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    top.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    head = top.parse_args(words)
    if head.command is None:
        module = importlib.import_module("companion.cli.app")
        return argparse.Namespace(run=module.run, data=head.data)
    if head.command not in MODULES:
        close = difflib.get_close_matches(head.command, MODULES, n=1)
        hint = f", did you mean {close[0]}" if close else ""
        sys.exit(_unknown(f"there is no command “{head.command}”{hint}"))
    module = importlib.import_module(f"companion.cli.{MODULES[head.command]}")
    parser: Parser = module.parsers()[head.command]
    args = parser.parse_args(head.rest)
    args.data = args.data or head.data
    return args


def _unknown(message: str) -> int:
    print(f"companion: {message}: companion --help lists them", file=sys.stderr)
    return 2
