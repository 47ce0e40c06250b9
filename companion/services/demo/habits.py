"""Habits of the demo: all kinds of schedule, kept and dropped, one quiet now, one resting, one put away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from companion.domain.calendar import month_of
from companion.domain.habit import DONE, Entry, Habit, Rest, State, Version
from companion.domain.journal import Journal
from companion.domain.schedule import Kind, Schedule, parse_schedule

Data = dict[str, Any]

STRETCH = 24  # days in which a habit goes about equally well
RECENT = 30  # the last days, which go well unless a script says otherwise: one thing is quiet now, not four
SURE = {Kind.WEEK: 21, Kind.MONTH: 70, Kind.EVERY: 14}  # days in which the last whole stretch of each lies


class HabitPlan(NamedTuple):
    """A habit to make, as ``demo.toml`` explains it."""

    name: str
    schedule: str
    keeps: float
    began: float = 0.0
    amount: float | None = None
    unit: str = ""
    grace: int = 1
    note: str = ""
    script: str = "-"
    before: str = ""
    ended: float | None = None
    resting: bool = False
    sat_down: int = 0  # minutes of the sessions that some of its days were, if any


class Notes(NamedTuple):
    """What stands beside a day that was excused."""

    holiday: str
    reasons: list[str]


def habits(
    journal: Journal, data: Data, rng: Random, first: date, today: date, new_id: Callable[[], int]
) -> Journal:
    """The journal with the demo's habits and their entries."""
    made, entries = {}, {}
    span, notes = (today - first).days, Notes(**data["entries"])
    for order, plan in enumerate((HabitPlan(**row) for row in data["habit"]), 1):
        habit = _habit(plan, order, first, span, today, new_id())
        made[habit.id] = habit
        entries[habit.id] = _entries(plan, habit, notes, rng, span, first, today)
    return journal._replace(habits=made, entries=entries)


def _habit(plan: HabitPlan, order: int, first: date, span: int, today: date, habit_id: int) -> Habit:
    start = first + timedelta(days=int(span * plan.began))
    schedule = parse_schedule(plan.schedule)
    versions: tuple[Version, ...] = (Version(start, schedule, plan.amount, plan.unit),)
    if plan.before:
        change = start + (today - start) // 2
        change -= timedelta(days=change.weekday())
        earlier = versions[0]._replace(schedule=parse_schedule(plan.before))
        versions = (earlier, versions[0]._replace(start=change))
    archives = (Rest(first + timedelta(days=int(span * plan.ended))),) if plan.ended else ()
    pauses = tuple(_holidays(start, today)) if plan.unit and not plan.ended else ()
    if plan.resting:
        pauses = (*pauses, Rest(today - timedelta(days=5), today + timedelta(days=8)))
    return Habit(habit_id, plan.name, versions, plan.grace, plan.note, pauses, archives, order)


def _holidays(start: date, today: date) -> Iterator[Rest]:
    """Two weeks away each August."""
    for year in range(start.year, today.year + 1):
        rest = Rest(date(year, 8, 3), date(year, 8, 17))
        if start <= rest.start and rest.until is not None and rest.until <= today - timedelta(days=60):
            yield rest


def _entries(
    plan: HabitPlan, habit: Habit, notes: Notes, rng: Random, span: int, first: date, today: date
) -> dict[date, Entry]:
    last = first + timedelta(days=int(span * plan.ended)) if plan.ended else today
    found: dict[date, Entry] = {}
    for version, begin, end in _stretches(habit, last):
        done = set(_done_days(version.schedule, plan.keeps, rng, begin, end))
        _record(version, habit, notes, done, rng, (begin, end), found)
    _follow_script(plan, habit, notes, rng, today, found)
    return found


def _stretches(habit: Habit, last: date) -> Iterator[tuple[Version, date, date]]:
    """Each version with the first and last day it was in force."""
    ends = [version.start - timedelta(days=1) for version in habit.versions[1:]] + [last]
    for version, end in zip(habit.versions, ends, strict=True):
        yield version, version.start, end


