"""Rows that lists of every place have: what an empty one says, and what was archived."""

from __future__ import annotations

from companion.tui.kit.lines import Line, columns, line, paragraph, width_of
from companion.tui.kit.rows import Row

WIDEST_NAME = 34  # cells


def hint(words: str, keys: str, does: str) -> Row:
    """What an empty list says: words, and the keys to press."""

    def draw(width: int) -> list[Line]:
        return [*paragraph(words, width, "muted"), line((keys, "accent"), (f" {does}", "muted"))]

    return Row(None, draw)


def archived_row(kind: str, key: int, name: str, word: str = "archived") -> Row:
    """Something that is no longer on the list, and can be brought back."""
    full = word + " · {archive} brings it back" if word == "archived" else word

    def draw(width: int) -> list[Line]:
        words = full if width_of(name) + len(full) + 4 <= width else word  # the name goes last
        return [columns(width, ("·", 1, "muted"), (name, 0, "muted"), (words, len(words), "muted"))]

    return Row((kind, key), draw)
