"""The compass: five rows between independence and distance, marked now and then."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from companion.domain.compass import Side
from companion.domain.compass_offer import newest_two
from companion.tui.care.compass_rows import compass_rows, distance_lines, question_lines, steps_towards
from companion.tui.kit.actions import Actions
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen

ROUND = (None, Side.LEFT, Side.MIDDLE, Side.RIGHT)


class CompassPage(PillarScreen):
    """Five rows, no sum. What points away twice or more brings a card and one small step towards."""

    HEADING = "Compass"
    MODE = "Check-in"
    PURPOSE = (
        "Is it recharging or pulling away? Space or the arrows mark a row left, middle or right; any may be "
        "skipped. Marks of two dates stand side by side. Nothing is added up."
    )
    SAYS: ClassVar[dict[str, str]] = {
        "open": "Mark it left, middle or right; on the last row, save",
        "tick": "Mark it left, middle or right; on the last row, save",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "mark(-1)", "left", tooltip="Mark further to the left"),
        Binding("right", "mark(1)", "right", tooltip="Mark further to the right"),
        Binding("x", "skip", "skip", tooltip="Skip this row"),
        Binding("n", "another", "another step", tooltip="Show another small step"),
        Binding("ctrl+s", "keep", "save", tooltip="Save this reading"),
        Binding("escape,backspace,p", "app.pop_screen", "back", tooltip="Back to where you were"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._step = 0

    def compose_body(self) -> ComposeResult:
        """The rows, the question, the card."""
        with Vertical(id="body"):
            yield RowList(id="rows")
            yield Drawn(id="question", classes="framed")
            yield Drawn(id="card", classes="framed")

    def prepare(self) -> None:
        """Start at the first row."""
        titled(self.query_one("#question"), "The question")
        titled(self.query_one("#card"), "One small step towards")
        self.query_one("#rows").focus()

    def fill(self) -> None:
        """Rows with both dates, and the card when it is due."""
        rows = self.query_one("#rows", RowList)
        rows.show(compass_rows(self.snapshot, self._draft))
        last = " · {delete} delete the last" if self.snapshot.journal.readings else ""
        titled(rows, "Independence or distance", "space, ← → mark · {skip} skip · {save} save" + last)
        steps = [] if self._draft else steps_towards(self.snapshot)
        box = self.query_one("#card", Drawn)
        box.display = bool(steps)
        self.query_one("#question").display = not steps
        if steps:
            box.show(lambda width: distance_lines(steps, self._step, width))
        self.show_beside()

    def ticked(self, kind: str, key: Any) -> None:
        """Space: the next mark, or keep."""
        if kind == "keep":
            self.action_keep()
        else:
            self._put(key, ROUND[(ROUND.index(self._draft.get(key)) + 1) % len(ROUND)])

    opened = ticked  # so does Enter

    def action_mark(self, by: int) -> None:
        """One further to a side, from the middle when nothing is marked."""
        row = self._row()
        if row is not None:
            sides = ROUND[1:]
            now = self._draft.get(row)
            at = sides.index(now) if now is not None else 1
            self._put(row, sides[max(0, min(2, at + by))])

    def action_skip(self) -> None:
        """Leave the row out."""
        row = self._row()
        if row is not None:
            self._put(row, None)

    def action_another(self) -> None:
        """Another step."""
        self._step += 1
        self.fill()

    def action_keep(self) -> None:
        """Keep the reading."""
        marks = dict(self._draft)
        if self.shell.perform(lambda: self.shell.companion.care.read_compass(marks)):
            self._draft.clear()
            self._step = 0
            self.refresh_all()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a reading there is none to delete; another step follows one that is shown."""
        if action == "delete":
            return bool(self.snapshot.journal.readings)
        if action == "another":
            return self.query_one("#card").display
        return super().check_action(action, parameters)

    def action_delete(self) -> None:
        """D deletes the newest reading."""
        newest, _ = newest_two(self.snapshot.journal)
        if newest is not None:
            care = self.shell.companion.care
            Actions(self.shell).confirm(
                "Delete the last reading?",
                "Its marks go. {undo} brings it back.",
                lambda: care.delete_reading(newest.id),
            )

    @property
    def _draft(self) -> dict[str, Side]:
        return self.shell.drafts.compass

    def _row(self) -> str | None:
        key = self.query_one("#rows", RowList).key
        return key[1] if isinstance(key, tuple) and key[0] == "row" else None

    def _put(self, row: str, side: Side | None) -> None:
        if side is None:
            self._draft.pop(row, None)
        else:
            self._draft[row] = side
        self.fill()

    def show_beside(self) -> None:
        """The question of the row."""
        row = self._row()
        shot = self.snapshot
        self.query_one("#question", Drawn).show(lambda width: question_lines(row, shot, width))
