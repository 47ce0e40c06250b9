"""What another calendar changed of a block, in words, and taken in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from companion.services.blocks import Blocks
from companion.services.unit_of_work import Change

if TYPE_CHECKING:
    from companion.domain.block import Block
    from companion.formats.calendar_edits import Moved


def moved_words(block: Block, moved: Moved) -> str:
    """``Library, Tue 17 Mar: to Wed 18 Mar 19:00, 90 minutes``."""
    when = f"{moved.at:%H:%M}, {moved.minutes} minutes" if moved.at is not None else ""
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
