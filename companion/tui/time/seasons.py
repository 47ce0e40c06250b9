"""Seasons: stretches in which less is asked."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen, titled
from companion.tui.time.seasons_actions import SeasonActions
from companion.tui.time.seasons_rows import season_rows


class SeasonsPage(PillarScreen):
    """All seasons; the one that runs on top."""

    HEADING = "Seasons"
    MODE = "Solitude"
    PURPOSE = (
        "A busy or hard time, with an end: for each habit and circle, what is enough meanwhile. Days it "
        "takes off are excused. It ends by itself, and nothing that was before is judged anew."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "archive", "end now", tooltip="End it early: all is asked as before from today"),
        Binding("escape,backspace,n", "back", "back", tooltip="Back"),
    ]

    @property
    def actions(self) -> SeasonActions:
        """What one does here."""
        return SeasonActions(self.shell)

    def compose_body(self) -> ComposeResult:
        """One list."""
        with Vertical(id="body"):
            yield RowList(id="season")

    def prepare(self) -> None:
        """Start at the first."""
        titled(
            self.query_one("#season"),
            "Seasons",
            "{add} add · {edit} edit · {end-now} end now · {delete} delete",
        )
        self.query_one("#season").focus()

    def fill(self) -> None:
        """Rows from the snapshot."""
        self.query_one("#season", RowList).show(season_rows(self.snapshot))

    def kind_to_add(self) -> str | None:
        """Here one begins seasons."""
        return "season"

    def opened(self, message: RowList.Opened) -> None:
        """Enter changes it."""
        if isinstance(message.key, tuple):
            self.actions.edit(message.key[1])

    def action_back(self) -> None:
        """Leave."""
        self.app.pop_screen()
