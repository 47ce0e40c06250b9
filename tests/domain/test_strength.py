"""Strength: exponential smoothing per day, forgiving of one miss."""

from __future__ import annotations

from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.habit import Habit
from companion.domain.strength import strength, strength_series
from tests.domain.histories import TODAY, day, history, make, rest, then


def plain(
    values: list[float], done: int, span: int, excused: frozenset[int] = frozenset(), before: float = 0.0
) -> float:
    """The formula as product.md has it, for one schedule; ``values`` are the days from the first entry."""
    m = 0.5 ** (sqrt(done / span) / 13)
    target, window = (1, 1) if done == span else (2 * done, 2 * span)
    s = before
    for at in range(len(values)):
        if at not in excused:
            v = min(1, sum(values[max(0, at - window + 1) : at + 1]) / target)
            s = s * m + v * (1 - m)
    return s


def strong(habit: Habit, letters: str, today: date = TODAY, start: str = "03-01") -> float | None:
    return strength(habit, history(letters, start), today)


def test_daily_done_on_the_last_twenty_days() -> None:
    found = strong(make(start="02-01"), "d" * 20, start="02-19")
    assert found is not None and round(found, 4) == 0.6557
    assert found == pytest.approx(1 - 0.5 ** (20 / 13))


@pytest.mark.parametrize(
    ("schedule", "done", "span"),
    [
        ("daily", 1, 1),
        ("7 a week", 7, 7),
        ("3 a week", 3, 7),
        ("mon wed fri", 3, 7),
        ("mon tue wed thu fri sat sun", 7, 7),
        ("4 a month", 4, 30),
        ("every 3 days", 1, 3),
        ("every 1 days", 1, 1),
    ],
)
@pytest.mark.parametrize("pattern", ["d-d--dd-d---d", "d-----d--", "d" + "-" * 24])
def test_each_schedule_is_smoothed_with_its_own_target(
    schedule: str, done: int, span: int, pattern: str
) -> None:
    letters = (pattern * 12)[:100]
    start = TODAY - timedelta(days=99)
    values = [float(c == "d") for c in letters]
    found = strong(make(schedule, start.isoformat()), letters, start=start.isoformat())
    assert found == pytest.approx(plain(values, done, span))


def test_a_part_counts_as_a_part_and_done_without_an_amount_as_the_whole() -> None:
    habit = make(amount=20)
    assert strong(habit, "hfdhhhhhhh") == pytest.approx(plain([0.5, 1, 1, *[0.5] * 7], 1, 1))


def test_a_missed_day_lowers_it_and_a_skipped_day_leaves_it() -> None:
    assert strong(make(), "ddd", day("03-03")) == strong(make(), "ddds", day("03-04"))
    assert strong(make(), "dddm", day("03-04")) == strong(make(), "ddd-", day("03-04"))
    lower, before = strong(make(), "dddm", day("03-04")), strong(make(), "ddd", day("03-03"))
    assert lower == pytest.approx((before or 0) * 0.5 ** (1 / 13))


def test_an_excused_day_stays_in_the_window_as_nothing() -> None:
    letters = "dssddd-"
    values = [1, 0, 0, 1, 1, 1, 0.0]
    found = strong(make("3 a week"), letters, day("03-07"))
    assert found == pytest.approx(plain(values, 3, 7, frozenset({1, 2})))


def test_a_pause_or_the_archive_leaves_it_where_it_was() -> None:
    before = strong(make(), "ddddd", day("03-05"))
    assert strong(make(pauses=(rest("03-06", "03-20"),)), "ddddd", day("03-15")) == before
    assert strong(make(archives=(rest("03-06"),)), "ddddd", day("03-15")) == before


def test_years_of_rest_are_not_years_of_forgetting() -> None:
    before = strong(make(start="2020-03-01"), "d" * 20, day("2020-03-20"), start="2020-03-01")
    habit = make(start="2020-03-01", pauses=(rest("2020-03-21", "03-20"),))
    assert strong(habit, "d" * 20, start="2020-03-01") == before


