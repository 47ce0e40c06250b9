"""Rows of habits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from companion.domain.schedule import Kind
from companion.services.snapshot import HabitView, Snapshot
from companion.tui.habits.strip import Days, Strip
from companion.tui.kit.hints import WIDEST_NAME, hint
from companion.tui.kit.lines import Cell, Line, Role, columns, width_of
from companion.tui.kit.row_layout import Row
from companion.tui.kit.wording import habit_note, percent, streak_words, tick_box

STREAK, STRENGTH, SHORT_NOTE, NOTE = 9, 5, 13, 30  # cells
NAMES = 26  # cells of a name below which it has a line of its own

EIGHT, FOUR, TWO = (Strip(weeks, 2, 1) for weeks in (8, 4, 2))
FOUR_CLOSE, TWO_CLOSE, ONE_CLOSE = Strip(4, 1), Strip(2), Strip(1)

# The strip, whether strength and the long note are shown, the widest first: the long note gives way, then the
# strip, then strength. Each holds what the next one holds, so that more room never shows less.
LADDER = (
    (EIGHT, True, True),
    (FOUR, True, True),
    (FOUR, True, False),
    (FOUR_CLOSE, True, False),
    (TWO, True, False),
    (TWO_CLOSE, True, False),
    (TWO_CLOSE, False, False),
)


class HabitColumns(NamedTuple):
    """What of a habit stands on its line: cells of the names, the strip, and what has room beside.

    ``lines`` is 2 where one is too narrow.
    """

    names: int
    strip: Strip
    strength: bool
    note: int
    lines: int = 1

    @property
    def cells(self) -> int:
        """Cells of the whole line."""
        beside = (STRENGTH + 1 if self.strength else 0) + (self.note + 1 if self.note else 0)
        return 2 + self.names + 1 + self.strip.cells + 1 + STREAK + beside


class Shown(NamedTuple):
    """What rows show: ``beside`` its page no note, which the page says in full; and strength, or not."""

    beside: bool = False
    strength: bool = True
    amber: int = 3  # how many may stand out, the rest in words alone


ALL = Shown()


def habit_columns(width: int, names: int, shown: Shown = ALL) -> HabitColumns:
    """The columns for rows of ``width`` cells with names of up to ``names``."""
    found = _columns_with(width, min(WIDEST_NAME, names), shown)
    if found.lines == 2:
        return found
    return found._replace(names=min(names, found.names + width - found.cells))


def _columns_with(width: int, names: int, shown: Shown) -> HabitColumns:
    """The columns that leave ``names`` cells for a name, as long as anything else can give way."""
    beside = shown.beside
    for strip, strength, long in LADDER:
        strength = strength and shown.strength
        note = 0 if beside else NOTE if long else SHORT_NOTE
        found = HabitColumns(names, strip, strength, note)
        if found.cells <= width:
            return found
    note = 0 if beside else SHORT_NOTE
    rest = width - HabitColumns(0, ONE_CLOSE, False, note).cells
    if rest >= min(names, NAMES):  # at last the name gives way
        return HabitColumns(min(names, rest), ONE_CLOSE, False, note)
    days = TWO_CLOSE if width >= 2 + TWO_CLOSE.cells + 1 + STREAK else ONE_CLOSE
    return HabitColumns(0, days, False, 0, lines=2)


def habit_rows(shot: Snapshot, chosen: date | None = None, shown: Shown = ALL) -> list[Row]:
    """The day's habits; what nobody asks for today stands last. An empty list says what to do.

    ``chosen`` is the day that keys act on, where it is not today.
    """
    if not shot.habits:
        return [hint("Nothing here yet. What do you do that is only yours?", "{add}", "adds a habit")]
    first = [view for view in shot.habits if asked_today(view, shot.today)]
    rest = [view for view in shot.habits if not asked_today(view, shot.today)]
    return listed((*first, *rest), shot, chosen, shown)


def listed(
    views: Sequence[HabitView], shot: Snapshot, chosen: date | None = None, shown: Shown = ALL
) -> list[Row]:
    """A row for each of ``views`` under the names of the weekdays, all with the same columns."""
    names = max((width_of(view.habit.name) for view in views), default=0)
    days = Days(shot.today, shot.journal.settings.week_start, chosen)
    if not views:
        return []
    if shot.away:  # a clean list for who comes back: done or not, and nothing else
        return [_plain_row(view, shot.today) for view in views]
    asking = (view.habit.id for view in views if habit_note(view, shot.today, short=True)[1] == "warn")
    amber = set(islice(asking, shown.amber))
    return [
        _weekdays(names, days, shown),
        *(habit_row(view, names, days, shown, amber=view.habit.id in amber) for view in views),
    ]


def _weekdays(names: int, days: Days, shown: Shown) -> Row:
    """The names of the weekdays over the strips."""

    def draw(width: int) -> list[Line]:
        found = habit_columns(width, names, shown)
        before = 2 if found.lines == 2 else 2 + found.names + 1
        return [((" " * before, ""), *found.strip.weekdays(days))]

    return Row(None, draw)


def asked_today(view: HabitView, today: date) -> bool:
    """Whether a habit belongs to today's list proper: due, kept or excused today, or always noted."""
    if view.habit.paused_on(today) or view.habit.start > today:
        return False
    if view.habit.current.schedule.kind is Kind.TRACK or today in view.entries:
        return True
    return view.streak.state != "unscheduled"


