"""Progress towards a goal, beside the time that has gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.interest import Interest, parse_goal
from companion.domain.journal import Journal
from companion.domain.pace import Pace, Progress, progress, progresses
from companion.domain.session import Session
from companion.domain.settings import Settings
from tests.domain.histories import TODAY, day


def log(*rows: tuple[str, float | None, float | None], interest: int = 1) -> list[Session]:
    """Sessions from (date, minutes, amount)."""
    return [
        Session(n, day(on), minutes=minutes, amount=amount, interest=interest)
        for n, (on, minutes, amount) in enumerate(rows)
    ]


def goes(goal: str, *rows: tuple[str, float | None, float | None], today: str = "03-10") -> Progress:
    return progress(Interest(1, "Reading", day("01-01"), goal=parse_goal(goal)), log(*rows), day(today))


def test_minutes_a_week_are_those_of_this_week() -> None:
    found = goes("120 minutes a week", ("03-08", 500, None), ("03-09", 30, None), ("03-10", 60, None))
    assert (found.done, found.target, found.fraction) == (90, 120, 0.75)
    assert found.needed_per_week is None and not found.over


def test_sessions_a_month_are_those_of_this_month() -> None:
    found = goes("4 sessions a month", ("02-28", 5, None), ("03-01", None, None), ("03-10", 5, 9))
    assert (found.done, found.target, found.fraction) == (2, 4, 0.5)


def test_weeks_begin_on_the_chosen_weekday() -> None:
    interest = Interest(1, "Reading", day("01-01"), goal=parse_goal("2 sessions a week"))
    assert progress(interest, log(("03-08", 5, None)), TODAY, week_start=6).done == 1
    assert progress(interest, log(("03-08", 5, None)), TODAY, week_start=0).done == 0
    journal = Journal(
        interests={1: interest},
        sessions={s.id: s for s in log(("03-08", 5, None))},
        settings=Settings(week_start=6),
    )
    assert progresses(journal, TODAY)[0].done == 1


def test_an_amount_counts_from_the_start_of_the_goal() -> None:
    interest = Interest(
        1, "Reading", day("01-01"), goal=parse_goal("12 books by 2026-12-31"), goal_since=day("03-01")
    )
    found = progress(interest, log(("02-28", 60, 1), ("03-01", 60, 1), ("03-10", 60, None)), TODAY)
    assert (found.done, found.target) == (1, 12)
    assert goes("12 books by 2026-12-31", ("2025-12-31", 5, 1), ("01-01", 5, 1)).done == 1


@pytest.mark.parametrize(
    ("unit", "done"),
    [("hours", 2.5), ("Hours", 2.5), ("minutes", 150), ("sessions", 2), ("pages", 30)],
)
def test_time_and_sessions_by_a_date_are_taken_from_the_sessions(unit: str, done: float) -> None:
    assert goes(f"40 {unit} by 2026-12-31", ("03-01", 90, 10), ("03-02", 60, 20)).done == done


def test_an_amount_noted_in_hours_counts_when_no_minutes_were() -> None:
    assert goes("40 hours by 2026-12-31", ("03-01", None, 2)).done == 2


def test_days_ahead_and_other_interests_do_not_count() -> None:
    found = goes("4 sessions a week", ("03-11", 5, None))
    assert (found.done, found.last) == (0, None)
    interest = Interest(1, "Reading", day("01-01"), goal=parse_goal("4 sessions a week"))
    assert progress(interest, log(("03-10", 5, None), interest=2), TODAY).done == 0


class TestPace:
    @pytest.mark.parametrize(
        ("today", "done", "pace"),
        [
            # 20 days from 1 to 20 January: the share gone is the days before today
            ("01-01", 0, "on pace"),
            ("01-01", 6, "ahead"),
            ("01-11", 50, "on pace"),
            ("01-11", 55, "on pace"),  # exactly 0.05 above
            ("01-11", 56, "ahead"),
            ("01-11", 45, "on pace"),
            ("01-11", 44, "behind"),
            ("01-20", 99, "on pace"),
            ("01-20", 100, "reached"),
            ("01-21", 94, "behind"),
            ("01-21", 95, "on pace"),
            ("02-21", 130, "reached"),
        ],
    )
    def test_compares_with_the_share_of_time_gone(self, today: str, done: float, pace: str) -> None:
        assert goes("100 pages by 2026-01-20", ("01-01", None, done), today=today).pace == pace

    @pytest.mark.parametrize(
        ("today", "done", "pace"),
        [("03-09", 0, "on pace"), ("03-10", 0, "behind"), ("03-10", 1, "ahead"), ("03-15", 4, "behind")],
    )
    def test_of_a_week_begins_with_it(self, today: str, done: int, pace: str) -> None:
        # Tuesday: 1 of 7 days gone, 0.143; 1 of 5 is 0.2. Sunday: 6 of 7.
        assert goes("5 sessions a week", *[("03-09", None, None)] * done, today=today).pace == pace

    def test_of_an_open_goal_is_open(self) -> None:
        found = goes("open", ("03-01", 60, None), ("03-02", 60, None))
        assert (found.done, found.target, found.fraction, found.pace) == (2, None, None, Pace.OPEN)

    def test_a_fraction_may_exceed_one(self) -> None:
        found = goes("2 sessions a week", *[("03-09", None, None)] * 3)
        assert (found.fraction, found.pace) == (1.5, Pace.REACHED)

    def test_a_goal_that_ends_before_it_begins_is_behind(self) -> None:
        assert goes("5 books by 2025-12-01").pace is Pace.BEHIND

    def test_a_goal_that_has_not_begun_is_on_pace(self) -> None:
        goal = parse_goal("5 books by 2026-12-01")
        later = Interest(1, "Reading", day("01-01"), goal=goal, goal_since=day("06-01"))
        assert progress(later, [], TODAY).pace is Pace.ON


@pytest.mark.parametrize(
    ("today", "done", "needed", "over"),
    [
        ("01-18", 40, 140, False),  # 60 pages in three days, today included
        ("01-20", 40, 420, False),
        ("01-20", 100, None, False),
        ("01-21", 40, None, True),
        ("01-21", 100, None, True),
    ],
)
def test_what_is_needed_a_week_to_finish(today: str, done: float, needed: float | None, over: bool) -> None:
    found = goes("100 pages by 2026-01-20", ("01-01", None, done), today=today)
    assert found.needed_per_week == (None if needed is None else pytest.approx(needed))
    assert found.over is over


def test_idle_days_count_from_the_last_session_or_the_day_added() -> None:
    found = goes("open", ("03-01", 5, None), ("02-01", 5, None))
    assert (found.last, found.idle_days) == (day("03-01"), 9)
    assert (goes("open").last, goes("open").idle_days) == (None, 68)
    assert progress(Interest(1, "Later", day("03-20")), [], TODAY).idle_days == 0


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ([], None),
        ([5], None),
        ([5, 7], 6),
        ([5, 7, 100], 7),
        ([200, *[9] * 6, *[3] * 5], 9),  # eleven gaps between the last twelve
        ([200, *[9] * 5, *[3] * 6], 3),
    ],
)
def test_the_usual_gap_is_the_median_of_the_last_twelve_sessions(
    gaps: list[int], expected: float | None
) -> None:
    on, rows = TODAY - timedelta(days=sum(gaps)), []
    for gap in [*gaps, 0]:
        rows.append((on.isoformat(), None, None))
        on += timedelta(days=gap)
    assert goes("open", *rows).usual_gap == expected


def test_archived_interests_are_left_out_and_the_others_in_their_order() -> None:
    shown = [
        Interest(1, "zither", day("01-01"), order=1),
        Interest(2, "Atlas", day("01-01"), order=1),
        Interest(3, "First", day("01-01"), order=0),
        Interest(4, "Gone", day("01-01"), archived=TODAY),
    ]
    journal = Journal(
        interests={each.id: each for each in shown},
        sessions={s.id: s for s in log(("03-01", 5, None), interest=2)},
    )
    found = progresses(journal, TODAY)
    assert [each.interest.name for each in found] == ["First", "Atlas", "zither"]
    assert [each.done for each in found] == [0, 1, 0]


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("2 a week", "2 sessions a week"),
        ("twice a week", "2 sessions a week"),
        ("once a month", "1 session a month"),
        ("3x a week", "3 sessions a week"),
        ("90 min per week", "90 minutes a week"),
        ("1.5 hours a week", "90 minutes a week"),
        ("12 books by 31 December", "12 books by 2026-12-31"),
        ("12 books by 1 February", "12 books by 2027-02-01"),
        ("5 walks by the sea by 1 May 2027", "5 walks by the sea by 2027-05-01"),
    ],
)
def test_a_goal_is_read_as_a_person_writes_it(text: str, goal: str) -> None:
    assert str(parse_goal(text, day("03-10"))) == goal
    assert parse_goal(goal) == parse_goal(text, day("03-10"))
