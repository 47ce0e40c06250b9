"""What another calendar changed of a block: its times moved, dropped, or given back.

Needs the library ``icalendar`` (extra ``ics``).
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, NamedTuple

from icalendar import Calendar

from companion.domain.appointments import names_day
from companion.domain.block import Block
from companion.domain.errors import Refused
from companion.formats.ics import Style, uid_of, write_ics

MINUTE = 60  # seconds


class Moved(NamedTuple):
    """The time of ``day``, as the repetition names it, is on ``to`` at ``at`` instead, ``minutes`` long.

    ``to`` is None where it was dropped there. ``day`` is None where all times of a repetition have another
    hour or length; then ``to`` is the day it begins with.
    """

    day: date | None
    to: date | None
    at: time | None = None
    minutes: int | None = None


class _Time(NamedTuple):
    to: date
    at: time
    minutes: int


class _Stands(NamedTuple):
    """What a calendar says of one block: its first time, rule, times that were moved, and dropped ones."""

    first: _Time
    rule: dict[str, Any]
    moved: dict[date, _Time]
    dropped: set[date]


def edits(data: bytes, block: Block, style: Style) -> tuple[Moved, ...]:
    """What differs in ``data``, another program's state of the event, from how ``block`` stands here.

    Raises Refused for what cannot be taken in: no such event, another repetition, whole days.
    """
    theirs, ours = _read(data, block, style), _read(write_ics([block], style, _SOME_TIME), block, style)
    if theirs.rule != ours.rule or (block.rule and theirs.first.to != ours.first.to):
        raise Refused(f"{block.title}: another repetition was set there", "change it here, then again")
    found = []
    if not block.rule:
        if block.first in theirs.dropped:
            return () if block.first in ours.dropped else (Moved(block.first, None),)
        return () if theirs.first == ours.first else (Moved(block.first, *theirs.first),)
    if theirs.first != ours.first:
        found.append(Moved(None, *theirs.first))  # another hour or length for all
    for day in sorted(theirs.dropped - ours.dropped):
        found.append(Moved(day, None))
    for day, now in sorted(theirs.moved.items()):
        if ours.moved.get(day) != now and day not in theirs.dropped:
            found.append(Moved(day, *now))
    for day in sorted((ours.dropped | ours.moved.keys()) - theirs.dropped - theirs.moved.keys()):
        found.append(Moved(day, day))  # back to what was planned
    return tuple(each for each in found if each.day is None or names_day(block, each.day))


_SOME_TIME = datetime.fromisoformat("2020-01-01T00:00:00+00:00")


def _read(data: bytes, block: Block, style: Style) -> _Stands:
    refused = Refused(f"{block.title}: what lies there cannot be read", "look at the calendar")
    try:
        events: list[Any] = [
            event
            for event in Calendar.from_ical(data).walk("VEVENT")
            if str(event.get("UID", "")) == uid_of(block)
        ]
        (whole,) = (event for event in events if "RECURRENCE-ID" not in event)
        single = [event for event in events if "RECURRENCE-ID" in event]
        cancelled = {_day(e["RECURRENCE-ID"].dt, style) for e in single if e.get("STATUS") == "CANCELLED"}
        if not block.rule and whole.get("STATUS") == "CANCELLED":
            cancelled.add(block.first)
        return _Stands(
            _time(whole, style),
            {name: [str(part) for part in parts] for name, parts in whole.get("RRULE", {}).items()},
            {_day(e["RECURRENCE-ID"].dt, style): _time(e, style) for e in single},
            cancelled | _left_out(whole, style),
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise refused from None


def _left_out(whole: Any, style: Style) -> set[date]:
    listed = whole.get("EXDATE", [])
    listed = listed if isinstance(listed, list) else [listed]
    return {_day(each.dt, style) for dates in listed for each in dates.dts}


def _time(event: Any, style: Style) -> _Time:
    start = _here(event["DTSTART"].dt, style)
    length = (
        _here(event["DTEND"].dt, style) - start if "DTEND" in event else event["DURATION"].dt
    ).total_seconds()
    return _Time(start.date(), start.time(), round(length / MINUTE))


def _day(moment: date, style: Style) -> date:
    return _here(moment, style).date()


def _here(moment: date, style: Style) -> datetime:
    """The clock on the wall of one's own zone. Raises ValueError for a whole day."""
    if not isinstance(moment, datetime):
        raise ValueError("a whole day")
    if moment.tzinfo is not None and style.zone is not None:
        moment = moment.astimezone(style.zone)
    return moment.replace(tzinfo=None)
