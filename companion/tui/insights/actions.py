"""What one chooses on Insights."""

from __future__ import annotations

from collections.abc import Sequence

from companion.services.snapshot import HabitView
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import Field, Values


class ChartedHabits(Actions):
    """Whose strength is drawn."""

    def choose(self, views: Sequence[HabitView]) -> None:
        """Ask whose strength is drawn."""
        charted = self.shell.snapshot.journal.settings.charted
        options = tuple(Option(str(view.habit.id), "", view.habit.name) for view in views)
        now = ",".join(option.value for option in options if int(option.value) in charted)

        def save(values: Values) -> Change:
            return self.companion.preferences.chart([int(one) for one in values["habits"].split(",") if one])

        field = Field("habits", "habits", now, options=options, several=True)
        self.ask("Strength of which habits", (field,), save, words="None chosen draws all of them.")
