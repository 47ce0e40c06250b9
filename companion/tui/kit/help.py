"""What a screen is for, and every key that works on it now, from the bindings themselves."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from companion.tui.kit.dialog import Dialog
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.lines import Line, columns, paragraph


class HelpDialog(Dialog[None]):
    """Words and keys; any of the closing keys leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "leave", "Leave"),
    ]

    def __init__(self, title: str, words: str, keys: list[tuple[str, str]]) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The words above the keys."""
        with VerticalScroll(classes="dialog") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("esc back")
            yield Drawn(self._draw)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

    def _draw(self, width: int) -> list[Line]:
        keys = [columns(width, (key, 12, "accent"), (words, 0, "")) for key, words in self._keys]
        return [*paragraph(self._words, width), (), *keys]
