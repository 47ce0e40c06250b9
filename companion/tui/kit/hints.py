"""Rows that lists of every place have: what an empty one says, and what was archived."""

from __future__ import annotations

from collections.abc import Iterable

from companion.domain.friend import Friend
from companion.domain.habit import Habit
from companion.domain.interest import Interest
from companion.domain.naming import folded
from companion.tui.kit.kinds import it
from companion.tui.kit.lines import Line, columns, length, line, paragraph, width_of
from companion.tui.kit.row_layout import Row

WIDEST_NAME = 34  # cells that names claim; the longest take more where room is left


def archived(kind: str) -> Line:
    """What a thing that is no longer on the list says first."""
    return (("archived · ", "muted"), ("{archive}", "accent"), (f" brings {it(kind)} back", "muted"))


def hint(words: str, keys: str, does: str) -> Row:
    """What an empty list says: words, and the keys to press."""

    def draw(width: int) -> list[Line]:
        return [*paragraph(words, width, "muted"), line((keys, "accent"), (f" {does}", "muted"))]

    return Row(None, draw)


def archived_rows(kind: str, records: Iterable[Habit | Friend | Interest]) -> list[Row]:
    """What is no longer on the list, by name; whatever was archived can be brought back."""
    return [_archived_row(kind, each) for each in sorted(records, key=lambda each: folded(each.name))]


def _archived_row(kind: str, record: Habit | Friend | Interest) -> Row:
    name, word = record.name, "has died" if isinstance(record, Friend) and record.died else "archived"

    def draw(width: int) -> list[Line]:
        said = archived(kind)
        room = width - 2 - length(said[::2])  # a blank, and the key
        full = word == "archived" and 2 + width_of(name) <= room  # the name goes last
        after: Line = ((" ", ""), *said) if full else ((f" {word}", "muted"),)
        room = room if full else width - width_of(word) - 1
        return [(*columns(room, ("·", 1, "muted"), (name, 0, "muted")), *after)]

    return Row((kind, record.id), draw)
