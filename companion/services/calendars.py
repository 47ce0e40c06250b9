"""Other calendars: what stands there, what a plan clashes with, and what was changed there of a block."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from companion.domain.appointments import appointments
from companion.domain.busy import Busy, clashes
from companion.domain.calendar import counted
from companion.domain.errors import Refused
from companion.services.blocks import Blocks
from companion.services.unit_of_work import Change

if TYPE_CHECKING:
    from companion.domain.block import Block
    from companion.domain.journal import Journal
    from companion.domain.settings import Settings
    from companion.formats.calendar_edits import Moved

MONTH = 31  # days ahead in which clashes are looked for


def busy_between(settings: Settings, begin: date, end: date) -> tuple[list[Busy], list[str]]:
    """What stands in the chosen calendars from ``begin`` to ``end``, and a line for each file that could not
    be read; nothing where none is chosen. Reads files: seconds, where there are thousands.

    Raises Refused without the libraries for it.
    """
    if not settings.calendars:
        return [], []
    try:
        from companion.formats.other_calendars import read_calendars
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("companion"):
            raise
        raise Refused("other calendars need a library", "pip install 'quiet-companion[ics]'") from None
    paths = [Path(each) for each in settings.calendars]
    return read_calendars(paths, begin, end, titles=settings.calendar_titles)


def clash_words(journal: Journal, block_id: int, today: date) -> str:
    """What the times of a block in the next month share time with in other calendars; nothing where nothing.

    ``at the same time in your calendars: busy, Tue 17 Mar 18:00, and 2 more``. Raises as ``busy_between``.
    """
    last = today + timedelta(days=MONTH)
    busy, _ = busy_between(journal.settings, today, last)
    own = [each for each in appointments(journal, today, last) if each.block.id == block_id]
    found = clashes(own, busy) if busy else []
    if not found:
        return ""
    _, other = found[0]
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    when = f"{_short(other.start.date())} {other.start:%H:%M}"
    return f"at the same time in your calendars: {other.name}, {when}{more}"


def moved_words(block: Block, moved: Moved) -> str:
    """``Library, Tue 17 Mar: to Wed 18 Mar 19:00, 90 minutes``."""
    when = ""
    if moved.at is not None and moved.minutes is not None:
        when = f"{moved.at:%H:%M}, {counted(moved.minutes, 'minute')}"
    if moved.day is None:
        return f"{block.title}, all times: {when}"
    name = f"{block.title}, {_short(moved.day)}"
    if moved.to is None:
        return f"{name}: dropped"
    return f"{name}: to {_short(moved.to)} {when}" if when else f"{name}: as planned"


def take_in(blocks: Blocks, block: Block, moved: Moved) -> Change:
    """Change ``block`` as the other calendar did. Raises what the use cases of blocks raise."""
    if moved.day is None:
        return blocks.edit(block.id, at=moved.at, minutes=moved.minutes)
    if moved.to is None:
        return blocks.drop(block.id, moved.day)
    if moved.at is None:
        return blocks.give_back(block.id, moved.day)
    return blocks.move(block.id, moved.day, moved.to, moved.at, moved.minutes)


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
