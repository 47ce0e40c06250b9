"""Sessions: the one log of time alone, in the same room, and together; and its places."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.lines import paragraph
from companion.tui.kit.listing import ListingScreen
from companion.tui.kit.row_layout import Row
from companion.tui.kit.rows import RowList
from companion.tui.kit.time_words import time_words
from companion.tui.time.sessions_actions import SessionActions
from companion.tui.time.sessions_rows import place_lines, session_lines, session_rows


class SessionsPage(ListingScreen):
    """The log, newest first, with what its places did."""

    HEADING = "Sessions"
    FIRST = "session"
    KEYS = "enter change · {delete} delete · {log} log · {filter} filter"
    SOUGHT = "a name or any word"
    MODE = "Solitude"
    PURPOSE = (
        "All time that was logged: alone, in the same room, together. Time alone that was not your choice "
        "stands here too, and does not count for its habit. Places say how often you came back rested."
    )
    SAYS: ClassVar[dict[str, str]] = {"open": "Edit this session"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "back", "back", tooltip="Show all, or go back"),
    ]

    def compose_body(self) -> ComposeResult:
        """The log; all that was said of the one under the cursor, places and the last weeks."""
        with Vertical(id="body"):
            with Vertical(id="side"):
                yield RowList(id=self.FIRST)
                yield self.filter_line()
            with Vertical(id="aside"):
                yield Drawn(id="said", classes="framed")
                yield Drawn(id="places", classes="framed")
                yield Drawn(id="about")

    def prepare(self) -> None:
        """Start in the log."""
        super().prepare()
        titled(self.query_one("#places"), "Places", "the last twelve months")
        titled(self.query_one("#said"), "This session", "enter change")

    def rows(self, wanted: str) -> list[Row]:
        """The sessions."""
        return session_rows(self.snapshot, wanted)

    def fill(self) -> None:
        """Places and log from the snapshot."""
        super().fill()
        shot = self.snapshot
        self.query_one("#places", Drawn).show(lambda width: place_lines(shot, width))
        words = time_words(shot)
        self.query_one("#about", Drawn).show(lambda width: paragraph(words, width, "muted"))

    def show_beside(self) -> None:
        """All that was said of the session."""
        key, shot = self.query_one("#session", RowList).key, self.snapshot
        session = shot.journal.sessions.get(key[1]) if isinstance(key, tuple) else None
        said = self.query_one("#said", Drawn)
        said.set_class(session is None, "-nothing")
        if session is not None:
            said.show(lambda width: session_lines(session, shot, width))

    def kind_to_add(self) -> str | None:
        """Here one logs sessions."""
        return "session"

    def opened(self, kind: str, key: Any) -> None:
        """Enter changes a session."""
        SessionActions(self.shell).edit(key)

    def action_back(self) -> None:
        """Show all again, or leave."""
        if self.query_one("#filter", Input).value:
            self.action_unfilter()
        else:
            self.app.pop_screen()
