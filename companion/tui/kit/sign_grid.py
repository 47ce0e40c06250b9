"""Signs down, check-ins across: what was marked when, without a sum."""

from __future__ import annotations

from companion.content import signs
from companion.domain.check_in import Marked
from companion.domain.log_queries import newest
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, Role, Span, fit, paragraph, width_of

MARKS: dict[Marked | None, tuple[str, Role]] = {
    None: ("○", "muted"),
    Marked.NOTICED: ("●", "strong"),
    Marked.NOT_NOW: ("–", "muted"),
    Marked.UNSURE: ("?", ""),
}
LEGEND = "● noticed · ? unsure · – not now"
CELL = 7  # cells a date takes
MIN_CHECK_INS = 2  # check-ins that are shown where names take the rest


def grid_lines(shot: Snapshot, width: int) -> list[Line]:
    """Signs down, as many check-ins across as fit, the newest at the right."""
    widest = max(width_of(sign.label) for sign in signs().values()) + 1
    label = min(widest, max(width // 3, width - MIN_CHECK_INS * CELL))
    shown = newest(shot.journal.check_ins, shot.today, max(1, (width - label) // CELL))[::-1]
    if not shown:
        return paragraph("No check-in yet. esc goes back to the signs.", width, "muted")
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
