"""Solitude: the habits of time alone."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from companion.tui.habits.rows import habit_row, habit_rows, put_away_row
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.lines import paragraph
from companion.tui.kit.listing import ListingScreen
from companion.tui.kit.rows import Row
from companion.tui.time.rows import time_words


class SolitudeScreen(ListingScreen):
    """Habits with streak and strength; the page of one has its year."""

    HEADING = "Solitude"
    KIND = "habit"
    KEYS = "enter its year · space tick · l log · b blocks · n seasons · / filter"
    MODE = "Solitude"
    PURPOSE = (
        "Your habits of time alone. The dots are the last days, today at the right: ● done, ◐ partly, "
        "– excused, ○ missed, · nothing noted. Strength forgives a miss; the streak says its rule on the "
        "habit's page."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "act('skip')", "excuse", tooltip="Excuse today, with a reason if you like"),
        Binding("f", "act('fill')", "fill in", tooltip="Fill in a past day"),
        Binding("p", "act('pause')", "rest", tooltip="Pause until a date, or come back"),
        Binding("l", "sessions", "log of time", tooltip="All sessions, and what places did"),
        Binding("b", "blocks", "blocks", tooltip="Appointments with yourself, week by week"),
        Binding("n", "seasons", "seasons", tooltip="Stretches in which less is asked"),
        Binding("shift+up,K", "move(-1)", "up", tooltip="Move it up in the list"),
        Binding("shift+down,J", "move(1)", "down", tooltip="Move it down in the list"),
    ]

    def rows(self, wanted: str) -> list[Row]:
        """Habits in the person's own order, the put-away after them."""
        shot = self.snapshot
        if not shot.journal.habits:
            return habit_rows(shot)
        away = sorted((h for h in shot.journal.habits.values() if h.archived), key=lambda habit: habit.name)
        return [
            *(habit_row(v, shot.today) for v in shot.habits if wanted in v.habit.name.casefold()),
            *(put_away_row("habit", h.id, h.name) for h in away if wanted in h.name.casefold()),
        ]

    def fill(self) -> None:
        """The list, and time of the last weeks under it."""
        super().fill()
        words = time_words(self.snapshot)
        self.query_one("#about", Drawn).show(lambda width: paragraph(words, width, "muted"))

    def action_sessions(self) -> None:
        """The log of time."""
        self.companion_app.sessions.open_log()

    def action_blocks(self) -> None:
        """A week of blocks."""
        self.companion_app.blocks.open_week()

    def action_seasons(self) -> None:
        """All seasons."""
        self.companion_app.seasons.open_list()

    def action_move(self, step: int) -> None:
        """Move a habit in the person's own order."""
        subject = self.subject()
        if subject is not None:
            self.companion_app.habits.move(subject[1], step)
