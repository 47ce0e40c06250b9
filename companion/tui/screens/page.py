"""The page of one record: facts above, a log below; Escape goes back to the list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from companion.tui.screens.base import PillarScreen


class Page(PillarScreen):
    """A screen on top of a list's screen. It closes itself when its record is gone."""

    TABLE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "back", "back", tooltip="Back to the list"),
    ]

    def __init__(self, record_id: int) -> None:
        super().__init__()
        self.record_id = record_id

    def refresh_all(self) -> None:
        """Fill, unless the record is gone."""
        if self.record_id in getattr(self.snapshot.journal, self.TABLE):
            super().refresh_all()
        elif self.is_current:
            self.app.pop_screen()

    def action_back(self) -> None:
        """Leave the page."""
        self.app.pop_screen()
