"""Streaks: kept occasions, walking back from now, forgiving as many misses in a row as the grace says."""

from __future__ import annotations

from datetime import date

import pytest

from companion.domain.habit import Habit
from companion.domain.streak import Run, Streak, best, best_runs, judge, rule_words, runs
from tests.domain.histories import TODAY, day, history, make, rest, then


def streak(habit: Habit, letters: str, today: date = TODAY, start: str = "03-01") -> Streak:
    return judge(habit, history(letters, start), today)


def runs_of(habit: Habit, letters: str, start: str = "03-01", today: date = TODAY) -> tuple[Run, ...]:
    return runs(habit, history(letters, start), today)


@pytest.mark.parametrize(
    ("letters", "current", "at_risk", "lapsed_on"),
    [
        ("ddddddddd", 9, False, None),
        ("dddddddd-", 8, True, None),
        ("ddddddd--", 0, False, day("03-09")),
        ("dddddssdd", 7, False, None),
        ("dddddmddd", 8, False, None),
    ],
)
def test_the_worked_examples(letters: str, current: int, at_risk: bool, lapsed_on: date | None) -> None:
    found = streak(make(), letters)
    assert (found.current, found.at_risk, found.lapsed_on) == (current, at_risk, lapsed_on)
    assert (found.state, found.due, found.unit, found.slack) == ("open", True, "days", None)


@pytest.mark.parametrize(
    ("grace", "letters", "current"),
    [
        (0, "ddddddddd", 9),
        (0, "ddd-ddddd", 5),
        (0, "dddddddd-", 0),
        (1, "ddd-ddddd", 8),
        (1, "ddd--dddd", 4),
        (1, "d-d-d-d-d", 5),
        (1, "ddd-s-ddd", 3),  # an excused day between two misses does not separate them
        (1, "ddd-sdddd", 7),
        (2, "ddd--dddd", 7),
        (2, "ddd---ddd", 3),
        (3, "d---d---d", 3),
        (1, "sssssssss", 0),
        (1, "", 0),
    ],
)
def test_grace_forgives_so_many_misses_in_a_row(grace: int, letters: str, current: int) -> None:
    assert streak(make(grace=grace), letters).current == current


def test_today_adds_when_done_and_breaks_nothing_before_it_ends() -> None:
    assert streak(make(grace=0), "dddddddddd").current == 10
    for today in "-mh":
        found = streak(make(grace=0, amount=20), "ddddddddd" + today)
        assert (found.current, found.state, found.due) == (9, "open", True)


@pytest.mark.parametrize(
    ("schedule", "letters", "state", "due"),
    [
        ("daily", "---------d", "kept", False),
        ("daily", "---------s", "excused", False),
        ("mon wed fri", "", "unscheduled", False),
        ("mon wed fri", "---------d", "unscheduled", False),
        ("tue", "", "open", True),
        ("track", "dddddddddd", "unscheduled", False),
        ("2 a week", "--------d-", "open", True),
        ("2 a week", "---------d", "open", False),  # done for today, though the week is not met
        ("2 a week", "---------s", "open", False),  # said no for today
        ("2 a week", "--------dd", "kept", False),
        ("1 a week", "--------d-", "kept", False),
        ("7 a week", "--------s-", "excused", False),
    ],
)
def test_the_state_of_today(schedule: str, letters: str, state: str, due: bool) -> None:
    found = streak(make(schedule), letters)
    assert (found.state, found.due) == (state, due)


def test_done_on_the_very_first_day_is_not_due_any_more() -> None:
    assert not streak(make("2 a week", start="03-10"), "---------d").due


def test_a_habit_that_starts_later_is_unscheduled_and_not_due() -> None:
    found = streak(make(start="03-11"), "")
    assert (found.state, found.due, found.slack, found.current) == ("unscheduled", False, None, 0)
    found = streak(make("3 a week", start="03-11", pauses=(rest("03-01"),)), "")
    assert (found.state, found.due, found.slack) == ("unscheduled", False, None)


