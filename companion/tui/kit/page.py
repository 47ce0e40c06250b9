"""The page of one record alone on a screen; Escape goes back to the list."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from companion.tui.kit.acting import Subject
from companion.tui.kit.gone import Record
from companion.tui.kit.page_view import PageView
from companion.tui.kit.screen import PillarScreen


class Page(PillarScreen):
    """A screen on top of a list's screen. It closes when its record, if it is about one, is gone."""

    TABLE: ClassVar[str] = ""  # of the journal, where the record lies
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "app.pop_screen", "back", tooltip="Back to the list"),
    ]

    def __init__(self, record_id: Any) -> None:
        super().__init__()
        self.record_id = record_id
        self.record: Record | None = (self.TABLE, record_id) if self.TABLE else None


class ViewPage(Page):
    """A page that is one view, the same as beside its list."""

    VIEW: ClassVar[type[PageView]]

    def compose_body(self) -> ComposeResult:
        """The view."""
        yield self.VIEW(self.record_id, id="body")

    def prepare(self) -> None:
        """Start where one starts on it."""
        self.query_one(self.VIEW).start()

    def heading(self) -> str:
        """The name of what it shows."""
        return self.query_one(self.VIEW).heading

    def fill(self) -> None:
        """The view, from the snapshot."""
        self.query_one(self.VIEW).show_record(self.record_id)

    def subject(self) -> Subject | None:
        """What the letter keys act on: what the view says."""
        return self.query_one(self.VIEW).subject()

    def on_page_view_left(self) -> None:
        """Back to the list; it may be there already."""
        if self.is_active:
            self.app.pop_screen()
