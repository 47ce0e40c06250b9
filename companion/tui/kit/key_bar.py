"""The last line of a screen: its keys, from the same bindings that help and palette read."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.strip import Strip

from companion.tui.kit.drawn import RoleStyles
from companion.tui.kit.keys import keys_for, press, shown_key
from companion.tui.kit.lines import Line, Span, length


class Item(NamedTuple):
    """A key as Textual calls it, and the word beside it."""

    key: str
    words: str


class KeyBar(RoleStyles):
    """Keys left and right on one line; what does not fit is left out from the end (help has all).

    ``left`` and ``right`` are pairs: the name of a key (see ``named``), and a word. A click presses the key.
    """

    def __init__(self, left: list[tuple[str, str]], right: list[tuple[str, str]], here: str = "") -> None:
        super().__init__()
        self._left, self._right, self._here = left, right, here

    def render_line(self, y: int) -> Strip:
        """The only line."""
        return self.strip_of(tuple(span for spans, _ in self._drawn() for span in spans), self.size.width)

    async def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer."""
        end = 0
        for spans, key in self._drawn():
            end += length(spans)
            if event.x < end:
                if key:
                    await press(self.app, key)
                return

    def _drawn(self) -> list[tuple[Line, str]]:
        """The line in pieces, each with the key it stands for, if any."""
        width = self.size.width
        left, right, gap = self._fitting(width)
        taken = _length(left, self._here, gap) + _length(right, "", gap)
        if taken > width:
            right = []
        room = max(0, width - _length(left, self._here, gap) - _length(right, "", gap))
        return [*_pieces(left, self._here, gap), (((" " * room, ""),), ""), *_pieces(right, "", gap)]

    def _fitting(self, width: int) -> tuple[list[Item], list[Item], str]:
        """All of it; else closer together, then without words at the right, then with the word of this place
        only, then without the last keys. And the gap between two.
        """
        keys = keys_for(self)
        every, last = ([Item(keys[name], words) for name, words in of] for of in (self._left, self._right))
        short = [item._replace(words="") for item in last]
        bare = [item if item.words == self._here else item._replace(words="") for item in every]
        fewer = [(bare[:n], short, " ") for n in range(len(bare), 0, -1)]
        for left, right, gap in ((every, last, "  "), (every, last, " "), (every, short, " "), *fewer):
            if _length(left, self._here, gap) + _length(right, "", gap) <= width:
                return left, right, gap
        return [], short, " "


def _pieces(items: list[Item], here: str, gap: str) -> list[tuple[Line, str]]:
    if not items:
        return []
    pieces: list[tuple[Line, str]] = [(((" ", ""),), "")]
    for n, (key, words) in enumerate(items):
        spans: list[Span] = [(shown_key(key), "accent")]
        if words:
            spans.append((f" {words}", "strong" if words == here else "muted"))
        pieces += [(((gap if n else "", ""),), ""), (tuple(spans), key)]
    return [*pieces, (((" ", ""),), "")]


def _length(items: list[Item], here: str, gap: str) -> int:
    return sum(length(spans) for spans, _ in _pieces(items, here, gap))
