"""What Today showed last, as text that is kept: shown again at the next start before the store is read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from companion.tui.kit.lines import Line
from companion.tui.kit.rows import Row, RowList


class Panel(NamedTuple):
    """One list as it was drawn."""

    title: str
    keys: str
    shown: bool
    can_focus: bool
    rows: tuple[Row, ...]

    @property
    def height(self) -> int:
        """Its lines and its frame."""
        return max(1, sum(len(row.draw(0)) for row in self.rows)) + 2

    @classmethod
    def of(cls, drawn: RowList, title: str, keys: str) -> Panel:
        """The list as it is, with the words of its frame."""
        rows = tuple(Row(key, always(lines)) for key, lines in drawn.drawn())
        return cls(title, keys, bool(drawn.display), drawn.can_focus, rows)


class Sheet(NamedTuple):
    """A screen of lists as it was drawn in a terminal of ``size``, with the theme it was drawn in."""

    size: tuple[int, int]
    theme: str
    heading: str
    date: str
    more: tuple[str, ...]  # what else the first line says
    panels: Mapping[str, Panel]

    def text(self) -> str:
        """The sheet as JSON."""
        panels = {
            name: [
                panel.title,
                panel.keys,
                panel.shown,
                panel.can_focus,
                [(_plain(row.key), list(row.draw(0))) for row in panel.rows],
            ]
            for name, panel in self.panels.items()
        }
        return json.dumps([self.size, self.theme, self.heading, self.date, self.more, panels])


def read_sheet(text: str | None) -> Sheet | None:
    """The sheet that ``text`` holds; None for no text, or another form of it."""
    if text is None:
        return None
    try:
        (width, height), theme, heading, date, more, found = json.loads(text)
        panels = {
            name: Panel(title, keys, shown, can_focus, tuple(_row(key, lines) for key, lines in rows))
            for name, (title, keys, shown, can_focus, rows) in found.items()
        }
    except (ValueError, TypeError, AttributeError, KeyError):
        return None
    return Sheet((width, height), theme, heading, date, tuple(more), panels)


def _row(key: Any, lines: list[list[list[str]]]) -> Row:
    kept = tuple(tuple((words, role) for words, role in line) for line in lines)
    return Row(_key(key), always(kept))


def _plain(key: Any) -> Any:
    """A row's key, which may hold days and pairs, as JSON knows it."""
    if isinstance(key, tuple):
        return [_plain(part) for part in key]
    return {"day": key.isoformat()} if isinstance(key, date) else key


def _key(plain: Any) -> Any:
    """The other way round. Raises ValueError, TypeError for what ``_plain`` never made."""
    if isinstance(plain, list):
        return tuple(_key(part) for part in plain)
    return date.fromisoformat(plain["day"]) if isinstance(plain, dict) else plain


def always(lines: tuple[Line, ...]) -> Any:
    """What draws the same ``lines`` at any width."""
    return lambda width: lines
