"""What a screen is for, and every key that works on it now, from the bindings themselves."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from companion.tui.kit.dialog import Dialog
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.keys import Listed
from companion.tui.kit.lines import Line, columns, paragraph, wrap

KEYS = 12  # cells


class HelpDialog(Dialog[None]):
    """Words and keys; any of the closing keys leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "leave", "Leave"),
    ]

    def __init__(self, title: str, words: str, keys: list[Listed]) -> None:
        """``keys`` are shown in their order: first what works here, then what works everywhere."""
        super().__init__()
        self._title = title
        self._words = words
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The words above the keys."""
        with VerticalScroll(classes="dialog") as box:
            self.frame(box, self._title, "esc back")
            yield Drawn(self._draw)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

    def _draw(self, width: int) -> list[Line]:
        here = [key for key in self._keys if not key.everywhere]
        everywhere = [key for key in self._keys if key.everywhere]
        lines: list[Line] = list(paragraph(self._words, width))
        for title, keys in (("Here", here), ("Everywhere", everywhere)):
            if keys:
                lines += [(), ((title, "heading"),), *(line for key in keys for line in _lines(key, width))]
        return lines


def _lines(key: Listed, width: int) -> list[Line]:
    """A key and what it does, on as many lines as that takes."""
    words = wrap(key.words, width - KEYS - 1)
    first = columns(width, (key.keys, KEYS, "accent"), (words[0], 0, ""))
    return [first, *(((" " * (KEYS + 1) + more, ""),) for more in words[1:])]
