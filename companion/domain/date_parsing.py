"""Dates as a person types them.

``2026-03-10`` · ``today`` · ``yesterday`` · ``tomorrow`` · a weekday name (the last one, today included) ·
whatever dateutil reads in one way only.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from companion.domain.errors import Unreadable
from companion.domain.ranges import FIRST_DAY, LAST_DAY

HINT = "write 2026-03-10, today, yesterday, or a weekday"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def read_date(text: str, today: date) -> date:
    """The date that ``text`` means on ``today``. Raises Unreadable for what is impossible or ambiguous."""
    plain = " ".join(text.lower().split())
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if plain in near:
        return today + timedelta(days=near[plain])
    if (weekday := _weekday(plain)) is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    if iso := re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)|(\d{4})(\d\d)(\d\d)", plain):
        try:
            day = date(*(int(part) for part in iso.groups() if part))
        except ValueError:
            raise Unreadable(f"“{text.strip()}” is not a date", "that day does not exist") from None
        return _in_range(day, text)
    return _in_range(_by_dateutil(plain, text, today), text)


def read_coming_date(text: str, today: date) -> date:
    """The date that ``text`` means for something ahead: a weekday and a day without a year are the next such
    day, today included. Raises Unreadable as ``read_date`` does.
    """
    if (weekday := _weekday(" ".join(text.lower().split()))) is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    if re.search(r"\d{4}", text) or not re.search(r"\d", text):
        return read_date(text, today)
    day = read_date(f"{text} {today.year}", today)
    return day if day >= today else read_date(f"{text} {today.year + 1}", today)


def read_date_near(text: str, day: date, today: date) -> date:
    """The date that ``text`` means for something of ``day`` that moves: a weekday is the one nearest to it
    that is not over. Raises Unreadable as ``read_date`` does.
    """
    weekday = _weekday(" ".join(text.lower().split()))
    if weekday is None:
        return read_coming_date(text, today)
    after = day + timedelta(days=(weekday - day.weekday()) % 7)
    before = after - timedelta(days=7)
    return before if day - before < after - day and before >= today else after


def _weekday(plain: str) -> int | None:
    """The number of the weekday that begins so, 0 for Monday; None for another word."""
    if len(plain) < 3:
        return None
    return next((number for number, name in enumerate(_WEEKDAYS) if name.startswith(plain)), None)


def _by_dateutil(plain: str, text: str, today: date) -> date:
    """What dateutil reads; refused when it had to guess a part, the century or the order of the parts."""
    if len(plain) > 40 or not _is_date_like(plain):
        raise Unreadable(f"cannot read the date “{text.strip()}”", HINT)
    if not re.search(r"(?<!\d)\d{4}(?!\d)", plain):
        raise Unreadable(f"the year of “{text.strip()}” is missing", HINT)

    from dateutil import parser  # costs more than all the rest, and is rarely needed

    found = set()
    try:
        # A part that is not written is filled from the default, so two defaults show what was guessed.
        for default in (datetime(today.year, 1, 2), datetime(today.year, 2, 3)):
            for day_first in (False, True):
                read = parser.parse(plain, default=default, dayfirst=day_first, ignoretz=True)
                found.add(read.date())
    except (ValueError, OverflowError, TypeError):
        raise Unreadable(f"cannot read the date “{text.strip()}”", HINT) from None
    if len(found) != 1:
        raise Unreadable(f"“{text.strip()}” can be read in more than one way", HINT)
    return found.pop()


def _is_date_like(plain: str) -> bool:
    """Digits, and no words but those of a date: dateutil would take others for a time or a time zone."""
    words = re.findall(r"[^\W\d_]+", plain)
    known = (*_WEEKDAYS, *_MONTHS)
    named = all(
        word in ("st", "nd", "rd", "th", "of") or (len(word) >= 3 and any(n.startswith(word) for n in known))
        for word in words
    )
    return named and ":" not in plain and any(sign.isdigit() for sign in plain)


def _in_range(day: date, text: str) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        years = f"use the years {FIRST_DAY.year} to {LAST_DAY.year}"
        raise Unreadable(f"“{text.strip()}” is too far away", years)
    return day
