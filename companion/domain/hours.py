"""Times of day and lengths as a person types them: ``19:00``, ``8pm``; ``60``, ``1.5 h``, ``20:30``."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from companion.domain.civil_day import civil_day
from companion.domain.date_parsing import read_date
from companion.domain.errors import Refused, Unreadable
from companion.domain.numbers import check_minutes, read_amount

_TIMED = re.compile(r"\d:\d|\d\s*[ap]\.?m", re.IGNORECASE)  # what tells a time from a day


def read_time(text: str) -> time:
    """A time of day. Raises Unreadable with the forms that can be read."""
    plain = text.strip().lower().replace("h", ":") if re.fullmatch(r"\s*\d+h\d*\s*", text.lower()) else text
    match = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d\d))?:?\s*(am|pm|a\.m\.|p\.m\.)?", plain.strip().lower())
    if match is not None:
        hour, minute = int(match[1]), int(match[2] or 0)
        half = (match[3] or "")[:1]
        if half and not 1 <= hour <= 12:
            hour = 99
        elif half:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise Unreadable(f"“{text.strip()}” is not a time of day", "write 19:00, or 7:30")


def day_of(text: str, now: datetime, day_start: time) -> date:
    """The person's own day that a day with or without a time means: ``sunday``, ``sunday 18:30``, ``18:30``.

    A time before ``day_start`` belongs to the evening before; said after midnight and of no other day, to the
    evening that still goes on. Raises Unreadable as ``read_date`` does.
    """
    today = civil_day(now, day_start)
    day, _, last = text.strip().rpartition(" ")
    if not _TIMED.search(last):
        return read_date(text, today)
    late, said = read_time(last) < day_start, day.strip()
    if late and said.casefold() in ("", "today"):
        return now.date() - timedelta(days=1)
    return (read_date(said, today) if said else today) - timedelta(days=late)


def fitting_minutes(text: str) -> float:
    """A number of minutes that fits into a day. Raises Unreadable, or Refused for more."""
    return check_minutes(read_amount(text))


def whole_minutes(text: str) -> int:
    """A whole number of minutes that fits into a day. Raises as ``fitting_minutes`` does."""
    minutes = fitting_minutes(text)
    if minutes != int(minutes):
        raise Unreadable(f"“{text.strip()}” is not a whole number of minutes", "such as 30")
    return int(minutes)


def read_hours(text: str) -> tuple[time, time]:
    """Two times of day, ``22:00-08:00``; ``none`` is the same time twice. Raises Unreadable."""
    if text.strip().lower() in ("none", "off"):
        return time(0), time(0)
    match = re.fullmatch(r"(.+?)\s*(?:-|–|\bto\b)\s*(.+)", text.strip(), re.IGNORECASE)
    if match is None:
        raise Unreadable(f"cannot read the hours “{text.strip()}”", "write 22:00-08:00, or none")
    return read_time(match[1]), read_time(match[2])


def read_length(text: str, start: time) -> int:
    """Minutes that fit into a day: written as such, as hours, or as the time of the end.

    Raises Refused for an end that is not after ``start``, and for what does not fit into a day.
    """
    return int(check_minutes(_length(text, start)))


def _length(text: str, start: time) -> int:
    plain = text.strip().lower()
    if match := re.fullmatch(r"(\d{1,5})\s*(?:m|min|mins|minutes?)?", plain):
        return int(match[1])
    if match := re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hours?)", plain):
        return round(float(match[1].replace(",", ".")) * 60)
    if match := re.fullmatch(r"(?:until|till|to)?\s*(\d{1,2}[:.]\d\d.*)", plain):
        end = read_time(match[1])
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        if minutes <= 0:
            raise Refused(
                f"it would end at {end:%H:%M}, and it starts at {start:%H:%M}",
                "choose a later end; past midnight, write how long: 120 min",
            )
        return minutes
    raise Unreadable(f"“{text.strip()}” is not a length", "write 60, 1.5 h, or the end: 20:30")
