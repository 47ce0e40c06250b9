"""Dates and numbers as a person types them.

``2026-03-10`` · ``today`` · ``yesterday`` · ``tomorrow`` · a weekday name (the last one, today included) ·
whatever dateutil reads in one way only.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from companion.domain.errors import Unreadable

HINT = "write 2026-03-10, today, yesterday, or a weekday"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def read_date(text: str, today: date) -> date:
    """The date that ``text`` means on ``today``. Raises Unreadable for what is impossible or ambiguous."""
    plain = " ".join(text.lower().split())
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if plain in near:
        return today + timedelta(days=near[plain])
    if len(plain) >= 3 and plain.isalpha():
        for number, name in enumerate(_WEEKDAYS):
            if name.startswith(plain):
                return today - timedelta(days=(today.weekday() - number) % 7)
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", plain):
        try:
            year, month, day = (int(part) for part in plain.split("-"))
            return _in_range(date(year, month, day), text)
        except ValueError:
            raise Unreadable(f"“{text.strip()}” is not a date", "that day does not exist") from None
    return _in_range(_by_dateutil(plain, text, today), text)


def read_amount(text: str) -> float:
    """A number above 0; a comma may stand for the point. Raises Unreadable."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        number = 0.0
    if not 0 < number < 1e6:
        raise Unreadable(f"“{text.strip()}” is not an amount", "write a number above 0, such as 20 or 1.5")
    return number


def _by_dateutil(plain: str, text: str, today: date) -> date:
    """What dateutil reads; refused when it had to guess a part or the order of the parts."""
    from dateutil import parser  # costs more than all the rest, and is rarely needed

    refused = Unreadable(f"cannot read the date “{text.strip()}”", HINT)
    if not re.search(r"\d", plain) or len(plain) > 40 or re.search(r"\d:|\d\s*[ap]m\b", plain):
        raise refused
    found = set()
    try:
        # A part that is not written is filled from the default, so two defaults show what was guessed.
        for default in (datetime(today.year, 1, 2), datetime(today.year, 2, 3)):
            for day_first in (False, True):
                found.add(parser.parse(plain, default=default, dayfirst=day_first).date())
    except (ValueError, OverflowError, TypeError):
        raise refused from None
    if len(found) != 1:
        raise Unreadable(f"“{text.strip()}” can be read in more than one way", HINT)
    return found.pop()


def _in_range(day: date, text: str) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Unreadable(f"“{text.strip()}” is too far away", f"use the years {_FIRST_YEAR} to {_LAST_YEAR}")
    return day
