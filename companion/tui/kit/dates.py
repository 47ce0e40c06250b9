"""The date in the first line of a screen."""

from __future__ import annotations

from datetime import date


def long_date(day: date) -> str:
    """Tuesday 10 March."""
    return f"{day:%A} {day.day} {day:%B}"
