"""What one does with habits, on a store in memory."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from companion.domain.errors import CompanionError, Refused, Unknown
from companion.domain.habit import DONE, Entry, Rest, State, Version
from companion.domain.schedule import DAILY, parse_schedule
from companion.domain.session import Session
from tests.services.memory import TODAY, one

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def habits(companion):
    return companion.habits


def add(habits, name: str = "Walk", **fields) -> int:
    fields = {"schedule": DAILY, "start": TODAY - timedelta(days=30), **fields}
    return habits.add(name, **fields).delta[0].key


class TestAdding:
    def test_a_new_one_is_as_it_was_said_and_begins_today(self, habits) -> None:
        change = habits.add(
            "  Walk ", parse_schedule("3 a week"), grace=2, amount=20, unit=" min ", note="why"
        )
        habit = one(change.journal.habits)
        assert (habit.name, habit.grace, habit.note) == ("Walk", 2, "why")
        assert habit.versions == (Version(TODAY, parse_schedule("3 a week"), 20, "min"),)
        assert change.words == "Walk: added"

    def test_one_miss_is_forgiven_unless_said_otherwise(self, habits) -> None:
        assert habits.get(add(habits)).grace == 1

    def test_each_comes_after_those_that_are_there(self, habits) -> None:
        ids = [add(habits, name) for name in ("Walk", "Tea", "Book")]
        assert [habits.get(key).order for key in ids] == [1, 2, 3]

    @pytest.mark.parametrize(("name", "words"), [(" ", "a name is needed"), ("wALK", "already one called")])
    def test_an_empty_or_taken_name_is_refused(self, habits, name, words) -> None:
        add(habits)
        with pytest.raises(Refused, match=words):
            add(habits, name)
        with pytest.raises(Refused, match=words):
            change_to(habits, add(habits, "Tea"), name=name)

    @pytest.mark.parametrize("fields", [{"grace": -1}, {"amount": -5}, {"amount": float("nan")}])
    def test_a_number_that_means_nothing_is_refused(self, habits, store, fields) -> None:
        with pytest.raises(CompanionError):
            add(habits, **fields)
        assert not store.journal.habits


def change_to(habits, key: int, **fields):
    habit = habits.get(key)
    given = {"name": habit.name, "grace": habit.grace, "schedule": habit.current.schedule}
    given |= {"amount": habit.current.amount, "unit": habit.current.unit}
    return habits.edit(key, **{**given, **fields})


class TestEditing:
    def test_another_schedule_holds_from_today_and_leaves_the_past(self, habits) -> None:
        key = add(habits)
        change = change_to(habits, key, schedule=parse_schedule("2 a week"))
        assert [version.start for version in habits.get(key).versions] == [TODAY - timedelta(days=30), TODAY]
        assert habits.get(key).current.schedule == parse_schedule("2 a week")
        assert change.words == "Walk: changed"

    def test_a_second_change_of_the_day_takes_the_place_of_the_first(self, habits) -> None:
        key = add(habits)
        for schedule in ("2 a week", "3 a week"):
            change_to(habits, key, schedule=parse_schedule(schedule))
        assert [str(version.schedule) for version in habits.get(key).versions] == ["daily", "3 a week"]

    def test_one_that_begins_today_is_corrected(self, habits) -> None:
        key = add(habits, start=TODAY)
        change_to(habits, key, amount=20, unit=" min ")
        assert habits.get(key).versions == (Version(TODAY, DAILY, 20, "min"),)

    def test_one_that_is_still_ahead_keeps_its_start(self, habits) -> None:
        key = add(habits, start=TOMORROW)
        change_to(habits, key, amount=20)
        assert [version.start for version in habits.get(key).versions] == [TOMORROW]

    def test_another_name_alone_makes_no_version(self, habits) -> None:
        key = add(habits)
        change = change_to(habits, key, name=" Stroll ", note="mine", grace=2)
        assert change.words == "Stroll: changed"
        habit = habits.get(key)
        assert (habit.name, habit.note, habit.grace, len(habit.versions)) == ("Stroll", "mine", 2, 1)

    def test_from_another_day_when_one_says_so(self, habits) -> None:
        key = add(habits)
        change_to(habits, key, schedule=parse_schedule("track"), since=YESTERDAY)
        assert habits.get(key).current.start == YESTERDAY


class TestADay:
    def test_a_tick_says_what_it_did(self, habits) -> None:
        key = add(habits, amount=20, unit="min")
        assert habits.tick(key).words == "Walk: done today"
        assert habits.tick(key, YESTERDAY, 25).words == "Walk: done on Mon 9 Mar, 25 min"
        assert habits.tick(key, date(2025, 12, 31)).words == "Walk: done on Wed 31 Dec 2025"

    def test_an_amount_is_said_in_the_unit_of_its_day(self, habits) -> None:
        key = add(habits, amount=20, unit="min")
        change_to(habits, key, amount=5, unit="pages")
        assert habits.tick(key, YESTERDAY, 10).words == "Walk: partly done on Mon 9 Mar, 10 min"
        assert habits.tick(key, YESTERDAY).words == "Walk: done on Mon 9 Mar"
        assert habits.tick(key, amount=6).words == "Walk: done today, 6 pages"

    def test_done_already_says_so_and_changes_nothing(self, habits, store) -> None:
        key = add(habits)
        habits.set_entry(key, TODAY, Entry(State.DONE, 5, "by the sea"))
        change = habits.tick(key)
        assert (change.words, change.delta) == ("Walk: already done today, 5", ())

    def test_another_amount_keeps_the_note(self, habits, store) -> None:
        key = add(habits)
        habits.set_entry(key, TODAY, Entry(State.DONE, 5, "by the sea"))
        habits.tick(key, amount=8)
        assert store.journal.entries_of(key)[TODAY] == Entry(State.DONE, 8, "by the sea")

    def test_below_the_target_a_tick_makes_it_whole(self, habits, store) -> None:
        key = add(habits, amount=20, unit="min")
        habits.tick(key, amount=5)
        habits.tick(key)
        assert store.journal.entries_of(key)[TODAY] == DONE

    def test_a_tick_takes_the_place_of_a_skip_and_its_reason(self, habits, store) -> None:
        key = add(habits)
        assert habits.skip(key, reason=" ill ").words == "Walk: skipped today, streak kept"
        assert store.journal.entries_of(key)[TODAY] == Entry(State.SKIPPED, note="ill")
        habits.tick(key)
        assert store.journal.entries_of(key)[TODAY] == DONE

    def test_space_ticks_and_takes_back(self, habits, store) -> None:
        key = add(habits)
        assert habits.toggle(key).words == "Walk: done today"
        assert habits.toggle(key).words == "Walk: taken back today"
        assert TODAY not in store.journal.entries_of(key)
        habits.toggle(key, YESTERDAY)
        assert store.journal.entries_of(key)[YESTERDAY] == DONE

    def test_space_judges_a_day_by_the_target_it_had(self, habits, store) -> None:
        key = add(habits, amount=5, unit="min")
        habits.tick(key, YESTERDAY, 10)
        change_to(habits, key, amount=20)
        assert habits.toggle(key, YESTERDAY).words == "Walk: taken back on Mon 9 Mar"

    def test_a_skip_needs_no_reason(self, habits, store) -> None:
        key = add(habits)
        habits.skip(key)
        assert store.journal.entries_of(key)[TODAY] == Entry(State.SKIPPED)

    @pytest.mark.parametrize("entry", [Entry(State.SKIPPED), Entry(State.MISSED), Entry(State.DONE, 5)])
    def test_space_on_what_does_not_count_makes_it_done(self, habits, store, entry) -> None:
        key = add(habits, amount=20, unit="min")
        habits.set_entry(key, TODAY, entry)
        habits.toggle(key)
        assert store.journal.entries_of(key)[TODAY] == DONE

    def test_a_missed_day_can_be_stated_and_taken_back(self, habits, store) -> None:
        key = add(habits)
        assert habits.set_entry(key, YESTERDAY, Entry(State.MISSED)).words == "Walk: missed on Mon 9 Mar"
        assert habits.set_entry(key, YESTERDAY, None).words == "Walk: taken back on Mon 9 Mar"
        assert habits.clear(key, YESTERDAY).words == "Walk: nothing to take back on Mon 9 Mar"
        assert not store.journal.entries_of(key)

    def test_a_day_ahead_is_refused(self, habits) -> None:
        key = add(habits)
        for act in (habits.tick, habits.skip, habits.toggle):
            with pytest.raises(Refused, match="2026-03-11 is still ahead"):
                act(key, TOMORROW)

    def test_before_the_day_starts_it_is_the_evening_before(self, habits, clock, store) -> None:
        key = add(habits)
        clock.moment = datetime(2026, 3, 11, 2, 59)
        habits.tick(key)
        assert list(store.journal.entries_of(key)) == [TODAY]

    @pytest.mark.parametrize("act", ["tick", "skip", "clear", "toggle", "resume", "archive", "delete", "get"])
    def test_one_that_is_gone_says_so(self, habits, act) -> None:
        with pytest.raises(Unknown, match="that habit is gone") as error:
            getattr(habits, act)(404)
        assert error.value.hint


class TestResting:
    def test_a_pause_reaches_from_today_to_the_day_it_is_back(self, habits) -> None:
        key = add(habits)
        assert habits.pause(key, TOMORROW).words == "Walk: paused until 11 March"
        assert habits.get(key).pauses == (Rest(TODAY, TOMORROW),)

    def test_a_second_pause_ends_the_first(self, habits, clock) -> None:
        key = add(habits)
        habits.pause(key, TODAY + timedelta(days=9))
        clock.on(days=2)
        habits.pause(key, TODAY + timedelta(days=5))
        middle = TODAY + timedelta(days=2)
        assert habits.get(key).pauses == (Rest(TODAY, middle), Rest(middle, TODAY + timedelta(days=5)))

    @pytest.mark.parametrize("until", [TODAY, YESTERDAY])
    def test_it_ends_on_a_day_to_come(self, habits, until) -> None:
        with pytest.raises(Refused, match="a day to come"):
            habits.pause(add(habits), until)

    def test_ending_it_keeps_the_days_it_excused(self, habits, clock) -> None:
        key = add(habits)
        habits.pause(key, TODAY + timedelta(days=9))
        clock.on(days=3)
        assert habits.resume(key).words == "Walk: back"
        assert habits.get(key).pauses == (Rest(TODAY, TODAY + timedelta(days=3)),)

    def test_one_that_is_over_stays_as_it_was(self, habits, clock) -> None:
        key = add(habits)
        habits.pause(key, TOMORROW)
        clock.on(days=5)
        habits.resume(key)
        assert habits.get(key).pauses == (Rest(TODAY, TOMORROW),)

    def test_ended_on_its_first_day_it_never_was(self, habits) -> None:
        key = add(habits)
        habits.pause(key, TOMORROW)
        habits.resume(key)
        assert habits.get(key).pauses == ()

    def test_archived_and_brought_back(self, habits, clock, store) -> None:
        key = add(habits)
        assert habits.archive(key).words == "Walk: archived"
        assert habits.archive(key).delta == ()
        assert habits.get(key).archived
        clock.on(days=4)
        assert habits.bring_back(key).words == "Walk: back on the list"
        assert habits.get(key).archives == (Rest(TODAY, TODAY + timedelta(days=4)),)


class TestDeleting:
    def test_its_entries_go_and_its_sessions_stay_without_it(self, companion, habits, store) -> None:
        key, other = add(habits), add(habits, "Tea")
        for habit in (key, other):
            companion.sessions.log(Session(0, TODAY, habit=habit))
        assert habits.delete(key).words == "Walk: deleted"
        assert sorted(store.journal.habits) == [other]
        assert sorted(store.journal.entries) == [other]
        assert [session.habit for session in store.journal.sessions.values()] == [None, other]

    def test_undo_brings_all_of_it_back(self, companion, habits, store) -> None:
        key = add(habits)
        companion.sessions.log(Session(0, TODAY, habit=key))
        before = store.journal
        companion.undo(habits.delete(key))
        assert store.journal == before


class TestMoving:
    def names(self, store) -> list[str]:
        from companion.domain.journal import in_order

        return [habit.name for habit in in_order(store.journal)]

    def test_up_and_down_past_one_that_is_put_away(self, habits, store) -> None:
        _, tea, book = (add(habits, name) for name in ("Walk", "Tea", "Book"))
        habits.archive(tea)
        assert habits.move(book, -1).words == "Book: moved"
        assert self.names(store) == ["Book", "Walk"]
        habits.move(book, 1)
        assert self.names(store) == ["Walk", "Book"]
        assert [habit.order for habit in store.journal.habits.values() if not habit.archived] == [1, 2]

    @pytest.mark.parametrize("step", [-1, 1])
    def test_at_an_end_it_stays(self, habits, store, step) -> None:
        ids = [add(habits, name) for name in ("Walk", "Tea")]
        assert habits.move(ids[0 if step < 0 else 1], step).delta == ()

    def test_one_that_is_put_away_has_no_place_to_move_from(self, habits) -> None:
        key = add(habits)
        habits.archive(key)
        assert habits.move(key, 1).delta == ()
