"""Widgets drawn line by line: fast on the first screen, and text in them is never markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from companion.domain.plain import one_line
from companion.tui.lines import ROLES, Line, crop


class RoleStyles(Widget):
    """Turns the roles of a line into styles, by component classes ``role--NAME``."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in ROLES} | {"role--cursor"}

    def strip_of(self, of: Line, width: int, under: Style | None = None) -> Strip:
        """The line as a strip of ``width`` cells, with ``under`` as the style below all spans.

        Whatever a line holds is made harmless here, the last place before the terminal.
        """
        base = self.rich_style if under is None else self.rich_style + under
        segments = []
        for text, role in crop(tuple((one_line(text), role) for text, role in of), width):
            style = base
            if role:
                style = base + self.get_component_rich_style(f"role--{role}", partial=True)
                if under is not None:
                    style += Style(bgcolor=under.bgcolor)
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(width, base)


class Drawn(RoleStyles):
    """A widget that shows the lines a function draws for its width. Height follows the lines."""

    def __init__(
        self,
        draw: Callable[[int], Sequence[Line]] = lambda width: (),
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self._lines: tuple[Line, ...] = ()
        self._width = -1

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show(self, draw: Callable[[int], Sequence[Line]]) -> None:
        """Show other lines; only those that differ are painted again."""
        self._draw = draw
        before = len(self._lines)
        changed = self._redraw(self._width) if self._width >= 0 else True
        self.refresh(layout=len(self._lines) != before) if changed else None

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row a line."""
        self._redraw(width)
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        width = self.size.width
        if width != self._width:
            self._redraw(width)
        return self.strip_of(self._lines[y] if y < len(self._lines) else (), width)

    def _redraw(self, width: int) -> bool:
        lines = tuple(self._draw(width)) if width > 0 else ()
        changed = lines != self._lines
        self._lines, self._width = lines, width
        return changed
