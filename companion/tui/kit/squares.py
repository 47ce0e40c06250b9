"""Squares in five shades of a pillar's hue; where a terminal has no shades, five shapes instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from companion.tui.kit.lines import Line, Role, Span

SQUARE, NONE = "■", "·"
SHADES = 5
SHAPES = "▪░▒▓▇"  # for the shades 1 to 5; the fullest leaves a blank eighth, or rows would grow into walls
PLAIN = "-plain-squares"  # the class of an app whose terminal has no shades


def level(number: float, most: float) -> int:
    """The shade for ``number`` where ``most`` has the fullest: 0 for nothing at all, then 1 to 5."""
    return 0 if number <= 0 or most <= 0 else min(SHADES, max(1, -int(-number * SHADES // most)))


def square(pillar: Role, shade: int) -> Span:
    """One cell: a square of that shade, a dot for 0."""
    return (SQUARE, f"{pillar}-{shade}") if shade else (NONE, "muted")


def in_shape(span: Span) -> Span:
    """The same span where there are no shades: the shape says what the shade would."""
    text, role = span
    pillar, _, shade = role.rpartition("-")
    if not pillar or not shade.isdigit():
        return span
    return text.replace(SQUARE, SHAPES[int(shade) - 1]), pillar


def row(cells: Iterable[Span], across: int) -> Line:
    """Squares side by side, each ``across`` cells wide; neighbours of one shade are one piece."""
    pieces = groupby(cells, key=lambda cell: cell[1])
    return tuple(("".join(text.ljust(across) for text, _ in group), role) for role, group in pieces)


def scale(pillar: Role) -> Line:
    """The five shades in a row, for a legend."""
    return row((square(pillar, shade) for shade in range(1, SHADES + 1)), 2)


def month_names(weeks: Sequence[date], across: int) -> str:
    """Names over weeks of ``across`` cells, each over the week its month begins in, none over another's.

    The month that the first week is in the midst of is named where there is room before the next.
    """
    begins = [
        (n, day) for n, first in enumerate(weeks) for day in (_first_of_month(first),) if day is not None
    ]
    if weeks and (not begins or begins[0][0] > 0):
        begins.insert(0, (0, weeks[0]))
    text = ""
    for at, (n, day) in enumerate(begins):
        last = at + 1 == len(begins)
        room = ((len(weeks) if last else begins[at + 1][0]) - n) * across
        name = f"{day:%b}"
        if room >= len(name) + (0 if last else 1):
            text = text.ljust(n * across) + name
    return text


def _first_of_month(week: date) -> date | None:
    return next((day for n in range(7) if (day := week + timedelta(days=n)).day == 1), None)
