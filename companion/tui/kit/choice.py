"""Choices among a few words, one or several of them marked; a letter, the arrows or a click choose."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from companion.tui.kit.drawn import RoleStyles
from companion.tui.kit.lines import Line, Span, length, width_of, wrap

MARK = 2  # cells of what tells a marked option


class Option(NamedTuple):
    """A word to choose, with the letter that chooses it."""

    value: str
    key: str
    label: str = ""  # shown instead of the value


class Choice(RoleStyles, can_focus=True):
    """Options on as many lines as they need. The marked one is told by a dot and by weight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Before", show=False),
        Binding("right", "step(1)", "After", show=False),
        Binding("space", "step(1)", "After", show=False),
        Binding("enter", "decide", "Next field", show=False),
        Binding("j", "app.focus_next", "Next field", show=False),
        Binding("k", "app.focus_previous", "Previous field", show=False),
    ]

    value: reactive[str] = reactive("", repaint=True)

    class Decided(Message):
        """Enter was pressed."""

    def __init__(self, options: tuple[Option, ...], value: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options = options
        self.set_reactive(Choice.value, value)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses its option."""
        for option in self._options:
            if event.character == option.key:
                self.choose(option)
                event.stop()

    def choose(self, option: Option) -> None:
        """Mark an option."""
        self.value = option.value

    def action_step(self, by: int) -> None:
        """Mark the next option, round the end."""
        values = [option.value for option in self._options]
        at = values.index(self.value) if self.value in values else -by
        self.value = values[(at + by) % len(values)]

    def action_decide(self) -> None:
        """Enter."""
        self.post_message(self.Decided())

    def on_click(self, event: events.Click) -> None:
        """A click marks the option under the pointer."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        x = 0
        for option, drawn in self._rows(self.size.width)[offset.y]:
            if x <= offset.x < x + length(drawn):
                self.choose(option)
            x += length(drawn) + 2

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the options need at this width."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """One row of options."""
        width = self.size.width
        rows = self._rows(width)[y : y + 1]  # none where a line is asked for that another width had
        spans = [span for row in rows for _, drawn in row for span in (*drawn, ("  ", ""))]
        return self.strip_of(tuple(spans[:-1]), width, cursor=self.has_focus)

    def _spans(self, option: Option, words: str) -> tuple[Span, Span]:
        """What stands before the first ``words`` of an option, and they."""
        if option.value == self.value:
            return (("● ", "accent"), (words, "strong"))
        if words.startswith(option.key):
            return ((option.key, "accent"), (words[1:], "muted"))
        return ((f"{option.key} ", "accent"), (words, "muted"))

    def _cells(self, option: Option) -> int:
        """Cells of an option that is not marked."""
        label = option.label or option.value
        return width_of(label) + (0 if label.startswith(option.key) else MARK)

    def _rows(self, width: int) -> list[list[tuple[Option, Line]]]:
        """The options in rows, what is wider than a row on several.

        Room is kept for one mark: whichever it is, the rows are the same.
        """
        rows: list[list[tuple[Option, Line]]] = [[]]
        labels = [option.label or option.value for option in self._options]
        cells = [self._cells(option) for option in self._options]
        spare = max(MARK + width_of(label) - taken for label, taken in zip(labels, cells, strict=True))
        x = 0
        for option, label, taken in zip(self._options, labels, cells, strict=True):
            if x and x + taken + spare > width:
                rows.append([])
                x = 0
            first, *more = wrap(label, width - MARK)
            head, words = self._spans(option, first)
            rows[-1].append((option, (head, words)))
            rows += [[(option, ((" " * MARK, ""), (part, words[1])))] for part in more]
            x = width if more else x + taken + 2
        return rows


class Several(Choice):
    """Options of which any number may be marked: the arrows move, space marks, a letter or a click does both.

    The value is those that are marked, in their order, with commas between.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "mark", "Mark", show=False)]

    at: reactive[int] = reactive(0, repaint=True)

    @property
    def marked(self) -> list[str]:
        """The values that are marked."""
        return self.value.split(",") if self.value else []

    def action_step(self, by: int) -> None:
        """Move to the next option, round the end."""
        self.at = (self.at + by) % len(self._options)

    def action_mark(self) -> None:
        """Mark the option one is on, or no longer."""
        self.choose(self._options[self.at])

    def choose(self, option: Option) -> None:
        """Mark an option, or no longer."""
        now = {*self.marked} ^ {option.value}
        self.at = self._options.index(option)
        self.value = ",".join(each.value for each in self._options if each.value in now)

    def _spans(self, option: Option, words: str) -> tuple[Span, Span]:
        marked = option.value in self.marked
        here = self.has_focus and self._options[self.at] == option
        mark = ("✓ ", "accent") if marked else ("○ ", "muted")
        return (mark, (words, "heading" if here else "" if marked else "muted"))

    def _cells(self, option: Option) -> int:
        return MARK + width_of(option.label or option.value)
