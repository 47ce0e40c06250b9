"""So many times in so many days, as a schedule, with a word where it is only the nearest."""

from __future__ import annotations

import pytest

from companion.formats.trackers.found import Gathering
from companion.formats.trackers.frequency import schedule_of


@pytest.mark.parametrize(
    ("times", "days", "schedule", "said"),
    [
        (1, 1, "daily", ()),
        (2, 1, "daily", ()),
        (1, 7, "1 a week", ()),
        (1, 2, "every 2 days", ()),
        (28, 30, "28 a month", ()),
        (29, 30, "daily", ("Tea: 29 in 30 days became daily",)),
        (1, 365, "every 365 days", ()),
        (1, 366, "every 365 days", ("Tea: 1 in 366 days became every 365 days",)),
        (0, 7, "daily", ("Tea: “0 in 7 days” is not a frequency; daily is used",)),
        (3, 0, "daily", ("Tea: “3 in 0 days” is not a frequency; daily is used",)),
        (0, 0, "daily", ("Tea: “0 in 0 days” is not a frequency; daily is used",)),
        (-1, 7, "daily", ("Tea: “-1 in 7 days” is not a frequency; daily is used",)),
    ],
)
def test_it_is_the_same_or_the_nearest_and_then_said(
    times: int, days: int, schedule: str, said: tuple[str, ...]
) -> None:
    gathering = Gathering()
    assert str(schedule_of(times, days, "Tea", gathering)) == schedule
    assert gathering.found().mapped == said
