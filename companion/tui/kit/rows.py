"""A list of rows one acts on, by keys and with the mouse."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from companion.tui.kit.row_view import RowView

WHEEL = 3  # lines a notch


class RowList(RowView):
    """Rows with a cursor. Says what a person did, knows nothing of what it means."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", show=False, tooltip="Up"),
        Binding("down,j", "step(1)", "Down", show=False, tooltip="Down"),
        Binding("home,g", "edge(0)", "First", show=False),
        Binding("end,G", "edge(-1)", "Last", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("enter", "open", "Open", show=False, tooltip="Open it"),
        Binding("space", "tick", "Tick", show=False, tooltip="Tick it, or mark it"),
    ]

    @dataclass(eq=False, repr=False)
    class Opened(Message):
        """Enter was pressed on a row, or the row that the cursor was on was clicked."""

        key: Hashable
        clicked: bool = False

    @dataclass(eq=False, repr=False)
    class Ticked(Message):
        """Space was pressed on a row."""

        key: Hashable

    @dataclass(eq=False, repr=False)
    class DayClicked(Message):
        """A day of a row was clicked."""

        key: Hashable
        day: date

    class Moved(Message):
        """The cursor stands on another row."""

    @dataclass(eq=False, repr=False)
    class Left(Message):
        """The cursor was moved past an end: -1 above the first row, 1 below the last."""

        list: RowList
        direction: int

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two rows concerned and tell."""
        super().watch_cursor(before, after)
        self.post_message(self.Moved())

    def action_step(self, by: int) -> None:
        """Move to the next row that can be chosen, or tell that the end was passed.

        A row taller than the list is read to its end first.
        """
        if self._read_on(by):
            return
        at = self._laid.next_to(self.cursor, by)
        if at is not None:
            self.cursor = at
            return
        if by < 0 and self.scroll_offset.y:
            self.scroll_home(animate=False)
        self.post_message(self.Left(self, by))

    def _read_on(self, by: int) -> bool:
        """Scroll within the row under the cursor; whether there was more of it to see."""
        if self.key is None or abs(by) != 1:
            return False
        height = self.scrollable_content_region.height
        top, end = self._laid.span(self.cursor)
        first = self.scroll_offset.y
        hidden = end - (first + height) if by > 0 else first - top
        if end - top <= height or hidden <= 0:
            return False
        self.scroll_to(y=first + by * min(hidden, max(1, height - 1)), animate=False, force=True)
        return True

    def action_edge(self, which: int) -> None:
        """Move to the first (0) or last (-1) row."""
        if choosable := self._laid.choosable:
            self.cursor = choosable[which]

    def action_page(self, direction: int) -> None:
        """Move by about a screen."""
        for _ in range(max(1, self.size.height - 1)):
            at = self._laid.next_to(self.cursor, direction)
            if at is None:
                return
            self.cursor = at

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter and Space do what the page or the screen does to the row under the cursor."""
        if action not in ("open", "tick"):
            return True
        around = next((each for each in self.ancestors if hasattr(each, "answers")), None)
        answers = getattr(around, "answers", lambda action, key: True)
        return self.key is not None and answers(action, self.key)

    def action_open(self) -> None:
        """Enter: ask for the page of the row under the cursor."""
        self.post_message(self.Opened(self.key))

    def action_tick(self) -> None:
        """Space: ask for its tick or mark."""
        self.post_message(self.Ticked(self.key))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls the list; at its end, or where it is whole, what it stands on."""
        self._wheel(event, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel turned back scrolls back."""
        self._wheel(event, -WHEEL)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        last = max(0, len(self._laid.lines) - self.scrollable_content_region.height)
        to = min(last, max(0, self.scroll_offset.y + by))
        if to != self.scroll_offset.y:
            self.scroll_to(y=to, animate=False, force=True)
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row; on the mark at its start or on a day it ticks, on the cursor it
        opens.
        """
        offset = event.get_content_offset(self)
        if offset is None or self.screen.selections:  # the end of a drag
            return
        at = offset.y + self.scroll_offset.y
        row, was = self._laid.row_of(at), self.cursor
        if row is None:
            return
        had_focus = getattr(self.screen, "focused_before", self) is self
        self.cursor = row
        key, line, cell = self.key, at - self._laid.span(row)[0], offset.x - self.GUTTER
        day = self._laid.rows[row].day_at(max(1, self._drawn_width - self.GUTTER - 1), line, cell)
        if 0 <= cell < 2 and line == 0:
            self.action_tick()
        elif day is not None and key is not None:
            self.post_message(self.DayClicked(key, day))
        elif row == was and had_focus:
            self.post_message(self.Opened(key, clicked=True))
