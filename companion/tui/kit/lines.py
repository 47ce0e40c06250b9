"""Lines of text with roles, the stuff every drawn widget is made of.

A line is a tuple of spans, a span is (text, role); a role is a name of what the text is, never a colour:
widgets turn roles into styles (see ``Drawn``). Text in a line is data, never markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from rich.cells import cell_len, set_cell_size

from companion.domain.plain import one_line

Role = str  # one of ROLES, or "" for plain words
Span = tuple[str, Role]
Line = tuple[Span, ...]
Cell = tuple[str, int | None, Role] | tuple[str, int, Role, str]  # text, width, role, and "right" to align so

HEIGHTS = "▁▂▃▄▅▆▇█"  # of bars, in one cell
DOT = "·"  # between two parts of a line
_NAME = re.compile(r"\{[a-z-]+\}")  # of a key that a hint names: the key is put in its place later
_KEY = "\ufffc" * 6  # stands for it while lines are broken, as wide as ``ctrl+y``

PILLARS: tuple[Role, ...] = ("solitude", "friends", "interests")
ROLES: tuple[Role, ...] = (
    *("muted", "accent", "warn", "strong", "heading", "day"),
    *PILLARS,
    *(f"{pillar}-{shade}" for pillar in PILLARS for shade in range(1, 6)),  # of squares, the faintest first
)


def width_of(text: str) -> int:
    """Cells that ``text`` takes in a terminal."""
    return cell_len(text)


def fit(text: str, width: int, align: Literal["left", "right"] = "left") -> str:
    """``text`` in just ``width`` cells: padded, or cut at a word with an ellipsis."""
    text = one_line(text)
    if width <= 0:
        return ""
    taken = cell_len(text)
    if taken > width:
        return set_cell_size(_cut(text, width), width)
    padding = " " * (width - taken)
    return padding + text if align == "right" else text + padding


def _cut(text: str, width: int) -> str:
    """The beginning of ``text`` in at most ``width`` cells: at a word, unless that costs more than half."""
    kept = set_cell_size(text, width - 1)
    words = kept if text[len(kept) :][:1] in " ,;:" else kept.rpartition(" ")[0]
    return (words if 2 * cell_len(words) >= width else kept).rstrip(" ,:;·") + "…"


def line(*spans: Span | str) -> Line:
    """A line of spans; a bare string has no role."""
    return tuple((span, "") if isinstance(span, str) else span for span in spans)


def length(of: Line) -> int:
    """Cells that a line takes."""
    return sum(cell_len(text) for text, _ in of)


def crop(of: Line, width: int) -> Line:
    """The line cut to ``width`` cells, with an ellipsis where something is lost."""
    if length(of) <= width:
        return of
    kept: list[Span] = []
    left = width
    for text, role in of:
        taken = cell_len(text)
        if taken < left:
            kept.append((text, role))
            left -= taken
        else:
            kept.append((_cut(text, left) if left > 0 else "", role))
            break
    return tuple(kept)


def columns(width: int, *cells: Cell) -> Line:
    """Cells side by side with one blank between; the one of width 0 takes what is left.

    A cell is (text, width, role) or (text, width, role, "right"). One of width None is as wide as its text,
    and left out, with its blank, where it has none.
    """
    shown = [cell for cell in cells if cell[0] or cell[1] is not None]
    widths = [cell_len(cell[0]) if cell[1] is None else cell[1] for cell in shown]
    left = max(0, width - sum(widths) - len(shown) + 1)
    spans: list[Span] = []
    for n, (cell, own) in enumerate(zip(shown, widths, strict=True)):
        if n:
            spans.append((" ", ""))
        align: Literal["left", "right"] = "right" if len(cell) > 3 else "left"
        spans.append((fit(cell[0], own or left, align), cell[2]))
    return tuple(spans)


def headed(width: int, name: str, aside: str) -> list[Line]:
    """A name with a quiet word at the right edge; below it where the name would be cut for it."""
    if width_of(name) + 1 + width_of(aside) <= width:
        return [columns(width, (name, 0, "strong"), (aside, None, "muted"))]
    return [*paragraph(name, width, "strong"), *paragraph(aside, width, "muted", "  ")]


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """``text`` as lines of at most ``width`` cells, broken at blanks, words longer than a line cut. A dot
    between two parts goes where a line is broken at it, and there it is broken if that leaves half a line.

    Any ``width`` will do, since widths are worked out from others: below 1 it counts as 1, and an ``indent``
    that would leave no room for words is left out. Only a character of two cells is wider than a line of one.
    """
    width = max(1, width)
    if cell_len(indent) >= width - 1:
        indent = ""
    out: list[str] = []
    current = indent
    for word in one_line(text).split():
        while cell_len(word) > width - cell_len(indent):
            room = width - cell_len(current) - (1 if current.strip() else 0)
            head = set_cell_size(word, max(0, room)).rstrip()
            if not head and current.strip():  # no room beside what stands there
                out.append(current)
                current = indent
                continue
            head = head or word[:1]
            out.append(f"{current} {head}" if current.strip() else current + head)
            word, current = word[len(head) :], indent
        joined = f"{current} {word}" if current.strip() else current + word
        if cell_len(joined) > width:
            before, _, part = current.rpartition(f" {DOT} ")
            whole = f"{indent}{part} {word}"
            if 2 * cell_len(before) >= width >= cell_len(whole) and word != DOT:
                out.append(before)
                current = whole
                continue
            out.append(current.removesuffix(f" {DOT}"))
            current = indent if word == DOT else indent + word
        else:
            current = joined
    if current.strip() or not out:
        out.append(current)
    return out


def paragraph(text: str, width: int, role: Role = "", indent: str = "") -> list[Line]:
    """``text`` wrapped, as lines of one role. The ``{name}`` of a key in quiet words takes no more room
    than a key.
    """
    names = _NAME.findall(text) if role == "muted" else []
    left = iter(names)
    parts = wrap(_NAME.sub(_KEY, text) if names else text, width, indent)
    return [((re.sub(_KEY, lambda _: next(left, _KEY), part), role),) for part in parts]


def beside(
    head: Iterable[Span], text: str, width: int, role: Role = "", lead: int | None = None
) -> list[Line]:
    """``text`` after ``head``, wrapped; its further lines stand under its first.

    ``lead`` is the cells that ``head`` takes, where it names a key: that is put in its place later.
    """
    head = tuple(head)
    lead = length(head) if lead is None else lead
    first, *more = wrap(text, width - lead)
    return [(*head, (first, role)), *(((" " * lead, ""), (part, role)) for part in more)]


def bar(fraction: float, width: int) -> str:
    """A bar of ``width`` cells, filled to ``fraction`` (0 to 1); told apart by height, not by colour."""
    width = max(0, width)
    filled = round(max(0.0, min(1.0, fraction)) * width)
    return "▆" * filled + "▁" * (width - filled)


def joined(parts: Iterable[str], between: str = f" {DOT} ") -> str:
    """The parts that are not empty, with a dot between them."""
    return between.join(part for part in parts if part)
