"""A week of blocks as a strip and as rows, and the blocks themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from companion.domain.appointments import Appointment, Key, notice, strips
from companion.domain.block import Block
from companion.domain.busy import Busy, clashes
from companion.domain.calendar import short_date
from companion.domain.naming import folded
from companion.domain.session import Company
from companion.domain.spoken import DAY_NAMES as LONG_NAMES
from companion.domain.spoken import spoken_repetition
from companion.services.snapshot import Snapshot
from companion.tui.kit.heat_map import DAY_NAMES
from companion.tui.kit.hints import hint
from companion.tui.kit.lines import (
    Cell,
    Line,
    Role,
    Span,
    columns,
    fit,
    joined,
    line,
    paragraph,
    width_of,
    wrap,
)
from companion.tui.kit.row_layout import Row

Keys = set[Key]
MAX_A_DAY = 3
TITLE_LINES = 2
FULL_DAY, LONG_DAY = 9, 14  # cells from which a day of the strip has times, and their ends
TITLE = 24  # cells of a title that has words beside it
ONE_LINE = 66  # cells from which a time, or a block, is one line


def mark(each: Appointment, kept: Keys, now: datetime) -> tuple[str, Role]:
    """One cell for what became of a time: kept ✓, moved ›, dropped –, gone by ·, ahead ○."""
    if each.dropped:
        return "–", "muted"
    if each.key in kept:
        return "✓", "accent"
    if each.end <= now:
        return "·", "muted"
    return ("›", "") if each.instead is not None else ("○", "")


def strip_lines(listed: list[Appointment], first: date, kept: Keys, shot: Snapshot, width: int) -> list[Line]:
    """Seven days side by side, each with its times; where a day has few cells, only what became of them."""
    cell = max(4, width // 7)
    week = strips(listed, first)
    names: tuple[str, ...] = LONG_NAMES if cell >= LONG_DAY else DAY_NAMES
    names = names if cell >= FULL_DAY else tuple(name[: max(1, cell - 4)] for name in names)
    head: list[Span] = []
    for n in range(7):
        day = first + timedelta(days=n)
        words = f"{names[day.weekday()]} {day.day}"
        head.append((fit(words, cell), "heading" if day == shot.today else "muted"))
    if not any(week):
        return [tuple(head), line(("Nothing is planned this week.", "muted"))]
    if cell < FULL_DAY:
        return [tuple(head), tuple(_marks(held, cell, kept, shot.now) for held in week)]
    lines: list[Line] = [tuple(head)]
    deepest = min(MAX_A_DAY, max(len(day) for day in week))
    for n in range(deepest):
        lines += _nth_times(week, n, deepest, cell, kept, shot.now)
    return lines


def _marks(held: list[Appointment], cell: int, kept: Keys, now: datetime) -> Span:
    glyphs = [mark(each, kept, now) for each in held]
    role = next((role for _, role in glyphs if role != "muted"), "muted")
    return fit("".join(glyph for glyph, _ in glyphs), cell - 1) + " ", role


def _nth_times(
    week: list[list[Appointment]], n: int, deepest: int, cell: int, kept: Keys, now: datetime
) -> list[Line]:
    """The time and the title of the ``n``-th of each day; a long title goes on in a second line."""
    times: list[Span] = []
    titles: list[list[str]] = []
    roles: list[Role] = []
    for held in week:
        each = held[n] if n < len(held) else None
        if each is None:
            times.append((" " * cell, ""))
            titles.append([])
            roles.append("")
            continue
        glyph, role = mark(each, kept, now)
        more = len(held) - deepest if n == deepest - 1 else 0
        until = f"–{each.end:%H:%M}" if cell >= LONG_DAY else ""
        words = f"{glyph} {each.start:%H:%M}{until}" + (f" +{more}" if more > 0 else "")
        times.append((fit(words, cell), role))
        titles.append(wrap(each.block.title, cell - 2))
        roles.append("muted" if each.dropped else "")
    lines: list[Line] = [tuple(times)]
    for row in range(min(TITLE_LINES, max(len(title) for title in titles))):
        spans: list[Span] = []
        for title, role in zip(titles, roles, strict=True):
            cut = row == TITLE_LINES - 1 and len(title) > TITLE_LINES
            text = " ".join(title[row:]) if cut else title[row] if row < len(title) else ""
            spans.append((fit(text, cell - 1) + " ", role))
        lines.append(tuple(spans))
    return lines


def time_rows(
    listed: list[Appointment], kept: Keys, twice: Keys, now: datetime, busy: Sequence[Busy] = ()
) -> list[Row]:
    """The times of a week, one a row, and between them what stands in other calendars."""
    if not listed and not busy:
        return [
            hint(
                "No time of your own in this week.", "{add}", "plans some · {week-back} {week-on} other weeks"
            )
        ]
    taken = {each.key: other for each, other in reversed(clashes(listed, busy))}
    own = [(each.start, _time_row(each, kept, twice, now, taken.get(each.key))) for each in listed]
    others = [(each.start, _busy_row(each)) for each in busy]
    return [row for _, row in sorted(own + others, key=lambda found: found[0])]


def _busy_row(each: Busy) -> Row:
    """What stands in another calendar, to be looked at only."""
    clock = "all day" if each.whole_day else f"{each.start:%H:%M}–{each.end:%H:%M}"
    day = each.start.date()

    def draw(width: int) -> list[Line]:
        if width < ONE_LINE:
            when = f"{day:%a} {clock}"
            return [columns(width, (" ", 1, ""), (each.name, 0, "muted"), (when, 15, "muted"))]
        when = f"{day:%a} {day.day} {day:%b}"
        cells: list[Cell] = [(" ", 1, ""), (when, 10, "muted"), (clock, 11, "muted"), (each.name, 0, "muted")]
        return [columns(width, *cells)]

    return Row(None, draw)


def _time_row(each: Appointment, kept: Keys, twice: Keys, now: datetime, taken: Busy | None = None) -> Row:
    instead = each.instead
    words = joined(
        (
            "overlaps" if each.key in twice else "",
            f"also then: {taken.name}" if taken is not None else "",
            _became(each),
            f"instead: {instead.by}" if instead is not None and instead.by else "",
            "kept" if each.key in kept else "",
            "after midnight" if each.after_midnight else "",
            each.block.kind if each.block.kind != Company.SOLO else "",
            each.block.place,
        )
    )
    clock = f"{each.start:%H:%M}–{each.end:%H:%M}"

    def draw(width: int) -> list[Line]:
        glyph, role = mark(each, kept, now)
        quiet: Role = "muted" if each.dropped else ""
        if width < ONE_LINE:
            when = f"{each.on:%a} {clock}"
            head = columns(width, (glyph, 1, role), (each.block.title, 0, quiet), (when, 15, "muted"))
            return [head, *(paragraph(words, width, "muted", "  ") if words else ())]
        when = f"{each.on:%a} {each.on.day} {each.on:%b}"
        cells: list[Cell] = [(glyph, 1, role), (when, 10, "muted"), (clock, 11, quiet)]
        title, room = each.block.title, width - 26 - TITLE
        if words and width_of(words) > room:
            return [columns(width, *cells, (title, 0, quiet)), *paragraph(words, width, "muted", " " * 25)]
        told: list[Cell] = [(words, 0, "muted")] if words else []
        return [columns(width, *cells, (title, TITLE if words else 0, quiet), *told)]

    return Row(("time", each.key), draw)


def _became(each: Appointment) -> str:
    if each.dropped:
        return "dropped"
    return f"moved from {each.day:%a} {each.day.day}" if each.instead is not None else ""


def say_lines(at: Appointment, today: date, width: int) -> list[Line]:
    """What to say before a time, short and long."""
    short, full = notice(at, today)
    return [*paragraph(short, width, "strong"), *([()] if short != full else []), *paragraph(full, width)]


def plan_rows(shot: Snapshot) -> list[Row]:
    """The blocks themselves, those that are over last."""
    blocks = sorted(
        shot.journal.blocks.values(),
        key=lambda b: (b.until is not None and b.until < shot.today, folded(b.title), b.id),
    )
    if not blocks:
        return [
            hint("No block yet: an hour that comes again by itself is easier to keep.", "{add}", "plans one")
        ]
    return [_plan_row(block, shot.today) for block in blocks]


def _plan_row(block: Block, today: date) -> Row:
    def draw(width: int) -> list[Line]:
        length = f"{block.minutes} min" if block.minutes % 60 else f"{block.minutes // 60} h"
        often = spoken_repetition(block.rule) or f"once, {short_date(block.first, today)}"
        ahead = f"from {short_date(block.first, today)}" if block.rule and block.first > today else ""
        until = f"until {short_date(block.until, today)}" if block.until is not None else ""
        words = joined((often, f"{block.at:%H:%M}, {length}", ahead, until, block.place))
        name = min(30, width // 3)
        if width < ONE_LINE or width_of(block.title) > name or width_of(words) >= width - name:
            return [*paragraph(block.title, width), *paragraph(words, width, "muted", "  ")]
        return [columns(width, (block.title, name, ""), (words, 0, "muted"))]

    return Row(("block", block.id), draw)
