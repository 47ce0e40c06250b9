"""Check-in: the eleven signs, each marked or left out; never added up."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from companion.domain.check_in import Mark, Marked
from companion.domain.lapse import Lapse
from companion.tui.dialogs.form import Field, FormDialog, Values
from companion.tui.screens.base import PillarScreen, titled
from companion.tui.views.check_in import detail_lines, sign_rows
from companion.tui.widgets.drawn import Drawn
from companion.tui.widgets.rows import RowList

ROUND = (None, Marked.NOTICED, Marked.NOT_NOW, Marked.UNSURE)


class CheckInScreen(PillarScreen):
    """The whole checklist; what fits a lapse comes first. Marks are kept when the check-in is."""

    HEADING = "Check-in"
    MODE = "Check-in"
    PURPOSE = (
        "Questions, not a test. Space goes through noticed, not now, unsure and unmarked; Enter writes a "
        "line; the last row keeps the check-in. Nothing is added up, and any sign may be left out."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "write", "write a line", tooltip="Write a line about the sign under the cursor"),
        Binding("n", "mark('noticed')", "noticed", show=False, tooltip="Mark it as noticed"),
        Binding("o", "mark('not now')", "not now", show=False, tooltip="Mark it as not now"),
        Binding("i", "mark('unsure')", "unsure", show=False, tooltip="Mark it as unsure"),
        Binding("ctrl+s", "keep", "keep", tooltip="Keep this check-in"),
        Binding("h", "history", "history", tooltip="Earlier check-ins as a grid"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._draft: dict[str, Mark] = {}
        self._asked: list[str] = []  # the signs of the lapse one came from: it is answered, and still first

    def compose_body(self) -> ComposeResult:
        """The signs, and the question of the one under the cursor."""
        with Vertical(id="body"):
            yield RowList(id="signs")
            yield Drawn(id="detail", classes="framed")

    def prepare(self) -> None:
        """Start at the first sign."""
        titled(self.query_one("#signs"), "Signs", "space mark · enter write a line · ctrl+s keep · h history")
        titled(self.query_one("#detail"), "The question")
        self.query_one("#signs").focus()

    def fill(self) -> None:
        """The signs with what is marked so far."""
        self.query_one("#signs", RowList).show(sign_rows(self.snapshot, self._draft, self._asked))
        self._show_detail()

    def about(self, lapse: Lapse) -> None:
        """Come from a lapse: its first sign is under the cursor."""
        self._asked = [fitting.sign for fitting in lapse.signs]
        if self.is_mounted:
            self.fill()
            self.query_one("#signs", RowList).move_to(("sign", lapse.signs[0].sign))

    def on_row_list_moved(self) -> None:
        """The question follows the cursor."""
        self._show_detail()

    def ticked(self, message: RowList.Ticked) -> None:
        """Space: the next mark."""
        sign = self._sign()
        if sign is None:
            return
        now = self._draft.get(sign, Mark(None))
        self._put(sign, Mark(ROUND[(ROUND.index(now.marked) + 1) % len(ROUND)], now.note))

    def opened(self, message: RowList.Opened) -> None:
        """Enter writes a line; on the last row it keeps the check-in."""
        if message.key == ("keep", 0):
            self.action_keep()
        else:
            self.action_write()

    def action_mark(self, marked: str) -> None:
        """Mark the sign under the cursor, or unmark it when it already is so."""
        sign = self._sign()
        if sign is not None:
            now = self._draft.get(sign, Mark(None))
            wanted = Marked(marked)
            self._put(sign, Mark(None if now.marked is wanted else wanted, now.note))

    def action_write(self) -> None:
        """One line about the sign under the cursor."""
        sign = self._sign()
        if sign is None:
            return
        now = self._draft.get(sign, Mark(None))
        field = Field("note", "a line", now.note, "in your own words")

        def keep(values: Values) -> None:
            self._put(sign, Mark(now.marked, values["note"].strip()))

        self.app.push_screen(FormDialog("In your own words", (field,), keep))

    def action_keep(self) -> None:
        """Keep the check-in, and show what it says and what could be next."""
        marks = dict(self._draft)
        care = self.companion_app.companion.care
        change = self.companion_app.perform(lambda: care.check_in(marks))
        if change is not None:
            self._draft = {}
            self._asked = []
            self.refresh_all()
            from companion.tui.screens.after_check_in import AfterCheckIn

            self.app.push_screen(AfterCheckIn(change.delta[0].key))

    def action_history(self) -> None:
        """Earlier check-ins."""
        from companion.tui.screens.history import HistoryPage

        self.app.push_screen(HistoryPage())

    def _sign(self) -> str | None:
        key = self.query_one("#signs", RowList).key
        return key[1] if isinstance(key, tuple) and key[0] == "sign" else None

    def _put(self, sign: str, mark: Mark) -> None:
        self._draft[sign] = mark
        self.fill()

    def _show_detail(self) -> None:
        sign = self._sign()
        self.query_one("#detail", Drawn).show(
            lambda width: detail_lines(sign, self.snapshot, self._draft, width)
        )
