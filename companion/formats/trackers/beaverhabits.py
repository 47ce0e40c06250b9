"""beaverhabits: the JSON it exports, by habit with an id, records of ``day``, ``done`` and ``text``."""

from __future__ import annotations

from typing import Any

from companion.domain.schedule import DAILY, Schedule
from companion.formats.trackers.fields import numbered, rows, text, whole
from companion.formats.trackers.files import Files, json_of, not_it
from companion.formats.trackers.found import Days, FoundHabits, Gathering, Tracked, day_of, done
from companion.formats.trackers.frequency import schedule_of

WHAT = "an export of beaverhabits"
SPANS = {"D": 1, "W": 7, "M": 30, "Y": 365}
ARCHIVED = ("archive", "archived")
DELETED = ("soft_delete", "solf_delete", "deleted")


def read(files: Files) -> FoundHabits:
    """The habits of an export. Raises Refused for anything else."""
    given = json_of(files, WHAT)
    if isinstance(given, dict) and isinstance(given.get("data"), dict):  # as its interface answers
        given = given["data"]
    habits = rows(given, "habits")
    if not habits or not all(isinstance(habit, dict) and "records" in habit for habit in habits):
        raise not_it(files, WHAT)
    if any("freq_type" in habit for habit in habits):
        raise not_it(files, WHAT)
    order = {key: at for at, key in enumerate(rows(given, "order")) if isinstance(key, str)}
    gathering, keys = Gathering(), list[str]()
    for habit in sorted(habits, key=lambda habit: order.get(text(habit, "id"), len(order))):
        name, status = text(habit, "name"), text(habit, "status").lower()
        if status in DELETED:
            gathering.leave_out("habits that were deleted there", name, bad=False)
            continue
        made = text(habit, "id")
        gathering.habit(
            Tracked(
                numbered(keys, made or name),
                name,
                _schedule(habit, name, gathering),
                _entries(habit, name, gathering).entries,
                note=" ".join(f"#{tag}" for tag in rows(habit, "tags") if isinstance(tag, str)),
                archived=status in ARCHIVED,
                certain=bool(made),
            )
        )
    return gathering.found()


def _entries(habit: Any, name: str, gathering: Gathering) -> Days:
    days = Days(gathering, name)
    for at, record in enumerate(rows(habit, "records"), 1):
        gathering.count()
        where, note = f"record {at}", text(record, "text")
        ticked = record.get("done") if isinstance(record, dict) else None
        if ticked is True:
            days.put(day_of(text(record, "day")), done(None, note), where)
        else:
            words = "notes on days without a tick" if note else "days without a tick, which may mean anything"
            days.leave_out(words, where)
    return days


def _schedule(habit: Any, name: str, gathering: Gathering) -> Schedule:
    period = habit.get("period")
    if isinstance(period, dict):
        span = SPANS.get(text(period, "period_type").upper(), 0) * max(1, whole(period, "period_count"))
        return schedule_of(max(1, whole(period, "target_count")), span, name, gathering)
    weekly = whole(habit, "weekly_goal")
    if weekly > 0:
        return schedule_of(weekly, 7, name, gathering)
    gathering.say(f"{name}: without a period of its own it is taken as daily")
    return DAILY
