"""A year of one habit: weeks across, days down, a cursor on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from companion.tui.kit.drawn import RoleStyles
from companion.tui.kit.lines import Role
from companion.tui.kit.squares import month_names, row

LABEL = 4  # cells for the names of the weekdays
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
Cell = tuple[str, Role]


class HeatMap(RoleStyles, can_focus=True):
    """Draws ``mark(day)`` for each day of a year that ends with the week of ``last``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-7)", "A week back", show=False),
        Binding("right,l", "move(7)", "A week on", show=False),
        Binding("up,k", "move(-1)", "A day back", show=False),
        Binding("down,j", "move(1)", "A day on", show=False),
        # A year of 52 weeks: the weekday stays.
        Binding("pageup,left_square_bracket", "move(-364)", "A year back", tooltip="The year before"),
        Binding("pagedown,right_square_bracket", "move(364)", "A year on", tooltip="The year after"),
        Binding("end", "move(100000)", "Today", show=False),
        Binding("space", "tick", "tick", tooltip="Tick the day under the cursor, or take it back"),
        Binding("enter", "open", "fill in", tooltip="Fill in the day under the cursor"),
    ]

    day: reactive[date] = reactive(date.min, repaint=False, init=False)

    @dataclass(eq=False, repr=False)
    class Ticked(Message):
        """Space was pressed on a day."""

        day: date

    @dataclass(eq=False, repr=False)
    class Opened(Message):
        """Enter was pressed on a day."""

        day: date

    class Moved(Message):
        """The cursor stands on another day."""

    def __init__(self, last: date, week_start: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._last = last
        self._week_start = week_start
        self._mark: Callable[[date], Cell] = lambda day: (" ", "")
        self.set_reactive(HeatMap.day, last)
        self._end = last  # the newest day in view

    def show(self, mark: Callable[[date], Cell], last: date) -> None:
        """Show other marks; ``last`` is today."""
        if last != self._last and self._end == self._last:
            self._end = last
        self._mark, self._last = mark, last
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Months, seven days."""
        return 8

    def render_line(self, y: int) -> Strip:
        """Row 0 names months, the others are weekdays."""
        width = self.size.width
        step, weeks = self._step(width), self._weeks(width)
        if y == 0:
            return self.strip_of(((" " * LABEL, ""), (month_names(weeks, step), "muted")), width)
        name = DAY_NAMES[(self._week_start + y - 1) % 7] if y % 2 else ""
        cells = row((self._cell(first + timedelta(days=y - 1)) for first in weeks), step)
        strip = self.strip_of(((name.ljust(LABEL), "muted"), *cells), width)
        at = (self.day - weeks[0]).days // 7 if self.day.weekday() == (self._week_start + y - 1) % 7 else -1
        return self._with_cursor(strip, at, step) if self.has_focus and 0 <= at < len(weeks) else strip

    def _with_cursor(self, strip: Strip, at: int, step: int) -> Strip:
        x = LABEL + at * step
        before, here, after = (strip.crop(*span) for span in ((0, x), (x, x + 1), (x + 1, strip.cell_length)))
        return Strip.join([before, here.apply_style(Style(reverse=True)), after])

    def watch_day(self) -> None:
        """Keep the cursor in view and tell."""
        if self.day > self._end or self.day <= self._end - timedelta(days=358):
            self._end = min(self._last, self.day + timedelta(days=180))
        self.refresh()
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """A click on a day ticks it."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y < 1 or offset.x < LABEL:
            return
        weeks = self._weeks(self.size.width)
        at = (offset.x - LABEL) // self._step(self.size.width)
        if at < len(weeks):
            self.day = min(self._last, weeks[at] + timedelta(days=offset.y - 1))
            self.action_tick()

    def action_move(self, days: int) -> None:
        """Move the cursor; never past today."""
        self.day = self._last if days > 10_000 else min(self._last, self.day + timedelta(days=days))

    def action_tick(self) -> None:
        """Space."""
        self.post_message(self.Ticked(self.day))

    def action_open(self) -> None:
        """Enter."""
        self.post_message(self.Opened(self.day))

    def _cell(self, day: date) -> Cell:
        return self._mark(day) if day <= self._last else (" ", "")

    def _step(self, width: int) -> int:
        return 2 if width - LABEL >= 2 * 53 else 1

    def _weeks(self, width: int) -> list[date]:
        """The first days of the weeks in view, oldest first."""
        count = max(1, min(53, (width - LABEL) // self._step(width)))
        start = self._end - timedelta(days=(self._end.weekday() - self._week_start) % 7)
        return [start - timedelta(weeks=n) for n in range(count - 1, -1, -1)]
