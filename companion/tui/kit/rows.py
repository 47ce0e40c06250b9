"""A list of rows one acts on: drawn, with a cursor that stays on its record."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from companion.domain.plain import one_line
from companion.tui.kit.drawn import Selectable
from companion.tui.kit.lines import Line

WHEEL = 3  # lines a notch


class Row(NamedTuple):
    """One entry of a list: what it stands for, and how it is drawn at a width.

    A row without a key is a heading or a hint: shown, and passed over by the cursor. Where a row has days,
    ``day_at`` says which of them stands in a cell of a line at a width.
    """

    key: Hashable | None
    draw: Callable[[int], Sequence[Line]]
    day_at: Callable[[int, int, int], date | None] = lambda width, line, cell: None


class RowList(Selectable, ScrollView, can_focus=True):
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
    GUTTER = 2  # cells left of a row for the cursor's mark; one more stays free at the right

    cursor: reactive[int] = reactive(-1, repaint=False)

    @dataclass
    class Opened(Message):
        """Enter was pressed on a row, or the row that the cursor was on was clicked."""

        list: RowList
        key: Hashable
        clicked: bool = False

    @dataclass
    class Ticked(Message):
        """Space was pressed on a row."""

        list: RowList
        key: Hashable

    @dataclass
    class DayClicked(Message):
        """A day of a row was clicked."""

        list: RowList
        key: Hashable
        day: date

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        list: RowList
        key: Hashable | None

    @dataclass
    class Left(Message):
        """The cursor was moved past an end: -1 above the first row, 1 below the last."""

        list: RowList
        direction: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._lines: list[Line] = []
        self._owner: list[int] = []  # for each line, the row it belongs to
        self._tops: list[int] = []  # for each row, its first line
        self._drawn_width = -1

    @property
    def key(self) -> Hashable | None:
        """The key of the row under the cursor."""
        return self._rows[self.cursor].key if 0 <= self.cursor < len(self._rows) else None

    @property
    def keys(self) -> list[Hashable]:
        """The keys of all rows that have one, in order."""
        return [row.key for row in self._rows if row.key is not None]

    def drawn(self) -> list[tuple[Hashable | None, tuple[Line, ...]]]:
        """Each row's key and its lines as they are drawn now."""
        lines: list[list[Line]] = [[] for _ in self._rows]
        for owner, drawn in zip(self._owner, self._lines, strict=True):
            lines[owner].append(drawn)
        return [(row.key, tuple(own)) for row, own in zip(self._rows, lines, strict=True)]

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows. The cursor stays on its record; lines that did not change are left alone."""
        key, was = self.key, self.cursor
        self._rows = tuple(rows)
        self.set_reactive(RowList.cursor, self._place(key, was))
        before = self._lines
        self._layout(self._drawn_width)
        if len(before) != len(self._lines):
            self.refresh(layout=True)
            self.scroll_to_cursor()
            return
        if was != self.cursor:
            self.refresh()
            return
        top = self.scroll_offset.y
        for y, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if old != new:
                self.refresh(Region(0, y - top, self.size.width, 1))

    def move_to(self, key: Hashable) -> None:
        """Put the cursor on the row with ``key``, if there is one."""
        for n, row in enumerate(self._rows):
            if row.key == key:
                self.cursor = n

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row a line."""
        if width != self._drawn_width:
            self._layout(width)
        return max(1, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        width = self.scrollable_content_region.width
        if width != self._drawn_width:
            self._layout(width)
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(self.size.width, self.style_of(""))
        here = self._owner[at] == self.cursor and self.has_focus
        mark = "› " if here and self._tops[self.cursor] == at else "  "
        strip = self.strip_of(((mark, "accent"), *self._lines[at]), width, cursor=here)
        strip = strip.adjust_cell_length(self.size.width, self.style_of(""))
        return self.with_selection(strip, at)

    def plain_lines(self) -> list[str]:
        """As they are drawn, without the cursor's mark."""
        blank = " " * self.GUTTER
        return [blank + "".join(one_line(text) for text, _ in drawn) for drawn in self._lines]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words under the mouse, without the room for the cursor's mark."""
        found = super().get_selection(selection)
        if found is None:
            return None
        return "\n".join(line.removeprefix(" " * self.GUTTER) for line in found[0].split("\n")), found[1]

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two rows concerned and tell."""
        for row in (before, after):
            self._refresh_row(row)
        self.scroll_to_cursor()
        self.post_message(self.Moved(self, self.key))

    def on_focus(self) -> None:
        """Show the cursor."""
        self._refresh_row(self.cursor)
        self.scroll_to_cursor()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._refresh_row(self.cursor)

    def on_resize(self) -> None:
        """Draw again for the new width."""
        if self.scrollable_content_region.width != self._drawn_width:
            self._layout(self.scrollable_content_region.width)
        self.scroll_to_cursor()

    def action_step(self, by: int) -> None:
        """Move to the next row that can be chosen, or tell that the end was passed.

        A row taller than the list is read to its end first.
        """
        if self._read_on(by):
            return
        at = self.cursor + by
        while 0 <= at < len(self._rows):
            if self._rows[at].key is not None:
                self.cursor = at
                return
            at += by
        if by < 0 and self.scroll_offset.y:
            self.scroll_home(animate=False)
        self.post_message(self.Left(self, by))

    def _read_on(self, by: int) -> bool:
        """Scroll within the row under the cursor; whether there was more of it to see."""
        height = self.scrollable_content_region.height
        if not 0 <= self.cursor < len(self._tops) or abs(by) != 1:
            return False
        top = self._tops[self.cursor]
        end = self._tops[self.cursor + 1] if self.cursor + 1 < len(self._tops) else len(self._lines)
        first = self.scroll_offset.y
        hidden = end - (first + height) if by > 0 else first - top
        if end - top <= height or hidden <= 0:
            return False
        self.scroll_to(y=first + by * min(hidden, max(1, height - 1)), animate=False, force=True)
        return True

    def action_edge(self, which: int) -> None:
        """Move to the first (0) or last (-1) row."""
        choosable = [n for n, row in enumerate(self._rows) if row.key is not None]
        if choosable:
            self.cursor = choosable[which]

    def action_page(self, direction: int) -> None:
        """Move by about a screen."""
        for _ in range(max(1, self.size.height - 1)):
            at = self.cursor + direction
            while 0 <= at < len(self._rows) and self._rows[at].key is None:
                at += direction
            if not 0 <= at < len(self._rows):
                return
            self.cursor = at

    def action_open(self) -> None:
        """Enter."""
        if self.key is not None:
            self.post_message(self.Opened(self, self.key))

    def action_tick(self) -> None:
        """Space."""
        if self.key is not None:
            self.post_message(self.Ticked(self, self.key))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls the list; at its end, or where it is whole, what it stands on."""
        self._wheel(event, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The same, back."""
        self._wheel(event, -WHEEL)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        last = max(0, len(self._lines) - self.scrollable_content_region.height)
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
        if not 0 <= at < len(self._owner) or self._rows[self._owner[at]].key is None:
            return
        row, was = self._owner[at], self.cursor
        had_focus = getattr(self.screen, "focused_before", self) is self
        self.cursor = row
        key, line, cell = self._rows[row].key, at - self._tops[row], offset.x - self.GUTTER
        day = self._rows[row].day_at(max(1, self._drawn_width - self.GUTTER - 1), line, cell)
        if 0 <= cell < 2 and line == 0:
            self.action_tick()
        elif day is not None and key is not None:
            self.post_message(self.DayClicked(self, key, day))
        elif row == was and had_focus:
            self.post_message(self.Opened(self, key, clicked=True))

    def _place(self, key: Hashable | None, was: int) -> int:
        """Where the cursor goes in new rows: to its record, else near where it was."""
        choosable = [n for n, row in enumerate(self._rows) if row.key is not None]
        if not choosable:
            return -1
        for n in choosable:
            if key is not None and self._rows[n].key == key:
                return n
        return min(choosable, key=lambda n: (abs(n - was), n))

    def _layout(self, width: int) -> None:
        self._drawn_width = width
        self._lines, self._owner, self._tops = [], [], []
        for n, row in enumerate(self._rows):
            self._tops.append(len(self._lines))
            for drawn in self.lines_of(row, width) if width > 0 else ():
                self._lines.append(drawn)
                self._owner.append(n)
        # Quietly: a layout is running, or ``show`` asks for one when the number of lines changed.
        self.set_reactive(RowList.virtual_size, Size(max(0, width), len(self._lines)))

    def lines_of(self, row: Row, width: int) -> tuple[Line, ...]:
        """What ``row`` would draw in a list of ``width`` cells."""
        return self.taught(row.draw(max(1, width - self.GUTTER - 1)))

    def _refresh_row(self, row: int) -> None:
        if 0 <= row < len(self._tops):
            end = self._tops[row + 1] if row + 1 < len(self._tops) else len(self._lines)
            top = self._tops[row] - self.scroll_offset.y
            self.refresh(Region(0, top, self.size.width, end - self._tops[row]))

    def scroll_to_cursor(self) -> None:
        """Bring the row under the cursor into view."""
        if not 0 <= self.cursor < len(self._tops):
            return
        top = self._tops[self.cursor]
        end = self._tops[self.cursor + 1] if self.cursor + 1 < len(self._tops) else len(self._lines)
        if self.cursor == next((n for n, row in enumerate(self._rows) if row.key is not None), 0):
            top = 0  # headings above the first row come into view with it
        self.scroll_to_region(Region(0, top, 1, end - top), animate=False, force=True)
        self._show_in_body(top, end)

    def _show_in_body(self, top: int, end: int) -> None:
        """Where the list is part of a longer page, scroll that too: to the cursor, and no further."""
        body = next((w for w in self.ancestors if isinstance(w, VerticalScroll)), None)
        if body is None or self.screen.focused is not self or not self.region.height:
            return
        y = self.region.y - body.content_region.y + body.scroll_offset.y
        edges = (top == 0, end == len(self._lines))  # with its first and last row the frame is shown
        first = y + 1 + top - self.scroll_offset.y - edges[0]
        height = min(end - top, self.scrollable_content_region.height) + sum(edges)
        body.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)
