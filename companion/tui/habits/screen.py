"""Solitude: the habits of time alone."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from companion.domain.naming import folded
from companion.tui.habits.actions import HabitActions
from companion.tui.habits.page import HabitView
from companion.tui.habits.rows import Shown, habit_rows, listed
from companion.tui.kit.day_screen import DayScreen, StripList
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.hints import archived_rows
from companion.tui.kit.keys import keys_for, opens, taught
from companion.tui.kit.lines import paragraph
from companion.tui.kit.listing import ListingScreen
from companion.tui.kit.row_layout import Row
from companion.tui.kit.time_words import time_words


class SolitudeScreen(DayScreen, ListingScreen):
    """Habits with streak and strength; the page of one has its year."""

    HEADING = "Solitude"
    FIRST, LIST = "habit", StripList
    KEYS = (
        "space tick · ←→ another day · enter its year · {filter} filter · {log-of-time} log · "
        "{blocks} blocks · {seasons} seasons"
    )
    VIEW = HabitView
    MODE = "Solitude"
    PILLAR = "solitude"
    PURPOSE = (
        "Your habits of time alone. The dots are the last days, today at the right: done ●, partly ◐, "
        "skipped –, missed ○, nothing recorded ·. Strength forgives a miss; the streak says its rule on the "
        "habit's page."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "skip", "skip", tooltip="Skip the day, with a reason or without; the streak is kept"),
        Binding("f", "fill", "fill in", tooltip="Fill in a past day"),
        Binding("p", "pause", "pause", tooltip="Pause until a date, or come back"),
        opens("l", "log of time", "Open the log of sessions and places"),
        opens("b", "blocks", "Open blocks: appointments with yourself, week by week"),
        opens("n", "seasons", "Open seasons: stretches in which less is asked"),
        Binding("shift+up,K", "move(-1)", "up", tooltip="Move it up in the list"),
        Binding("shift+down,J", "move(1)", "down", tooltip="Move it down in the list"),
    ]

    def rows(self, wanted: str) -> list[Row]:
        """Habits in the person's own order, the put-away after them."""
        shot = self.snapshot
        if not shot.journal.habits:
            return habit_rows(shot)
        away = (habit for habit in shot.journal.habits.values() if habit.archived)
        shown = [view for view in shot.habits if wanted in folded(view.habit.name)]
        return [
            *listed(shown, shot, self.chosen, Shown(beside=self.page is not None)),
            *archived_rows("habit", (habit for habit in away if wanted in folded(habit.name))),
        ]

    def fill(self) -> None:
        """The list, and time of the last weeks under it."""
        super().fill()
        words = taught(time_words(self.snapshot), keys_for(self))
        self.query_one("#about", Drawn).show(lambda width: paragraph(words, width, "muted"))

    def show_days(self) -> None:
        """The strips are in the list alone."""
        self.show_list()

    def opened(self, kind: str, key: Any) -> None:
        """On the page the days of its year are moved over."""
        super().opened(kind, key)
        self.choose_day(None)

    def action_pause(self) -> None:
        """Pause the habit under the cursor, or end its pause."""
        self.on_record(HabitActions(self.shell).pause)

    def action_move(self, step: int) -> None:
        """Move a habit in the person's own order."""
        self.on_record(lambda habit: HabitActions(self.shell).move(habit, step))
