"""Actions on seasons: begin one, change it, end it early."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from companion.domain.cadence import Cadence
from companion.domain.errors import Refused, Unreadable
from companion.domain.friend import Circle
from companion.domain.friend_status import circle_name
from companion.domain.journal import in_order
from companion.domain.schedule import Kind, Schedule
from companion.domain.season import Season, SeasonKind, read_floor, read_rhythm
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import Field, FieldError, Values
from companion.tui.kit.wording import relative_day

KINDS = (Option("busy", "b"), Option("crisis", "c", "crisis, a hard time"), Option("own", "o", "other"))
AS_EVER = "as ever"
WORDS = (
    "For each habit and circle: leave blank for no change, or type what is enough meanwhile, such as "
    "1 a week, or nothing. "
    "Streaks wait; earlier days keep their result."
)


class SeasonActions(Actions):
    """Add, edit, end, delete."""

    def add(self) -> None:
        """A new season, suggested as once a week for everything that asks more."""
        self._ask("", "", first="name")

    def suggest(self, name: str, end: date, then: Callable[[Change], None]) -> None:
        """A new season with a name and an end filled in."""
        self._ask(name, str(end), first="end", then=then)

    def _ask(self, name: str, end: str, first: str, then: Callable[[Change], None] | None = None) -> None:
        fields = (
            Field("kind", "what it is", "busy", options=KINDS),
            Field("name", "name", name, "exams, a move"),
            Field("start", "from", "", "today"),
            Field("end", "until", end, "2026-04-30", accepts="2026-04-30, 30 April; it can be moved later"),
            *self._floors(None),
        )
        self.ask("A season", fields, self._begin, first=first, words=WORDS, then=then)

    def edit(self, season_id: int) -> None:
        """Change a season from today on."""
        season = self.companion.seasons.get(season_id)

        def keep(values: Values) -> Change:
            return self.companion.seasons.edit(
                season_id,
                name=values["name"],
                kind=SeasonKind(values["kind"]),
                end=self._end(values, season.start),
                habits=self._habits(values, season),
                circles=self._circles(values),
            )

        fields = (
            Field("kind", "what it is", season.kind, options=KINDS),
            Field("name", "name", season.name, "exams, a move"),
            Field("end", "until", str(season.end), "2026-04-30"),
            *self._floors(season),
        )
        self.ask(season.name, fields, keep, first="end", words=WORDS)

    def archive(self, season_id: int) -> None:
        """End a season early, after asking once."""
        season = self.companion.seasons.get(season_id)
        if season.end < self.shell.today:
            ended = f"{season.name} ended {relative_day(season.end, self.shell.today)}"
            self.shell.say_problem(Refused(ended, "there is nothing to end"))
            return
        words = "From today everything counts as usual again. Earlier days keep their result."
        self.confirm(f"End {season.name} now?", words, lambda: self.companion.seasons.end_now(season_id))

    def delete(self, season_id: int) -> None:
        """Remove a season, after asking once."""
        season = self.companion.seasons.get(season_id)
        words = "Its days are judged as usual again; {end-now} ends it and keeps them. {undo} brings it back."
        self.confirm(f"Delete {season.name}?", words, lambda: self.companion.seasons.delete(season_id))

    def _begin(self, values: Values) -> Change:
        start = values.read_or("start", self.shell.today, self.coming_day)
        return self.companion.seasons.add(
            values["name"],
            kind=SeasonKind(values["kind"]),
            start=start,
            end=self._end(values, start),
            habits=self._habits(values, None),
            circles=self._circles(values),
        )

    def _end(self, values: Values, start: date) -> date:
        if not values["end"].strip():
            raise FieldError("end", Unreadable("a season has an end", "choose a day; it can be moved later"))
        end = values.read("end", self.coming_day)
        if end < start:
            raise FieldError("end", Refused(f"{end} is before it starts", "choose a later day"))
        if (end - start).days > 365:
            raise FieldError("end", Refused("that is longer than a year", "choose a nearer day"))
        return end

    def _floors(self, season: Season | None) -> tuple[Field, ...]:
        """A line for each habit and circle."""
        fields = []
        for habit in in_order(self.shell.snapshot.journal):
            schedule = habit.current.schedule
            if schedule.kind is Kind.TRACK:
                continue
            value = ""
            if season is None:
                value = "1 a week" if schedule.frequency[0] * 7 > schedule.frequency[1] else ""
            elif habit.id in season.habits:
                value = _words(season.habits[habit.id])
            fields.append(Field(f"habit-{habit.id}", habit.name, value, AS_EVER))
        for circle in Circle:
            value = _words(season.circles[circle]) if season and circle in season.circles else ""
            name = circle_name(circle, self.shell.snapshot.journal.settings)
            fields.append(Field(f"circle-{circle.value}", f"{name} circle", value, AS_EVER))
        return tuple(fields)

    def _habits(self, values: Values, before: Season | None) -> dict[int, Schedule | None]:
        # Habits that are put away have no line; what the season says of them stays.
        shown = {int(field.removeprefix("habit-")) for field in values if field.startswith("habit-")}
        found = {k: floor for k, floor in (before.habits if before else {}).items() if k not in shown}
        for habit_id in shown:
            text = values[f"habit-{habit_id}"].strip()
            if text and text.lower() != AS_EVER:
                found[habit_id] = values.read(f"habit-{habit_id}", read_floor)
        return found

    def _circles(self, values: Values) -> dict[Circle, Cadence | None]:
        found = {}
        for circle in Circle:
            text = values[f"circle-{circle.value}"].strip()
            if text and text.lower() != AS_EVER:
                found[circle] = values.read(f"circle-{circle.value}", read_rhythm)
        return found


def _words(floor: object) -> str:
    return "nothing" if floor is None else str(floor)
