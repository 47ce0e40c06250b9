"""What is behind this? One question, whose answer goes nowhere.

The result says what to show next and whether the signs rest, and is forgotten with the dialog. Two ways lead
to the same rest: an answer, and the line that offers it to everybody.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from companion.content import gate, words
from companion.domain.plain import one_line
from companion.tui.kit.dialog import Dialog
from companion.tui.kit.lines import Line, paragraph
from companion.tui.kit.rows import Row, RowList

REST = 0  # the line that is not an answer


class Next(NamedTuple):
    """What follows: whether the signs rest, and which page is shown."""

    rest: bool = False
    page: str = ""  # "safety", "resources" or nothing


class GateDialog(Dialog[Next]):
    """Arrows and Enter, or a letter; Escape skips."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "skip", "Skip"),
        *(Binding(letter, f"choose({n})", "Answer", show=False) for n, letter in enumerate("abcde", 1)),
        Binding("r", f"choose({REST})", "Let rest", show=False),
    ]

    def __init__(self, signs: list[str]) -> None:
        super().__init__()
        self._signs = signs

    def compose(self) -> ComposeResult:
        """The signs it is about, the answers, and the rest that is offered to all."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(one_line(gate().question))
            box.border_subtitle = Content("enter choose · esc skip · nothing you answer is kept")
            yield Static(Content(one_line(", ".join(self._signs))), classes="form--words")
            yield RowList()

    def on_mount(self) -> None:
        """The answers."""
        letters = zip("abcde", gate().answers, strict=True)
        rows = [_row(n, letter, answer) for n, (letter, answer) in enumerate(letters, 1)]
        listing = self.query_one(RowList)
        listing.show([*rows, _row(REST, "r", words("check_in", "gate_rest"))])
        listing.focus()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter chooses."""
        assert isinstance(message.key, int)
        self.action_choose(message.key)

    def on_row_list_ticked(self, message: RowList.Ticked) -> None:
        """So does space."""
        assert isinstance(message.key, int)
        self.action_choose(message.key)

    def action_choose(self, number: int) -> None:
        """Close with what follows from an answer."""
        if number == REST or number == gate().safety_card_on:
            self.dismiss(Next(rest=True, page="" if number == REST else "safety"))
        else:
            self.dismiss(Next(page="resources" if number == gate().resources_only_on else ""))

    def action_skip(self) -> None:
        """Close without an answer."""
        self.dismiss(Next())


def _row(number: int, letter: str, answer: str) -> Row:
    def draw(width: int) -> list[Line]:
        first, *more = paragraph(answer, width - 3)
        return [((letter, "accent"), ("  ", ""), *first), *(((("   ", ""), *rest)) for rest in more)]

    return Row(number, draw)
