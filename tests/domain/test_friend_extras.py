"""Yearly dates, the load of all rhythms, and whom one would turn to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from companion.domain.birthday import next_birthday, next_dates, read_birthday
from companion.domain.cadence import Cadence, parse_cadence
from companion.domain.errors import Unreadable
from companion.domain.friend import Friend, Occurrence
from companion.domain.friend_status import friend_statuses
from companion.domain.habit import Rest
from companion.domain.journal import Journal
from companion.domain.load import weekly_load
from companion.domain.schedule import parse_schedule
from companion.domain.support import NEEDS, who_else

TODAY = date(2026, 3, 10)
MIRA = Friend(1, "Mira", date(2026, 1, 1))

BIRTHDAYS = [
    ("03-10", "02-28", "2026-03-10"),  # on the day
    ("1985-03-14", "02-28", "2026-03-14"),
    ("03-09", "02-28", "2027-03-09"),
    ("02-29", "02-28", "2027-02-28"),
    ("2000-02-29", "03-01", "2027-03-01"),
]


@pytest.mark.parametrize(("birthday", "leap_day", "on"), BIRTHDAYS)
def test_the_next_birthday(birthday: str, leap_day: str, on: str) -> None:
    assert next_birthday(MIRA._replace(birthday=birthday, leap_day=leap_day), TODAY) == date.fromisoformat(on)


def test_29_february_is_kept_on_its_day_in_a_leap_year() -> None:
    assert next_birthday(MIRA._replace(birthday="02-29"), date(2028, 1, 1)) == date(2028, 2, 29)


def test_other_dates_stand_beside_the_birthday_and_free_text_is_left_out() -> None:
    dates = (Occurrence("wedding", "06-12"), Occurrence("moved", "some time in May"))
    friend = MIRA._replace(birthday="04-01", dates=dates)
    assert next_dates(friend, TODAY) == [(date(2026, 4, 1), "birthday"), (date(2026, 6, 12), "wedding")]


@pytest.mark.parametrize("text", ["", "3-14", "02-30", "1985", "soon", "13-01"])
def test_what_is_no_birthday_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_birthday(text)


def test_the_load_adds_up_rhythms_and_leaves_out_who_rests() -> None:
    weekly = MIRA._replace(every=Cadence(1, "week"))
    monthly = MIRA._replace(id=2, name="Joren", every=Cadence(30, "day"))
    free = MIRA._replace(id=3, name="Kofi", every=None)
    resting = weekly._replace(id=4, name="Ana", rest=Rest(TODAY, TODAY + timedelta(days=9)))
    journal = Journal(friends={friend.id: friend for friend in (weekly, monthly, free, resting)})
    assert weekly_load(friend_statuses(journal, TODAY), TODAY) == pytest.approx(1 + 7 / 30)


def test_each_need_has_one_name_or_none() -> None:
    journal = Journal(friends={1: MIRA._replace(needs=("fun", "crisis"))})
    found = who_else(journal)
    assert tuple(found) == NEEDS
    assert {need for need, friend in found.items() if friend} == {"fun", "crisis"}


def test_who_was_put_away_or_died_is_not_named() -> None:
    journal = Journal(friends={1: MIRA._replace(needs=("fun",), archived=TODAY)})
    assert who_else(journal)["fun"] is None


def test_a_rhythm_past_the_end_of_the_calendar_ends_with_it() -> None:
    friend = MIRA._replace(added=date(9999, 12, 31), every=Cadence(10, "year"))
    (status,) = friend_statuses(Journal(friends={1: friend}), TODAY)
    assert status.due == date.max


@pytest.mark.parametrize("reader", [parse_cadence, parse_schedule])
def test_a_number_without_end_is_refused_in_words(reader: Callable[[str], object]) -> None:
    with pytest.raises(Unreadable):
        reader(f"every {'9' * 5000} days")
