"""Birthdays, with or without a year, and what to do with 29 February."""

from __future__ import annotations

import re
from datetime import date

from companion.domain.errors import Unreadable
from companion.domain.friend import Friend, Occurrence

_DAY = re.compile(r"(?:(\d{4})-)?(\d\d)-(\d\d)")


def next_birthday(friend: Friend, today: date) -> date | None:
    """The next birthday, ``today`` included; None when none is noted or it cannot be read.

    One on 29 February is kept on ``friend.leap_day`` in years that lack it.
    """
    return _next(friend.birthday, friend.leap_day, today)


def next_dates(friend: Friend, today: date) -> list[tuple[date, str]]:
    """The next time of each yearly date of ``friend`` with its name, the birthday among them, by date.

    Free text that is no date is left out: it is kept on the friend's page only.
    """
    yearly = [("birthday", friend.birthday), *((noted.label, noted.when) for noted in friend.dates)]
    ahead = ((_next(when, friend.leap_day, today), label) for label, when in yearly)
    return sorted((day, label) for day, label in ahead if day is not None)


def _next(when: str, leap_day: str, today: date) -> date | None:
    match = _DAY.fullmatch(when)
    if match is None:
        return None
    month, day = int(match[2]), int(match[3])
    for year in (today.year, today.year + 1):
        on = _in_year(year, month, day, leap_day)
        if on is not None and on >= today:
            return on
    return None


def read_birthday(text: str) -> str:
    """A birthday as ``MM-DD`` or ``YYYY-MM-DD``. Raises Unreadable with the forms that can be read."""
    plain = text.strip()
    match = _DAY.fullmatch(plain)
    if match is not None and _in_year(int(match[1] or 2000), int(match[2]), int(match[3]), "") is not None:
        return plain
    raise Unreadable(f"cannot read the birthday “{plain}”", "write it as 03-14 or 1985-03-14")


def read_dates(text: str) -> tuple[Occurrence, ...]:
    """Yearly dates as ``wedding 06-12; name day 11-03``. Raises Unreadable."""
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        label, _, when = part.rpartition(" ")
        if not label:
            raise Unreadable(f"“{part}” has no name", "write it as wedding 06-12")
        found.append(Occurrence(label.strip(), read_birthday(when)))
    return tuple(found)


def _in_year(year: int, month: int, day: int, leap_day: str) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        if (month, day) != (2, 29):
            return None
        return date(year, 3, 1) if leap_day == "03-01" else date(year, 2, 28)
