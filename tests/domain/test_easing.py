"""Seasons take days off: they save streaks and never shorten one, and the past is judged as it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.cadence import Cadence
from companion.domain.easing import circle_floors, eased, just_ended, running
from companion.domain.friend import Circle, Contact, Friend
from companion.domain.friend_status import friend_statuses
from companion.domain.habit import Entry, Habit, Rest, State, Version
from companion.domain.journal import Journal
from companion.domain.quiet import gone_quiet
from companion.domain.schedule import parse_schedule
from companion.domain.season import Season
from companion.domain.streak import best, judge, runs
from companion.domain.strength import strength
from tests.domain.histories import TODAY, day, history, make
from tests.domain.listed import occasions

FLOORS = [
    None,
    *map(parse_schedule, ("1 a week", "2 a week", "1 a month", "every 3 days", "daily", "mon thu")),
]
SCHEDULES = ("daily", "mon wed fri", "3 a week", "1 a week", "4 a month", "every 3 days", "track")


def season(start: str, end: str, floor: str | None = None, **fields: object) -> Season:
    schedule = parse_schedule(floor) if floor else None
    return Season(7, "Exams", day(start), day(end), habits={1: schedule}, **fields)  # type: ignore[arg-type]


def streak_in(habit: Habit, letters: str, start: str, *seasons: Season) -> int:
    entries = history(letters, start)
    listed = dict(enumerate(seasons))
    return judge(eased(habit, entries, listed, TODAY), entries, TODAY).current


class TestWithoutAFloor:
    def test_all_its_days_are_excused(self) -> None:
        letters = "dddd------"  # 1 to 4 March done
        assert streak_in(make(), letters, "03-01") == 0
        assert streak_in(make(), letters, "03-01", season("03-05", "03-20")) == 4

    def test_a_habit_that_is_not_in_it_is_asked_as_ever(self) -> None:
        habit = make()
        assert eased(habit, {}, {7: season("03-05", "03-20")._replace(habits={2: None})}, TODAY) is habit

    def test_what_is_done_all_the_same_counts(self) -> None:
        assert streak_in(make(), "dddd--d---", "03-01", season("03-05", "03-20")) == 5


class TestWithAFloor:
    """A daily habit that may be weekly from Monday 23 February to Sunday 15 March."""

    exams = season("02-23", "03-15", "1 a week")

    def test_a_week_that_reached_it_is_excused_but_for_what_was_done(self) -> None:
        assert (
            streak_in(make(start="02-16"), "ddddddd" + "--d----" + "d------" + "--", "02-16", self.exams) == 9
        )

    def test_a_week_that_did_not_is_judged_as_usual(self) -> None:
        assert (
            streak_in(make(start="02-16"), "ddddddd" + "-------" + "d------" + "--", "02-16", self.exams) == 1
        )

    def test_a_running_week_rests(self) -> None:
        habit, entries = make(start="02-16"), history("ddddddd" + "d------" + "d------" + "--", "02-16")
        judged = judge(eased(habit, entries, {7: self.exams}, TODAY), entries, TODAY)
        assert (judged.current, judged.state, judged.due) == (9, "excused", False)

    def test_a_week_cut_by_an_end_of_the_season_asks_nothing(self) -> None:
        cut = season("02-25", "03-01", "1 a week")  # Wednesday to Sunday
        assert streak_in(make(start="02-16"), "d" * 9 + "-" * 5 + "d" * 8, "02-16", cut) == 17

    def test_even_a_part_of_the_target_reaches_it(self) -> None:
        habit = make(start="02-16", amount=20)
        assert streak_in(habit, "ddddddd" + "--h----" + "d------" + "--", "02-16", self.exams) == 8


@pytest.mark.parametrize(("floor", "letters"), [("every 3 days", "rrr---rrr"), ("daily", "--r---r--")])
def test_with_a_floor_of_days_each_stretch_of_so_many_rests_if_it_was_done_in_it(
    floor: str, letters: str
) -> None:
    habit, entries = make(start="02-01"), history("--d---d--", "03-01")
    rested = eased(habit, entries, {7: season("03-01", "03-09", floor)}, TODAY)
    assert "".join("r" if rested.rests_on(day(f"03-0{on}")) else "-" for on in range(1, 10)) == letters


def test_a_habit_rests_to_the_last_day_of_a_season_and_no_longer() -> None:
    rested = eased(make(start="02-01"), history("d" * 20, "02-01"), {7: season("02-21", "03-05")}, TODAY)
    rests = [rested.rests_on(day(on)) for on in ("02-20", "02-21", "03-05", "03-06")]
    assert rests == [False, True, True, False]


def test_strength_waits_in_a_season() -> None:
    entries = history("d" * 20, "02-01")
    habit = make(start="02-01")
    before = strength(habit, entries, day("02-20"))
    rested = eased(habit, entries, {7: season("02-21", "03-20")}, TODAY)
    assert strength(rested, entries, TODAY) == pytest.approx(before)
    assert (strength(habit, entries, TODAY) or 0) < (before or 0)


def test_a_habit_that_rests_in_a_season_has_not_gone_quiet() -> None:
    journal = Journal(habits={1: make()}, entries={1: history("dddd")})
    assert [quiet.name for quiet in gone_quiet(journal, TODAY)] == ["Walk"]
    assert not gone_quiet(journal._replace(seasons={7: season("03-08", "03-20")}), TODAY)


class TestCircles:
    friend = Friend(1, "Mira", day("01-01"), Circle.INNER)
    contact = Contact(2, day("03-01"), (1,))

    def state(self, today: date, **circles: Cadence | None) -> str:
        floors = {Circle(name): floor for name, floor in circles.items()}
        season = Season(7, "Exams", day("03-05"), day("03-20"), circles=floors)
        journal = Journal(friends={1: self.friend}, contacts={2: self.contact}, seasons={7: season})
        return friend_statuses(journal, today)[0].state

    def test_the_longer_rhythm_holds_while_the_season_runs(self) -> None:
        assert self.state(TODAY) == "time to reach out"
        assert self.state(TODAY, inner=Cadence(1, "month")) == "fine"
        assert self.state(TODAY, inner=Cadence(3, "day")) == "time to reach out"
        assert self.state(TODAY, close=Cadence(1, "year")) == "time to reach out"
        assert self.state(TODAY, inner=None) == "fine"

    def test_the_own_rhythm_is_back_when_it_ends(self) -> None:
        assert self.state(day("03-20"), inner=Cadence(6, "month")) == "fine"
        assert self.state(day("03-21"), inner=Cadence(6, "month")) == "overdue"

    def test_of_two_seasons_the_longer_floor_holds(self) -> None:
        week, month = Cadence(2, "week"), Cadence(1, "month")
        both = {
            n: Season(n, "x", TODAY, TODAY, circles={Circle.INNER: floor})
            for n, floor in ((1, month), (2, week))
        }
        assert circle_floors(both, TODAY) == {Circle.INNER: month}


def test_a_season_runs_from_its_first_to_its_last_day_and_is_told_for_a_week_after() -> None:
    each = {7: season("03-01", "03-10")}
    assert [bool(running(each, day(d))) for d in ("02-28", "03-01", "03-10", "03-11")] == [0, 1, 1, 0]
    assert [bool(just_ended(each, day(d))) for d in ("03-10", "03-11", "03-17", "03-18")] == [0, 1, 1, 0]


entries = st.dictionaries(
    st.integers(-120, 3).map(lambda n: TODAY + timedelta(days=n)),
    st.builds(Entry, st.sampled_from(State), st.none() | st.sampled_from([10.0, 20.0])),
    max_size=90,
)
starts = st.integers(-120, 5).map(lambda n: TODAY + timedelta(days=n))
habits = st.builds(
    lambda schedule, start, grace, amount: Habit(
        1, "Walk", (Version(start, parse_schedule(schedule), amount),), grace
    ),
    st.sampled_from(SCHEDULES),
    starts,
    st.integers(0, 2),
    st.none() | st.just(20.0),
)
seasons = st.builds(
    lambda n, start, length, floor: Season(n, "x", start, start + timedelta(days=length), habits={1: floor}),
    st.integers(1, 9),
    starts,
    st.integers(0, 90),
    st.sampled_from(FLOORS),
)


@given(habits, entries, st.lists(seasons, max_size=3), st.integers(0, 6))
def test_no_season_ever_shortens_a_streak(habit, entries, seasons, week_start) -> None:
    listed = dict(enumerate(seasons))
    easier = eased(habit, entries, listed, TODAY, week_start)
    before, after = (judge(each, entries, TODAY, week_start) for each in (habit, easier))
    assert after.current >= before.current
    lengths, now = ([run.length for run in runs(h, entries, TODAY, week_start)] for h in (habit, easier))
    assert max(now, default=0) >= max(lengths, default=0)
    assert sum(now) == sum(lengths)


@given(habits, entries, starts, st.integers(1, 60))
def test_no_pause_ever_shortens_a_streak(habit, entries, start, length) -> None:
    paused = habit._replace(pauses=(Rest(start, start + timedelta(days=length)),))
    assert judge(paused, entries, TODAY).current >= judge(habit, entries, TODAY).current
    assert best(runs(paused, entries, TODAY)) >= best(runs(habit, entries, TODAY))


@given(habits, entries, st.sampled_from(SCHEDULES), starts, st.integers(0, 6))
def test_changing_a_schedule_never_changes_an_occasion_before_its_date(
    habit, entries, schedule, since, week_start
) -> None:
    if since <= habit.start:
        return
    changed = habit._replace(versions=(*habit.versions, Version(since, parse_schedule(schedule))))
    before = [o for o in occasions(habit, entries, TODAY, week_start) if o.end < since]
    after = [o for o in occasions(changed, entries, TODAY, week_start) if o.end < since]
    # The period that the change cuts is partial now, and partial ones count only if kept.
    cut = [o for o in after if o not in before]
    assert [o for o in after if o not in cut] == before
    assert all(o.verdict in ("kept", "open") and o.end == since - timedelta(days=1) for o in cut)


@given(habits, entries, seasons)
def test_ending_a_season_early_changes_no_day_before_it(habit, entries, season) -> None:
    if not season.start < TODAY <= season.end:
        return
    shorter = season._replace(end=TODAY - timedelta(days=1))
    first = season.start - timedelta(days=200)
    rests = [
        {
            day
            for n in range(400)
            if (day := first + timedelta(days=n)) < TODAY
            and eased(habit, entries, {1: s}, TODAY).rests_on(day)
        }
        for s in (season, shorter)
    ]
    assert rests[1] >= rests[0]
