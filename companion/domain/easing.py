"""What a season changes: days on which a habit asks nothing, and longer cadences for a circle.

A season only ever adds days of rest, as a pause does; so it can save a streak and never shorten one. With a
floor ("once a week") the days rest while the floor's period runs and once it was reached; a whole period that
ended without it is judged as usual. A period cut by an end of the season asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from companion.domain.cadence import Cadence, longer
from companion.domain.calendar import month_of, week_of
from companion.domain.friend import Circle
from companion.domain.habit import Entries, Habit, Rest, State
from companion.domain.schedule import Kind, Schedule
from companion.domain.season import Season

MAX_LENGTH = timedelta(days=3660)  # of a season that somebody wrote into the file by hand
ENDED_LINE = 7  # days for which the end of a season is told
_DAY = timedelta(days=1)


def eased(
    habit: Habit, entries: Entries, seasons: Mapping[int, Season], today: date, week_start: int = 0
) -> Habit:
    """``habit`` with the days that seasons take off as pauses; itself when none concerns it."""
    if not seasons:
        return habit
    rests = [
        rest
        for season in seasons.values()
        if habit.id in season.habits
        for rest in _rests(season, season.habits[habit.id], entries, today, week_start)
    ]
    return habit._replace(pauses=(*habit.pauses, *rests)) if rests else habit


def circle_floors(seasons: Mapping[int, Season], today: date) -> dict[Circle, Cadence | None]:
    """The floors of the circles in the seasons that run ``today``; of two the longer one."""
    floors: dict[Circle, Cadence | None] = {}
    for season in seasons.values():
        if season.covers(today):
            for circle, floor in season.circles.items():
                floors[circle] = longer(floors[circle], floor) if circle in floors else floor
    return floors


def running(seasons: Mapping[int, Season], today: date) -> list[Season]:
    """The seasons that run today, the one that ends first in front."""
    found = [season for season in seasons.values() if season.covers(today)]
    return sorted(found, key=lambda season: (season.end, season.id))


def just_ended(seasons: Mapping[int, Season], today: date) -> list[Season]:
    """The seasons that ended within the last days and deserve a line."""
    found = [s for s in seasons.values() if 0 < (today - s.end).days <= ENDED_LINE]
    return sorted(found, key=lambda season: (season.end, season.id))


def _rests(
    season: Season, floor: Schedule | None, entries: Entries, today: date, week_start: int
) -> Iterator[Rest]:
    """The days of ``season`` on which a habit with this floor asks nothing."""
    last = min(season.end, date.max - MAX_LENGTH)
    first = max(season.start, last - MAX_LENGTH)
    if last < first:
        return
    if floor is None or floor.kind is Kind.TRACK:
        yield Rest(first, last + _DAY)
        return
    asked = floor.count if floor.kind in (Kind.WEEK, Kind.MONTH) else 1
    for period, end in _periods(floor, first, last, week_start):
        named = floor.kind is not Kind.WEEKDAYS or period.weekday() in floor.weekdays
        whole = period >= first and end <= last
        if named and whole and end < today and _done(entries, period, end) < asked:
            continue
        yield Rest(max(period, first), min(end, last) + _DAY)


def _periods(floor: Schedule, first: date, last: date, week_start: int) -> Iterator[tuple[date, date]]:
    """The periods of ``floor`` that touch ``first`` to ``last``."""
    day = first
    while day <= last:
        match floor.kind:
            case Kind.WEEK:
                period = week_of(day, week_start)
            case Kind.MONTH:
                period = month_of(day)
            case Kind.EVERY:
                period = day, day + timedelta(days=max(1, floor.count) - 1)
            case _:
                period = day, day
        yield period
        day = period[1] + _DAY


def _done(entries: Entries, first: date, last: date) -> int:
    """The days on which something was done, however little: in a season that is enough."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return sum(1 for day in days if (entry := entries.get(day)) is not None and entry.state is State.DONE)
