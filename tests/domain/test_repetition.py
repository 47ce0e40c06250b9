"""Repetitions as one writes them, and the days they name."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.errors import CompanionError, Refused, Unreadable
from companion.domain.repetition import days_of, first_day, parse_repetition, repetition_words

TUESDAY = date(2026, 3, 10)
WRITTEN = [
    ("", "", "once"),
    ("once", "", "once"),
    ("daily", "FREQ=DAILY", "daily"),
    ("every 3 days", "FREQ=DAILY;INTERVAL=3", "every 3 days"),
    ("Tue and thu", "FREQ=WEEKLY;BYDAY=TU,TH", "tue thu"),
    ("every sunday", "FREQ=WEEKLY;BYDAY=SU", "sun"),
    ("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "mon tue wed thu fri"),
    ("weekly", "FREQ=WEEKLY;BYDAY=TU", "tue"),
    ("weekly on sun", "FREQ=WEEKLY;BYDAY=SU", "sun"),
    ("every other week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on tue"),
    ("every 2 weeks on sat, sun", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU", "every 2 weeks on sat sun"),
    ("monthly", "FREQ=MONTHLY;BYMONTHDAY=10", "monthly on the 10th"),
    ("monthly on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15", "monthly on the 15th"),
    ("monthly on the 31st", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "monthly on the 31st"),
    *(
        (f"monthly on the {words}", f"FREQ=MONTHLY;BYMONTHDAY={int(words[:-2])}", f"monthly on the {words}")
        for words in ("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "28th")
    ),
    ("monthly on the 29th", "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1", "monthly on the 29th"),
    ("monthly on the 30th", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "monthly on the 30th"),
    ("last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1", "monthly on the last day"),
    ("first sunday of the month", "FREQ=MONTHLY;BYDAY=1SU", "monthly on the first sun"),
    (
        "every 2 months on the last fri",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR",
        "every 2 months on the last fri",
    ),
    ("yearly", "FREQ=YEARLY", "yearly"),
    ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"),
]


@pytest.mark.parametrize(("text", "rule", "words"), WRITTEN)
def test_a_repetition_is_read_written_and_read_again(text: str, rule: str, words: str) -> None:
    assert parse_repetition(text, TUESDAY) == rule
    assert repetition_words(rule) == words
    assert parse_repetition(words, TUESDAY) == rule


@pytest.mark.parametrize(
    "text",
    [
        *(
            "sometimes",
            "every 0 days",
            "every 9999 weeks",
            "monthly on the 32nd",
            "monthly on the 0th",
            "fifth sun of the month",
        ),
        *("FREQ=HOURLY", "FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20260401", "FREQ=WEEKLY;BYDAY=XX", "FREQ="),
        *("every 2 days on mon", "yearly on mon", "FREQ=DAILY;INTERVAL=x", "daily\nRRULE:FREQ=DAILY"),
    ],
)
def test_what_cannot_be_read_says_what_can(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_repetition(text, TUESDAY)
    assert error.value.hint
    assert "\n" not in error.value.line or "\n" in text


@pytest.mark.parametrize(
    ("rule", "until"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", None),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", None),
        ("FREQ=WEEKLY;BYDAY=SU", date(2026, 3, 12)),
        ("FREQ=WEEKLY;BYDAY=TU", date(2026, 3, 9)),
    ],
)
def test_a_repetition_that_never_happens_is_refused(rule: str, until: date | None) -> None:
    with pytest.raises(Refused, match=r"never happens|before it begins"):
        first_day(rule, TUESDAY, until)


def test_the_first_day_is_the_first_that_the_repetition_names() -> None:
    assert first_day("FREQ=WEEKLY;BYDAY=SU", TUESDAY, None) == date(2026, 3, 15)
    assert first_day("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", TUESDAY, None) == date(2026, 3, 16)  # the very next
    assert first_day("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", TUESDAY, None) == date(2028, 2, 29)
    assert first_day("", TUESDAY, None) == TUESDAY


def test_the_31st_is_the_last_day_of_shorter_months() -> None:
    rule = parse_repetition("monthly on the 31st", TUESDAY)
    found = days_of(rule, date(2026, 1, 31), date(2026, 1, 1), date(2026, 5, 1))
    assert [(day.month, day.day) for day in found] == [(1, 31), (2, 28), (3, 31), (4, 30)]


@given(
    rule=st.sampled_from([rule for _, rule, _ in WRITTEN if rule]),
    first=st.dates(date(2000, 1, 1), date(2026, 1, 1)),
    ahead=st.integers(0, 9000),
    length=st.integers(0, 60),
)
def test_counting_from_a_later_day_names_the_same_days(
    rule: str, first: date, ahead: int, length: int
) -> None:
    begin = first + timedelta(days=ahead)
    end = begin + timedelta(days=length)
    every = rrulestr(rule, dtstart=_at(first))
    wanted = [m.date() for m in every.between(_at(begin), _at(end), inc=True)]
    assert days_of(rule, first, begin, end) == wanted


def _at(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


@given(st.text(max_size=40), st.dates())
def test_whatever_is_typed_is_read_or_refused_in_words(text: str, first: date) -> None:
    try:
        rule = parse_repetition(text, first)
        first_day(rule, first, None)
    except CompanionError as error:
        assert error.line
