"""The grid of earlier check-ins, and what was written."""

from __future__ import annotations

from companion.content import signs
from companion.domain.check_in import CheckIn, Mark
from companion.services.snapshot import Snapshot
from companion.tui.care.check_in_rows import MARKS
from companion.tui.kit.lines import Line, Span, columns, fit, line, paragraph
from companion.tui.kit.rows import Row
from companion.tui.kit.wording import short_date

CELL = 7  # cells a date takes


def newest_first(shot: Snapshot) -> list[CheckIn]:
    """All check-ins, the newest first."""
    return sorted(shot.journal.check_ins.values(), key=lambda c: (c.date, c.id), reverse=True)


def grid_lines(shot: Snapshot, width: int) -> list[Line]:
    """Signs down, as many check-ins across as fit, the newest at the right."""
    held = newest_first(shot)
    if not held:
        return [line(("No check-in yet. esc goes back to the signs.", "muted"))]
    label = min(28, width // 3)
    shown = list(reversed(held[: max(1, (width - label) // CELL)]))
    head: list[Span] = [(" " * label, "")]
    head += [(fit(f"{c.date.day} {c.date:%b}", CELL - 1, "right") + " ", "muted") for c in shown]
    lines: list[Line] = [tuple(head)]
    for sign in signs().values():
        cells: list[Span] = [(fit(sign.label, label), "")]
        for check_in in shown:
            mark = check_in.marks.get(sign.id)
            glyph, role = MARKS[mark.marked] if mark is not None and mark.marked else (" ", "muted")
            cells.append((glyph.rjust(CELL - 3) + "   ", role))
        lines.append(tuple(cells))
    return lines


def check_in_rows(shot: Snapshot) -> list[Row]:
    """Each check-in with the lines that were written."""
    held = newest_first(shot)
    if not held:
        return [Row(None, lambda width: [(("Nothing written yet.", "muted"),)])]
    return [_row(check_in, shot) for check_in in held]


def _row(check_in: CheckIn, shot: Snapshot) -> Row:
    def draw(width: int) -> list[Line]:
        marked = [signs()[s].label for s, mark in check_in.marks.items() if _noticed(mark) and s in signs()]
        words = ", ".join(marked) if marked else "nothing noticed"
        lines: list[Line] = [
            columns(width, (short_date(check_in.date, shot.today), 12, ""), (words, 0, "muted"))
        ]
        for sign, mark in check_in.marks.items():
            if mark.note and sign in signs():
                lines += paragraph(f"{signs()[sign].label}: “{mark.note}”", width, "", "  ")
        if check_in.note:
            lines += paragraph(f"“{check_in.note}”", width, "", "  ")
        return lines

    return Row(("check-in", check_in.id), draw)


def _noticed(mark: Mark) -> bool:
    return mark.marked == "noticed"
