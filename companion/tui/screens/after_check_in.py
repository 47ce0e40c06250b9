"""After a check-in: what was marked, when each was last marked, and small next steps."""

from __future__ import annotations

from typing import cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from companion.tui.screens.base import titled
from companion.tui.screens.page import Page
from companion.tui.views.after_check_in import closing_lines, step_rows
from companion.tui.widgets.drawn import Drawn
from companion.tui.widgets.rows import RowList


class AfterCheckIn(Page):
    """The quiet end of a check-in."""

    TABLE = "check_ins"
    HEADING = "Check-in"
    MODE = "Check-in"
    PURPOSE = (
        "What you marked, and one to three small steps from your own data. Enter does a step; Escape leaves."
    )

    def compose_body(self) -> ComposeResult:
        """What was marked above the steps."""
        with VerticalScroll(id="body") as body:
            body.can_focus = False
            yield Drawn(id="facts", classes="framed")
            yield RowList(id="steps")

    def prepare(self) -> None:
        """Start at the first step."""
        titled(self.query_one("#facts"), "Kept")
        titled(self.query_one("#steps"), "Small next steps", "enter do it · esc leave")
        self.query_one("#steps").focus()

    def fill(self) -> None:
        """Marks and steps from the snapshot."""
        shot = self.snapshot
        check_in = shot.journal.check_ins[self.record_id]
        self.query_one("#facts", Drawn).show(lambda width: closing_lines(check_in, shot, width))
        self.query_one("#steps", RowList).show(step_rows(check_in, shot))

    def opened(self, message: RowList.Opened) -> None:
        """Do the step: the contact dialog, a session of twenty minutes, a new one."""
        kind, key = cast("tuple[str, int]", message.key)
        app = self.companion_app
        if kind == "friend":
            app.friends.log(key)
        elif kind == "interest":
            app.sessions.log(("interest", key), minutes=20)
        elif kind == "habit":
            app.sessions.log(("habit", key), minutes=10)
        else:
            app.sessions.log(None, minutes=30)
