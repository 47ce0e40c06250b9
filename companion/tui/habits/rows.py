"""Rows of habits."""

from __future__ import annotations

from datetime import date

from companion.domain.schedule import Kind
from companion.services.snapshot import HabitView, Snapshot
from companion.tui.kit.hints import WIDEST_NAME, hint
from companion.tui.kit.lines import Cell, Line, columns
from companion.tui.kit.rows import Row
from companion.tui.kit.wording import habit_note, percent, recent, streak_words, tick_box

# Cells from which there is room for more of a habit's row; below the first only name and word are shown.
WITH_WEEK, WITH_FORTNIGHT, WITH_STRENGTH, WITH_SENTENCE = 46, 56, 66, 100


def habit_rows(shot: Snapshot) -> list[Row]:
    """The day's habits; what nobody asks for today stands last. An empty list says what to do."""
    if not shot.habits:
        return [hint("Nothing here yet. What do you do that is only yours?", "{add}", "adds a habit")]
    first = [view for view in shot.habits if asked_today(view, shot.today)]
    rest = [view for view in shot.habits if not asked_today(view, shot.today)]
    return [habit_row(view, shot.today) for view in (*first, *rest)]


def asked_today(view: HabitView, today: date) -> bool:
    """Whether a habit belongs to today's list proper: due, kept or excused today, or always noted."""
    if view.habit.paused_on(today) or view.habit.start > today:
        return False
    if view.habit.current.schedule.kind is Kind.TRACK or today in view.entries:
        return True
    return view.streak.state != "unscheduled"


def habit_row(view: HabitView, today: date) -> Row:
    """One habit on one line: box, name, last days, streak, strength, a word."""

    def draw(width: int) -> list[Line]:
        box, box_role = tick_box(view, today)
        long = width >= WITH_SENTENCE
        note, note_role = habit_note(view, today, short=not long)
        cells: list[Cell] = [
            (box, 1, box_role),
            (view.habit.name, WIDEST_NAME if long else 0, "" if asked_today(view, today) else "muted"),
        ]
        if width >= WITH_WEEK:
            days = 14 if width >= WITH_FORTNIGHT else 7
            cells.append((recent(view, today, days), days, "muted"))
            cells.append((streak_words(view), 9, "", "right"))
        if width >= WITH_STRENGTH:
            cells.append((percent(view.strength), 5, "muted", "right"))
        cells.append((note, 0 if long else 13, note_role))
        return [columns(width, *cells)]

    return Row(("habit", view.habit.id), draw)
