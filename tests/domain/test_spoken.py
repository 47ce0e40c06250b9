"""What is written for typing is said in whole words where it is read."""

from __future__ import annotations

from datetime import date

import pytest

from companion.domain.cadence import parse_cadence
from companion.domain.interest import parse_goal
from companion.domain.repetition import parse_repetition
from companion.domain.spoken import amount, spoken_goal, spoken_repetition

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (1, "books", "1 book"),
        (2, "books", "2 books"),
        (0, "sessions", "0 sessions"),
        (1, "species", "1 species"),
        (1, "stories", "1 story"),
        (1, "sketches", "1 sketch"),
        (1, "pages", "1 page"),
        (1, "minutes", "1 minute"),
        (5, "km", "5 km"),
        (1, "glass", "1 glass"),
        (1, "", "1"),
    ],
)
def test_one_of_a_unit_is_one(number: float, unit: str, words: str) -> None:
    assert amount(number, unit) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("tue", "every Tuesday"),
        ("tue thu", "every Tuesday and Thursday"),
        ("mon wed fri", "every Monday, Wednesday and Friday"),
        ("every 2 weeks on sun", "every 2 weeks on Sunday"),
        ("monthly on the first sat", "monthly on the first Saturday"),
        ("last fri of the month", "monthly on the last Friday"),
        ("monthly on the 15th", "monthly on the 15th"),
        ("daily", "daily"),
        ("once", ""),
    ],
)
def test_a_repetition_names_its_days_in_full(written: str, words: str) -> None:
    assert spoken_repetition(parse_repetition(written, TODAY)) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("12 books by 2026-07-31", "12 books by 31 July"),
        ("1 books by 2027-07-31", "1 book by 31 July 2027"),
        ("3 sessions a week", "3 sessions a week"),
        ("open", "open"),
    ],
)
def test_a_goal_says_its_date(written: str, words: str) -> None:
    assert spoken_goal(parse_goal(written), TODAY) == words


@pytest.mark.parametrize(
    ("written", "words"), [("weekly", "every week"), ("2 weeks", "every 2 weeks"), ("1 year", "every year")]
)
def test_a_rhythm_of_one_leaves_the_number_out(written: str, words: str) -> None:
    cadence = parse_cadence(written)
    assert cadence is not None and cadence.every == words
