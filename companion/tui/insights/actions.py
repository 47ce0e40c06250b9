"""What one chooses on Insights."""

from __future__ import annotations

from collections.abc import Sequence

from companion.services.snapshot import HabitView
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.fields import Field, Values
from companion.tui.kit.options import YES_NO


class ChartedHabits(Actions):
    """Whose strength is drawn."""

    def choose(self, views: Sequence[HabitView]) -> None:
        """Ask whose strength is drawn."""
        now = self.shell.snapshot.journal.settings.charted
        fields = tuple(
            Field(f"habit-{n}", view.habit.name, "yes" if view.habit.id in now else "no", options=YES_NO)
            for n, view in enumerate(views)
        )

        def keep(values: Values) -> Change:
            chosen = [view.habit.id for n, view in enumerate(views) if values[f"habit-{n}"] == "yes"]
            return self.companion.preferences.chart(chosen)

        self.ask("Strength of which habits", fields, keep, words="None chosen draws all of them.")
