"""Calendar stretches and their words.

Convention, everywhere in the domain: a stretch of days is written (first, last), both days included.
"""

from __future__ import annotations

from datetime import date, timedelta

# Own month names, since those of ``strftime`` follow whatever locale the process was given.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


def week_of(day: date, week_start: int = 0) -> tuple[date, date]:
    """The calendar week around ``day``; ``week_start`` is the weekday it begins on, 0 for Monday."""
    first = day - timedelta(days=(day.weekday() - week_start) % 7)
    return first, first + timedelta(days=6)


def month_of(day: date) -> tuple[date, date]:
    """The calendar month around ``day``."""
    from calendar import monthrange  # brings the locale's names along, which a tick has no use for

    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def days_in_year(year: int) -> int:
    """365 or 366."""
    return date(year, 12, 31).timetuple().tm_yday


def span_words(days: int) -> str:
    """A number of days as one speaks of it: ``3 days``, ``5 weeks``, ``4 months``, ``2 years``.

    Rounded down, so nothing is ever said to be longer than it is.
    """
    if days < 14:
        return counted(days, "day")
    if days < 61:
        return counted(days // 7, "week")
    if days < 730:
        return counted(days * 12 // 365, "month")
    return counted(days // 365, "year")


def counted(number: int, noun: str) -> str:
    """``1 day``, ``2 days``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def times(number: int) -> str:
    """``once``, ``twice``, ``3 times``."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def short_date(day: date, today: date) -> str:
    """A date in short, ``4 Apr``, with the year when it is not that of ``today``."""
    words = f"{day.day} {_MONTHS[day.month - 1][:3]}"
    return words if day.year == today.year else f"{words} {day.year}"


def spoken_month(day: date, today: date) -> str:
    """A month in full, ``April``, with the year when it is not that of ``today``."""
    return spoken_date(day, today).split(" ", 1)[1]


def spoken_date(day: date, today: date) -> str:
    """A date in full, ``4 April``, with the year when it is not that of ``today``."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"
