"""How blocks look in another calendar: the options of ``calendar`` and ``export ics``."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from companion.cli.context import WrongUsage
from companion.domain.errors import Refused, Unreadable
from companion.domain.numbers import read_whole

if TYPE_CHECKING:
    from companion.domain.settings import Settings
    from companion.formats.ics import Style

MAX_ALARM = 7 * 24 * 60  # minutes


def add_options(parser: argparse._ActionsContainer) -> None:
    """The options that say how a block looks to others."""
    parser.add_argument("--title", metavar="T", help="what a block is called there; default: the setting")
    parser.add_argument("--names", action="store_true", help="the blocks' own names and places instead")
    parser.add_argument("--alarm", metavar="N", help="remind so many minutes before")
    parser.add_argument("--zone", metavar="Z", help="such as Europe/Berlin; default: this computer's")


def style_of(args: argparse.Namespace, settings: Settings) -> Style:
    """What the options ask for. Raises Refused without the library, and for an unknown time zone."""
    try:
        from companion.formats.ics import Style
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("companion"):
            raise
        raise Refused("this needs the library icalendar", "pip install 'quiet-companion[ics]'") from None
    return Style(args.title or settings.block_title, args.names, _zone(args.zone), _alarm(args.alarm))


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
