"""Times of day, lengths and totals."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from companion.domain.errors import CompanionError
from companion.domain.hours import day_of, read_length, read_time
from companion.domain.places import place_words, places
from companion.domain.session import After, Chosen, Session
from companion.domain.totals import totals
from tests.domain.histories import TODAY, history, make

NINE = time(9)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("19:00", time(19)),
        ("7.30", time(7, 30)),
        ("0730", time(7, 30)),
        ("8", time(8)),
        ("8pm", time(20)),
        ("12 am", time(0)),
        ("19h", time(19)),
        ("7h05", time(7, 5)),
    ],
)
def test_a_time_of_day_is_read_as_it_is_usually_written(text: str, found: time) -> None:
    assert read_time(text) == found


@pytest.mark.parametrize("text", ["", "25:00", "12:60", "noon", "13pm", "-1", "1:2:3"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(CompanionError, match="is not a time of day"):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("60", 60),
        ("45 min", 45),
        ("1.5 h", 90),
        ("2 hours", 120),
        ("0,5h", 30),
        ("10:30", 90),
        ("until 9:05", 5),
    ],
)
def test_a_length_is_minutes_hours_or_the_end(text: str, found: int) -> None:
    assert read_length(text, NINE) == found


@pytest.mark.parametrize("text", ["9:00", "8:59", "until 07.00"])
def test_an_end_before_the_start_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(CompanionError) as error:
        read_length(text, NINE)
    assert "past midnight" in error.value.hint


def test_totals_count_done_days_and_amounts_of_weeks_and_months() -> None:
    habit = make(start="01-01", amount=20)
    # from 23 February, a Monday: full, half, skipped, done; then one in the week of 9 March
    entries = history("fhsd" + "-" * 10 + "f", "02-23")
    found = {total.name: (total.days, total.amount) for total in totals(habit, entries, TODAY)}
    assert found["this week"] == (1, 20)
    assert found["last week"] == (0, 0)
    assert found["last month"] == (2, 50)  # the half day counts its amount, and is not a done day
    assert found["this month"] == (1, 20)
    assert found["this year"] == found["in all"] == (3, 70)


def test_a_place_is_told_by_how_one_came_back_from_it() -> None:
    told = [After.RESTED] * 7 + [After.WORSE, None]
    sessions = [
        Session(n, TODAY, minutes=10, place="Reading chair " if n % 2 else "reading  chair", after=after)
        for n, after in enumerate(told)
    ]
    sessions[0] = Session(0, TODAY, place="reading chair", after=After.RESTED, chosen=Chosen.HALF)
    sessions.append(Session(90, date(2020, 1, 1), place="attic", after=After.RESTED))
    sessions.append(Session(91, date(2026, 3, 11), place="attic"))
    (place,) = places(sessions, TODAY)
    assert (place.name.lower(), place_words(place), place.times) == ("reading chair", "rested 7 of 8", 9)
    assert (place.told, place.chosen) == (1, 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("today", TODAY),
        ("yesterday", date(2026, 3, 9)),
        ("sunday 18:30", date(2026, 3, 8)),
        ("sunday 6:30pm", date(2026, 3, 8)),
        ("2026-03-01 02:59", date(2026, 2, 28)),
        ("2026-03-01 03:00", date(2026, 3, 1)),
        ("00:30", date(2026, 3, 9)),
        ("18:30", TODAY),
        ("8 March 2026", date(2026, 3, 8)),
    ],
)
def test_a_day_may_have_a_time_and_before_the_day_starts_it_is_the_evening_before(
    text: str, found: date
) -> None:
    assert day_of(text, datetime.combine(TODAY, time(9)), time(3)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("01:00", TODAY),
        ("today 01:00", TODAY),
        ("18:30", TODAY),
        ("today", TODAY),
        ("sunday 01:00", date(2026, 3, 7)),
        ("2026-03-10 01:00", date(2026, 3, 9)),
    ],
)
def test_after_midnight_a_time_after_midnight_is_of_the_evening_that_still_goes_on(
    text: str, found: date
) -> None:
    assert day_of(text, datetime(2026, 3, 11, 1, 30), time(3)) == found


@pytest.mark.parametrize("text", ["sunday 25:30", "someday 18:30", "", "18:30 sunday"])
def test_what_is_no_day_with_a_time_is_refused(text: str) -> None:
    with pytest.raises(CompanionError):
        day_of(text, datetime.combine(TODAY, time(9)), time(3))
