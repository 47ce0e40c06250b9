"""Text as Markdown: somebody's words stay words, whatever signs are in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from companion.domain.plain import one_line

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_BEGINNINGS = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def plain(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown would read as more than a letter."""
    escaped = _SIGNS.sub(r"\\\1", " ".join(one_line(text).split()))
    return _BEGINNINGS.sub(lambda found: found[1] + found[2][:-1] + "\\" + found[2][-1], escaped)


def heading(level: int, text: str) -> str:
    """A heading with an empty line after it."""
    return f"{'#' * level} {plain(text)}\n\n"


def listed(items: Iterable[str]) -> str:
    """A list of items that are Markdown already, with an empty line after it; nothing for none."""
    lines = "".join(f"- {item}\n" for item in items)
    return f"{lines}\n" if lines else ""


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of cells that are Markdown already; nothing without a row."""
    found = list(rows)
    if not found:
        return ""
    lines = [head, tuple("---" for _ in head), *found]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines) + "\n"
