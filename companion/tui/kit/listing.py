"""A screen that is one list: filter with ``/``, pages on Enter, and the put-away at its end on demand."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.widgets import Input

from companion.tui.kit.drawn import Drawn
from companion.tui.kit.page_view import PageView, page_around
from companion.tui.kit.rows import Row, RowList
from companion.tui.kit.screen import PillarScreen, Subject, titled

WIDE, TALL = 120, 40  # cells, rows from which a page stands beside its list, or under it


class ListingScreen(PillarScreen):
    """One list of ``KIND`` with a few lines under it."""

    KIND: ClassVar[str] = ""
    LIST: ClassVar[type[RowList]] = RowList
    KEYS: ClassVar[str] = ""  # the quiet hint in the border
    VIEW: ClassVar[type[PageView]]  # the page of what the cursor is on, where there is room for it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", tooltip="Show only names that hold what you type"),
        Binding("escape", "unfilter", "show all", show=False),
    ]

    _with_page = False  # whether the page of what the cursor is on is shown

    def compose_body(self) -> ComposeResult:
        """The list, a line to filter, what is said about all of it; and the page of the row."""
        with Vertical(id="body"):
            with Vertical(id="side"):
                yield self.LIST(id=self.KIND)
                yield Input(
                    placeholder="a part of a name — enter keeps, esc shows all", id="filter", compact=True
                )
                yield Drawn(id="about")
            if hasattr(self, "VIEW"):
                yield self.VIEW()

    def prepare(self) -> None:
        """Start in the list."""
        self.query_one("#filter").display = False
        self.query_one(f"#{self.KIND}").focus()
        self._lay_out(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """The page stands beside its list where it is wide, under it where it is tall."""
        super().on_resize(event)
        self._lay_out(event.size)

    def _lay_out(self, size: Size) -> None:
        if not hasattr(self, "VIEW"):
            return
        beside, below = size.width >= WIDE, size.height >= TALL and size.width < WIDE
        inside = page_around(self.focused) is not None
        body = self.query_one("#body")
        body.set_class(beside, "-beside")
        body.set_class(below, "-below")
        if self._with_page != (beside or below):
            self._with_page = self.query_one(self.VIEW).display = beside or below
            if inside:
                self.query_one(f"#{self.KIND}").focus()
            self.fill()  # a row beside its page says less

    @property
    def page(self) -> PageView | None:
        """The page that stands beside or under the list; None where there is no room."""
        return self.query_one(self.VIEW) if self._with_page else None

    def _show_page(self) -> None:
        """The page of what the cursor is on."""
        page, key = self.page, self.query_one(f"#{self.KIND}", RowList).key
        if page is not None:
            page.show_record(key[1] if isinstance(key, tuple) and key[0] == self.KIND else None)

    def on_row_list_moved(self) -> None:
        """The page keeps in step with the list."""
        self._show_page()

    def on_page_view_left(self) -> None:
        """Back to the list."""
        self.query_one(f"#{self.KIND}").focus()

    def opened(self, message: RowList.Opened) -> None:
        """Enter goes into the page that stands there, or opens it."""
        page = self.page
        if page is not None and page.record is not None:
            page.start()
        else:
            super().opened(message)

    def subject(self) -> Subject | None:
        """What the cursor is on: on the page, its record."""
        page = page_around(self.focused)
        return (page.KIND, page.record_id) if page is not None else super().subject()

    def rows(self, wanted: str) -> list[Row]:
        """The rows whose name holds ``wanted`` (casefolded; empty: all)."""
        raise NotImplementedError

    def fill(self) -> None:
        """The list as filtered, and the page."""
        self.show_list()
        self._show_page()

    def show_list(self) -> None:
        """The list as filtered."""
        wanted = self.query_one("#filter", Input).value.strip()
        rows = self.rows(wanted.casefold())
        listing = self.query_one(f"#{self.KIND}", RowList)
        listing.show(rows or [Row(None, lambda width: [(("Nothing fits. esc shows all.", "muted"),)])])
        titled(listing, self.HEADING + (f" · “{wanted}”" if wanted else ""), self.KEYS)

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
        self.query_one(f"#{self.KIND}").focus()
        self.fill()

    def on_input_changed(self) -> None:
        """Filter while one types."""
        self.fill()

    def on_input_submitted(self) -> None:
        """Back to the list, filtered."""
        self.query_one("#filter").display = bool(self.query_one("#filter", Input).value)
        self.query_one(f"#{self.KIND}").focus()
