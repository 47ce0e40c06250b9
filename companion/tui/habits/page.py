"""A habit's page: its rule in words, best runs, a year to edit, and what was noted."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from companion.services.snapshot import Snapshot
from companion.tui.habits.actions import HabitActions
from companion.tui.habits.page_rows import cell, day_lines, fact_lines, history_rows
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.framed import titled
from companion.tui.kit.heat_map import HeatMap
from companion.tui.kit.page import ViewPage
from companion.tui.kit.page_view import PageView
from companion.tui.kit.rows import RowList


class HabitView(PageView):
    """Everything about one habit; the year is edited with the cursor."""

    KIND, TABLE, FIRST = "habit", "habits", "year"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "skip", "skip", tooltip="Skip the day under the cursor; the streak is kept"),
        Binding("f", "fill", "fill in", tooltip="Fill in a day by its date"),
        Binding("p", "pause", "pause", tooltip="Pause until a date, or come back"),
    ]

    @property
    def actions(self) -> HabitActions:
        """What one does here."""
        return HabitActions(self.shell)

    def compose(self) -> ComposeResult:
        """Facts, the year, the day under the cursor, the history."""
        shot = self.shell.snapshot
        yield Drawn(id="facts", classes="framed")
        yield HeatMap(shot.today, shot.journal.settings.week_start, id="year")
        yield Drawn(id="day")
        yield RowList(id="history")

    def on_mount(self) -> None:
        """Headings."""
        titled(
            self.query_one("#year"),
            "A year",
            "←→↑↓ day · space tick · {skip} skip · enter fill in · [ ] year",
        )

    def fill(self, shot: Snapshot) -> None:
        """Facts, year and history."""
        view, today = shot.habit(self.record_id), shot.today
        facts = self.query_one("#facts", Drawn)
        titled(facts, view.habit.name)
        facts.show(lambda width: fact_lines(view, shot, width))
        self.query_one(HeatMap).show(lambda day: cell(view, day, today), today)
        history = self.query_one("#history", RowList)
        history.show(history_rows(view, today))
        titled(history, "Recorded", "newest first" if history.keys else "")
        self._show_day()

    def on_heat_map_moved(self) -> None:
        """Say in words what the cursor is on."""
        if self.record is not None:
            self._show_day()

    def on_heat_map_ticked(self, message: HeatMap.Ticked) -> None:
        """Tick a day of the year."""
        self.on_record(lambda habit: self.actions.tick(habit, message.day))

    def on_heat_map_opened(self, message: HeatMap.Opened) -> None:
        """Fill in a day of the year."""
        self.on_record(lambda habit: self.actions.fill(habit, message.day))

    def opened(self, kind: str, key: Any) -> None:
        """Enter in the history edits that day."""
        self.actions.fill(self.record_id, key)

    def ticked(self, kind: str, key: Any) -> None:
        """Space in the history ticks that day."""
        self.actions.tick(self.record_id, key)

    def action_fill(self) -> None:
        """Fill in a day by its date."""
        self.on_record(self.actions.fill)

    def action_pause(self) -> None:
        """Pause the habit, or end its pause."""
        self.on_record(self.actions.pause)

    def action_skip(self) -> None:
        """Skip the day under the cursor."""
        self.on_record(lambda habit: self.actions.skip(habit, self._day()))

    def _day(self) -> date:
        rows = self.query_one("#history", RowList)
        if rows.has_focus and isinstance(rows.key, tuple):
            return date.fromisoformat(str(rows.key[1]))
        return self.query_one(HeatMap).day

    def _show_day(self) -> None:
        shot = self.shell.snapshot
        view, day = shot.habit(self.record_id), self.query_one(HeatMap).day
        self.query_one("#day", Drawn).show(lambda width: day_lines(view, day, shot.today, width))


class HabitPage(ViewPage):
    """One habit alone."""

    TABLE, VIEW = "habits", HabitView
    MODE = "Solitude"
    PILLAR = "solitude"
    PURPOSE = (
        "One habit: move over its year with the arrows, space ticks the day under the cursor, Enter fills it "
        "in with an amount or a note, {skip} skips it. Any past day can be filled in at any time."
    )
