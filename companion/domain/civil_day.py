"""The person's own day: until ``day_start`` it is still the evening before."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta


def civil_day(moment: datetime, day_start: time) -> date:
    """The day that ``moment``, a time of the clock on the wall, belongs to."""
    if moment.time() < day_start and moment.date() > date.min:
        return moment.date() - timedelta(days=1)
    return moment.date()
