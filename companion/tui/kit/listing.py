"""A screen that is one list: filter with ``/``, pages on Enter, and what is archived at its end."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from companion.domain.naming import folded
from companion.tui.kit.beside import ListAndPage
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.page_view import PageView
from companion.tui.kit.row_layout import Row
from companion.tui.kit.rows import RowList


class ListingScreen(ListAndPage):
    """One list, ``FIRST``, which is named after the kind of its records, with a few lines under it."""

    LIST: ClassVar[type[RowList]] = RowList
    KEYS: ClassVar[str] = ""  # the quiet hint in the border
    SOUGHT: ClassVar[str] = "part of a name"  # what one types to filter
    VIEW: ClassVar[type[PageView]]  # the page of what the cursor is on, where there is room for it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", tooltip="Show only what fits the words you type"),
        Binding("escape", "unfilter", "show all", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        """The list, a line to filter, what is said about all of it; and the page of the row."""
        with Vertical(id="body"):
            with Vertical(id="side"):
                yield self.LIST(id=self.FIRST)
                yield self.filter_line()
                yield Drawn(id="about")
            if hasattr(self, "VIEW"):
                yield self.VIEW()

    def filter_line(self) -> Input:
        """Where one types what the rows have to hold."""
        return Input(placeholder=f"{self.SOUGHT}, enter · esc shows all", id="filter", compact=True)

    def prepare(self) -> None:
        """Nothing is filtered at first."""
        self.query_one("#filter").display = False
        super().prepare()

    def has_page(self) -> bool:
        """A list has one if it says which."""
        return hasattr(self, "VIEW")

    def rows(self, wanted: str) -> list[Row]:
        """The rows that hold ``wanted``, which is ``SOUGHT`` (``folded``; empty: all)."""
        raise NotImplementedError

    def fill(self) -> None:
        """The list as filtered, and the page."""
        self.show_list()
        self.show_beside()

    def show_list(self) -> None:
        """The list as filtered."""
        wanted = self.query_one("#filter", Input).value.strip()
        rows = self.rows(folded(wanted))
        listing = self.query_one(f"#{self.FIRST}", RowList)
        listing.show(rows or [Row(None, lambda width: [(("Nothing fits. esc shows all.", "muted"),)])])
        titled(
            listing, self.HEADING + (f" · “{wanted}”" if wanted else ""), self.KEYS if listing.keys else ""
        )

    def action_filter(self) -> None:
        """Open the line to type in."""
        line = self.query_one("#filter", Input)
        line.display = True
        line.focus()

    def action_unfilter(self) -> None:
        """Show everything again."""
        line = self.query_one("#filter", Input)
        line.value = ""
        line.display = False
        self.query_one(f"#{self.FIRST}").focus()
        self.fill()

    def on_input_changed(self) -> None:
        """Filter while one types."""
        self.fill()

    def on_input_submitted(self) -> None:
        """Back to the list, filtered."""
        self.query_one("#filter").display = bool(self.query_one("#filter", Input).value)
        self.query_one(f"#{self.FIRST}").focus()
