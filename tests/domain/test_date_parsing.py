"""Dates and amounts as a person types them; nothing is guessed."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.date_parsing import read_coming_date, read_date, read_date_near
from companion.domain.errors import Unreadable
from companion.domain.numbers import read_amount
from companion.domain.plain import one_line

TODAY = date(2026, 3, 10)  # a Tuesday

READABLE = [
    ("2026-03-10", TODAY),
    ("2026-3-1", date(2026, 3, 1)),
    (" Today ", TODAY),
    ("YESTERDAY", date(2026, 3, 9)),
    ("tomorrow", date(2026, 3, 11)),
    ("tuesday", TODAY),
    ("tue", TODAY),
    ("wed", date(2026, 3, 4)),
    ("Monday", date(2026, 3, 9)),
    ("10 March 2026", TODAY),
    ("March 10th, 2026", TODAY),
    ("tue 10 mar 2026", TODAY),
    ("13.03.2026", date(2026, 3, 13)),
    ("03/13/2026", date(2026, 3, 13)),
    ("20260310", TODAY),
    ("29 february 2024", date(2024, 2, 29)),
]


@pytest.mark.parametrize(("text", "day"), READABLE)
def test_what_can_be_read_in_one_way_is_read(text, day):
    assert read_date(text, TODAY) == day


REFUSED = [
    ("2026-02-30", "that day does not exist"),
    ("2026-13-01", "that day does not exist"),
    ("29 february 2026", "cannot read"),
    ("03/04/2026", "more than one way"),
    ("10.03.2026", "more than one way"),
    ("march 2026", "more than one way"),
    ("2026", "more than one way"),
    ("10 march", "the year"),
    ("15/3/26", "the year"),
    ("260310", "the year"),
    ("10", "the year"),
    ("someday", "cannot read"),
    ("", "cannot read"),
    ("10:30", "cannot read"),
    ("10 march 2026 est", "cannot read"),
    ("10 march 2026 noon", "cannot read"),
    ("20260230", "that day does not exist"),
    ("1800-01-01", "too far away"),
    ("9999-01-01", "too far away"),
    ("2026-03-10" * 9, "cannot read"),
    ("\x1b[31m", "cannot read"),
]


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_is_impossible_or_would_have_to_be_guessed_is_refused(text, why):
    with pytest.raises(Unreadable) as error:
        read_date(text, TODAY)
    assert why in error.value.line
    assert error.value.hint


@given(st.text(max_size=30), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_any_text_is_a_date_or_is_refused(text, today):
    with contextlib.suppress(Unreadable):
        assert isinstance(read_date(text, today), date)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_a_weekday_is_the_last_one_with_today(today):
    for name in ("monday", "wednesday", "sunday"):
        day = read_date(name, today)
        assert 0 <= (today - day).days < 7
        assert f"{day:%A}".lower() == name


@pytest.mark.parametrize(("text", "number"), [("20", 20), ("1.5", 1.5), ("1,5", 1.5), (" 3 ", 3)])
def test_amounts(text, number):
    assert read_amount(text) == number


@pytest.mark.parametrize("text", ["", "lots", "0", "-3", "nan", "inf", "1e99", "1,000,000", "12 pages"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(Unreadable):
        read_amount(text)


@given(st.text(st.sampled_from("a\x00\x1b\x7f\x9b\u202e\u2066\n\r\t\u2028م👩\ud800")))
def test_one_line_leaves_nothing_that_could_act_on_a_terminal(text):
    shown = one_line(text)
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in shown)
    assert not set(shown) & set("\u2028\u2029\u202a\u202e\u2066\u2069")
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")


def test_one_line_changes_no_ordinary_name():
    for name in ("Mira", "Zoë", "قراءة", "👩‍🚀 tea", "[/] call [mum"):
        assert one_line(name) == name
    assert one_line("two\nlines") == "two lines"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("thursday", "2026-03-12"),
        ("Thu", "2026-03-12"),
        ("tuesday", "2026-03-10"),
        ("monday", "2026-03-16"),
        ("tomorrow", "2026-03-11"),
        ("yesterday", "2026-03-09"),
        ("1 April", "2026-04-01"),
        ("9 March", "2027-03-09"),
        ("10 March", "2026-03-10"),
        ("2026-03-01", "2026-03-01"),
    ],
)
def test_what_is_ahead_is_the_next_such_day_today_included(text: str, day: str) -> None:
    assert read_coming_date(text, date(2026, 3, 10)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day", "to"),
    [
        ("wednesday", "2026-03-17", "2026-03-18"),
        ("monday", "2026-03-17", "2026-03-16"),
        ("tuesday", "2026-03-17", "2026-03-17"),
        ("saturday", "2026-03-17", "2026-03-14"),
        ("friday", "2026-03-17", "2026-03-20"),
        ("monday", "2026-03-11", "2026-03-16"),  # the ninth is over
        ("tomorrow", "2026-03-17", "2026-03-11"),
        ("1 April", "2026-03-17", "2026-04-01"),
    ],
)
def test_what_moves_goes_to_the_nearest_such_weekday_that_is_not_over(text: str, day: str, to: str) -> None:
    found = read_date_near(text, date.fromisoformat(day), date(2026, 3, 10))
    assert found == date.fromisoformat(to)
