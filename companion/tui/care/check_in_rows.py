"""Rows and words of the check-in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.content import card, sign_groups, signs, words
from companion.domain.calendar import short_date
from companion.domain.check_in import CheckIn, Mark, Marked, Sign
from companion.domain.evidence import evidence
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, columns, joined, line, paragraph
from companion.tui.kit.row_layout import Row
from companion.tui.kit.sign_grid import MARKS
from companion.tui.kit.wording import relative_day

LINES_BEFORE = 3  # lines of earlier check-ins that stand beside a sign


def sign_rows(
    shot: Snapshot, draft: Mapping[str, Mark], asked: Sequence[str] = (), *, beside: bool = False
) -> list[Row]:
    """What was asked about and what fits first, then both groups, then the row that keeps the check-in.

    ``beside`` its question a sign has its other name there.
    """
    fitting = (fit.sign for lapse in shot.lapses for fit in lapse.signs)
    first = list(dict.fromkeys((*asked, *fitting)))
    rows: list[Row] = []
    if first:
        rows.append(_heading("These fit what went quiet"))
        rows += [_sign_row(signs()[sign], shot, draft, beside) for sign in first]
    for group, name in sign_groups().items():
        members = [sign for sign in signs().values() if sign.group == group and sign.id not in first]
        if members:
            rows.append(_heading(name, gap=bool(rows)))
            rows += [_sign_row(sign, shot, draft, beside) for sign in members]
    marked = any(mark.marked is not None or mark.note for mark in draft.values())
    said = "Save this check-in" if marked else "Nothing is marked yet"
    rows.append(
        Row(("keep", 0), lambda width: [(), (("→ ", "accent"), (said, "strong" if marked else "muted"))])
    )
    return rows


def detail_lines(
    sign_id: str | None,
    shot: Snapshot,
    draft: Mapping[str, Mark],
    width: int,
    *,
    roomy: bool = False,
    beside: bool = False,
) -> list[Line]:
    """The question of one sign, the fact beside it, when it was marked before, and the line one wrote.

    ``roomy`` where it stands beside the signs or below them: with blank lines, and what was written about it
    before; ``beside`` them with its other name.
    """
    if sign_id is None:
        return [*paragraph(card("about_check_in"), width, "muted")]
    sign, gap = signs()[sign_id], [()] if roomy else []
    lines = paragraph(sign.prompt, width, "strong")
    if beside:
        lines += paragraph(sign.name.lower(), width, "muted")
    fact = evidence(sign_id, shot.journal, shot.today)
    if fact:
        lines += [*gap, *paragraph(fact, width, "" if roomy else "muted")]
    before: list[Line] = []
    if sign_id in shot.resting:
        day = short_date(shot.resting[sign_id], shot.today)
        before.append(line((f"{words('check_in', 'rests', day=day)} · {{mute}} ends it", "muted")))
    last = last_marked(sign_id, shot)
    if last is not None:
        before.append(line((last_words(sign_id, last, relative_day(last.date, shot.today)), "muted")))
    if roomy:
        before += _written_before(sign_id, shot, width)
    lines += [*gap, *before] if before else []
    note = draft.get(sign_id, Mark(None)).note
    return [*lines, *gap, *paragraph(f"“{note}”", width)] if note else lines


def _written_before(sign_id: str, shot: Snapshot, width: int) -> list[Line]:
    """The last lines about a sign, the newest first."""
    written = [
        (check_in.date, check_in.id, check_in.marks[sign_id].note)
        for check_in in shot.journal.check_ins.values()
        if sign_id in check_in.marks and check_in.marks[sign_id].note
    ]
    return [
        each
        for day, _, note in sorted(written, reverse=True)[:LINES_BEFORE]
        for each in paragraph(f"{short_date(day, shot.today)}: “{note}”", width, "muted")
    ]


def last_marked(sign_id: str, shot: Snapshot, before: int | None = None) -> CheckIn | None:
    """The newest check-in with that sign in it, leaving out the one with id ``before``."""
    held = (
        check_in
        for check_in in shot.journal.check_ins.values()
        if sign_id in check_in.marks and check_in.id != before
    )
    return max(held, key=lambda check_in: (check_in.date, check_in.id), default=None)


def last_words(sign_id: str, check_in: CheckIn, day: str) -> str:
    """What was said of a sign in ``check_in``, which was on ``day``; noticed only if it was."""
    marked = check_in.marks[sign_id].marked
    if marked is Marked.NOTICED:
        return f"last noticed {day}"
    return f"last time, {day}: {marked.value if marked else 'a line'}"


def _heading(words: str, *, gap: bool = False) -> Row:
    return Row(None, lambda width: [*([()] if gap else []), ((words, "heading"),)])


def _sign_row(sign: Sign, shot: Snapshot, draft: Mapping[str, Mark], beside: bool) -> Row:
    back = shot.resting

    def draw(width: int) -> list[Line]:
        mark = draft.get(sign.id, Mark(None))
        sign_mark, role = MARKS[mark.marked]
        word = mark.marked.value if mark.marked else "muted" if sign.id in back else ""
        label = f"{sign.label} · {sign.name.lower()}" if width >= 60 and not beside else sign.label
        last = last_marked(sign.id, shot)
        rests = (
            words("check_in", "rests", day=short_date(back[sign.id], shot.today)) if sign.id in back else ""
        )
        before = last_words(sign.id, last, short_date(last.date, shot.today)) if last else ""
        quiet = joined((rests, mark.note or before))
        if width < 90:
            return [columns(width, (sign_mark, 1, role), (label, 0, ""), (word, 8, role))]
        cells = ((sign_mark, 1, role), (label, 56, ""), (word, 8, role), (quiet, 0, "muted"))
        return [columns(width, *cells)]

    return Row(("sign", sign.id), draw)