def test_done_in_a_pause_counts_and_a_part_does_not_lower_it() -> None:
    habit = make(amount=20, pauses=(rest("03-03", "03-20"),))
    assert strong(habit, "fff", day("03-03")) == strong(make(), "ddd", day("03-03"))
    assert strong(habit, "ffh", day("03-03")) == strong(make(), "dd", day("03-02"))


def test_it_starts_from_nothing_on_the_day_of_the_first_entry_whatever_its_state() -> None:
    m = 0.5 ** (1 / 13)
    assert strong(make(), "d", day("03-01")) == pytest.approx(1 - m)
    assert strong(make(), "m", day("03-01")) == 0
    assert [s for _, s in strength_series(make(), history("sd"), day("03-02"))] == pytest.approx([0, 1 - m])


def test_the_start_before_the_first_entry_counts_nothing() -> None:
    assert strong(make(start="01-01"), "ddd") == strong(make(start="03-01"), "ddd")
    assert strength_series(make(start="01-01"), history("d"), TODAY)[0][0] == day("03-01")


def test_today_counts_ticked_or_not() -> None:
    assert (strong(make(), "ddd", day("03-04")) or 0) < (strong(make(), "ddd", day("03-03")) or 0)


def test_no_entries_is_nothing_and_track_has_none() -> None:
    assert strong(make(), "") == 0.0
    assert strong(make(), "d", day("02-27")) == 0.0  # only days ahead
    assert strong(make("track"), "ddd") is None
    assert strength_series(make(), {}, TODAY) == []


def test_days_ahead_change_nothing() -> None:
    assert strong(make(), "ddd" + "-" * 7 + "ddd") == strong(make(), "ddd")


def test_each_version_is_smoothed_its_own_way_and_tracked_time_leaves_it() -> None:
    letters = "d-dd-ddd-d"
    values = [float(c == "d") for c in letters]
    before = plain(values[:4], 1, 1)
    m = 0.5 ** (sqrt(3 / 7) / 13)
    s = before
    for at in range(4, 10):
        s = s * m + min(1, sum(values[: at + 1]) / 6) * (1 - m)
    assert strong(then(make(), "03-05", "3 a week"), letters) == pytest.approx(s)
    tracked = then(then(make(), "03-05", "track"), "03-10", "daily")
    assert strong(tracked, "dddd-----d") == pytest.approx(strong(make(), "ddddd", day("03-05")))


@settings(max_examples=60, deadline=None)
@given(
    st.text("dd-sh", max_size=60),
    st.sampled_from(["daily", "2 a week", "mon", "every 5 days", "9 a month"]),
    st.integers(0, 70),
)
def test_the_series_ends_with_the_strength_and_stays_between_0_and_1(
    letters: str, schedule: str, ahead: int
) -> None:
    habit, today = make(schedule, amount=20), day("03-01") + timedelta(days=ahead)
    series = strength_series(habit, history(letters), today)
    assert strength(habit, history(letters), today) == pytest.approx(series[-1][1] if series else 0.0)
    assert all(-1e-9 <= s <= 1 + 1e-9 for _, s in series)
    assert [on for on, _ in series] == [
        series[0][0] + timedelta(days=n) for n in range(len(series))
    ]  # no day twice, none left out


@pytest.mark.parametrize("schedule", ["daily", "every 30 days"])
def test_what_no_longer_weighs_in_is_not_looked_at(schedule: str) -> None:
    start = date(1976, 3, 11)
    letters = ("d" * 29 + "---") * 600
    habit, entries = make(schedule, start.isoformat()), history(letters, start.isoformat())
    series = strength_series(habit, entries, TODAY)
    assert strength(habit, entries, TODAY) == pytest.approx(series[-1][1], abs=1e-9)
    lately = strength_series(habit, entries, TODAY, TODAY - timedelta(days=364))
    assert [on for on, _ in lately] == [on for on, _ in series[-365:]]
    assert [s for _, s in lately] == pytest.approx([s for _, s in series[-365:]], abs=1e-9)
