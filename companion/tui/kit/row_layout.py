"""Rows of a list as lines at a width: which line is whose, and where a cursor may stand. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import NamedTuple

from companion.tui.kit.lines import Line


class Row(NamedTuple):
    """One entry of a list: what it stands for, and how it is drawn at a width.

    A row without a key is a heading or a hint: shown, and passed over by the cursor. Where a row has days,
    ``day_at`` says which of them stands in a cell of a line at a width.
    """

    key: Hashable | None
    draw: Callable[[int], Sequence[Line]]
    day_at: Callable[[int, int, int], date | None] = lambda width, line, cell: None


class RowLayout:
    """``rows`` drawn one below the other. Never mutated: other rows, or another width, are another value."""

    def __init__(
        self, rows: Sequence[Row] = (), draw: Callable[[Row], Sequence[Line]] = lambda row: ()
    ) -> None:
        self.rows = tuple(rows)
        self.lines: list[Line] = []
        self.owners: list[int] = []  # for each line, the row it belongs to
        self._tops = [0]  # for each row its first line; at last, the number of all
        for n, row in enumerate(self.rows):
            own = draw(row)
            self.lines += own
            self.owners += [n] * len(own)
            self._tops.append(len(self.lines))

    def key_at(self, at: int) -> Hashable | None:
        """The key of row ``at``; None for a heading, and where there is no such row."""
        return self.rows[at].key if 0 <= at < len(self.rows) else None

    def span(self, at: int) -> tuple[int, int]:
        """The first line of row ``at``, and the one after its last. Raises IndexError for no row."""
        if not 0 <= at < len(self.rows):
            raise IndexError(at)
        return self._tops[at], self._tops[at + 1]

    def words_of(self, at: int) -> range:
        """The lines of row ``at`` without the blank ones above and below its words."""
        lines = range(*self.span(at))
        written = [n for n in lines if any(text.strip() for text, _ in self.lines[n])]
        return range(written[0], written[-1] + 1) if written else lines

    def row_of(self, line: int) -> int | None:
        """The row that ``line`` belongs to; None below the last, and for a row without a key."""
        if not 0 <= line < len(self.owners) or self.key_at(self.owners[line]) is None:
            return None
        return self.owners[line]

    @property
    def choosable(self) -> list[int]:
        """The rows that a cursor may stand on, in order."""
        return [n for n, row in enumerate(self.rows) if row.key is not None]

    def next_to(self, at: int, by: int) -> int | None:
        """The nearest such row after ``at``, or before it where ``by`` is below 0; None past an end."""
        places = range(at + 1, len(self.rows)) if by > 0 else range(at - 1, -1, -1)
        return next((n for n in places if self.rows[n].key is not None), None)

    def place_of(self, key: Hashable | None, was: int) -> int:
        """Where a cursor that was on ``key``, in row ``was``, goes: to that record, else near there. -1 where
        there is none to stand on.
        """
        places = self.choosable
        same = (n for n in places if key is not None and self.rows[n].key == key)
        return next(same, min(places, key=lambda n: (abs(n - was), n), default=-1))
