"""A history is the mapping of days to entries that it looks like, however it came about."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.habit import DONE, Entry, State
from companion.domain.history import NONE, PART, PLAIN, History, Year, differing

days = st.dates(date(2023, 12, 1), date(2025, 2, 1)) | st.sampled_from(
    [date(2024, 2, 29), date.min, date.max]
)
states = st.builds(Entry, st.sampled_from(State), st.none() | st.floats(0, 90), st.sampled_from(["", "rain"]))
entries = st.dictionaries(days, states | st.just(DONE), max_size=12)
changes = st.lists(st.tuples(days, states | st.none()), max_size=8)


@given(entries)
def test_it_holds_what_it_was_made_of_in_time_order(model: dict[date, Entry]) -> None:
    history = History.of(model)
    assert list(history.items()) == sorted(model.items())
    assert (len(history), bool(history)) == (len(model), bool(model))
    assert history == model
    assert history.first == min(model, default=None)
    assert History.of(history) is history


@given(entries, changes)
def test_changing_a_day_changes_that_day_and_leaves_the_history_before_as_it_was(
    model: dict[date, Entry], said: list[tuple[date, Entry | None]]
) -> None:
    before = history = History.of(model)
    after = dict(model)
    for day, entry in said:
        history = history.with_entry(day, entry)
        after.pop(day, None)
        if entry is not None:
            after[day] = entry
    assert history == after
    assert dict(before) == model


@given(entries, entries)
def test_what_differs_is_each_day_on_which_they_are_not_the_same(
    one: dict[date, Entry], other: dict[date, Entry]
) -> None:
    expected = [
        (day, one.get(day), other.get(day))
        for day in sorted({*one, *other})
        if one.get(day) != other.get(day)
    ]
    assert list(differing(one, other)) == expected
    assert (History.of(one) == History.of(other)) == (one == other)


@given(entries, st.dates(date(2023, 11, 1), date(2025, 3, 1)), st.integers(0, 500))
def test_letters_say_day_by_day_what_the_entries_say(
    model: dict[date, Entry], first: date, length: int
) -> None:
    letters = History.of(model).letters(first.toordinal(), first.toordinal() + length - 1)
    assert len(letters) == length
    for at, letter in enumerate(letters):
        entry = model.get(first + timedelta(days=at))
        assert (letter == NONE) == (entry is None)
        assert (letter == PLAIN) == (entry is not None and entry.state is State.DONE and entry.amount is None)
        assert (letter == PART) == (
            entry is not None and entry.state is State.DONE and entry.amount is not None
        )


@given(entries, days)
def test_the_last_done_day_is_the_last_one_up_to_today(model: dict[date, Entry], today: date) -> None:
    done = [day for day, entry in model.items() if entry.state is State.DONE and day <= today]
    assert History.of(model).last_done(today) == max(done, default=None)


def test_what_stands_on_tomorrow_is_not_yet_the_last_done_day() -> None:
    today = date(2024, 5, 5)
    history = History.of({today - timedelta(days=2): DONE, today + timedelta(days=1): DONE})
    assert history.last_done(today) == today - timedelta(days=2)
    assert history.last_done(today + timedelta(days=1)) == today + timedelta(days=1)


def test_the_first_day_asked_of_an_unread_year_has_its_amount_and_note() -> None:
    entry = Entry(State.DONE, 20.0, "rain")
    history = History({2025: Year(2025, lambda year: year.put(4, entry))})
    assert history[date(2025, 1, 5)] == entry


def test_a_year_is_read_when_it_is_looked_into_and_only_once() -> None:
    read: list[int] = []

    def make(year: Year) -> None:
        read.append(date.fromordinal(year.begin).year)
        year.put_done(0)

    history = History({number: Year(number, make) for number in (2025, 2024)})
    changed = history.with_entry(date(2025, 1, 2), DONE)
    assert read == [2025]
    assert list(differing(history, changed)) == [(date(2025, 1, 2), None, DONE)]
    assert read == [2025]
    assert list(changed) == [date(2024, 1, 1), date(2025, 1, 1), date(2025, 1, 2)]
    assert len(history) == 2
    assert read == [2025, 2024]
