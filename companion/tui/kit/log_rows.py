"""The entries of a log: the day, what it was, what was said of it; below each other where it is narrow."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import NamedTuple

from companion.domain.calendar import short_date
from companion.tui.kit.lines import Cell, Line, beside, columns, paragraph, width_of
from companion.tui.kit.row_layout import Row

ENOUGH = 20  # cells of words for which entries stand on one line, all of a log alike
WIDEST = 26  # cells of what it was


class Logged(NamedTuple):
    """An entry: ``minutes`` may be empty, ``what`` names it, ``told`` is what was said of it."""

    key: Hashable
    day: str
    minutes: str
    what: str
    told: str


def log_day(day: date, today: date) -> str:
    """Sun 8 Mar, with the year when it is another one."""
    return f"{day:%a} {short_date(day, today)}"


def dated_rows(entries: Sequence[tuple[Hashable, date, str]], today: date) -> list[Row]:
    """Keys with a day and what was said on it, which stands after the widest of the days."""
    days = max((width_of(short_date(day, today)) for _, day, _ in entries), default=0)
    return [_dated_row(key, f"{short_date(day, today):<{days}}  ", words) for key, day, words in entries]


def _dated_row(key: Hashable, day: str, words: str) -> Row:
    return Row(key, lambda width: beside([(day, "muted")], words, width))


def log_rows(entries: Sequence[Logged]) -> list[Row]:
    """A row for each of ``entries``, their columns just as wide as the widest needs."""
    if not entries:
        return []
    columns_of = zip(*((each.day, each.minutes, each.what, each.told) for each in entries), strict=True)
    days, minutes, what, told = (max(width_of(text) for text in column) for column in columns_of)
    return [_row(each, (days, minutes, min(what, WIDEST), min(told, ENOUGH))) for each in entries]


def _row(entry: Logged, widths: tuple[int, int, int, int]) -> Row:
    def draw(width: int) -> list[Line]:
        days, minutes, what, told = widths
        cells: list[Cell] = [(entry.day, days + 1, "muted")]
        number: list[Cell] = [(entry.minutes, minutes, "", "right")] if minutes else []
        cells += number
        cells += [(entry.what, what + 1, "")] if what else []
        left = width - sum((cell[1] or 0) + 1 for cell in cells)
        if left >= told:
            after = beside((*columns(width - left - 1, *cells), (" ", "")), entry.told, width, "muted")
            indent = " " * sum((cell[1] or 0) + 1 for cell in (cells[:-1] if what else cells))
            below = [columns(width, *cells), *paragraph(entry.told, width, "muted", indent)]
            return below if len(after) > max(2, len(below) - 1) else after
        name = entry.what or entry.minutes
        room = width - 1 - (minutes + 1 if what and minutes else 0)
        day = days if width_of(name) <= room - days else width_of(entry.day)  # rather ragged than cut
        head = columns(width, (name, 0, ""), *(number if what else ()), (entry.day, day, "muted", "right"))
        return [head, *(paragraph(entry.told, width, "muted", "  ") if entry.told else ())]

    return Row(entry.key, draw)
