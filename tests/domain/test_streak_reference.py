"""Streaks against a plain reference, and what no history may do, over generated histories."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.habit import DONE, Entry, Habit, Rest, Version
from companion.domain.schedule import Kind, Schedule
from companion.domain.streak import best, judge, runs
from tests.domain.histories import STATES
from tests.domain.listed import occasions
from tests.domain.reference import Reference

FIRST = date(2024, 2, 9)  # before a leap day
SPAN = 110

days = st.integers(0, SPAN).map(lambda n: FIRST + timedelta(days=n))
schedules = st.one_of(
    st.just(Schedule(Kind.DAILY)),
    st.frozensets(st.integers(0, 6), min_size=1).map(lambda found: Schedule(Kind.WEEKDAYS, weekdays=found)),
    st.integers(1, 7).map(lambda n: Schedule(Kind.WEEK, n)),
    st.integers(1, 28).map(lambda n: Schedule(Kind.MONTH, n)),
    st.integers(1, 10).map(lambda n: Schedule(Kind.EVERY, n)),
    st.just(Schedule(Kind.TRACK)),
)


@st.composite
def rests(draw: st.DrawFn) -> Rest:
    start = draw(days)
    length = draw(st.one_of(st.none(), st.integers(1, 20)))
    return Rest(start, None if length is None else start + timedelta(days=length))


@st.composite
def habits(draw: st.DrawFn) -> Habit:
    starts = sorted(draw(st.lists(days, min_size=1, max_size=3, unique=True)))
    versions = tuple(Version(s, draw(schedules), draw(st.sampled_from([None, 20.0]))) for s in starts)
    # Most habits have one version; the start near the beginning leaves them time to live.
    versions = (versions[0]._replace(start=FIRST + timedelta(days=draw(st.integers(0, 8)))), *versions[1:])
    versions = versions[:1] + tuple(v for v in versions[1:] if v.start > versions[0].start)
    if draw(st.booleans()):
        versions = versions[:1]
    pauses = tuple(draw(st.lists(rests(), max_size=2)))
    archives = tuple(draw(st.lists(rests(), max_size=1)))
    return Habit(1, "Walk", versions, draw(st.integers(0, 3)), pauses=pauses, archives=archives)


@st.composite
def histories(draw: st.DrawFn) -> dict[date, Entry]:
    letters = draw(
        st.one_of(
            st.text("dddddf-smh", max_size=SPAN),
            st.lists(st.tuples(st.sampled_from("ddf-smh"), st.integers(1, 12)), max_size=14).map(
                lambda parts: "".join(letter * count for letter, count in parts)
            ),
        )
    )
    return {FIRST + timedelta(days=n): STATES[c] for n, c in enumerate(letters) if c in STATES}


week_starts = st.integers(0, 6)


@settings(max_examples=400, deadline=None)
@given(habits(), histories(), days, week_starts)
def test_agrees_with_the_reference(
    habit: Habit, entries: dict[date, Entry], today: date, week_start: int
) -> None:
    plain = Reference(habit, entries, today, week_start)
    found = occasions(habit, entries, today, week_start)
    assert [(o.start, o.end, o.verdict.value) for o in found] == [
        (p.days[0], p.days[-1], p.verdict) for p in plain.periods
    ]
    assert [o.last_done for o in found] == [
        max((on for on in p.days if plain.done(on)), default=None) for p in plain.periods
    ]
    streak = judge(habit, entries, today, week_start)
    assert streak.current == plain.current()
    assert [run.length for run in runs(habit, entries, today, week_start)] == plain.run_lengths()
    assert streak.at_risk == plain.at_risk()
    assert streak.slack == plain.slack()


@settings(max_examples=200, deadline=None)
@given(habits(), histories(), days, week_starts, st.integers(1, 40))
def test_however_few_days_are_looked_at_first_the_streak_is_the_same(
    habit: Habit, entries: dict[date, Entry], today: date, week_start: int, back: int
) -> None:
    whole = judge(habit, entries, today, week_start)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("companion.domain.streak._LOOK_BACK", back)
        assert judge(habit, entries, today, week_start) == whole


@settings(max_examples=150, deadline=None)
@given(habits(), histories(), days, rests(), week_starts)
def test_a_pause_never_shortens_a_streak(
    habit: Habit, entries: dict[date, Entry], today: date, pause: Rest, week_start: int
) -> None:
    paused = habit._replace(pauses=(*habit.pauses, pause))
    before, after = (judge(h, entries, today, week_start).current for h in (habit, paused))
    assert after >= before
    longest, now = (best(runs(h, entries, today, week_start)) for h in (habit, paused))
    assert now >= longest


@settings(max_examples=150, deadline=None)
@given(habits(), histories(), days, days, schedules, week_starts)
def test_a_new_schedule_never_changes_an_occasion_that_ended_before_it(
    habit: Habit,
    entries: dict[date, Entry],
    today: date,
    change: date,
    schedule: Schedule,
    week_start: int,
) -> None:
    if change <= habit.current.start:
        return
    changed = habit._replace(versions=(*habit.versions, Version(change, schedule)))
    kept = [o for o in occasions(habit, entries, today, week_start) if o.end < change]
    assert occasions(changed, entries, today, week_start)[: len(kept)] == kept


@settings(max_examples=100, deadline=None)
@given(habits(), histories(), days, week_starts)
def test_days_ahead_change_nothing(
    habit: Habit, entries: dict[date, Entry], today: date, week_start: int
) -> None:
    known = {on: entry for on, entry in entries.items() if on <= today}
    assert judge(habit, entries, today, week_start) == judge(habit, known, today, week_start)


@settings(max_examples=100, deadline=None)
@given(habits(), histories(), days, week_starts)
def test_filling_in_today_never_shortens_a_streak(
    habit: Habit, entries: dict[date, Entry], today: date, week_start: int
) -> None:
    if today < habit.start:
        return
    before = judge(habit, entries, today, week_start).current
    assert judge(habit, {**entries, today: DONE}, today, week_start).current >= before
