"""Actions on habits."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.habit import Entry, Habit, State, Version
from companion.domain.numbers import read_amount, read_grace
from companion.domain.schedule import HINT, parse_schedule
from companion.domain.spoken import amount
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import DAY, OPTIONAL, Field, Values, accepted
from companion.tui.kit.wording import relative_day
from companion.tui.shell import Shell

PAUSE = timedelta(weeks=1)  # shown as an example
STATES = (
    Option("done", "d"),
    Option("skipped", "s", "skipped, streak kept"),
    Option("missed", "m"),
    Option("none", "n", "nothing recorded"),
)


class HabitActions(Actions):
    """Add, edit, tick, skip, fill in, pause, put away, delete."""

    def __init__(self, shell: Shell, day: date | None = None) -> None:
        """``day`` is what ticking, skipping and filling in are about, unless they are told; None is today."""
        super().__init__(shell)
        self._day = day

    def on_day(self, day: date | None) -> HabitActions:
        """These actions, about ``day``."""
        return HabitActions(self.shell, day)

    def open(self, habit_id: int) -> None:
        """Show the habit's page."""
        from companion.tui.habits.page import HabitPage

        self.shell.push_screen(HabitPage(habit_id))

    def tick(self, habit_id: int, day: date | None = None) -> None:
        """Tick a day, or take the tick back."""
        self.shell.perform(lambda: self.companion.habits.toggle(habit_id, day or self._day))

    def add(self) -> None:
        """A new habit."""

        def keep(values: Values) -> Change:
            return self.companion.habits.add(
                values["name"],
                values.read_or("schedule", parse_schedule("daily"), parse_schedule),
                grace=values.read_or("grace", 1, read_grace),
                amount=values.read_or("amount", None, read_amount),
                unit=values["unit"],
                start=values.read_or("start", self.shell.today, self.day_of),
                note=values["note"],
            )

        new = Habit(0, "", (Version(self.shell.today),))
        fields = (*habit_fields(new), Field("start", "starts", "", "today", accepts=DAY))
        self.ask("A new habit", fields, keep)

    def edit(self, habit_id: int) -> None:
        """Change a habit; the past stays as it was judged."""
        habit = self.companion.habits.get(habit_id)

        def keep(values: Values) -> Change:
            return self.companion.habits.edit(
                habit_id,
                name=values["name"],
                note=values["note"],
                grace=values.read("grace", read_grace),
                schedule=values.read("schedule", parse_schedule),
                amount=values.read_or("amount", None, read_amount),
                unit=values["unit"],
                since=values.read_or("since", self.shell.today, self.day_of),
            )

        fields = (
            *habit_fields(habit),
            Field("since", "new from", "", "today", accepts=f"{DAY}; earlier days keep their result"),
        )
        self.ask(habit.name, fields, keep)

    def skip(self, habit_id: int, day: date | None = None) -> None:
        """Excuse a day, with a reason or without."""
        on = day or self._day or self.shell.today
        habit = self.companion.habits.get(habit_id)

        def keep(values: Values) -> Change:
            return self.companion.habits.skip(habit_id, on, values["reason"])

        title = f"{habit.name}: skip {relative_day(on, self.shell.today)}"
        self.ask(title, (Field("reason", "reason", "", OPTIONAL),), keep)

    def fill(self, habit_id: int, day: date | None = None) -> None:
        """Fill in a past day."""
        habit, day = self.companion.habits.get(habit_id), day or self._day
        when = "yesterday" if day is None else str(day)
        entry = self.shell.snapshot.journal.entries_of(habit_id).get(day) if day else None

        def keep(values: Values) -> Change:
            on = values.read("day", self.day_of)
            if values["state"] == "none":
                return self.companion.habits.clear(habit_id, on)
            amount = values.read_or("amount", None, read_amount)
            done = values["state"] == "done"
            return self.companion.habits.set_entry(
                habit_id, on, Entry(State(values["state"]), amount if done else None, values["note"].strip())
            )

        unit = habit.current.unit or "if it has one"
        amount = f"{entry.amount:g}" if entry is not None and entry.amount is not None else ""
        fields = (
            Field("day", "day", when, "yesterday", accepts=DAY),
            Field("state", "what happened", entry.state if entry else "done", options=STATES),
            Field("amount", "amount", amount, unit),
            Field("note", "note", entry.note if entry else "", OPTIONAL),
        )
        self.ask(f"{habit.name}: fill in a day", fields, keep, first="state" if day else "day")

    def pause(self, habit_id: int) -> None:
        """Pause until a date, or come back from a pause."""
        habit = self.companion.habits.get(habit_id)
        if habit.paused_on(self.shell.today):
            self.shell.perform(lambda: self.companion.habits.resume(habit_id))
            return

        def keep(values: Values) -> Change:
            return self.companion.habits.pause(habit_id, values.read("until", self.coming_day))

        words = "Paused days are skipped, and the streak is kept."
        field = Field(
            "until", "back on", "", f"{self.shell.today + PAUSE}", accepts="2026-04-01, 1 April, tomorrow"
        )
        self.ask(f"{habit.name}: pause", (field,), keep, words=words)

    def archive(self, habit_id: int) -> None:
        """Archive, or bring back from the archive."""
        habits = self.companion.habits
        act = habits.bring_back if habits.get(habit_id).archived else habits.archive
        self.shell.perform(lambda: act(habit_id))

    def delete(self, habit_id: int) -> None:
        """Remove, after asking once."""
        habit = self.companion.habits.get(habit_id)
        kept = len(self.shell.snapshot.journal.entries_of(habit_id))
        goes = f"{amount(kept, 'days')} of history {'goes' if kept == 1 else 'go'} with it. " if kept else ""
        words = goes + "Archiving it ({archive}) deletes nothing. {undo} brings it back."
        self.confirm(f"Delete {habit.name}?", words, lambda: self.companion.habits.delete(habit_id))

    def move(self, habit_id: int, step: int) -> None:
        """Move up or down in the list."""
        self.shell.perform(lambda: self.companion.habits.move(habit_id, step))


def habit_fields(habit: Habit) -> tuple[Field, ...]:
    """What is asked of a habit, a new one or one that is there."""
    version = habit.current
    amount = f"{version.amount:g}" if version.amount is not None else ""
    return (
        Field("name", "name", habit.name, "what is yours alone?"),
        Field("schedule", "when", str(version.schedule), "daily", accepts=accepted(HINT)),
        Field("amount", "amount", amount, OPTIONAL, accepts="a number, such as 20; blank: any amount counts"),
        Field("unit", "unit", version.unit, "minutes, pages"),
        Field(
            "grace",
            "misses forgiven",
            str(habit.grace),
            "1",
            accepts="in a row, before the streak ends: 0 is strict, 1 forgives one",
        ),
        Field("note", "why", habit.note, "why it is yours (optional)"),
    )
