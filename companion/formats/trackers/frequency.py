"""So many times in so many days, as the schedule that is the same or the nearest."""

from __future__ import annotations

from math import log

from companion.domain.ranges import MAX_EVERY, MAX_IN_A_MONTH
from companion.domain.schedule import DAILY, Kind, Schedule
from companion.formats.trackers.found import Gathering


def schedule_of(times: int, days: int, name: str, gathering: Gathering) -> Schedule:
    """The schedule for ``times`` done days in every ``days``; what is only nearest is said."""
    if times < 1 or days < 1:
        gathering.say(f"{name}: “{times} in {days} days” is not a frequency; daily is used")
        return DAILY
    exact = _exact(times, days)
    if exact is not None:
        return exact
    nearest = min(_all(), key=lambda schedule: _distance(schedule, times / days))
    gathering.say(f"{name}: {times} in {days} days became {nearest}")
    return nearest


def _exact(times: int, days: int) -> Schedule | None:
    if times >= days:
        return DAILY
    if days == 7:
        return Schedule(Kind.WEEK, times)
    if days == 30 and times <= MAX_IN_A_MONTH:
        return Schedule(Kind.MONTH, times)
    if times == 1 and days <= MAX_EVERY:
        return Schedule(Kind.EVERY, days)
    return None


def _all() -> list[Schedule]:
    weeks = [Schedule(Kind.WEEK, times) for times in range(1, 7)]
    months = [Schedule(Kind.MONTH, times) for times in range(1, MAX_IN_A_MONTH + 1)]
    return [DAILY, *weeks, *months, *(Schedule(Kind.EVERY, days) for days in range(2, MAX_EVERY + 1))]


def _distance(schedule: Schedule, wanted: float) -> float:
    times, days = schedule.frequency
    return abs(log(times / days / wanted))
