"""The last line of a screen: its keys, from the same bindings that help and palette read."""

from __future__ import annotations

from textual.strip import Strip

from companion.tui.kit.drawn import RoleStyles
from companion.tui.kit.keys import keys_for
from companion.tui.kit.lines import Line, Span, length


class KeyBar(RoleStyles):
    """Keys left and right on one line; what does not fit is left out from the end (help has all).

    ``left`` and ``right`` are pairs: the name of a key (see ``named``), and a word.
    """

    def __init__(self, left: list[tuple[str, str]], right: list[tuple[str, str]], here: str = "") -> None:
        super().__init__()
        self._left, self._right, self._here = left, right, here

    def render_line(self, y: int) -> Strip:
        """The only line."""
        width = self.size.width
        left, right = self._fitting(width)
        gap = width - length(left) - length(right)
        if gap < 0:
            right, gap = (), max(0, width - length(left))
        return self.strip_of((*left, (" " * gap, ""), *right), width)

    def _fitting(self, width: int) -> tuple[Line, Line]:
        """All of it; else closer together, then without words at the right, then with the word of this place
        only, then without the last keys.
        """
        keys = keys_for(self)
        every, last = ([(keys[name], words) for name, words in of] for of in (self._left, self._right))
        short = [(key, "") for key, _ in last]
        bare = [(key, words if words == self._here else "") for key, words in every]
        for places, right, gap in (
            (every, last, "  "),
            (every, last, " "),
            (every, short, " "),
            (bare, short, " "),
        ):
            left, beside = _spans(places, self._here, gap), _spans(right, "", gap)
            if length(left) + length(beside) <= width:
                return left, beside
        for n in range(len(bare) - 1, 0, -1):
            left, beside = _spans(bare[:n], self._here, " "), _spans(short, "", " ")
            if length(left) + length(beside) <= width:
                return left, beside
        return (), _spans(short, "", " ")


def _spans(keys: list[tuple[str, str]], here: str, gap: str) -> Line:
    spans: list[Span] = [(" ", "")]
    for n, (key, words) in enumerate(keys):
        spans += [(gap if n else "", ""), (key, "accent")]
        if words:
            spans.append((f" {words}", "strong" if words == here else "muted"))
    return (*spans, (" ", ""))