@pytest.mark.parametrize("schedule", ["daily", "mon wed fri", "3 a week", "2 a month", "every 9 days"])
def test_a_paused_habit_is_excused_today_and_not_due(schedule: str) -> None:
    found = streak(make(schedule, pauses=(rest("03-10", "03-12"),)), "")
    assert (found.state, found.due) == ("excused", False)
    new = streak(make(schedule, start="03-10", pauses=(rest("03-10", "03-12"),)), "")
    assert (new.state, new.due) == ("excused", False)
    back = streak(make(schedule, pauses=(rest("03-01", "03-10"),)), "")
    assert back.state != "excused"


def test_done_in_a_pause_is_kept() -> None:
    found = streak(make(pauses=(rest("03-05", "03-20"),)), "dddd-----d")
    assert (found.current, found.state) == (5, "kept")


def test_done_on_a_day_that_is_no_occasion_changes_nothing() -> None:
    habit = make("mon wed fri")
    assert streak(habit, "-d-d-d--d") == streak(habit, "ddddddd-d")


def test_track_has_no_streak() -> None:
    found = streak(make("track"), "dddddddddd")
    assert (found.current, found.unit, found.slack, runs_of(make("track"), "ddd")) == (0, "times", None, ())
    assert (found.at_risk, found.lapsed_on) == (False, None)


def test_a_habit_that_is_only_tracked_now_keeps_its_runs_and_has_no_streak() -> None:
    habit = then(make(), "03-06", "track")
    found = streak(habit, "ddddddd")
    assert (found.current, found.at_risk, found.unit) == (0, False, "times")
    assert best(runs_of(habit, "ddddddd")) == 5
    found = streak(then(make(), "03-08", "track"), "ddddd--")
    assert (found.current, found.lapsed_on, found.last_kept) == (0, None, day("03-05"))


@pytest.mark.parametrize(
    ("schedule", "unit"),
    [
        ("daily", "days"),
        ("mon", "days"),
        ("1 a week", "weeks"),
        ("1 a month", "months"),
        ("every 2 days", "times"),
        ("track", "times"),
    ],
)
def test_units(schedule: str, unit: str) -> None:
    assert streak(make(schedule), "").unit == unit


class TestAtRisk:
    def test_needs_a_streak(self) -> None:
        assert not streak(make(), "").at_risk
        assert not streak(make("every 3 days"), "").at_risk

    def test_after_a_forgiven_miss_until_something_is_kept(self) -> None:
        assert streak(make(), "dddddddd-").at_risk
        assert streak(make(), "ddddddd-s").at_risk  # the last one that was not excused was missed
        assert not streak(make(), "ddddddd-d").at_risk
        assert not streak(make(), "dddddddd-d").at_risk  # kept today

    @pytest.mark.parametrize(
        ("today", "this_week", "at_risk", "slack"),
        [
            ("03-09", "", False, 4),
            ("03-10", "d", False, 4),
            ("03-10", "-", False, 3),
            ("03-12", "d--", False, 2),
            ("03-13", "---", True, 0),
            ("03-14", "d---", True, 0),
            ("03-14", "----", True, 0),  # out of reach, and still slack 0
            ("03-13", "d---m", False, 1),  # a stated miss today counts as a day left
            ("03-15", "dd----d", False, 0),  # reached on the last day
            ("03-15", "d-----d", True, 0),  # out of reach, today done
            ("03-11", "ddd", False, 4),  # reached: the days left, today done
            ("03-12", "ddd-", False, 4),  # reached: the days left, today included
        ],
    )
    def test_an_open_quota_that_needs_every_day_left(
        self, today: str, this_week: str, at_risk: bool, slack: int
    ) -> None:
        found = judge(make("3 a week", "03-02"), history("ddd----" + this_week, "03-02"), day(today))
        assert (found.current >= 1, found.at_risk, found.slack) == (True, at_risk, slack)

    def test_excused_days_are_not_left(self) -> None:
        habit = make("3 a week", "03-02", pauses=(rest("03-14", "03-16"),))
        found = judge(habit, history("ddd----", "03-02"), TODAY)
        assert (found.slack, found.at_risk) == (1, False)
        found = judge(habit, history("ddd----s", "03-02"), day("03-11"))
        assert (found.slack, found.at_risk) == (0, True)

    def test_an_excused_quota_is_not_at_risk(self) -> None:
        found = judge(make("6 a week", "03-02"), history("dddddd-ss", "03-02"), TODAY)
        assert (found.current, found.state, found.at_risk, found.slack) == (1, "excused", False, 0)

    @pytest.mark.parametrize(
        ("schedule", "today", "slack"),
        [("every 3 days", "03-04", 2), ("every 3 days", "03-06", 0), ("2 a month", "03-30", 0)],
    )
    def test_slack_of_other_quotas(self, schedule: str, today: str, slack: int) -> None:
        assert judge(make(schedule), history("d" if "every" in schedule else ""), day(today)).slack == slack