def _record(
    version: Version,
    habit: Habit,
    notes: Notes,
    done: set[date],
    rng: Random,
    stretch: tuple[date, date],
    found: dict[date, Entry],
) -> None:
    begin, end = stretch
    asked = version.schedule.kind in (Kind.DAILY, Kind.WEEKDAYS)
    for day in _days(begin, end):
        if habit.paused_on(day):
            continue
        if day in done:
            entry = _done(version, rng)
            partly = not habit.counts(entry, day)
            found[day] = DONE if partly and _sure(version.schedule, day, end) else entry
        elif asked and (not version.schedule.weekdays or day.weekday() in version.schedule.weekdays):
            if (day.month, day.day // 10) == (12, 2) and day.day > 22:
                found[day] = Entry(State.SKIPPED, note=notes.holiday)
            elif rng.random() < 0.25:
                found[day] = _excuse(notes, rng)


def _excuse(notes: Notes, rng: Random) -> Entry:
    if rng.random() < 0.2:
        return Entry(State.MISSED)
    return Entry(State.SKIPPED, note=rng.choice(notes.reasons) if rng.random() < 0.7 else "")


def _done(version: Version, rng: Random) -> Entry:
    if version.amount is None or rng.random() < 0.5:
        return DONE
    share = rng.choice((0.5, 1.0, 1.0, 1.0, 1.0, 1.25, 1.5, 2.0))
    return Entry(State.DONE, max(1.0, float(round(version.amount * share))))


def _follow_script(
    plan: HabitPlan, habit: Habit, notes: Notes, rng: Random, today: date, found: dict[date, Entry]
) -> None:
    """The last days as written in the plan, so that today shows what there is to see."""
    for back, letter in enumerate(plan.script if not plan.ended else ""):
        day = today - timedelta(days=back)
        if letter == "?" or day < habit.start:
            continue
        found.pop(day, None)
        if letter == "d":
            found[day] = DONE
        elif letter in "sm":
            found[day] = _excuse(notes, rng) if letter == "s" else Entry(State.MISSED)


def _done_days(schedule: Schedule, keeps: float, rng: Random, begin: date, end: date) -> Iterator[date]:
    match schedule.kind:
        case Kind.WEEK:
            yield from _weekly(schedule, keeps, rng, begin, end)
        case Kind.MONTH:
            yield from _monthly(schedule, keeps, rng, begin, end)
        case Kind.EVERY:
            yield from _every(schedule, keeps, rng, begin, end)
        case _:
            yield from _daily(schedule, keeps, rng, begin, end)


def _daily(schedule: Schedule, keeps: float, rng: Random, begin: date, end: date) -> Iterator[date]:
    """Good and poor stretches follow one another, as they do."""
    chance = keeps
    for number, day in enumerate(_days(begin, end)):
        if number % STRETCH == 0:
            chance = keeps * rng.choice((1.04, 1.0, 1.0, 0.95, 0.8, 0.35))
        if schedule.weekdays and day.weekday() not in schedule.weekdays:
            continue
        if rng.random() < _chance(chance, schedule, day, end):
            yield day


def _weekly(schedule: Schedule, keeps: float, rng: Random, begin: date, end: date) -> Iterator[date]:
    monday = begin - timedelta(days=begin.weekday())
    while monday <= end:
        good = rng.random() < _chance(keeps, schedule, monday, end)
        times = min(7, schedule.count + rng.choice((0, 0, 1))) if good else rng.randrange(schedule.count)
        week = (monday + timedelta(days=offset) for offset in rng.sample(range(7), times))
        yield from (day for day in week if begin <= day <= end)
        monday += timedelta(days=7)


def _monthly(schedule: Schedule, keeps: float, rng: Random, begin: date, end: date) -> Iterator[date]:
    first = begin.replace(day=1)
    while first <= end:
        last = month_of(first)[1]
        good = rng.random() < _chance(keeps, schedule, first, end)
        times = schedule.count if good else rng.randrange(schedule.count)
        month = (first + timedelta(days=offset) for offset in rng.sample(range(last.day), times))
        yield from (day for day in month if begin <= day <= end)
        first = last + timedelta(days=1)


def _every(schedule: Schedule, keeps: float, rng: Random, begin: date, end: date) -> Iterator[date]:
    while begin <= end:
        day = begin + timedelta(days=rng.randrange(schedule.count))
        if rng.random() < _chance(keeps, schedule, day, end) and day <= end:
            yield day
        begin += timedelta(days=schedule.count)


def _chance(keeps: float, schedule: Schedule, day: date, end: date) -> float:
    if _sure(schedule, day, end):
        return 1.0
    return max(keeps, 0.97) if (end - day).days < RECENT else keeps


def _sure(schedule: Schedule, day: date, end: date) -> bool:
    return (end - day).days < SURE.get(schedule.kind, 12)


def _days(first: date, last: date) -> Iterator[date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)
