"""What is behind this? One question, asked after the check-in was kept, whose answer goes nowhere.

The result says which page to show next, and is forgotten with the dialog. The signs it is about are muted by
then, whatever is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from companion.content import gate, signs
from companion.domain.plain import one_line
from companion.tui.kit.dialog import Dialog, DialogBox
from companion.tui.kit.lines import Line, beside
from companion.tui.kit.row_layout import Row
from companion.tui.kit.rows import RowList

SAFETY, RESOURCES = "safety", "resources"  # the pages that may follow


class GateDialog(Dialog[str]):
    """Arrows and Enter, or a letter; Escape skips. The result is a page, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", "Skip"),
        *(Binding(letter, f"choose({n})", "Answer", show=False) for n, letter in enumerate("abcde", 1)),
    ]

    def __init__(self, noticed: Sequence[str]) -> None:
        """``noticed`` are the signs of the gate that were marked noticed."""
        super().__init__()
        self._noticed = noticed

    def compose(self) -> ComposeResult:
        """The signs it is about, and the answers."""
        labels = ", ".join(signs()[sign].label for sign in self._noticed)
        with DialogBox() as box:
            self.frame(box, gate().question, "enter choose · esc skip")
            words = f"{labels}. Nothing you answer is kept."
            yield Static(Content(one_line(words)), classes="form--words")
            yield RowList()

    def on_mount(self) -> None:
        """The answers."""
        lettered = zip("abcde", gate().answers_for(self._noticed), strict=True)
        rows = [_row(n, letter, answer) for n, (letter, answer) in enumerate(lettered, 1)]
        listing = self.query_one(RowList)
        listing.show(rows)
        listing.focus()

    def on_row_list_opened(self, message: RowList.Opened | RowList.Ticked) -> None:
        """Enter chooses."""
        assert isinstance(message.key, int)
        self.action_choose(message.key)

    on_row_list_ticked = on_row_list_opened  # so does space

    def action_choose(self, number: int) -> None:
        """Close with the page that follows from an answer."""
        pages = {gate().safety_card_on: SAFETY, gate().resources_only_on: RESOURCES}
        self.dismiss(pages.get(number, ""))


def _row(number: int, letter: str, answer: str) -> Row:
    def draw(width: int) -> list[Line]:
        return beside([(letter, "accent"), ("  ", "")], answer, width)

    return Row(number, draw)
