"""``python docs/manual.py``: the man page ``docs/companion.1``, made from the helps of the commands."""

from __future__ import annotations

import argparse
import importlib
import os
from pathlib import Path

from companion import __version__
from companion.cli.parser import MODULES, SUMMARIES

HERE = Path(__file__).parent


def manual() -> str:
    """The page, in roff."""
    os.environ["COLUMNS"] = "78"  # of the helps, whatever the terminal
    parts = [
        f'.TH COMPANION 1 "" "companion {__version__}" "User Commands"',
        ".SH NAME",
        "companion \\- time alone, friendships and interests of one's own",
        ".SH SYNOPSIS",
        ".B companion",
        "[\\-\\-data FILE] [\\-\\-locked]",
        ".br",
        ".B companion",
        "COMMAND [options]",
        ".SH DESCRIPTION",
        "Without a command it opens the full-screen app: 1 to 7 are its screens, ? helps, u undoes, F9 hides",
        "everything at once, q leaves. Everything stays in one local file; nothing is sent anywhere.",
        ".SH COMMANDS",
    ]
    for name, module in sorted(MODULES.items()):
        parser = importlib.import_module(f"companion.cli.{module}").parsers()[name]
        parts += [f".SS companion {name}", quoted(SUMMARIES[name]) + ".", *helped(parser)]
        for below in beneath(parser):
            parts += [f".SS {below.prog}", *helped(below)]
    parts += [
        ".SH ENVIRONMENT",
        ".TP",
        ".B COMPANION_DATA",
        "The store; --data goes before it.",
        ".TP",
        ".B COMPANION_CONTENT",
        "A folder with one's own wording of signs, cards, compass, scripts, talk and starters.",
        ".TP",
        ".B COMPANION_PASSPHRASE_COMMAND",
        "A command whose first line is the passphrase of a sealed store.",
        ".TP",
        ".B COMPANION_NOW",
        "An ISO date-time that stands still, for demonstrations.",
        ".SH EXIT STATUS",
        "0 done, 1 refused or failed, 2 wrong usage, 10 something is due (remind), 130 interrupted.",
    ]
    return "\n".join(parts) + "\n"


def helped(parser: argparse.ArgumentParser) -> list[str]:
    """The help of one command as it stands."""
    return [".PP", ".nf", *(quoted(line) for line in parser.format_help().splitlines()), ".fi"]


def beneath(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """The parsers below one, such as ``add habit``."""
    kinds = (each for each in parser._actions if isinstance(each, argparse._SubParsersAction))
    return [below for each in kinds for below in each.choices.values()]


def quoted(line: str) -> str:
    """A line as roff takes it: nothing in it is a command."""
    line = line.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line[:1] in (".", "'") else line


if __name__ == "__main__":
    (HERE / "companion.1").write_text(manual(), encoding="utf-8")
