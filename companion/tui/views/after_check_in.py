"""What the end of a check-in says."""

from __future__ import annotations

from companion.content import signs
from companion.domain.check_in import CheckIn, Marked
from companion.domain.pace import Pace
from companion.services.snapshot import Snapshot
from companion.tui.lines import Line, columns, line, paragraph
from companion.tui.views.check_in import MARKS, last_marked
from companion.tui.widgets.rows import Row
from companion.tui.wording import count, day_words, idle_words

MOST_STEPS = 3


def closing_lines(check_in: CheckIn, shot: Snapshot, width: int) -> list[Line]:
    """Each mark, and when that sign was marked before; no totals."""
    lines: list[Line] = []
    for sign_id, mark in check_in.marks.items():
        sign = signs().get(sign_id)
        if sign is None:
            continue
        glyph, role = MARKS[mark.marked]
        before = last_marked(sign_id, shot, before=check_in.id)
        word = mark.marked.value if mark.marked else "a line"
        when = f"before: {day_words(before.date, shot.today)}" if before else "for the first time"
        lines.append(
            columns(width, (glyph, 1, role), (sign.label, 0, ""), (word, 8, role), (when, 20, "muted"))
        )
        if mark.note:
            lines += paragraph(f"“{mark.note}”", width, "muted", "  ")
        if mark.marked is Marked.NOTICED:
            lines += paragraph(sign.step, width, "muted", "  ")
    return lines or [line(("Only a line was kept.", "muted"))]


def step_rows(check_in: CheckIn, shot: Snapshot) -> list[Row]:
    """One to three steps that one key does: a contact, an interest, a quiet stretch."""
    rows: list[Row] = []
    waiting = [s for s in shot.friends if s.ratio is not None and s.state != "resting"]
    if waiting:
        longest = max(waiting, key=lambda standing: standing.ratio or 0)
        words = f"Log a contact with {longest.friend.name}"
        quiet = (
            f"{count((shot.today - longest.last).days, 'days')} quiet" if longest.last else "none logged yet"
        )
        rows.append(_step(("friend", longest.friend.id), words, quiet))
    untouched = [p for p in shot.interests if p.pace is not Pace.REACHED]
    if untouched:
        oldest = max(untouched, key=lambda progress: progress.idle_days)
        words = f"Twenty minutes of {oldest.interest.name}"
        rows.append(_step(("interest", oldest.interest.id), words, idle_words(oldest)))
    lapsed = [
        view for view in shot.habits if view.streak.lapsed_on is not None and view.streak.state == "open"
    ]
    if lapsed:
        rows.append(
            _step(("habit", lapsed[0].habit.id), f"Ten minutes of {lapsed[0].habit.name}", "a small restart")
        )
    rows = rows[:MOST_STEPS]
    return rows or [_step(("quiet", 0), "Half an hour of quiet, just so", "")]


def _step(key: tuple[str, int], words: str, quiet: str) -> Row:
    return Row(key, lambda width: [columns(width, ("→", 1, "accent"), (words, 0, ""), (quiet, 18, "muted"))])
