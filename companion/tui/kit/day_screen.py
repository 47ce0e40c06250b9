"""A screen whose list has strips of days: one moves over them, and the keys act on the day one stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen

from companion.tui.kit.dates import long_date
from companion.tui.kit.keys import NamedKeys
from companion.tui.kit.rows import RowList
from companion.tui.kit.screen import PillarScreen

if TYPE_CHECKING:
    from companion.tui.kit.actions import Actions


class StripList(NamedKeys, RowList):
    """A list whose rows have a strip of days."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "day(-1)", "day before", tooltip="The day before: space and x act on that day"),
        Binding("right", "day(1)", "day after", tooltip="The day after"),
        Binding("escape", "today", "today", tooltip="Back to today"),
    ]
    elsewhere = False  # whether another day than today is chosen

    @dataclass(eq=False, repr=False)
    class Stepped(Message):
        """Left or right: so many days on; 0 is back to today."""

        days: int

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no way back to today from today, and without a row there are no days."""
        if action in ("day", "today"):
            return self.key is not None and (action == "day" or self.elsewhere)
        return super().check_action(action, parameters)

    def action_day(self, days: int) -> None:
        """Move along the days."""
        self.post_message(self.Stepped(days))

    def action_today(self) -> None:
        """Leave the other day."""
        self.post_message(self.Stepped(0))


class DayScreen(PillarScreen):
    """Its keys act on ``chosen``, a day before today, or on today while it is None.

    The day is said in the first line, with what is known of it for the habit under the cursor.
    """

    NEEDS: ClassVar[dict[str, str]] = dict.fromkeys(("skip", "fill", "pause", "move"), "habit")

    chosen: date | None = None

    def show_days(self) -> None:
        """Draw the strips, with the chosen day marked."""
        raise NotImplementedError

    def choose_day(self, day: date | None) -> None:
        """Stand on another day; today and what is ahead of it are None."""
        day = day if day is not None and day < self.snapshot.today else None
        if day != self.chosen:
            self.chosen = day
            for strips in self.query(StripList):
                strips.elsewhere = day is not None
            self.show_days()
            self.show_top_line()

    def on_strip_list_stepped(self, message: StripList.Stepped) -> None:
        """Another day."""
        today = self.snapshot.today
        self.choose_day((self.chosen or today) + timedelta(days=message.days) if message.days else None)

    def on_row_list_day_clicked(self, message: RowList.DayClicked) -> None:
        """A click on a day ticks it, as moving there and space would."""
        self.choose_day(message.day)
        self.on_row_list_ticked(RowList.Ticked(message.key))

    def action_skip(self) -> None:
        """Skip the day of the habit under the cursor."""
        self._on_subject(lambda actions, key: actions.skip(key))

    def action_fill(self) -> None:
        """Fill in a day of the habit under the cursor."""
        self._on_subject(lambda actions, key: actions.fill(key))

    def on_row_list_moved(self) -> None:
        """The day of another habit."""
        if self.chosen is not None:
            self.show_top_line()

    def on_screen_suspend(self) -> None:
        """At another place one comes back to today; a form on top is still about the chosen day."""
        if not isinstance(self.app.screen, ModalScreen):
            self.choose_day(None)

    def actions_of(self, kind: str | None) -> Actions:
        """What one does, on the day one stands on."""
        return super().actions_of(kind).on_day(self.chosen)

    def date_words(self) -> str:
        """Today; or the chosen day, and what is known of it."""
        if self.chosen is None:
            return super().date_words()
        from companion.tui.kit.wording import entry_words  # for the start: it needs the rules

        subject, shot = self.subject(), self.snapshot
        of_habit = subject is not None and subject[0] == "habit" and subject[1] in shot.journal.habits
        known = f": {entry_words(shot.habit(subject[1]), self.chosen)}" if subject and of_habit else ""
        year = f" {self.chosen.year}" if self.chosen.year != shot.today.year else ""
        return f"{long_date(self.chosen)}{year}{known}"
