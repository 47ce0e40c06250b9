"""The monthly talk: when it is, and an agenda that both may see."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from companion.content import sections
from companion.domain.talk import ONLY_ONE
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen, Subject, titled
from companion.tui.talk.monthly_actions import MonthlyActions
from companion.tui.talk.monthly_rows import agenda_rows, when_rows


class MonthlyPage(PillarScreen):
    """The next talks above the agenda. No note of any kind is shown here."""

    HEADING = "Talk"
    MODE = "Talk"
    PURPOSE = (
        "A talk a month. The agenda is made of counts and names, never of notes, so it may lie open between "
        "you. Enter on its last two lines writes them."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "move", "move", tooltip="Move the next talk, or leave it out"),
        Binding("h", "held", "held", tooltip="It took place today"),
        Binding("escape,backspace", "app.pop_screen", "back", tooltip="Back to the sections"),
    ]

    @property
    def acts(self) -> MonthlyActions:
        """What one does with it."""
        return MonthlyActions(self.shell)

    def compose_body(self) -> ComposeResult:
        """Days above, agenda below."""
        with Vertical(id="body"):
            yield RowList(id="talk")
            yield RowList(id="agenda")

    def prepare(self) -> None:
        """Start at the days, or at how to begin."""
        planned = ONLY_ONE in self.snapshot.journal.talks
        titled(
            self.query_one("#talk"),
            sections()["monthly"].title,
            "{edit} change · {move} move · {held} held · {delete} delete · esc back",
        )
        titled(self.query_one("#agenda"), "Agenda", "enter on a thank-you or a change writes it")
        self.query_one("#talk" if planned else "#agenda").focus()

    def fill(self) -> None:
        """Both from the snapshot."""
        self.query_one("#talk", RowList).show(when_rows(self.snapshot))
        self.query_one("#agenda", RowList).show(agenda_rows(self.snapshot))

    def subject(self) -> Subject | None:
        """There is one talk."""
        return "talk", ONLY_ONE

    def opened(self, message: RowList.Opened) -> None:
        """Enter moves the next talk, or writes a line of the agenda."""
        if isinstance(message.key, tuple) and message.key[0] == "bring":
            self.acts.bring(message.key[1])
        elif isinstance(message.key, tuple) and message.key[0] == "talk":
            self.acts.move()

    def action_move(self) -> None:
        """Move the next one."""
        self.acts.move()

    def action_held(self) -> None:
        """It took place."""
        self.acts.held()
