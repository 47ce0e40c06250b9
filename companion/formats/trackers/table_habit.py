"""Table Habit: the JSON it exports. Dates are days since 1970; habits have no id in it."""

from __future__ import annotations

import json
from typing import Any

from companion.domain.habit import Entry, State
from companion.domain.ranges import MAX_AMOUNT
from companion.domain.schedule import DAILY, Kind, Schedule
from companion.formats.trackers.fields import number, numbered, rows, text, whole
from companion.formats.trackers.files import Files, json_of, not_it
from companion.formats.trackers.found import (
    Days,
    FoundHabits,
    Gathering,
    Tracked,
    day_of_number,
    done,
    within,
)
from companion.formats.trackers.frequency import schedule_of

WHAT = "an export of Table Habit"
NEGATIVE = 2  # type of a habit that is kept by staying below
DELETED, ARCHIVED = 2, 3  # status
WEEKLY, MONTHLY, CUSTOM = 1, 2, 3  # freq_type
DONE, SKIP = 1, 2  # record_type


def read(files: Files) -> FoundHabits:
    """The habits of an export. Raises Refused for anything else."""
    given = json_of(files, WHAT)
    habits = rows(given, "habits") if isinstance(given, dict) else given
    if not isinstance(habits, list) or not habits or not all(_is_habit(habit) for habit in habits):
        raise not_it(files, WHAT)
    gathering, keys = Gathering(), list[str]()
    for habit in habits:
        name = text(habit, "name")
        if whole(habit, "status") == DELETED:
            gathering.leave_out("habits that were deleted there", name, bad=False)
        else:
            gathering.habit(_habit(habit, name, numbered(keys, name), gathering))
    return gathering.found()


def _is_habit(habit: Any) -> bool:
    return isinstance(habit, dict) and "name" in habit and "freq_type" in habit and "records" in habit


def _habit(habit: Any, name: str, key: str, gathering: Gathering) -> Tracked:
    negative = whole(habit, "type") == NEGATIVE
    goal, extra = number(habit, "daily_goal") or 0.0, number(habit, "daily_goal_extra")
    most = extra if extra is not None else goal
    unit = text(habit, "daily_goal_unit")
    plain = goal == 1 and not unit  # a habit that is only ticked
    if negative:
        gathering.say(f"{name}: at most {most:g} a day became done up to {most:g} and missed above it")
    days = Days(gathering, name)
    for at, record in enumerate(rows(habit, "records"), 1):
        gathering.count()
        where = f"record {at}"
        kind, value = whole(record, "record_type"), number(record, "record_value")
        day, note = day_of_number(whole(record, "record_date")), text(record, "reason")
        if number(record, "record_date") is None:
            day = None
        if kind == SKIP:
            days.put(day, Entry(State.SKIPPED, note=note), where)
        elif kind != DONE:
            days.leave_out("records of an unknown kind", where)
        elif negative:
            days.put(day, within(value or 0.0, most, note), where)
        elif not value:
            days.put(day, Entry(State.MISSED, note=note), where)
        else:
            days.put(day, done(None if plain and value == 1 else value, note), where)
    return Tracked(
        key,
        name,
        _schedule(habit, name, gathering),
        days.entries,
        start=day_of_number(whole(habit, "start_date")) if "start_date" in habit else None,
        amount=None if negative or plain or not 0 < goal <= MAX_AMOUNT else goal,
        unit=unit,
        note=text(habit, "desc"),
        archived=whole(habit, "status") == ARCHIVED,
    )


def _schedule(habit: Any, name: str, gathering: Gathering) -> Schedule:
    """``freq_custom`` is JSON within JSON: the number of times, and for a custom frequency of days."""
    raw = habit.get("freq_custom")
    try:
        parts = json.loads(raw) if isinstance(raw, str) else raw
    except (ValueError, RecursionError):
        parts = None
    given = parts if isinstance(parts, list) else [parts]
    numbers = [part for part in given if isinstance(part, int) and 0 < part < 10_000]
    kind = whole(habit, "freq_type")
    if not numbers or kind not in (WEEKLY, MONTHLY, CUSTOM):
        gathering.say(f"{name}: its frequency cannot be read, daily is taken")
        return DAILY
    if kind == WEEKLY:
        return schedule_of(numbers[0], 7, name, gathering)
    if kind == MONTHLY:
        return schedule_of(numbers[0], 30, name, gathering)
    times, span = (min(numbers[:2]), max(numbers[:2])) if len(numbers) > 1 else (1, numbers[0])
    if times == 1 and span in (7, 30):
        return Schedule(Kind.EVERY, span)
    return schedule_of(times, span, name, gathering)
