"""``companion calendar``: blocks in a folder that calendars read, and what was changed there taken in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from companion.cli.block_style import add_options, style_of
from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.cli.streams import can_ask
from companion.domain.calendar import counted
from companion.domain.errors import CompanionError, Refused
from companion.domain.plain import one_line
from companion.services.calendars import moved_words, take_in

if TYPE_CHECKING:
    from companion.domain.block import Block
    from companion.formats.calendar_edits import Moved
    from companion.formats.ics import Style


def parsers() -> dict[str, Parser]:
    """The parser of ``calendar``."""
    parser = command(
        "calendar",
        """companion calendar ~/.calendars/own-time         one .ics for each block, all called “Busy”
        companion calendar ~/.calendars/own-time --yes   what was moved there is moved here, unasked""",
    )
    parser.add_argument("folder", metavar="FOLDER", help="a vdir: khal and vdirsyncer read such folders")
    parser.add_argument("--yes", action="store_true", help="take in what was changed there without asking")
    add_options(parser)
    parser.set_defaults(run=run)
    return {"calendar": parser}


def run(args: argparse.Namespace, context: Context) -> int:
    """Take in what was changed there, then write what changed here."""
    companion = context.companion
    style = style_of(args, companion.work.journal.settings)
    from companion.formats.vdir import Vdir  # needs a library, which ``style_of`` has looked for

    folder = Path(args.folder).expanduser()
    if folder.resolve() == context.path.parent.resolve():
        raise Refused(f"{folder} is the folder of the store", "give a folder of its own")
    vdir = Vdir(folder)
    answered = []
    for block_id, data in vdir.changed_elsewhere(companion.work.journal.blocks.values()).items():
        found = _changes(context.companion.work.journal.blocks[block_id], data, style)
        if found == ():
            vdir.accept(block_id, data)
        elif found is not None and _answer(args, context, block_id, found):
            answered.append(block_id)
    done = vdir.sync(companion.work.journal.blocks.values(), style, companion.timers.now(), answered)
    context.tell_notices()
    for name in done.left:
        print(f"companion: {name} was changed by another program and stays as it is there", file=sys.stderr)
    number = len(companion.work.journal.blocks)
    context.say(f"{counted(number, 'block')}: {done.written} written, {done.removed} removed")
    return 0


def _changes(block: Block, data: bytes, style: Style) -> tuple[Moved, ...] | None:
    """What was changed of a block there; None, after a line that says why, where it cannot be taken in."""
    from companion.formats.calendar_edits import edits

    try:
        return edits(data, block, style)
    except Refused as refused:
        print(f"companion: {one_line(refused.line)}", file=sys.stderr)
        return None


def _answer(args: argparse.Namespace, context: Context, block_id: int, found: tuple[Moved, ...]) -> bool:
    """Show what was changed there, and take it in where that is wished; whether there was an answer."""
    block = context.companion.work.journal.blocks[block_id]
    for moved in found:
        context.say(f"changed in the calendar: {moved_words(block, moved)}")
    if not args.yes:
        if not can_ask():
            print("companion: --yes takes it in, or this command in a terminal, which asks", file=sys.stderr)
            return False
        print("take it in? y or n: ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
            return True  # how it stands here is written again
    for moved in found:
        try:
            context.say(take_in(context.companion.blocks, block, moved).words)
        except CompanionError as error:
            print(f"companion: {one_line(error.line)}", file=sys.stderr)
    return True
