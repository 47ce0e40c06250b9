"""The last line of a screen: its keys, from the same bindings that help and palette read."""

from __future__ import annotations

from textual.strip import Strip

from companion.tui.lines import Line, Span, length
from companion.tui.widgets.drawn import RoleStyles


class KeyBar(RoleStyles):
    """Keys left and right on one line; what does not fit is left out from the end (help has all)."""

    def __init__(self, left: list[tuple[str, str]], right: list[tuple[str, str]], here: str = "") -> None:
        super().__init__()
        self._left, self._right, self._here = left, right, here

    def render_line(self, y: int) -> Strip:
        """The only line."""
        width = self.size.width
        right = _spans(self._right, "")
        left: Line = ()
        for n in range(len(self._left), 0, -1):
            left = _spans(self._left[:n], self._here)
            if length(left) + length(right) <= width:
                break
        else:
            left = ()
        gap = width - length(left) - length(right)
        if gap < 0:
            right, gap = (), width - length(left)
        return self.strip_of((*left, (" " * gap, ""), *right), width)


def _spans(keys: list[tuple[str, str]], here: str) -> Line:
    spans: list[Span] = []
    for key, words in keys:
        spans += [
            (" ", ""),
            (key, "accent"),
            (f" {words} " if words else " ", "strong" if words == here else "muted"),
        ]
    return tuple(spans)
