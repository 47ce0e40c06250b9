"""Rows and words of the compass: five rows, left, middle or right, two dates joined by an arrow. No sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.content import CompassRow, card, compass
from companion.domain.calendar import short_date
from companion.domain.compass import Reading, Side
from companion.domain.compass_facts import compass_fact
from companion.domain.compass_offer import distance, newest_two
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import Line, columns, joined, line, paragraph, width_of
from companion.tui.kit.row_layout import Row

TRACK = {
    None: "○ ○ ○",
    Side.LEFT: "● ○ ○",
    Side.MIDDLE: "○ ● ○",
    Side.RIGHT: "○ ○ ●",
}
SIDE_BY_SIDE = 72  # cells from which both sides of a row stand beside its marks


def compass_rows(shot: Snapshot, draft: Mapping[str, Side]) -> list[Row]:
    """The five rows, then the one that keeps the reading."""
    rows = [_row(row, shot, draft) for row in compass().values()]
    said = "Save this reading" if draft else "Nothing is marked yet; any row may be skipped"
    role = "strong" if draft else "muted"
    rows.append(Row(("keep", 0), lambda width: [(), (("→ ", "accent"), (said, role))]))
    return rows


def _row(row: CompassRow, shot: Snapshot, draft: Mapping[str, Side]) -> Row:
    def draw(width: int) -> list[Line]:
        side = draft.get(row.id)
        track = TRACK[side]
        dates = two_dates(row.id, shot, draft)
        if width < SIDE_BY_SIDE:
            marked = (track, "accent" if side is not None else "muted")
            return [
                *paragraph(f"← {row.toward}", width, "strong" if side is Side.LEFT else ""),
                (("  ", ""), marked, (dates, "muted")),
                *paragraph(f"→ {row.away}", width, "strong" if side is Side.RIGHT else ""),
            ]
        widest = max(width_of(each.toward) for each in compass().values())
        head = columns(
            width,
            (row.toward, min(widest, width // 2), "strong" if side is Side.LEFT else ""),
            (f" {track} ", None, "accent" if side is not None else "muted"),
            (row.away, 0, "strong" if side is Side.RIGHT else ""),
        )
        return [head, line((dates or " ", "muted"))]

    return Row(("row", row.id), draw)


def two_dates(row: str, shot: Snapshot, draft: Mapping[str, Side]) -> str:
    """The marks of two dates joined by an arrow: the last reading and this one, else the last two."""
    newest, before = newest_two(shot.journal)
    if row in draft:
        pair = [_dated(newest, row, shot), f"now {draft[row].value}"]
    else:
        pair = [_dated(before, row, shot), _dated(newest, row, shot)]
    return "  " + joined(pair, " → ") if any(pair) else ""


def _dated(reading: Reading | None, row: str, shot: Snapshot) -> str:
    if reading is None:
        return ""
    side = reading.marks.get(row)
    return f"{short_date(reading.date, shot.today)} {side.value if side else 'skipped'}"


def question_lines(row: str | None, shot: Snapshot, width: int) -> list[Line]:
    """The question of the row under the cursor, and one's own fact beside it."""
    found = compass().get(row or "")
    if found is None:
        return paragraph("Left is toward, right is away, the middle is both. Skip what does not fit.", width)
    fact = compass_fact(found.id, shot.journal, shot.today)
    return [*paragraph(found.prompt, width, "strong"), *(paragraph(fact, width, "muted") if fact else [])]


def distance_lines(steps: Sequence[str], at: int, width: int) -> list[Line]:
    """The distance card with one small step towards."""
    lines = [*paragraph(card("distance"), width), ()]
    lines += [*paragraph(steps[at % len(steps)], width, "strong")]
    if len(steps) > 1:
        lines.append(line(("n another one", "muted")))
    return lines


def steps_towards(shot: Snapshot) -> list[str]:
    """Small steps for the rows of today's reading that point away; empty when the card is not due."""
    newest, _ = newest_two(shot.journal)
    if newest is None or newest.date != shot.today or not distance(newest):
        return []
    return [compass()[row].step for row in newest.away if row in compass()]
