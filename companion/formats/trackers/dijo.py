"""dijo: ``habit_record.json``, a list of habits with a goal a day and what was done each day."""

from __future__ import annotations

from typing import Any

from companion.domain.ranges import MAX_AMOUNT
from companion.domain.schedule import DAILY
from companion.formats.trackers.fields import number, numbered, text, whole
from companion.formats.trackers.files import Files, json_of, not_it
from companion.formats.trackers.found import Days, FoundHabits, Gathering, Tracked, day_of, done

WHAT = "the habit_record.json of dijo"
KINDS = ("Bit", "Count", "Float")


def read(files: Files) -> FoundHabits:
    """The habits; a folder may hold those that dijo ticks by itself as well. Raises Refused otherwise."""
    gathering, keys = Gathering(), list[str]()
    for habit in _listed(files):
        name, kind = text(habit, "name"), text(habit, "type")
        if kind not in KINDS:
            gathering.leave_out(f"habits of the kind “{kind[:20]}”, which is not known", name)
        else:
            gathering.habit(_habit(habit, name, numbered(keys, name), gathering))
    return gathering.found()


def _listed(files: Files) -> list[Any]:
    paths = [path for path in files.contents if path.rpartition("/")[2].startswith("habit_record")]
    each = [Files(path, {path: files.contents[path]}) for path in paths] if files.only is None else [files]
    if not each:
        raise not_it(files, WHAT)
    habits: list[Any] = []
    for file in each:
        found = json_of(file, WHAT)
        if not isinstance(found, list) or not all(_is_habit(habit) for habit in found):
            raise not_it(file, WHAT)
        habits += found
    if not habits:
        raise not_it(files, WHAT)
    return habits


def _is_habit(habit: Any) -> bool:
    return isinstance(habit, dict) and isinstance(habit.get("stats"), dict) and "type" in habit


def _habit(habit: Any, name: str, key: str, gathering: Gathering) -> Tracked:
    days = Days(gathering, name)
    stats, goal = habit["stats"], _amount(habit, "goal")
    for day in sorted(stats):
        gathering.count()
        value = stats[day]
        if value is True:
            days.put(day_of(day), done(), day)
        elif value is False or _amount(stats, day) == 0:
            days.leave_out("days without a tick, which may mean anything", day)
        else:
            amount = _amount(stats, day)
            days.put(day_of(day), done(amount) if amount is not None else None, day)
    gathering.say(f"{name}: dijo knows goals a day only, daily is taken")
    target = goal if goal is not None and 0 < goal <= MAX_AMOUNT else None
    unit = "times" if habit["type"] == "Count" and target is not None else ""
    return Tracked(key, name, DAILY, days.entries, amount=target, unit=unit)


def _amount(row: Any, key: str) -> float | None:
    """A number, or dijo's decimals: ``{"value": 25, "precision": 1}`` is 2.5."""
    value = row.get(key)
    if isinstance(value, dict):
        digits = number(value, "value")
        return None if digits is None else digits / 10 ** min(9, max(0, whole(value, "precision")))
    return number(row, key)
