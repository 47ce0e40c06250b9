"""Yours before: the interests that were there before the relationship, and when each was last touched."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from companion.tui.interests.actions import InterestActions
from companion.tui.interests.rows import baseline_rows
from companion.tui.kit.framed import titled
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen

KEYS = "{add} add · {start} start · enter open · {archive} archive"


class BaselinePage(PillarScreen):
    """Three things that were yours before, or more."""

    HEADING = "Yours before"
    FIRST = "interest"
    MODE = "Interests"
    PILLAR = "interests"
    PURPOSE = (
        "What was yours before the relationship. It is asked about when something you used to love goes "
        "quiet. Three are enough to begin with."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,b", "app.pop_screen", "back", tooltip="Back to the interests"),
    ]

    def compose_body(self) -> ComposeResult:
        """One list."""
        with Vertical(id="body"):
            yield RowList(id="interest")

    def fill(self) -> None:
        """Rows from the snapshot."""
        listing = self.query_one("#interest", RowList)
        listing.show(baseline_rows(self.snapshot))
        titled(listing, "Yours before", KEYS if listing.keys else "")

    def action_add(self) -> None:
        """What is added here was there before."""
        InterestActions(self.shell).add(baseline=True)
