"""An interest's page: its goal, its weeks, its sessions."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from companion.services.snapshot import Snapshot
from companion.tui.interests.actions import InterestActions
from companion.tui.interests.page_rows import fact_lines, session_rows
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.page import ViewPage
from companion.tui.kit.page_view import PageView
from companion.tui.kit.rows import RowList


class InterestView(PageView):
    """Everything about one interest."""

    KIND, TABLE, FIRST = "interest", "interests", "log"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,D", "delete", "delete", tooltip="Delete the session under the cursor, or all of it"),
    ]

    def compose(self) -> ComposeResult:
        """Facts and the log."""
        yield Drawn(id="facts", classes="framed")
        yield RowList(id="log")

    def fill(self, shot: Snapshot) -> None:
        """Facts and log."""
        interest = shot.journal.interests[self.record_id]
        facts = self.query_one("#facts", Drawn)
        titled(facts, interest.name)
        facts.show(lambda width: fact_lines(interest, shot, width))
        log = self.query_one("#log", RowList)
        log.show(session_rows(interest, shot))
        more = " · enter change · {delete} delete" if log.keys else ""
        titled(log, "Sessions", "{start} start · {log} log" + more)

    def opened(self, kind: str, key: Any) -> None:
        """Enter changes a session."""
        self.shell.actions("session").edit(key)

    def action_delete(self) -> None:
        """D on a session deletes that session, not the interest."""
        key = self.query_one("#log", RowList).key
        if self.query_one("#log").has_focus and isinstance(key, tuple):
            self.act_on(key, partial(self.shell.actions("session").delete, key[1]))
        else:
            self.on_record(InterestActions(self.shell).delete)


class InterestPage(ViewPage):
    """One interest alone."""

    TABLE, VIEW = "interests", InterestView
    MODE = "Interests"
    PILLAR = "interests"
    PURPOSE = (
        "One interest: {start} starts a session, {log} logs one that is over, {edit} changes the goal. Enter "
        "on a session changes it, {delete} deletes it."
    )
