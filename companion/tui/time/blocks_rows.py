"""A week of blocks as a strip and as rows, and the blocks themselves."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from companion.domain.appointments import Appointment, Key, strips
from companion.domain.block import Block
from companion.domain.repetition import repetition_words
from companion.domain.session import Company
from companion.services.snapshot import Snapshot
from companion.tui.kit.heat_map import DAY_NAMES
from companion.tui.kit.hints import hint
from companion.tui.kit.lines import Cell, Line, Role, Span, columns, fit, joined, line
from companion.tui.kit.rows import Row
from companion.tui.kit.wording import short_date

Keys = set[Key]
MOST_A_DAY = 3


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
    """Seven days side by side, each with its times."""
    cell = max(4, width // 7)
    week = strips(listed, first)
    days = [first + timedelta(days=n) for n in range(7)]
    head: list[Span] = []
    for day in days:
        words = f"{DAY_NAMES[day.weekday()]} {day.day}"
        head.append((fit(words, cell), "heading" if day == shot.today else "muted"))
    lines: list[Line] = [tuple(head)]
    deepest = max(1, min(MOST_A_DAY, max(len(day) for day in week)))
    for n in range(deepest):
        times: list[Span] = []
        titles: list[Span] = []
        for held in week:
            if n >= len(held):
                times.append((" " * cell, ""))
                titles.append((" " * cell, ""))
                continue
            each = held[n]
            glyph, role = mark(each, kept, shot.now)
            more = len(held) - deepest if n == deepest - 1 else 0
            words = f"{glyph} {each.start:%H:%M}" + (f" +{more}" if more > 0 else "")
            times.append((fit(words, cell), role))
            titles.append((fit(each.block.title, cell - 1) + " ", "muted" if each.dropped else ""))
        lines += [tuple(times), tuple(titles)]
    if not any(week):
        lines += [line(("Nothing planned this week. {add} plans something.", "muted")), ()]
    return lines


def time_rows(listed: list[Appointment], kept: Keys, twice: Keys, now: datetime) -> list[Row]:
    """The times of a week, one a row."""
    if not listed:
        return [
            hint(
                "No time of your own in this week.", "{add}", "plans some · {week-back} {week-on} other weeks"
            )
        ]
    return [_time_row(each, kept, twice, now) for each in listed]


def _time_row(each: Appointment, kept: Keys, twice: Keys, now: datetime) -> Row:
    def draw(width: int) -> list[Line]:
        glyph, role = mark(each, kept, now)
        when = f"{each.on:%a} {each.on.day} {each.on:%b}"
        instead = each.instead
        words = joined(
            (
                "overlaps" if each.key in twice else "",
                _became(each),
                f"instead: {instead.by}" if instead is not None and instead.by else "",
                "kept" if each.key in kept else "",
                "after midnight" if each.after_midnight else "",
                each.block.kind if each.block.kind != Company.SOLO else "",
                each.block.place,
            )
        )
        wide = width >= 90
        cells: list[Cell] = [
            (glyph, 1, role),
            (when, 11, "muted"),
            (f"{each.start:%H:%M}–{each.end:%H:%M}", 11, "muted" if each.dropped else ""),
            (each.block.title, 30 if wide else 0, "muted" if each.dropped else ""),
            (words, 0 if wide else min(24, width // 3), "muted"),
        ]
        return [columns(width, *cells)]

    return Row(("time", each.key), draw)


def _became(each: Appointment) -> str:
    if each.dropped:
        return "dropped"
    return f"moved from {each.day:%a} {each.day.day}" if each.instead is not None else ""


def plan_rows(shot: Snapshot) -> list[Row]:
    """The blocks themselves, those that are over last."""
    blocks = sorted(
        shot.journal.blocks.values(),
        key=lambda b: (b.until is not None and b.until < shot.today, b.title.casefold(), b.id),
    )
    if not blocks:
        return [
            hint("No block yet: an hour that comes again by itself is easier to keep.", "{add}", "plans one")
        ]
    return [_plan_row(block, shot.today) for block in blocks]


def _plan_row(block: Block, today: date) -> Row:
    def draw(width: int) -> list[Line]:
        rule = repetition_words(block.rule)
        often = rule if block.rule else f"once, {short_date(block.first, today)}"
        ahead = f"from {short_date(block.first, today)}" if block.rule and block.first > today else ""
        until = f"until {short_date(block.until, today)}" if block.until is not None else ""
        words = joined((often, f"{block.at:%H:%M}, {block.minutes} min", ahead, until, block.place))
        name = min(30, width // 3)
        return [columns(width, (block.title, name, ""), (words, 0, "muted"))]

    return Row(("block", block.id), draw)
