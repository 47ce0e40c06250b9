"""When the health card is due: three signs, twice, 14 days apart, then not for 30 days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.answers import Shown
from companion.domain.cards import HEALTH, health_due
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.journal import Journal

TODAY = date(2026, 3, 10)
SIGNS = ("drained", "short-fuse", "lost-loves", "dry-ideas")


def check_in(key: int, days_ago: int, noticed: int, rest: Marked = Marked.NOT_NOW) -> CheckIn:
    marks = {sign: Mark(Marked.NOTICED if n < noticed else rest) for n, sign in enumerate(SIGNS)}
    return CheckIn(key, TODAY - timedelta(days=days_ago), marks)


def due(earlier: CheckIn | None, now: CheckIn, shown_ago: int | None = None) -> bool:
    journal = Journal()
    if earlier is not None:
        journal = journal.put("check_ins", earlier)
    if shown_ago is not None:
        journal = journal.put("shown", Shown(9, TODAY - timedelta(days=shown_ago), HEALTH))
    return health_due(journal, now)


@pytest.mark.parametrize(
    ("days_ago", "before", "now", "expected"),
    [
        (14, 3, 3, True),
        (13, 3, 3, False),
        (60, 4, 3, True),
        (92, 3, 3, True),
        (93, 3, 3, False),  # that far apart they say nothing about each other
        (20, 2, 3, False),
        (20, 3, 2, False),
    ],
)
def test_three_signs_in_two_check_ins_at_least_14_days_apart(
    days_ago: int, before: int, now: int, expected: bool
) -> None:
    assert due(check_in(1, days_ago, before), check_in(2, 0, now)) is expected


def test_one_check_in_alone_is_not_enough() -> None:
    assert not due(None, check_in(2, 0, 4))


def test_unsure_is_not_noticed() -> None:
    assert not due(check_in(1, 20, 2, Marked.UNSURE), check_in(2, 0, 4))


@pytest.mark.parametrize(("shown_ago", "expected"), [(0, False), (29, False), (30, True)])
def test_not_again_for_30_days(shown_ago: int, expected: bool) -> None:
    assert due(check_in(1, 20, 3), check_in(2, 0, 3), shown_ago) is expected
