"""``companion archive`` and ``companion delete``: take something off the lists, or away."""

from __future__ import annotations

import argparse

from companion.cli.context import Context
from companion.cli.parser import Parser, command
from companion.cli.things import BLOCK, FRIEND, HABIT, INTEREST, KINDS, name_argument, sure, thing_of
from companion.domain.plain import one_line
from companion.services.blocks import Blocks
from companion.services.friends import Friends
from companion.services.habits import Habits
from companion.services.interests import Interests

ARCHIVED = (HABIT, FRIEND, INTEREST)


def parsers() -> dict[str, Parser]:
    """The parsers of both."""
    archive = command(
        "archive",
        """companion archive notebook                     off the lists; all of it is kept
        companion archive notebook --end               back again""",
    )
    name_argument(archive, ARCHIVED)
    archive.add_argument("--end", action="store_true", help="bring it back")
    archive.set_defaults(run=_archive)
    delete = command(
        "delete",
        """companion delete notebook                      asks once; companion archive keeps everything
        companion delete library --as block --yes""",
    )
    name_argument(delete)
    delete.add_argument("--yes", action="store_true", help="do not ask")
    delete.set_defaults(run=_delete)
    return {"archive": archive, "delete": delete}


def _archive(args: argparse.Namespace, context: Context) -> int:
    thing = thing_of(args, context, "archive", ARCHIVED, archived=args.end)
    companion = context.companion
    services: dict[str, Habits | Friends | Interests] = {
        HABIT: companion.habits,
        FRIEND: companion.friends,
        INTEREST: companion.interests,
    }
    service = services[thing.kind]
    change = service.bring_back(thing.id) if args.end else service.archive(thing.id)
    return context.done(change)


def _delete(args: argparse.Namespace, context: Context) -> int:
    thing = thing_of(args, context, "delete", KINDS, archived=False)
    sure(f"Delete {one_line(thing.name)}? Archiving keeps everything.", args.yes)
    companion = context.companion
    services: dict[str, Habits | Friends | Interests | Blocks] = {
        HABIT: companion.habits,
        FRIEND: companion.friends,
        INTEREST: companion.interests,
        BLOCK: companion.blocks,
    }
    change = services[thing.kind].delete(thing.id)
    return context.done(change)
