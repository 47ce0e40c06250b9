"""Rows of habits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.calendar import week_of
from companion.domain.schedule import Kind
from companion.services.snapshot import HabitView, Snapshot
from companion.tui.kit.heat_map import DAY_NAMES
from companion.tui.kit.hints import WIDEST_NAME, hint
from companion.tui.kit.lines import Cell, Line, columns, line, width_of
from companion.tui.kit.rows import Row
from companion.tui.kit.wording import entry_mark, habit_note, percent, recent, streak_words, tick_box

STREAK, STRENGTH, SHORT_NOTE, NOTE = 9, 5, 13, 30  # cells
ONE_LINE = 54  # cells from which a habit stands on one line, with twenty of its name at least


# Weeks of the strip, whether its days stand apart, whether strength and the long note are shown, the widest
# first. Each holds what the next one holds, so that more room never shows less.
LADDER = (
    (8, True, True, True),
    (4, True, True, True),
    (2, True, True, True),
    (2, True, True, False),
    (2, False, True, False),
    (2, False, False, False),
)


class HabitColumns(NamedTuple):
    """What of a habit stands on its line: cells of the names, weeks of the strip, and what has room beside.

    In a ``spaced`` strip the days stand apart, by calendar weeks. ``lines`` is 2 where one is too narrow.
    """

    names: int
    weeks: int
    spaced: bool
    strength: bool
    note: int
    lines: int = 1

    @property
    def strip(self) -> int:
        """Cells of the strip."""
        return self.weeks * 13 + (self.weeks - 1) * 2 if self.spaced else self.weeks * 7

    @property
    def cells(self) -> int:
        """Cells of the whole line."""
        beside = (STRENGTH + 1 if self.strength else 0) + (self.note + 1 if self.note else 0)
        return 2 + self.names + 1 + self.strip + 1 + STREAK + beside


def habit_columns(width: int, names: int, *, beside: bool = False) -> HabitColumns:
    """The columns for rows of ``width`` cells with names of up to ``names``.

    ``beside`` its page a row needs no note: the page says it in full.
    """
    for weeks, spaced, strength, long in LADDER:
        note = 0 if beside else NOTE if long else SHORT_NOTE
        found = HabitColumns(names, weeks, spaced, strength, note)
        if found.cells <= width:
            return found
    if beside or width >= ONE_LINE:  # at last the name gives way
        note = 0 if beside else SHORT_NOTE
        rest = width - HabitColumns(0, 1, False, False, note).cells
        return HabitColumns(max(1, rest), 1, False, False, note)
    return HabitColumns(0, 2, False, False, 0, lines=2)


def habit_rows(shot: Snapshot) -> list[Row]:
    """The day's habits; what nobody asks for today stands last. An empty list says what to do."""
    if not shot.habits:
        return [hint("Nothing here yet. What do you do that is only yours?", "{add}", "adds a habit")]
    first = [view for view in shot.habits if asked_today(view, shot.today)]
    rest = [view for view in shot.habits if not asked_today(view, shot.today)]
    return listed((*first, *rest), shot)


def listed(views: Sequence[HabitView], shot: Snapshot, *, beside: bool = False) -> list[Row]:
    """A row for each of ``views`` under the names of the weekdays, all with the same columns."""
    names = min(WIDEST_NAME, max((width_of(view.habit.name) for view in views), default=0))
    week_start = shot.journal.settings.week_start
    return [
        _weekdays(names, week_start, beside),
        *(habit_row(view, shot.today, names, week_start, beside=beside) for view in views),
    ]


def _weekdays(names: int, week_start: int, beside: bool) -> Row:
    """The names of the weekdays over a strip whose days stand apart; nothing over another."""

    def draw(width: int) -> list[Line]:
        found = habit_columns(width, names, beside=beside)
        if not found.spaced:
            return []
        week = " ".join(DAY_NAMES[(week_start + n) % 7][0] for n in range(7))
        return [line((" " * (found.names + 3) + "  ".join([week] * found.weeks), "muted"))]

    return Row(None, draw)


def asked_today(view: HabitView, today: date) -> bool:
    """Whether a habit belongs to today's list proper: due, kept or excused today, or always noted."""
    if view.habit.paused_on(today) or view.habit.start > today:
        return False
    if view.habit.current.schedule.kind is Kind.TRACK or today in view.entries:
        return True
    return view.streak.state != "unscheduled"


def habit_row(view: HabitView, today: date, names: int, week_start: int, *, beside: bool = False) -> Row:
    """One habit: box, name, last days, streak, strength, a word; on two lines where it is narrow."""

    def draw(width: int) -> list[Line]:
        found = habit_columns(width, names, beside=beside)
        if found.lines == 2:
            return _two_lines(view, today, width)
        box = (tick_box(view, today)[0], 1, tick_box(view, today)[1])
        name_role = "" if asked_today(view, today) else "muted"
        note, note_role = habit_note(view, today, short=found.note < NOTE)
        if found.spaced:
            strip = by_weeks(view, today, found.weeks, week_start)
        else:
            strip = recent(view, today, found.weeks * 7)
        # Beside its page a row says no word, so its number carries the colour of one.
        streak_role = note_role if beside and note_role == "warn" else ""
        cells: list[Cell] = [
            box,
            (view.habit.name, found.names, name_role),
            (strip, found.strip, "muted"),
            (streak_words(view), STREAK, streak_role, "right"),
        ]
        if found.strength:
            cells.append((percent(view.strength), STRENGTH, "muted", "right"))
        if found.note:
            cells.append((note, 0, note_role))
        return [columns(width, *cells)]

    return Row(("habit", view.habit.id), draw)


def _two_lines(view: HabitView, today: date, width: int) -> list[Line]:
    """Name and word, beneath them the strip; the word goes below where the name needs the room."""
    mark, role = tick_box(view, today)
    name_role = "" if asked_today(view, today) else "muted"
    note, note_role = habit_note(view, today, short=True)
    streak = streak_words(view)
    word = [(note, width_of(note), note_role)] if note else []
    above = width >= 2 + width_of(view.habit.name) + 1 + width_of(note)
    below = width_of(streak) + (0 if above or not note else width_of(note) + 1)
    days = 14 if width >= 2 + 14 + 1 + below else 7
    first: list[Cell] = [(mark, 1, role), (view.habit.name, 0, name_role), *(word if above else [])]
    second: list[Cell] = [("", 1, ""), (recent(view, today, days), days, "muted"), (streak, 0, "muted")]
    return [columns(width, *first), columns(width, *second, *(word if not above else []))]


def by_weeks(view: HabitView, today: date, weeks: int, week_start: int) -> str:
    """The marks of this week and those before it, a blank between days and two between weeks."""
    first = week_of(today, week_start)[0] - timedelta(weeks=weeks - 1)
    marks = []
    for week in range(weeks):
        days = (first + timedelta(days=7 * week + n) for n in range(7))
        marks.append(
            " ".join(
                entry_mark(view.judged, view.entries.get(day), day, today) if day <= today else " "
                for day in days
            )
        )
    return "  ".join(marks)
