"""What a screen is for, and every key that works on it now, from the bindings themselves."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from companion.tui.kit.dialog import Dialog, DialogBox
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.keys import Listed
from companion.tui.kit.lines import Line, columns, paragraph, width_of, wrap


class HelpDialog(Dialog[None]):
    """Words and keys; any of the closing keys leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "dismiss", "Leave"),
    ]

    def __init__(self, title: str, words: str, keys: list[Listed]) -> None:
        """``keys`` are shown in their order: first what works here, then what works everywhere."""
        super().__init__()
        self._title = title
        self._words = words
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The words above the keys."""
        with DialogBox(can_focus=True) as box:
            self.frame(box, self._title, "esc back")
            yield Drawn(self._draw)

    def _draw(self, width: int) -> list[Line]:
        here = [key for key in self._keys if not key.everywhere]
        everywhere = [key for key in self._keys if key.everywhere]
        lines: list[Line] = list(paragraph(self._words, width))
        room = min(width // 2, max((width_of(key.keys) for key in self._keys), default=0) + 1)
        for title, keys in (("Here", here), ("Everywhere", everywhere)):
            if keys:
                lines += [
                    (),
                    ((title, "heading"),),
                    *(line for key in keys for line in _lines(key, room, width)),
                ]
        return lines


def _lines(key: Listed, room: int, width: int) -> list[Line]:
    """A key, in ``room`` cells, and what it does, on as many lines as that takes."""
    words = wrap(key.words, width - room - 1)
    first = columns(width, (key.keys, room, "accent"), (words[0], 0, ""))
    return [first, *(((" " * (room + 1) + more, ""),) for more in words[1:])]
