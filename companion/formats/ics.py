"""Blocks as iCalendar, for the calendar one shares with others.

An event says neither what a block is called nor where it is, unless asked for. Its UID follows from the
block's id, so that a calendar that takes the file in again changes what it has instead of doubling it.
Needs the library ``icalendar`` (extra ``ics``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vRecur

from companion.domain.appointments import names_day
from companion.domain.block import Block, Instead
from companion.domain.plain import without_controls

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


class Style(NamedTuple):
    """How blocks look to others: a ``title``, or their own names; the zone their hours are in (None: none).

    ``alarm`` is minutes beforehand, None for no alarm.
    """

    title: str
    names: bool = False
    zone: ZoneInfo | None = None
    alarm: int | None = None


def write_ics(blocks: Iterable[Block], style: Style, now: datetime) -> bytes:
    """A calendar of all blocks; the same blocks and ``now`` give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//quiet-companion//blocks//EN")
    calendar.add("version", "2.0")
    for block in sorted(blocks, key=lambda block: block.id):
        for event in _events(block, style, now.astimezone(UTC).replace(microsecond=0)):
            calendar.add_component(event)
    if style.zone is not None:
        calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def uid_of(block: Block) -> str:
    """The UID of a block's events: the same in each export."""
    return f"{block.id}@quiet-companion"


def _events(block: Block, style: Style, now: datetime) -> Iterator[Event]:
    held = [instead for instead in block.exceptions if names_day(block, instead.day)]
    if not block.rule:
        yield _once(block, held[0] if held else None, style, now)
        return
    event = _event(block, style, now, block.first, block.at, block.minutes)
    event.add("rrule", _rule(block, style))
    gone = [_moment(each.day, block.at, style) for each in held if each.to is None]
    if gone:
        event.add("exdate", gone)
    yield event
    for each in held:
        if each.to is not None:
            moved = _moved(block, each, style, now)
            moved.add("recurrence-id", _moment(each.day, block.at, style))
            yield moved


def _once(block: Block, instead: Instead | None, style: Style, now: datetime) -> Event:
    if instead is not None and instead.to is not None:
        return _moved(block, instead, style, now)
    event = _event(block, style, now, block.first, block.at, block.minutes)
    if instead is not None:
        event.add("status", "CANCELLED")
    return event


def _moved(block: Block, instead: Instead, style: Style, now: datetime) -> Event:
    assert instead.to is not None
    at = instead.at if instead.at is not None else block.at
    minutes = instead.minutes if instead.minutes is not None else block.minutes
    return _event(block, style, now, instead.to, at, minutes)


def _event(block: Block, style: Style, now: datetime, day: date, at: time, minutes: int) -> Event:
    event = Event()
    event.add("uid", uid_of(block))
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", int((now - EPOCH).total_seconds() // 60))  # grows, so a later export is the newer
    title = without_controls(block.title if style.names else style.title)
    event.add("summary", title)
    if style.names and block.place:
        event.add("location", without_controls(block.place))
    start = _moment(day, at, style)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=minutes))
    event.add("class", "PRIVATE")
    if style.alarm is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", timedelta(minutes=-style.alarm))
        event.add_component(alarm)
    return event


def _rule(block: Block, style: Style) -> vRecur:
    rule: vRecur = vRecur.from_ical(block.rule)
    if block.until is not None:
        last = _moment(block.until, time(23, 59, 59), style)
        rule["UNTIL"] = [last.astimezone(UTC) if style.zone is not None else last]
    return rule


def _moment(day: date, at: time, style: Style) -> datetime:
    """The clock on the wall of one's own zone; without a zone it floats with whoever reads it."""
    return datetime.combine(day, at, tzinfo=style.zone)
