"""Choosing one thing out of a few or many, by cursor or by typing a part of its name."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from companion.domain.naming import folded
from companion.tui.kit.dialog import Dialog, DialogBox
from companion.tui.kit.lines import Line, columns, width_of
from companion.tui.kit.row_layout import Row
from companion.tui.kit.rows import RowList

AROUND = 5  # rows of the dialog round its list
WORD = 24  # cells that names leave to the words about them, where half of the width is less


class Pickable(NamedTuple):
    """Something to choose: its key, its name, and a quiet word about it."""

    key: Hashable
    name: str
    word: str = ""


class PickDialog(Dialog[Hashable | None]):
    """Type to narrow, arrows to move, Enter to choose, Escape to leave."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Leave"),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
    ]

    def __init__(self, title: str, things: list[Pickable]) -> None:
        super().__init__()
        self._title = title
        self._things = things

    def compose(self) -> ComposeResult:
        """A line to type in above the list."""
        with DialogBox() as box:
            self.frame(box, self._title, "type to narrow · enter choose · esc leave")
            yield Input(placeholder="type a part of the name", compact=True)
            rows = RowList()
            rows.can_focus = False
            yield rows

    def on_mount(self) -> None:
        """All things at first."""
        self._narrow("")

    def on_resize(self, event: events.Resize) -> None:
        """As many rows as the terminal has beside the frame and the line to type in."""
        self.query_one(RowList).styles.max_height = max(1, event.size.height * 94 // 100 - AROUND)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow as one types."""
        self._narrow(event.value)

    def on_input_submitted(self) -> None:
        """Enter chooses what the cursor is on."""
        key = self.query_one(RowList).key
        if key is not None:
            self.dismiss(key)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """A click chooses."""
        self.dismiss(message.key)

    def action_move(self, by: int) -> None:
        """Move the cursor while the typing goes on."""
        self.query_one(RowList).action_step(by)

    def _narrow(self, typed: str) -> None:
        wanted = folded(typed)
        fits = [thing for thing in self._things if wanted in folded(thing.name)]
        names = max((width_of(thing.name) for thing in fits), default=0)
        rows = self.query_one(RowList)
        rows.show(
            [_row(thing, names) for thing in fits]
            or [Row(None, lambda width: [(("nothing fits", "muted"),)])]
        )


def _row(thing: Pickable, names: int) -> Row:
    """The words stand right after the names, of which the widest has ``names`` cells."""

    def draw(width: int) -> list[Line]:
        room = min(names, max(width // 2, width - WORD)) if thing.word else 0
        return [columns(width, (thing.name, room, ""), *([(thing.word, 0, "muted")] if thing.word else ()))]

    return Row(thing.key, draw)
