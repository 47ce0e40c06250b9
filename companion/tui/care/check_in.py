"""Check-in: the eleven signs, each marked or left out; never added up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from companion.content import signs
from companion.domain.check_in import Mark, Marked
from companion.domain.mutes import at_the_gate
from companion.services.unit_of_work import Change
from companion.tui.care.check_in_rows import detail_lines, sign_rows
from companion.tui.care.gate import SAFETY, GateDialog
from companion.tui.kit.beside import SideBySide
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.fields import Field, Values
from companion.tui.kit.form import FormDialog
from companion.tui.kit.framed import titled
from companion.tui.kit.keys import opens
from companion.tui.kit.rows import RowList

ROUND = (None, Marked.NOTICED, Marked.NOT_NOW, Marked.UNSURE)


class CheckInScreen(SideBySide):
    """The whole checklist; what fits a lapse comes first. Marks are kept when the check-in is."""

    HEADING = "Check-in"
    FIRST = "signs"
    MODE = "Check-in"
    PURPOSE = (
        "Questions, not a test. Space goes through noticed, not now, unsure and unmarked; Enter writes a "
        "line; {mute} mutes a sign for 30 days; the last row saves the check-in. Nothing "
        "is added up, and any "
        "sign may be left out."
    )
    SAYS: ClassVar[dict[str, str]] = {
        "open": "Write a line about it; on the last row, save",
        "tick": "Go through noticed, not now, unsure and unmarked",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "write", "write a line", tooltip="Write a line about the sign under the cursor"),
        Binding("n", "mark('noticed')", "noticed", show=False, tooltip="Mark it as noticed"),
        Binding("o", "mark('not now')", "not now", show=False, tooltip="Mark it as not now"),
        Binding("i", "mark('unsure')", "unsure", show=False, tooltip="Mark it as unsure"),
        Binding("m", "rest", "mute", tooltip="Mute this sign for 30 days, or end that"),
        Binding("ctrl+s", "keep", "save", tooltip="Save this check-in"),
        opens("p", "compass", "Open the compass: five questions, recharging or pulling away?"),
        opens("h", "history", "Show earlier check-ins as a grid"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._asked: list[str] = []  # the signs of the lapse one came from, first

    def compose_body(self) -> ComposeResult:
        """The signs, and the question of the one under the cursor."""
        with Vertical(id="body"):
            yield RowList(id="signs")
            with VerticalScroll(id="question", classes="framed"):
                yield Drawn(id="detail")

    def prepare(self) -> None:
        """Start at the first sign."""
        keys = "space mark · enter line · {mute} mute · {save} save · {compass} compass · {history} history"
        titled(self.query_one("#signs"), "Signs", keys)
        titled(self.query_one("#question"), "The question", "{write-a-line} write a line")
        super().prepare()

    def fill(self) -> None:
        """The signs with what is marked so far."""
        rows = sign_rows(self.snapshot, self._draft, self._asked, beside=self.beside)
        self.query_one("#signs", RowList).show(rows)
        self.show_beside()

    def about(self, signs: Sequence[str]) -> None:
        """Come from a question: its signs stand first, and the first is under the cursor."""
        self._asked = list(signs)
        if self.is_mounted and signs:
            self.fill()
            self.query_one("#signs", RowList).move_to(("sign", signs[0]))

    def ticked(self, kind: str, key: Any) -> None:
        """Space: the next mark."""
        if kind == "sign":
            now = self._draft.get(key, Mark(None))
            self._put(key, Mark(ROUND[(ROUND.index(now.marked) + 1) % len(ROUND)], now.note))

    def opened(self, kind: str, key: Any) -> None:
        """Enter writes a line; on the last row it keeps the check-in."""
        if kind == "keep":
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

        self.app.push_screen(FormDialog(signs()[sign].label, (field,), keep))

    def action_rest(self) -> None:
        """Mute the sign under the cursor for 30 days, or end that."""
        sign = self._sign()
        if sign is None:
            return
        care, muted = self.shell.companion.care, sign in self.snapshot.resting
        self.shell.perform(lambda: care.wake(sign) if muted else care.mute(sign))

    def action_keep(self) -> None:
        """Keep the check-in; after a sign that also occurs under pressure, one question comes.

        It comes after the one write, which mutes those signs whatever is said: no answer leaves a trace.
        """
        marks = dict(self._draft)
        care = self.shell.companion.care
        change = self.shell.perform(lambda: care.check_in(marks))
        if change is None:
            return
        self._draft.clear()
        self._asked = []
        self.refresh_all()
        self.query_one("#signs", RowList).action_edge(0)
        noticed = at_the_gate(marks)
        if noticed:
            self.app.push_screen(GateDialog(noticed), lambda page: self._go_on(change, page or ""))
        else:
            self._go_on(change)

    def _go_on(self, change: Change, page: str = "") -> None:
        """The end of the check-in; the safety card stands in its place, other people to turn to above it."""
        if page != SAFETY:
            self._show_end(change)
        if page:
            from companion.tui.care.support import TurnToPage

            self.app.push_screen(TurnToPage(safety=page == SAFETY))

    def _show_end(self, change: Change) -> None:
        from companion.tui.care.after_check_in import AfterCheckIn

        kept = next((edit.key for edit in change.delta if edit.table == "check_ins"), None)
        if kept is not None:
            cards = [edit.new.card for edit in change.delta if edit.table == "shown"]
            self.app.push_screen(AfterCheckIn(kept, cards))

    @property
    def _draft(self) -> dict[str, Mark]:
        return self.shell.drafts.check_in

    def _sign(self) -> str | None:
        key = self.query_one("#signs", RowList).key
        return key[1] if isinstance(key, tuple) and key[0] == "sign" else None

    def _put(self, sign: str, mark: Mark) -> None:
        if mark == Mark(None):
            self._draft.pop(sign, None)
        else:
            self._draft[sign] = mark
        self.fill()

    def show_beside(self) -> None:
        """The question of the sign."""
        sign, beside, roomy = self._sign(), self.beside, self.beside or self.below
        self.query_one("#detail", Drawn).show(
            lambda width: detail_lines(sign, self.snapshot, self._draft, width, roomy=roomy, beside=beside)
        )
        self.query_one("#question").scroll_home(animate=False)
