"""All that rests, on one page: snoozed, paused, left alone, muted, relaxed; ``space`` ends it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from companion.domain.calendar import spoken_date
from companion.services.resting import Rested, Resting, all_resting, end_rest
from companion.tui.kit.framed import titled
from companion.tui.kit.lines import Line, columns, paragraph
from companion.tui.kit.row_layout import Row
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen

WIDE = 60  # cells from which everything about it stands in one line
NAMED = 44  # cells for a name, so that the eye finds its day
NOTHING = "Nothing rests. What is snoozed, paused, left alone or muted stands here, with the day it is back."


class RestingPage(PillarScreen):
    """One row for each thing that rests, by the day it is back."""

    HEADING = "All that rests"
    FIRST = "resting"
    PURPOSE = (
        "What is snoozed, paused, left alone or muted, and seasons, each with the day it is back by itself. "
        "Space ends it now; {undo} takes that back."
    )
    SAYS: ClassVar[dict[str, str]] = {"open": "End it now", "tick": "End it now"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "end_now", "end it", tooltip="End it now"),
        Binding("escape,backspace", "app.pop_screen", "back", tooltip="Back"),
    ]

    def compose_body(self) -> ComposeResult:
        """The list."""
        with Vertical(id="body"):
            yield RowList(id="resting")

    def fill(self) -> None:
        """Rows from the snapshot."""
        shot = self.snapshot
        rows = [_row(thing, shot.today) for thing in all_resting(shot)]
        nothing = Row(None, lambda width: paragraph(NOTHING, width, "muted"))
        listing = self.query_one("#resting", RowList)
        listing.show(rows or [nothing])
        titled(listing, "All that rests", "space end it · esc back" if rows else "esc back")

    def opened(self, kind: str, key: Any) -> None:
        """Enter ends it."""
        self.shell.perform(lambda: end_rest(self.shell.companion, key))

    ticked = opened  # so does space

    def action_end_now(self) -> None:
        """End what the cursor is on."""
        self.on_record(partial(self.opened, "resting"))


def _row(thing: Resting, today: date) -> Row:
    until = f"until {spoken_date(thing.until, today)}" if thing.until else "until further notice"
    how = "less is asked" if thing.how is Rested.SEASON else thing.how.value

    def draw(width: int) -> list[Line]:
        if width >= WIDE:
            name = min(NAMED, width - 38)
            return [columns(width, (thing.name, name, ""), (how, 14, "muted"), (until, 0, "muted"))]
        return [columns(width, (thing.name, 0, "")), *paragraph(f"{how} {until}", width, "muted", "  ")]

    return Row(("resting", thing), draw)
