"""The neutral view: a plain calendar of blocks, without names or signs, for when somebody looks on."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from companion.domain.appointments import coming
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.lines import Line, columns, line
from companion.tui.kit.log_rows import log_day
from companion.tui.kit.screen import PillarScreen
from companion.tui.kit.top_line import TopLine

DAYS = 14


class NeutralScreen(PillarScreen):
    """Two weeks of blocks under their neutral title. What stands below is as it was."""

    COVERS: ClassVar[bool] = True  # what lies below is left alone while this is shown

    HEADING = "Calendar"
    PURPOSE = "Two weeks of times, without names. Escape goes back."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,0", "back", "back", tooltip="Back"),
    ]

    def compose(self) -> ComposeResult:
        """No key bar: its words would tell what this is."""
        yield TopLine()
        yield from self.compose_body()

    def compose_body(self) -> ComposeResult:
        """One text."""
        yield Drawn(id="calendar", classes="framed")

    def fill(self) -> None:
        """The days with a block."""
        self.query_one("#calendar", Drawn).show(lambda width: self._draw(width))

    def show_top_line(self) -> None:
        """Heading and date alone: what was done, and what is under way, is said with its name."""
        self.query_one(TopLine).show(self.heading(), self.date_words(), "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the ways out: nothing may be opened or added from here by a slip."""
        return action in ("back", "help")

    def action_back(self) -> None:
        """Leave."""
        self.app.pop_screen()

    def _draw(self, width: int) -> list[Line]:
        shot = self.snapshot
        title = shot.journal.settings.block_title
        found = coming(shot.journal, shot.today, DAYS)
        if not found:
            return [line(("Nothing in the next two weeks.", "muted"))]
        lines: list[Line] = []
        for n in range(DAYS + 1):
            day = shot.today + timedelta(days=n)
            held = [each for each in found if each.on == day]
            for at, each in enumerate(held):
                times = f"{each.start:%H:%M} – {each.end:%H:%M}"
                date = "" if at else log_day(day, shot.today)
                lines.append(columns(width, (date, 15, "muted"), (times, 15, ""), (title, 0, "")))
        return lines
