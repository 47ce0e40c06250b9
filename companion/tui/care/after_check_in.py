"""After a check-in: what was marked, when each was last marked, and small next steps."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from companion.content import card
from companion.domain.cards import HEALTH
from companion.domain.session import Session
from companion.services.next_steps import NextStep, StepKind, next_steps, taken
from companion.tui.care.after_check_in_rows import closing_rows, step_rows
from companion.tui.kit.beside import SideBySide
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.lines import paragraph
from companion.tui.kit.page import Page
from companion.tui.kit.rows import RowList


class AfterCheckIn(SideBySide, Page):
    """The quiet end of a check-in. Its steps stay the same while it is open, so that done ones can say so."""

    TABLE = "check_ins"
    HEADING = "Check-in"
    MODE = "Check-in"
    PURPOSE = (
        "What you marked, and one to three small steps from your own data. The letter before a step, or "
        "Enter on it, does it; Escape leaves."
    )
    SAYS: ClassVar[dict[str, str]] = {"open": "Do this step", "tick": "Do this step"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "take('contact')", "contact", tooltip="Log the contact, if it is one of the steps"),
        Binding("p", "take('plan')", "plan", tooltip="Plan the block, if it is one of the steps"),
        Binding("t", "take('ten minutes')", "ten minutes", tooltip="Begin the ten minutes, if offered"),
        Binding("o", "take('script')", "open the words", tooltip="Open the words for asking, if offered"),
        Binding("w", "take('choice')", "write a choice", tooltip="Write down a choice, if offered"),
        Binding("v", "take('view')", "write a view", tooltip="Write what you think, if offered"),
    ]

    def __init__(self, check_in_id: int, cards: Collection[str] = ()) -> None:
        super().__init__(check_in_id)
        self._cards = cards
        self._steps: list[NextStep] = []

    def compose_body(self) -> ComposeResult:
        """What was marked, the card if one is due, and the steps."""
        with Vertical(id="body"):
            yield RowList(id="marks")
            with Vertical(id="next"):
                yield Drawn(id="card", classes="framed")
                yield RowList(id="steps")

    def prepare(self) -> None:
        """Start at the first step."""
        self._before = self.snapshot.journal
        self._steps = next_steps(self._before.check_ins[self.record_id], self.snapshot)
        titled(self.query_one("#marks"), "Saved")
        titled(self.query_one("#card"), "A word")
        self.query_one("#card").display = HEALTH in self._cards
        titled(self.query_one("#steps"), "Small next steps", "a letter or enter does it · esc leave")
        self.query_one("#steps" if self._steps else "#marks").focus()
        super().prepare()

    def fill(self) -> None:
        """Marks and steps from the snapshot."""
        shot = self.snapshot
        check_in = shot.journal.check_ins[self.record_id]
        done = {step for step in self._steps if taken(step, self._before, shot.journal)}
        self.query_one("#marks", RowList).show(closing_rows(check_in, shot))
        self.query_one("#steps", RowList).show(step_rows(self._steps, done, shot))
        if HEALTH in self._cards:
            self.query_one("#card", Drawn).show(lambda width: paragraph(card("health"), width))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the keys of steps that are offered."""
        if action == "take":
            return any(step.kind == parameters[0] for step in self._steps)
        return super().check_action(action, parameters)

    def action_take(self, kind: str) -> None:
        """Do the step of that kind."""
        for step in self._steps:
            if step.kind == kind:
                self._do_step(step)

    def opened(self, kind: str, key: Any) -> None:
        """Do the step under the cursor."""
        if kind == "next":
            self._do_step(key)

    ticked = opened  # so does space

    def _do_step(self, step: NextStep) -> None:
        app, journal = self.shell, self.snapshot.journal
        if step.kind is StepKind.CONTACT:
            app.log_contact(step.subject)
        elif step.kind is StepKind.PLAN:
            interest = journal.interests.get(step.subject)
            app.plan_block(
                interest.name if interest else "Quiet",
                20 if interest else 30,
                interest.name if interest else "",
            )
        elif step.kind is StepKind.TEN:
            habit = step.subject if step.subject in journal.habits else None
            app.start_session(Session(0, self.snapshot.today, minutes=10, habit=habit))
        elif step.kind is StepKind.SCRIPT:
            app.actions("script").open(step.script)
        else:
            app.actions("choice" if step.kind is StepKind.CHOICE else "view").add()
