"""Weeks, months and the words for a span of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.calendar import month_of, short_date, span_words, week_of


@pytest.mark.parametrize(
    ("week_start", "first"), [(0, "2026-03-09"), (6, "2026-03-08"), (1, "2026-03-10"), (2, "2026-03-04")]
)
def test_a_week_is_seven_days_from_the_chosen_weekday(week_start: int, first: str) -> None:
    begin = date.fromisoformat(first)
    assert week_of(date(2026, 3, 10), week_start) == (begin, begin + timedelta(days=6))


@pytest.mark.parametrize(
    ("day", "last"),
    [("2026-02-10", "2026-02-28"), ("2024-02-29", "2024-02-29"), ("2026-12-31", "2026-12-31")],
)
def test_a_month_is_a_calendar_month(day: str, last: str) -> None:
    on = date.fromisoformat(day)
    assert month_of(on) == (on.replace(day=1), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (41, "5 weeks"),
        (60, "8 weeks"),
        (61, "2 months"),
        (364, "11 months"),
        (365, "12 months"),
        (729, "23 months"),
        (730, "2 years"),
        (3653, "10 years"),
    ],
)
def test_a_span_is_said_as_one_speaks_and_never_longer_than_it_is(days: int, words: str) -> None:
    assert span_words(days) == words


def test_a_date_says_its_year_only_when_it_is_another() -> None:
    assert short_date(date(2026, 4, 4), date(2026, 3, 10)) == "4 Apr"
    assert short_date(date(2025, 4, 4), date(2026, 3, 10)) == "4 Apr 2025"
