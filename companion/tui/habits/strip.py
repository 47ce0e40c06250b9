"""The strip of days after a habit's name: which days it shows, their weekdays, their marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from companion.domain.calendar import week_of
from companion.services.snapshot import HabitView
from companion.tui.kit.heat_map import DAY_NAMES
from companion.tui.kit.lines import Line, Role, Span
from companion.tui.kit.wording import entry_mark

MARK_ROLES: dict[str, Role] = {"●": "solitude", "◐": "solitude", "○": ""}


class Days(NamedTuple):
    """The days that strips show, the same for all rows of a list: ``chosen`` is the one that keys act on.

    Strips of a blank between weeks show whole weeks, the last one with ``today`` in it; others the last days.
    """

    today: date
    week_start: int = 0
    chosen: date | None = None  # None: today, and nothing is marked

    def shown(self, weeks: int, *, whole_weeks: bool) -> list[date]:
        """The days of a strip, oldest first; an older chosen day moves it back, to begin with that day."""
        last = week_of(self.today, self.week_start)[1] if whole_weeks else self.today
        first = last - timedelta(days=7 * weeks - 1)
        if self.chosen is not None and self.chosen < first:
            first = week_of(self.chosen, self.week_start)[0] if whole_weeks else self.chosen
        return [first + timedelta(days=n) for n in range(7 * weeks)]


class Strip(NamedTuple):
    """How much of the days has room: ``weeks`` of them, with blanks between weeks, and between days."""

    weeks: int
    between_weeks: int = 0
    between_days: int = 0

    @property
    def cells(self) -> int:
        """Cells of the strip."""
        return self.weeks * (7 + 6 * self.between_days) + (self.weeks - 1) * self.between_weeks

    def marks(self, view: HabitView, days: Days) -> Line:
        """The marks of a habit, those of one colour in one piece; the chosen day by itself."""

        def mark(day: date) -> Span:
            if day > days.today:
                return " ", ""
            sign = entry_mark(view.judged, view.entries.get(day), day, days.today)
            return sign, MARK_ROLES.get(sign, "muted")

        return self._line(days, mark)

    def weekdays(self, days: Days) -> Line:
        """A letter for the weekday of each day, that of the chosen one stands out."""
        return self._line(
            days,
            lambda day: (DAY_NAMES[day.weekday()][0], "strong" if day == days.chosen else "muted"),
        )

    def day_at(self, days: Days, cell: int) -> date | None:
        """The day whose mark stands in a cell of the strip, today or before."""
        at = 0
        for n, day in enumerate(days.shown(self.weeks, whole_weeks=bool(self.between_weeks))):
            if n:
                at += 1 + (self.between_days if n % 7 else self.between_weeks)
            if at == cell:
                return day if day <= days.today else None
        return None

    def _line(self, days: Days, sign: Callable[[date], Span]) -> Line:
        cells: list[Span] = []
        for n, day in enumerate(days.shown(self.weeks, whole_weeks=bool(self.between_weeks))):
            if n:
                cells.append((" " * (self.between_days if n % 7 else self.between_weeks), ""))
            text, role = sign(day)
            cells.append((text, f"{role} day".strip()) if day == days.chosen else (text, role))
        return tuple(_pieces(cells))


def _pieces(cells: Iterable[Span]) -> Iterable[Span]:
    """The same cells, neighbours of one role written as one; blanks go with a mark before them."""
    role = ""
    spread: list[Span] = []
    for text, own in cells:
        blank = not text.strip() and not own
        role = role if blank and not role.endswith("day") else own
        if text:
            spread.append((text, role))
    for of, group in groupby(spread, key=lambda span: span[1]):
        yield "".join(text for text, _ in group), of
