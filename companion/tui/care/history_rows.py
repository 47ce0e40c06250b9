"""The grid of earlier check-ins, and what was written."""

from __future__ import annotations

from companion.content import signs
from companion.domain.calendar import short_date
from companion.domain.check_in import CheckIn, Marked
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, beside, fit, paragraph
from companion.tui.kit.row_layout import Row


def check_in_rows(shot: Snapshot) -> list[Row]:
    """Each check-in with the lines that were written."""
    held = sorted(shot.journal.check_ins.values(), key=lambda one: (one.date, one.id), reverse=True)
    if not held:
        return [Row(None, lambda width: [(("Nothing written yet.", "muted"),)])]
    return [_row(check_in, shot) for check_in in held]


def _row(check_in: CheckIn, shot: Snapshot) -> Row:
    def draw(width: int) -> list[Line]:
        noticed = (sign for sign, mark in check_in.marks.items() if mark.marked is Marked.NOTICED)
        words = ", ".join(signs()[sign].label for sign in noticed if sign in signs()) or "nothing noticed"
        lines = beside([(fit(short_date(check_in.date, shot.today), 13), "")], words, width, "muted")
        for sign, mark in check_in.marks.items():
            if mark.note and sign in signs():
                lines += paragraph(f"{signs()[sign].label}: “{mark.note}”", width, "", "  ")
        if check_in.note:
            lines += paragraph(f"“{check_in.note}”", width, "", "  ")
        return lines

    return Row(("check-in", check_in.id), draw)
