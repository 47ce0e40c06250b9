"""What the end of a check-in says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from companion.content import scripts, signs, words
from companion.domain.calendar import short_date
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.spoken import amount
from companion.services.next_steps import NextStep, StepKind
from companion.services.snapshot import Snapshot
from companion.tui.care.check_in_rows import last_marked, last_words
from companion.tui.kit.lines import Cell, Line, beside, columns, line, paragraph, width_of
from companion.tui.kit.row_layout import Row
from companion.tui.kit.sign_grid import MARKS
from companion.tui.kit.wording import idle_words

ONE_LINE = 60  # cells from which a sign, or a step, is one line
KEYS = {
    StepKind.CONTACT: "{contact}",
    StepKind.PLAN: "{plan}",
    StepKind.TEN: "{ten-minutes}",
    StepKind.SCRIPT: "{open-the-words}",
    StepKind.CHOICE: "{write-a-choice}",
    StepKind.VIEW: "{write-a-view}",
}


def closing_rows(check_in: CheckIn, shot: Snapshot) -> list[Row]:
    """Each mark, and when that sign was marked before; no totals."""
    rows = [
        _closing_row(sign_id, mark, check_in, shot)
        for sign_id, mark in check_in.marks.items()
        if sign_id in signs()
    ]
    return rows or [Row(None, lambda width: [line(("Only a line was saved.", "muted"))])]


def _closing_row(sign_id: str, mark: Mark, check_in: CheckIn, shot: Snapshot) -> Row:
    sign = signs()[sign_id]

    def draw(width: int) -> list[Line]:
        glyph, role = MARKS[mark.marked]
        before = last_marked(sign_id, shot, before=check_in.id)
        word = mark.marked.value if mark.marked else "a line"
        when = last_words(sign_id, before, short_date(before.date, shot.today)) if before else ""
        when = when or "for the first time"
        head: list[Cell] = [(glyph, 1, role), (sign.label, 0, ""), (word, 8, role)]
        if width < ONE_LINE:
            lines = [columns(width, *head), *paragraph(when, width, "muted", "  ")]
        else:
            lines = [columns(width, *head, (when, None, "muted"))]
        if mark.note:
            lines += paragraph(f"“{mark.note}”", width, "muted", "  ")
        if sign_id in shot.resting:
            day = short_date(shot.resting[sign_id], shot.today)
            lines += paragraph(words("check_in", "rests", day=day), width, "muted", "  ")
        elif mark.marked is Marked.NOTICED:
            lines += paragraph(sign.step, width, "muted", "  ")
        return lines

    return Row(("mark", sign_id), draw)


def step_rows(steps: Sequence[NextStep], done: Collection[NextStep], shot: Snapshot) -> list[Row]:
    """The steps, each with its key; what was done since says so."""
    if not steps:
        return [Row(None, lambda width: paragraph("Nothing more for today. esc leaves.", width, "muted"))]
    return [_step_row(step, step in done, shot) for step in steps]


def _step_row(step: NextStep, done: bool, shot: Snapshot) -> Row:
    said, quiet = step_words(step, shot)

    def draw(width: int) -> list[Line]:
        mark = "✓" if done else KEYS[step.kind]
        aside = "done" if done else quiet
        if width < ONE_LINE or 2 + width_of(said) + 1 + width_of(aside) > width:
            told = paragraph(aside, width, "muted", "  ") if aside else []
            return [*beside([(mark, "accent"), (" ", "")], said, width, lead=2), *told]
        rest = columns(width - 2, (said, 0, ""), (aside, None, "muted"))
        return [((mark, "accent"), (" ", ""), *rest)]

    return Row(("next", step), draw)


def step_words(step: NextStep, shot: Snapshot) -> tuple[str, str]:
    """What a step is, and the fact beside it."""
    journal = shot.journal
    if step.kind is StepKind.CONTACT and step.subject in journal.friends:
        friend = journal.friends[step.subject]
        status = next((one for one in shot.friends if one.friend.id == friend.id), None)
        last = status.last if status else None
        quiet = f"{amount((shot.today - last).days, 'days')} quiet" if last else "none logged yet"
        return f"Log a contact with {friend.name}", quiet
    if step.kind is StepKind.PLAN and step.subject in journal.interests:
        progress = next((one for one in shot.interests if one.interest.id == step.subject), None)
        name = journal.interests[step.subject].name
        return f"Plan twenty minutes of {name}", idle_words(progress) if progress else ""
    if step.kind is StepKind.PLAN:
        return "Plan half an hour of quiet", "a block of time"
    if step.kind is StepKind.TEN and step.subject in journal.habits:
        return f"Begin ten minutes of {journal.habits[step.subject].name}", "now"
    if step.kind is StepKind.TEN:
        return "Begin ten quiet minutes", "now"
    if step.kind is StepKind.SCRIPT:
        script = scripts().get(step.script)
        return f"Open the words: {script.title.lower()}" if script else "Open the words for asking", ""
    if step.kind is StepKind.CHOICE:
        return "Write down a choice you made", "one line"
    return "Write what you think about something", "one line"
