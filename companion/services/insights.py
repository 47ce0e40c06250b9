"""The read model of insights: each part is worked out when it is first asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Any

from companion.domain.friend import Circle
from companion.domain.insights import over_time
from companion.domain.insights.together import sentences
from companion.domain.session import Company
from companion.services.snapshot import HabitView, Snapshot


class Insights:
    """What a snapshot looks like over time: in a past ``year``, or up to today (the map 53 weeks, weeks and
    months twelve). ``habits`` are the ids of those whose strength is shown; left out, those chosen in the
    settings, or all.
    """

    def __init__(self, shot: Snapshot, year: int | None = None, habits: Collection[int] = ()) -> None:
        self.shot = shot
        self._habits = habits or shot.journal.settings.charted
        self.year = year or shot.today.year
        self.first, self.last = date(self.year, 1, 1), date(self.year, 12, 31)
        if self.year >= shot.today.year:
            self.last = shot.today
            self.first = over_time.weeks_until(shot.today, shot.journal.settings.week_start, 53)[0]

    @cached_property
    def done(self) -> Counter[date]:
        """Habits done on each day of the map."""
        return over_time.done_by_day(self.shot.journal, self.first, self.last)

    @cached_property
    def months(self) -> list[date]:
        """The months that are shown."""
        return over_time.months_until(self.last)

    @cached_property
    def strengths(self) -> list[tuple[str, list[float | None]]]:
        """Each chosen habit, and its strength month by month."""
        chosen = [view for view in self.charted if view.habit.id in self._habits] or self.charted
        today = self.shot.today
        return [
            (view.habit.name, over_time.strength_by_month(view.judged, view.entries, today, self.months))
            for view in chosen
        ]

    @cached_property
    def charted(self) -> list[HabitView]:
        """The habits that have a strength: those with a target."""
        return [view for view in self.shot.habits if view.strength is not None]

    @cached_property
    def weeks(self) -> list[date]:
        """The weeks that are shown."""
        return over_time.weeks_until(self.last, self.shot.journal.settings.week_start)

    @cached_property
    def minutes(self) -> dict[Company, list[int]]:
        """Minutes a week by kind."""
        return over_time.minutes_by_week(self.shot.journal, self.weeks)

    @cached_property
    def contacts(self) -> dict[Circle, list[int]]:
        """Contacts a month by circle."""
        return over_time.contacts_by_month(self.shot.journal, self.months, self.shot.today)

    @cached_property
    def together(self) -> list[str]:
        """What moved together, at most three sentences."""
        journal = self.shot.journal
        return sentences(journal, self.shot.today, journal.settings.week_start)


def insights_json(found: Insights) -> dict[str, Any]:
    """Everything ``insights --json`` says."""
    return {
        "date": found.shot.today.isoformat(),
        "year": found.year,
        "from": found.first.isoformat(),
        "done": {day.isoformat(): number for day, number in sorted(found.done.items())},
        "months": [f"{month:%Y-%m}" for month in found.months],
        "strength": [
            {"habit": name, "by_month": [None if s is None else round(s, 4) for s in line]}
            for name, line in found.strengths
        ],
        "weeks": [week.isoformat() for week in found.weeks],
        "minutes": {kind.value: line for kind, line in found.minutes.items()},
        "contacts": {circle.value: line for circle, line in found.contacts.items()},
        "together": found.together,
    }
