"""``companion export ics``: blocks for a calendar, under a neutral title."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.cli.context import Context, WrongUsage
from companion.domain.calendar import counted
from companion.domain.errors import Refused, Unreadable
from companion.domain.numbers import read_whole
from companion.formats.bundle import write_whole

MAX_ALARM = 7 * 24 * 60


def export_blocks(args: argparse.Namespace, context: Context) -> int:
    """Write all blocks as iCalendar."""
    try:
        from companion.formats.ics import Style, write_ics
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("companion"):
            raise
        raise Refused("this needs the library icalendar", "pip install 'quiet-companion[ics]'") from None
    journal = context.companion.work.journal
    zone = _zone(args.zone)
    style = Style(args.title or journal.settings.block_title, args.names, zone, _alarm(args.alarm))
    data = write_ics(journal.blocks.values(), style, context.companion.timers.now())
    if zone is None:
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
        raise Refused(f"{path} is a folder", "give the name of a file in it")
    write_whole(path, data)
    called = "under their own names" if args.names else f"each called “{style.title}”"
    context.say(f"{counted(len(journal.blocks), 'block')}, {called}: {path}")
    return 0


def _alarm(text: str | None) -> int | None:
    try:
        return None if text is None else read_whole(text, 0, MAX_ALARM, "an alarm {} minutes before")
    except Unreadable as error:
        raise WrongUsage(str(error), error.hint) from None


def _zone(name: str | None) -> ZoneInfo | None:
    """The time zone of that name; without one this computer's, None when nobody says which that is."""
    for known in (name,) if name else _local_names():
        try:
            return ZoneInfo(known)
        except (KeyError, ValueError, OSError):
            if name:
                raise Refused(f"there is no time zone “{name}”", "write it as Europe/Berlin") from None
    return None


def _local_names() -> list[str]:
    """What this computer may call its time zone: the environment, then the usual files."""
    found = [os.environ["TZ"].lstrip(":")] if os.environ.get("TZ") else []
    try:
        found.append(str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2])
        found.append(Path("/etc/timezone").read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        pass
    return [name for name in found if name]
