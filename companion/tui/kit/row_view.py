"""Rows as they are drawn: one below the other, with a cursor that stays on its record and in view."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual.containers import VerticalScroll
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from companion.domain.plain import one_line
from companion.tui.kit.drawn import Selectable
from companion.tui.kit.lines import Line
from companion.tui.kit.row_layout import Row, RowLayout


class RowView(Selectable, ScrollView, can_focus=True):
    """Rows with a cursor. What a person does with them is ``RowList``."""

    GUTTER = 2  # cells left of a row for the cursor's mark; one more stays free at the right

    cursor: reactive[int] = reactive(-1, repaint=False)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._laid = RowLayout()
        self._drawn_width = -1

    @property
    def key(self) -> Hashable | None:
        """The key of the row under the cursor."""
        return self._laid.key_at(self.cursor)

    @property
    def keys(self) -> list[Hashable]:
        """The keys of all rows that have one, in order."""
        return [row.key for row in self._laid.rows if row.key is not None]

    def drawn(self) -> list[tuple[Hashable | None, tuple[Line, ...]]]:
        """Each row's key and its lines as they are drawn now."""
        spans = (self._laid.span(at) for at in range(len(self._laid.rows)))
        lines = (tuple(self._laid.lines[top:end]) for top, end in spans)
        return [(row.key, own) for row, own in zip(self._laid.rows, lines, strict=True)]

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows. The cursor stays on its record; lines that did not change are left alone."""
        key, was, before = self.key, self.cursor, self._laid.lines
        self._layout(self._drawn_width, rows)
        self.set_reactive(RowView.cursor, self._laid.place_of(key, was))
        if len(before) != len(self._laid.lines):
            self.refresh(layout=True)
            self.scroll_to_cursor()
            return
        if was != self.cursor:
            self.refresh()
            return
        top = self.scroll_offset.y
        for y, (old, new) in enumerate(zip(before, self._laid.lines, strict=True)):
            if old != new:
                self.refresh(Region(0, y - top, self.size.width, 1))

    def move_to(self, key: Hashable) -> None:
        """Put the cursor on the row with ``key``, if there is one."""
        for n, row in enumerate(self._laid.rows):
            if row.key == key:
                self.cursor = n

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row a line."""
        if width != self._drawn_width:
            self._layout(width)
        return max(1, len(self._laid.lines))

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        width = self.scrollable_content_region.width
        if width != self._drawn_width:
            self._layout(width)
        at = y + self.scroll_offset.y
        if at >= len(self._laid.lines):
            return Strip.blank(self.size.width, self.style_of(""))
        on_it = self._laid.owners[at] == self.cursor and (self.has_focus or not self.can_focus)
        lines = self._laid.words_of(self.cursor) if on_it else range(0)
        here = at in lines
        mark = "› " if here and lines[0] == at else "  "
        strip = self.strip_of(((mark, "accent"), *self._laid.lines[at]), width, cursor=here)
        strip = strip.adjust_cell_length(self.size.width, self.style_of(""))
        return self.with_selection(strip, at)

    def plain_lines(self) -> list[str]:
        """As they are drawn, without the cursor's mark."""
        blank = " " * self.GUTTER
        return [blank + "".join(one_line(text) for text, _ in drawn) for drawn in self._laid.lines]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words under the mouse, without the room for the cursor's mark."""
        found = super().get_selection(selection)
        if found is None:
            return None
        return "\n".join(line.removeprefix(" " * self.GUTTER) for line in found[0].split("\n")), found[1]

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two rows concerned."""
        for row in (before, after):
            self._refresh_row(row)
        self.scroll_to_cursor()

    def on_focus(self) -> None:
        """Bring the cursor into view."""
        self.scroll_to_cursor()

    def on_resize(self) -> None:
        """Draw again for the new width."""
        if self.scrollable_content_region.width != self._drawn_width:
            self._layout(self.scrollable_content_region.width)
        self.scroll_to_cursor()

    def _layout(self, width: int, rows: Sequence[Row] | None = None) -> None:
        """Lay out ``rows``, or those that are shown, at a width."""
        self._drawn_width = width
        rows = self._laid.rows if rows is None else rows
        self._laid = RowLayout(rows, lambda row: self.lines_of(row, width) if width > 0 else ())
        # Quietly: a layout is running, or ``show`` asks for one when the number of lines changed.
        self.set_reactive(RowView.virtual_size, Size(max(0, width), len(self._laid.lines)))

    def lines_of(self, row: Row, width: int) -> tuple[Line, ...]:
        """What ``row`` would draw in a list of ``width`` cells."""
        return self.taught(row.draw(max(1, width - self.GUTTER - 1)))

    def _refresh_row(self, row: int) -> None:
        if self._laid.key_at(row) is not None:
            top, end = self._laid.span(row)
            self.refresh(Region(0, top - self.scroll_offset.y, self.size.width, end - top))

    def scroll_to_cursor(self) -> None:
        """Bring the row under the cursor into view."""
        if self.key is None:
            return
        top, end = self._laid.span(self.cursor)
        if self.cursor == self._laid.next_to(-1, 1):
            top = 0  # headings above the first row come into view with it
        self.scroll_to_region(Region(0, top, 1, end - top), animate=False, force=True)
        self._show_in_body(top, end)

    def _show_in_body(self, top: int, end: int) -> None:
        """Where the list is part of a longer page, scroll that too: to the cursor, and no further."""
        body = next((w for w in self.ancestors if isinstance(w, VerticalScroll)), None)
        if body is None or self.screen.focused is not self or not self.region.height:
            return
        y = self.region.y - body.content_region.y + body.scroll_offset.y
        edges = (top == 0, end == len(self._laid.lines))  # with its first and last row the frame is shown
        first = y + 1 + top - self.scroll_offset.y - edges[0]
        height = min(end - top, self.scrollable_content_region.height) + sum(edges)
        body.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)
