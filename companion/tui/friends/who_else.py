"""Who else: one name besides the partner for each of four needs."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from companion.tui.friends.actions import FriendActions
from companion.tui.friends.rows import need_rows
from companion.tui.kit.framed import titled
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen


class WhoElsePage(PillarScreen):
    """Advice, fun, crisis, ideas; an empty one is an invitation."""

    HEADING = "Who else"
    MODE = "Friends"
    PILLAR = "friends"
    PURPOSE = (
        "Whom you would turn to, besides your partner. One name each; none is an invitation, not a lack."
    )
    SAYS: ClassVar[dict[str, str]] = {"open": "Choose somebody"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,w", "app.pop_screen", "back", tooltip="Back to the list"),
    ]

    def compose_body(self) -> ComposeResult:
        """The four needs."""
        with Vertical(id="body"):
            yield RowList(id="needs")

    def prepare(self) -> None:
        """Start at the first."""
        titled(self.query_one("#needs"), "Besides my partner", "enter choose · esc back")
        self.query_one("#needs").focus()

    def fill(self) -> None:
        """Names from the snapshot."""
        self.query_one("#needs", RowList).show(need_rows(self.snapshot))

    def opened(self, kind: str, key: Any) -> None:
        """Choose somebody."""
        FriendActions(self.shell).choose_for(key)
