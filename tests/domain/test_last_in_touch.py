"""When one was last in touch, in words one remembers it by."""

from __future__ import annotations

from datetime import date

import pytest

from companion.domain.errors import Refused, Unreadable
from companion.domain.last_in_touch import ANSWERS, last_in_touch

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", TODAY),
        ("last week", date(2026, 3, 24)),
        ("Last  Month", date(2026, 2, 28)),
        ("longer ago", date(2025, 12, 31)),
        ("don't know", TODAY),
        ("don’t know", TODAY),
        ("2026-03-05", date(2026, 3, 5)),
        ("2024-07-01", date(2024, 7, 1)),
    ],
)
def test_what_one_remembers_is_a_day(said: str, day: date) -> None:
    assert last_in_touch(said, TODAY) == day


def test_every_answer_is_read_and_none_lies_ahead() -> None:
    assert all(last_in_touch(answer, TODAY) <= TODAY for answer in ANSWERS)


@pytest.mark.parametrize(("said", "error"), [("tomorrow", Refused), ("some time", Unreadable)])
def test_anything_else_is_refused(said: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        last_in_touch(said, TODAY)
