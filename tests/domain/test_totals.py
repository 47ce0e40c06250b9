"""What a habit came to, counted by letters, is what looking at each day says."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.habit import DONE, Entry, Habit, State, Version
from companion.domain.history import History
from companion.domain.totals import totals

TODAY = date(2026, 3, 10)
DAYS = st.integers(-3, 800).map(lambda n: TODAY - timedelta(days=n))
AMOUNTS = st.one_of(st.none(), st.integers(0, 40).map(float))
ENTRIES = st.builds(Entry, st.sampled_from(State), AMOUNTS, st.sampled_from(["", "a note"]))
VERSIONS = st.lists(st.tuples(DAYS, AMOUNTS), min_size=1, max_size=3, unique_by=lambda pair: pair[0]).map(
    lambda pairs: tuple(Version(start, amount=amount) for start, amount in sorted(pairs, key=lambda p: p[0]))
)


@given(VERSIONS, st.dictionaries(DAYS, ENTRIES, max_size=60))
def test_totals_are_the_sum_of_their_days(versions: tuple[Version, ...], entries: dict[date, Entry]) -> None:
    habit = Habit(1, "Walk", versions)
    stretches = {
        "this week": (date(2026, 3, 9), TODAY),
        "last week": (date(2026, 3, 2), date(2026, 3, 8)),
        "this month": (date(2026, 3, 1), TODAY),
        "last month": (date(2026, 2, 1), date(2026, 2, 28)),
        "this year": (date(2026, 1, 1), TODAY),
        "in all": (date.min, TODAY),
    }
    for found in totals(habit, History.of(entries), TODAY):
        first, last = stretches[found.name]
        done = {day: e for day, e in entries.items() if first <= day <= last and e.state is State.DONE}
        assert found.days == sum(habit.counts(entry, day) for day, entry in done.items())
        amounts = (
            entry.amount if entry.amount is not None else habit.version_on(day).amount or 0.0
            for day, entry in done.items()
        )
        assert found.amount == sum(amounts)


def test_the_last_day_of_one_target_and_the_first_of_the_next_both_count_by_their_own() -> None:
    habit = Habit(1, "Walk", (Version(date(2026, 3, 1), amount=10.0), Version(date(2026, 3, 5), amount=30.0)))
    entries = {date(2026, 3, 4): DONE, date(2026, 3, 5): DONE}
    assert totals(habit, History.of(entries), TODAY)[-1] == ("in all", 2, 40.0)
