"""One reader for each kind of value: what is read or refused in one place is so in every place."""

from __future__ import annotations

from datetime import time

import pytest

from companion.domain.errors import CompanionError, Unreadable
from companion.domain.hours import read_hours, read_length, read_time, whole_minutes
from companion.domain.numbers import read_amount, read_grace, read_room, read_whole


@pytest.mark.parametrize("text", ["730", "7:30", "7.30", "07:30", "7:30am", "7.30 am", "7h30"])
def test_half_past_seven_is_read_in_every_form(text: str) -> None:
    assert read_time(text) == time(7, 30)
    assert read_hours(f"{text} - 7.30 pm") == (time(7, 30), time(19, 30))
    assert read_hours(f"{text} to 1930") == (time(7, 30), time(19, 30))


def test_no_quiet_hours_are_the_same_time_twice() -> None:
    assert read_hours("none") == (time(0), time(0))


@pytest.mark.parametrize("text", ["", "22:00", "early-late", "-", "22:00-25:00"])
def test_what_are_no_hours_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_hours(text)
    assert refused.value.hint


@pytest.mark.parametrize("text", ["1.5", "", "many", "１", "1e3", "+3", "²"])
def test_what_is_no_whole_number_is_refused_with_the_range(text: str) -> None:
    with pytest.raises(Unreadable, match="is not a whole number") as refused:
        read_whole(text, 0, 9)
    assert refused.value.hint == "use 0 to 9"


@pytest.mark.parametrize("text", ["-1", "10", "9" * 5000])
def test_a_whole_number_out_of_its_range_is_refused_with_the_range(text: str) -> None:
    with pytest.raises(Unreadable, match="is out of range") as refused:
        read_whole(text, 0, 9)
    assert refused.value.hint == "use 0 to 9"
    assert len(refused.value.line) < 100


@pytest.mark.parametrize("text", ["31", "-1", "9" * 40])
def test_a_grace_has_a_range(text: str) -> None:
    with pytest.raises(Unreadable, match=r"a grace of .* is out of range"):
        read_grace(text)


def test_room_for_contacts_is_a_number_or_nothing() -> None:
    assert [read_room(text) for text in ("", "none", "1", " 100 ")] == [None, None, 1, 100]
    with pytest.raises(Unreadable, match="500 contacts a week is out of range"):
        read_room("500")


@pytest.mark.parametrize("text", ["0", "-1", "1000001", "nan", "inf", "9" * 400])
def test_an_amount_has_a_range(text: str) -> None:
    with pytest.raises(Unreadable, match="is not an amount"):
        read_amount(text)


@pytest.mark.parametrize("read", [whole_minutes, lambda text: read_length(text, time(9))])
@pytest.mark.parametrize("text", ["1441", "99999"])
def test_what_does_not_fit_into_a_day_is_refused_in_the_same_words(read, text: str) -> None:
    with pytest.raises(CompanionError, match="minutes do not fit into a day"):
        read(text)
