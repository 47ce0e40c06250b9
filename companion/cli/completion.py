"""``companion completion``: a script for a shell, made of the parsers by ``shtab``."""

from __future__ import annotations

import argparse
import importlib
from typing import Any

from companion.cli.context import Context
from companion.cli.parser import EXAMPLES, MODULES, SUMMARIES, Parser, command
from companion.domain.errors import Refused

SHELLS = ("bash", "zsh", "fish", "tcsh")


def parsers() -> dict[str, Parser]:
    """The parser of ``completion``."""
    parser = command(
        "completion",
        """companion completion bash > ~/.local/share/bash-completion/completions/companion
        companion completion zsh > ~/.zfunc/_companion           with fpath+=~/.zfunc before compinit
        companion completion fish > ~/.config/fish/completions/companion.fish""",
    )
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    parser.set_defaults(run=run)
    return {"completion": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the script; the store is not touched."""
    try:
        import shtab
    except ModuleNotFoundError:
        raise Refused(
            "completion needs the library shtab", "pip install 'quiet-companion[completion]'"
        ) from None
    print(shtab.complete(_whole(shtab.FILE), args.shell).rstrip("\n"))
    return 0


def _whole(files: object) -> Parser:
    """One parser with every command below it; what takes a file completes files."""
    made: dict[str, Parser] = {}

    def take(**options: Any) -> Parser:
        return made[options["prog"].rpartition(" ")[2]]

    top = Parser(prog="companion", description=EXAMPLES, allow_abbrev=False)
    top.add_argument("--data", metavar="FILE", help="the store")
    top.add_argument("--version", action="version", version="")
    take_made: Any = take  # a class is expected there; whatever makes the parser will do
    below = top.add_subparsers(metavar="COMMAND", parser_class=take_made)
    for name, module in MODULES.items():
        made[name] = importlib.import_module(f"companion.cli.{module}").parsers()[name]
        made[name].description = SUMMARIES[name]  # a shell shows it beside the word, in place of examples
        below.add_parser(name, help=SUMMARIES[name])
    for parser in (top, *made.values()):
        _complete_files(parser, files)
    return top


def _complete_files(parser: argparse.ArgumentParser, files: object) -> None:
    for action in parser._actions:
        if action.metavar == "FILE":
            action.complete = files  # type: ignore[attr-defined]
        if isinstance(action, argparse._SubParsersAction) and action.choices:
            for below, shown in zip(action.choices.values(), action._choices_actions, strict=True):
                below.description = shown.help
                _complete_files(below, files)
