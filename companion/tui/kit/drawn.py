"""Widgets drawn line by line: fast on the first screen, and text in them is never markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from companion.domain.plain import one_line
from companion.tui.kit.keys import keys_for, taught
from companion.tui.kit.lines import Line, Role, crop
from companion.tui.kit.squares import PLAIN, in_shape


class RoleStyles(Widget):
    """Turns the roles of a line into styles, by component classes ``role--NAME`` of the app.

    What it draws cannot be selected with the mouse, unless it is ``Selectable``.

    The app has them, not each widget: Textual works the styles of each component class out anew for each
    widget that has it, whenever a screen is shown, and that took a third of a first visit.
    """

    ALLOW_SELECT = False

    def strip_of(self, of: Line, width: int, *, cursor: bool = False) -> Strip:
        """The line as a strip of ``width`` cells, on the ground of the cursor if it stands there.

        Whatever a line holds is made harmless here, the last place before the terminal.
        """
        spans = crop(tuple((one_line(text), role) for text, role in of), width)
        if self.app.has_class(PLAIN):
            spans = tuple(in_shape(span) for span in spans)
        # Blanks have no role: what stands beside them can be written with them in one piece.
        segments = [
            Segment(text, self.style_of("" if text.isspace() else role, cursor=cursor))
            for text, role in spans
        ]
        return Strip(segments).adjust_cell_length(width, self.style_of("", cursor=cursor)).simplify()

    def style_of(self, role: Role, *, cursor: bool = False) -> Style:
        """The style of a role, worked out once: every span of every line asks for it.

        A role may be several words; ``day``, the day one stands on, shows under the cursor only.
        """
        known: dict[tuple[Role, bool], Style] = self.__dict__.setdefault("_style_of", {})
        style = known.get((role, cursor))
        if style is None:
            style = self.rich_style
            for name in (*role.split(), *(["cursor"] if cursor else ())):
                if name != "day" or cursor:
                    style += self.app.get_component_styles(f"role--{name}").partial_rich_style
            known[role, cursor] = style
        return style

    def notify_style_update(self) -> None:
        """Another theme, another focus: the styles are not what they were."""
        self.__dict__.pop("_style_of", None)
        super().notify_style_update()


_HINTING = ("muted", "accent")


class Selectable(RoleStyles):
    """Lines of which a stretch can be selected with the mouse, and copied."""

    ALLOW_SELECT = True

    def plain_lines(self) -> Sequence[str]:
        """All lines as they are drawn, without their styles."""
        raise NotImplementedError

    def taught(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """``lines`` with the keys that hints in them name: only quiet words and keys hint, never a name."""
        keys = keys_for(self)
        return tuple(
            tuple((taught(text, keys) if role in _HINTING else text, role) for text, role in drawn)
            if any("{" in text for text, _ in drawn)
            else tuple(drawn)
            for drawn in lines
        )

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words under the mouse, without the blanks that end a line."""
        lines = self.plain_lines()
        words = selection.extract("\n".join(lines)) if lines else ""
        return "\n".join(line.rstrip() for line in words.split("\n")), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """More is selected, or nothing."""
        self.refresh()

    def with_selection(self, strip: Strip, y: int) -> Strip:
        """The strip of line ``y`` that knows where it stands, with what is selected of it marked."""
        selection = self.text_selection
        span = selection.get_span(y) if selection is not None else None
        if span is None:
            return strip.apply_offsets(0, y)
        start = cell_len(strip.text[: span[0]])
        end = strip.cell_length if span[1] < 0 else cell_len(strip.text[: span[1]])
        mark = self.screen.get_component_rich_style("screen--selection", partial=True)
        before, marked, after = (
            strip.crop(*cells) for cells in ((0, start), (start, end), (end, strip.cell_length))
        )
        return Strip.join([before, marked.apply_style(mark), after]).apply_offsets(0, y)


class Drawn(Selectable):
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
        if width != self._width:
            self._redraw(width)
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        width = self.size.width
        if width != self._width:
            self._redraw(width)
        return self.with_selection(self.strip_of(self._lines[y] if y < len(self._lines) else (), width), y)

    def plain_lines(self) -> list[str]:
        """As they are drawn."""
        return ["".join(one_line(text) for text, _ in drawn) for drawn in self._lines]

    def _redraw(self, width: int) -> bool:
        lines = self.taught(self._draw(width)) if width > 0 else ()
        changed = lines != self._lines
        self._lines, self._width = lines, width
        return changed
