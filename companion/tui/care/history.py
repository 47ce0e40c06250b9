"""Earlier check-ins: a grid of signs by dates, and the notes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from companion.tui.care.history_rows import check_in_rows
from companion.tui.kit.actions import Actions
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen
from companion.tui.kit.sign_grid import LEGEND, grid_lines


class HistoryPage(PillarScreen):
    """Signs down, check-ins across."""

    HEADING = "Check-ins"
    FIRST = "log"
    MODE = "Check-in"
    PURPOSE = (
        "What was marked when: ● noticed, ? unsure, – not now. Nothing is added up. {delete} "
        "deletes a check-in."
    )
    NEEDS: ClassVar[dict[str, str]] = {"delete": "check-in"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,h", "app.pop_screen", "back", tooltip="Back to the check-in"),
    ]

    def compose_body(self) -> ComposeResult:
        """Grid above, notes below."""
        with VerticalScroll(id="body", can_focus=False):
            yield Drawn(id="grid", classes="framed")
            yield RowList(id="log")

    def fill(self) -> None:
        """Grid and notes from the snapshot."""
        shot = self.snapshot
        grid, log = self.query_one("#grid", Drawn), self.query_one("#log", RowList)
        grid.show(lambda width: grid_lines(shot, width))
        log.show(check_in_rows(shot))
        titled(grid, "Signs and dates", LEGEND if log.keys else "")
        titled(log, "What was written", "{delete} delete · esc back" if log.keys else "esc back")

    def action_delete(self) -> None:
        """D deletes the check-in under the cursor."""
        self.on_record(self._ask_to_delete)

    def _ask_to_delete(self, check_in: int) -> None:
        words = "Its marks and lines go. {undo} brings it back."
        care = self.shell.companion.care
        Actions(self.shell).confirm("Delete this check-in?", words, lambda: care.delete_check_in(check_in))