class TestRuns:
    def test_are_listed_with_their_first_and_last_kept_day(self) -> None:
        found = runs_of(make(), "-ddd--dd-d--d")
        assert found == (Run(day("03-02"), day("03-04"), 3), Run(day("03-07"), day("03-10"), 3))

    def test_of_weeks_have_days_as_well(self) -> None:
        found = runs_of(make("2 a week", "02-16"), "-d-d-----d--d", "02-16", day("03-04"))
        assert found == (Run(day("02-17"), day("02-28"), 2),)

    def test_best_includes_the_current_one(self) -> None:
        assert best(runs_of(make(), "dd--dddddd")) == 6

    def test_best_runs_are_longest_first_and_the_later_of_two_alike_first(self) -> None:
        found = runs_of(make(), "dd--d--dd-")
        assert [run.start for run in best_runs(found)] == [day("03-08"), day("03-01"), day("03-05")]
        assert best_runs(found, 1) == [Run(day("03-08"), day("03-09"), 2)]

    def test_last_kept_is_the_last_done_day_of_the_last_kept_occasion(self) -> None:
        assert streak(make(), "ddd----").last_kept == day("03-03")
        assert streak(make("2 a week", "03-02"), "-dd-----d").last_kept == day("03-03")
        assert streak(make(), "").last_kept is None


class TestLapsedOn:
    def test_is_the_last_day_of_the_miss_that_ended_the_streak(self) -> None:
        assert streak(make(grace=0), "ddd").lapsed_on == day("03-04")
        assert streak(make(grace=2), "ddd").lapsed_on == day("03-06")
        assert streak(make(grace=1), "ddd-ss-").lapsed_on == day("03-07")
        weeks = judge(make("1 a week", "02-09"), history("d------" * 3, "02-09"), TODAY)
        assert weeks.lapsed_on is None and weeks.at_risk
        weeks = judge(make("1 a week", "02-02"), history("d------" * 3, "02-02"), TODAY)
        assert weeks.lapsed_on == day("03-08")

    def test_needs_a_run_of_three(self) -> None:
        assert streak(make(), "dd").lapsed_on is None
        assert streak(make(), "ddd").lapsed_on == day("03-05")

    def test_ends_with_the_next_kept_occasion(self) -> None:
        assert streak(make(), "ddd--ssss-").lapsed_on == day("03-05")
        assert streak(make(), "ddd-----d").lapsed_on is None
        assert streak(make(), "ddd--d--").lapsed_on is None  # the run that ended last was of one


@pytest.mark.parametrize(
    ("habit", "words"),
    [
        (make(grace=0), "no miss is forgiven"),
        (make(grace=1), "one miss is forgiven, two in a row end the streak"),
        (make(grace=2), "two misses in a row are forgiven, three end the streak"),
        (make(grace=10), "ten misses in a row are forgiven, 11 end the streak"),
        (make(grace=12), "12 misses in a row are forgiven, 13 end the streak"),
        (make("track"), "tracked only, nothing is asked"),
    ],
)
def test_the_rule_is_said_in_words(habit: Habit, words: str) -> None:
    assert rule_words(habit) == words


def test_long_histories_are_judged_in_linear_time() -> None:
    habit = make(start="1976-01-01", grace=30)
    assert best(runs_of(habit, ("d" + "-" * 31) * 500 + "d" * 2000, "1976-01-01")) == 2000
