"""The page of one record: facts above, a log below; Escape goes back to the list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from companion.tui.kit.gone import Record
from companion.tui.kit.screen import PillarScreen


class Page(PillarScreen):
    """A screen on top of a list's screen. It closes when its record is gone."""

    TABLE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "back", "back", tooltip="Back to the list"),
    ]

    def __init__(self, record_id: int) -> None:
        super().__init__()
        self.record_id = record_id
        self.record: Record = (self.TABLE, record_id)

    def action_back(self) -> None:
        """Leave the page."""
        self.app.pop_screen()
