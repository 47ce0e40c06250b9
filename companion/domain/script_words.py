"""What one's own data puts into the blanks of scripts.

Blocks, or else a weekly habit, fill what is mine; an agreement fills only blanks of what it is about.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from companion.domain.appointments import Appointment, coming
from companion.domain.block import Block
from companion.domain.calendar import counted, spoken_date
from companion.domain.civil_day import civil_day
from companion.domain.habit import Habit
from companion.domain.journal import Journal
from companion.domain.schedule import Kind, Schedule
from companion.domain.session import After, Company
from companion.domain.spoken import DAY_NAMES, listed, spoken_repetition
from companion.domain.talk import About

_TRIAL = timedelta(weeks=4)
_LATELY = 12  # sessions looked at for how one comes back


def words_from(journal: Journal, today: date) -> dict[str, str]:
    """Words by the name of the blank; a blank nothing is known about is absent."""
    found: dict[str, str] = {"review_date": spoken_date(today + _TRIAL, today)}
    blocks = sorted(coming(journal, today), key=lambda each: not each.block.rule)
    if blocks:
        found |= _of_block(blocks[0], journal.settings.day_start)
    else:
        found |= _of_habit(journal, today)
    if ours := _newest_agreement(journal, About.OURS):
        found |= {"shared_plan": ours, "shared_thing": ours, "other_time": ours}
    if "my_time" not in found and (mine := _newest_agreement(journal, About.MINE)):
        found["my_time"] = mine
    if _rested(journal):
        found["better_how"] = "rested"
    return {name: words for name, words in found.items() if words}


def _newest_agreement(journal: Journal, about: About) -> str:
    """The title of the agreement about ``about`` that changed last; empty when there is none."""
    held = [one for one in journal.agreements.values() if one.about is about]
    newest = max(held, key=lambda one: (one.current.since, one.id), default=None)
    return newest.title if newest else ""


def _of_block(at: Appointment, day_start: time) -> dict[str, str]:
    """What is asked for is the time as planned, whatever this one was moved to."""
    block = at.block
    if at.instead is not None:
        at = at._replace(start=datetime.combine(at.day, block.at), minutes=block.minutes)
    day, start, end = _day_name(block, at.day, day_start), f"{at.start:%H:%M}", f"{at.end:%H:%M}"
    found = {
        "activity": block.title,
        "block": block.title,
        "length": length_words(at.minutes),
        "weekday": day,
        "start": start,
        "end": end,
        "back_at": end,
        "my_time": f"{day} {start} to {end}",
        "rhythm": _cadence_words(block.rule),
    }
    moves = (one for one in reversed(block.exceptions) if _day_name(block, one.day, day_start) == day)
    moved = next((one for one in moves if one.to is not None), None)
    if moved is not None and moved.to is not None:
        slot = f"{DAY_NAMES[moved.to.weekday()]} {(moved.at or block.at):%H:%M}"
        found |= {"event": moved.by, "other_slot": slot}
    return found


def _day_name(block: Block, day: date, day_start: time) -> str:
    """The weekday that the time planned for ``day`` belongs to: after midnight it is the evening before."""
    return DAY_NAMES[civil_day(datetime.combine(day, block.at), day_start).weekday()]


def _cadence_words(rule: str) -> str:
    """``Tuesdays and Thursdays``, else as one says a repetition."""
    words = spoken_repetition(rule)
    if not words.removeprefix("every ").startswith(DAY_NAMES):
        return words
    return re.sub(r"day\b", "days", words.removeprefix("every "))


def _rhythm_words(schedule: Schedule) -> str:
    """How often, as one says it: ``every day``, ``twice a week``; nothing where nothing is asked."""
    match schedule.kind:
        case Kind.DAILY:
            return "every day"
        case Kind.WEEK | Kind.MONTH:
            often = {1: "once", 2: "twice"}.get(schedule.count, f"{schedule.count} times")
            return f"{often} a {schedule.kind}"
        case Kind.WEEKDAYS:
            return listed([DAY_NAMES[day] + "s" for day in sorted(schedule.weekdays)])
        case Kind.TRACK:
            return ""
        case _:
            return str(schedule)


def _of_habit(journal: Journal, today: date) -> dict[str, str]:
    """A habit that asks for some days a week, else any that is not put away."""
    weekly = [h for h in journal.habits.values() if not h.archived and h.start <= today]
    weekly.sort(key=lambda habit: (not _by_week(habit), habit.order, habit.id))
    if not weekly:
        return {}
    habit = weekly[0]
    schedule, version = habit.current.schedule, habit.current
    found = {"activity": habit.name, "block": habit.name}
    if rhythm := _rhythm_words(schedule):
        found["rhythm"] = rhythm
    if version.amount and version.unit.lower() in ("minutes", "minute", "min"):
        found["length"] = length_words(round(version.amount))
    if schedule.kind is Kind.WEEKDAYS and schedule.weekdays:
        found["weekday"] = DAY_NAMES[min(schedule.weekdays)]
        found["my_time"] = found["weekday"]
    return found


def _by_week(habit: Habit) -> bool:
    return habit.current.schedule.kind in (Kind.WEEKDAYS, Kind.WEEK)


def _rested(journal: Journal) -> bool:
    solo = [s for s in journal.sessions.values() if s.kind is Company.SOLO and s.after is not None]
    last = sorted(solo, key=lambda session: (session.date, session.id))[-_LATELY:]
    return sum(session.after is After.RESTED for session in last) * 2 > len(last)


def length_words(minutes: int) -> str:
    """``40 minutes``, ``an hour``, ``two hours``, ``90 minutes``."""
    if minutes == 60:
        return "an hour"
    if minutes == 30:
        return "half an hour"
    if minutes % 60 == 0 and minutes:
        return counted(minutes // 60, "hour")
    return counted(minutes, "minute")
