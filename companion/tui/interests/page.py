"""An interest's page: its goal, its weeks, its sessions."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from companion.domain.plain import one_line
from companion.tui.interests.page_rows import fact_lines, session_rows
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.page import Page
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import Subject, titled


class InterestPage(Page):
    """Everything about one interest."""

    TABLE = "interests"
    MODE = "Interests"
    PURPOSE = (
        "One interest: {start} starts a session, {log} logs one that is over, {edit} changes the "
        "goal. Enter on a session "
        "changes it, {delete} deletes it."
    )

    def compose_body(self) -> ComposeResult:
        """Facts and the log."""
        with VerticalScroll(id="body") as body:
            body.can_focus = False
            yield Drawn(id="facts")
            yield RowList(id="log")

    def prepare(self) -> None:
        """Start in the log."""
        titled(
            self.query_one("#log"), "Sessions", "{start} start · {log} log · enter change · {delete} delete"
        )
        self.query_one("#log").focus()

    def heading(self) -> str:
        """The interest's name."""
        return one_line(self.snapshot.journal.interests[self.record_id].name)

    def fill(self) -> None:
        """Facts and log from the snapshot."""
        shot = self.snapshot
        interest = shot.journal.interests[self.record_id]
        self.query_one("#facts", Drawn).show(lambda width: fact_lines(interest, shot, width))
        self.query_one("#log", RowList).show(session_rows(interest, shot))

    def subject(self) -> Subject | None:
        """The letter keys act on the interest of the page."""
        return "interest", self.record_id

    def action_delete(self) -> None:
        """D on a session deletes that session, not the interest."""
        focused = self.focused
        key = focused.key if isinstance(focused, RowList) else None
        sessions = self.shell.actions("session")
        if isinstance(key, tuple) and sessions is not None:
            self.act_on(key, partial(sessions.delete, key[1]))
        else:
            super().action_delete()
