"""``companion export ics``: blocks for a calendar, under a neutral title."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from companion.cli.block_style import style_of
from companion.cli.context import Context
from companion.domain.calendar import counted
from companion.domain.errors import Refused
from companion.formats.bundle import write_whole


def export_blocks(args: argparse.Namespace, context: Context) -> int:
    """Write all blocks as iCalendar."""
    journal = context.companion.work.journal
    style = style_of(args, journal.settings)
    from companion.formats.ics import write_ics  # needs a library, which ``style_of`` has looked for

    data = write_ics(journal.blocks.values(), style, context.companion.timers.now())
    if style.zone is None:
        print(
            "companion: the time zone is not known; hours stay as they are: --zone sets it", file=sys.stderr
        )
    if args.file in (None, "", "-"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)  # the ends of lines are part of the format
        return 0
    path = Path(args.file).expanduser()
    if path.resolve() == context.path.resolve():
        raise Refused(f"{path} is the store itself", "choose another name")
    if path.is_dir():
        raise Refused(f"{path} is a folder", "give the name of a file in it, or companion calendar FOLDER")
    write_whole(path, data)
    called = "under their own names" if args.names else f"each called “{style.title}”"
    context.say(f"{counted(len(journal.blocks), 'block')}, {called}: {path}")
    return 0