def habit_row(view: HabitView, names: int, days: Days, shown: Shown = ALL, *, amber: bool = True) -> Row:
    """One habit: box, name, last days, streak, strength, a word; on two lines where it is narrow."""
    today = days.today

    def draw(width: int) -> list[Line]:
        found = habit_columns(width, names, shown)
        if found.lines == 2:
            return _two_lines(view, days, found.strip, width, amber)
        note, note_role = _note(view, today, amber, short=found.note < NOTE)
        # Beside its page a row says no word, so its number carries the colour of one.
        streak_role = note_role if shown.beside and note_role == "warn" else ""
        name: Cell = (view.habit.name, found.names, name_role(view, today))
        cells: list[Cell] = [(streak_words(view), STREAK, streak_role, "right")]
        if found.strength:
            cells.append((percent(view.strength), STRENGTH, "muted", "right"))
        if found.note:
            cells.append((note, 0, note_role))
        left = 2 + found.names + 1
        after = columns(width - left - found.strip.cells - 1, *cells)
        strip = found.strip.marks(view, days)
        return [(*columns(left - 1, tick_cell(view, today), name), (" ", ""), *strip, (" ", ""), *after)]

    def day_at(width: int, line: int, cell: int) -> date | None:
        found = habit_columns(width, names, shown)
        left = 2 if found.lines == 2 else 2 + found.names + 1
        return found.strip.day_at(days, cell - left) if line == found.lines - 1 else None

    return Row(("habit", view.habit.id), draw, day_at)


def _plain_row(view: HabitView, today: date) -> Row:
    """Box and name alone."""
    name: Cell = (view.habit.name, 0, name_role(view, today))
    return Row(("habit", view.habit.id), lambda width: [columns(width, tick_cell(view, today), name)])


def tick_cell(view: HabitView, today: date) -> Cell:
    """The mark before the name."""
    mark, role = tick_box(view, today)
    return mark, 1, role


def name_role(view: HabitView, today: date) -> str:
    """What is done, and what nobody asks for, stands in a calmer tone."""
    return "" if tick_box(view, today)[0] in "○◐" and asked_today(view, today) else "muted"


def _note(view: HabitView, today: date, amber: bool, *, short: bool) -> tuple[str, Role]:
    note, role = habit_note(view, today, short=short)
    return note, "" if role == "warn" and not amber else role


def _two_lines(view: HabitView, days: Days, strip: Strip, width: int, amber: bool) -> list[Line]:
    """Name and word, beneath them the strip; the word goes below where the name needs the room."""
    today = days.today
    note, note_role = _note(view, today, amber, short=True)
    above = width >= 2 + width_of(view.habit.name) + 1 + width_of(note)
    name: Cell = (view.habit.name, 0, name_role(view, today))
    first = columns(width, tick_cell(view, today), name, (note if above else "", None, note_role))
    below: Cell = ("" if above else note, None, note_role)
    rest = columns(width - 2 - strip.cells - 1, (streak_words(view), 0, "muted"), below)
    return [first, (("  ", ""), *strip.marks(view, days), (" ", ""), *rest)]
