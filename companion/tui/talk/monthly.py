"""The monthly talk: when it is, and an agenda that both may see."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from companion.domain.journal import ONLY_ONE
from companion.services.snapshot import Snapshot
from companion.tui.kit.framed import titled
from companion.tui.kit.row_layout import Row
from companion.tui.kit.rows import RowList
from companion.tui.talk.monthly_actions import MonthlyActions
from companion.tui.talk.monthly_rows import agenda_rows, when_rows
from companion.tui.talk.section_view import SectionPage, SectionView


class MonthlyView(SectionView):
    """The next talks above the agenda. No note of any kind is shown here."""

    SECTION = "monthly"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "move", "move", tooltip="Move the next talk, or leave it out"),
        Binding("h", "held", "it took place", tooltip="Say that the talk took place today"),
    ]

    @property
    def acts(self) -> MonthlyActions:
        """What one does with it."""
        return MonthlyActions(self.shell)

    def compose(self) -> ComposeResult:
        """Days above, agenda below."""
        yield RowList(id="talk")
        yield RowList(id="agenda")

    KEYS = "{edit} change · {move} move · {it-took-place} it took place · {delete} delete · esc back"

    def entitle(self) -> None:
        """The heading of the agenda."""
        titled(self.query_one("#agenda"), "Agenda", "enter fill in a line")

    def start(self) -> None:
        """Start at the days, or at how to begin."""
        planned = ONLY_ONE in self.shell.snapshot.journal.talks
        self.query_one("#talk" if planned else "#agenda").focus()

    def fill(self, shot: Snapshot) -> None:
        """Show the talk and its agenda."""
        super().fill(shot)
        self.query_one("#agenda", RowList).show(agenda_rows(shot))

    def rows(self, shot: Snapshot) -> list[Row]:
        """The days."""
        return when_rows(shot)

    def subject(self) -> tuple[str, Any]:
        """There is one talk."""
        return "talk", ONLY_ONE

    def opened(self, kind: str, key: Any) -> None:
        """Enter moves the next talk, or writes a line of the agenda."""
        if kind == "bring":
            self.acts.bring(key)
        elif kind == "still":
            self.acts.answer_still()
        elif kind == "talk":
            self.acts.move()

    def action_move(self) -> None:
        """Move the next one."""
        self.acts.move()

    def action_held(self) -> None:
        """Note that the talk took place: the one of today, or the next one early."""
        self.acts.held()


class MonthlyPage(SectionPage):
    """The monthly talk alone."""

    SECTION, VIEW = "monthly", MonthlyView
    PURPOSE = (
        "A talk a month. The agenda is made of counts and names, never of notes, so it may lie open between "
        "you. Enter fills in its question and its last two lines."
    )
