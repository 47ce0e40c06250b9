"""The one log of time, and the entries that its sessions make."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.errors import CompanionError, Refused, Unknown
from companion.domain.habit import Entry, State
from companion.domain.interest import parse_goal
from companion.domain.schedule import DAILY
from companion.domain.session import Chosen, Company, Session
from companion.services.companion import Companion
from tests.services.memory import TODAY, Clock, MemoryRepository, one


def habit_of(companion: Companion, **fields) -> int:
    return companion.habits.add("Window", DAILY, start=TODAY - timedelta(days=30), **fields).delta[0].key


class TestSessions:
    @settings(
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        deadline=None,
        max_examples=25,
    )
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["log", "edit", "delete"]),
                st.integers(0, 2),
                st.sampled_from([None, 5.0, 20.0, 30.0]),
                st.sampled_from([None, *Chosen]),
                st.integers(0, 9),
            ),
            max_size=9,
        ),
        st.sampled_from([None, 20.0]),
    )
    def test_sessions_of_a_habit_make_exactly_one_entry_a_day(self, acts, target) -> None:
        companion = Companion(MemoryRepository(), Clock())
        habit = companion.habits.add("Sit", DAILY, amount=target, unit="minutes").delta[0].key
        for act, back, minutes, chosen, which in acts:
            known = sorted(companion.work.journal.sessions)
            made = Session(0, TODAY - timedelta(days=back), Company.SOLO, minutes, chosen=chosen, habit=habit)
            if act == "log" or not known:
                companion.sessions.log(made)
            elif act == "edit":
                companion.sessions.edit(made._replace(id=known[which % len(known)]))
            else:
                companion.sessions.delete(known[which % len(known)])
        journal = companion.work.journal
        counting = {s.date for s in journal.sessions.values() if s.counts_for_habit}
        assert set(journal.entries_of(habit)) == counting
        assert all(entry.state is State.DONE for entry in journal.entries_of(habit).values())

    def test_a_day_that_was_stated_by_hand_since_stays_as_it_is(self, companion) -> None:
        habit = habit_of(companion)
        companion.sessions.log(Session(0, TODAY, habit=habit))
        companion.habits.skip(habit, TODAY, "ill")
        companion.sessions.delete(next(iter(companion.work.journal.sessions)))
        assert companion.work.journal.entries_of(habit)[TODAY] == Entry(State.SKIPPED, note="ill")

    @pytest.mark.parametrize("fields", [{"minutes": 2400}, {"date": TODAY + timedelta(days=1)}])
    def test_forty_hours_and_the_future_are_refused(self, companion, fields) -> None:
        with pytest.raises(Refused) as error:
            companion.sessions.log(Session(**{"id": 0, "date": TODAY, **fields}))
        assert error.value.hint

    def test_what_was_logged_is_named_by_what_it_was_for(self, companion) -> None:
        habit = habit_of(companion)
        interest = companion.interests.add("Cello").delta[0].key
        books = companion.interests.add("Reading", goal=parse_goal("12 books by 31 dec", TODAY)).delta[0].key
        said = [
            companion.sessions.log(Session(0, TODAY, **fields)).words
            for fields in (
                {"minutes": 20.5},
                {"kind": Company.SHARED},
                {"habit": habit, "minutes": 30.0},
                {"habit": habit, "interest": interest},
                {"interest": books, "amount": 1.0},
                {"interest": books, "amount": 2.0, "minutes": 40.0},
            )
        ]
        assert said == [
            "solo time: 20.5 minutes logged",
            "shared time: a session logged",
            "Window: 30 minutes logged",
            "Cello: a session logged",
            "Reading: 1 book logged",
            "Reading: 40 minutes, 2 books logged",
        ]

    def test_an_id_of_ones_own_stays(self, companion, store) -> None:
        companion.sessions.log(Session(77, TODAY))
        assert list(store.journal.sessions) == [77]

    @pytest.mark.parametrize("fields", [{"date": TODAY + timedelta(days=1)}, {"minutes": 0}, {"amount": -1}])
    def test_a_change_is_checked_as_a_new_one_is(self, companion, store, fields) -> None:
        key = companion.sessions.log(Session(0, TODAY)).delta[0].key
        with pytest.raises(CompanionError):
            companion.sessions.edit(Session(key, TODAY)._replace(**fields))
        with pytest.raises(CompanionError):
            companion.sessions.log(Session(0, TODAY)._replace(**fields))
        assert one(store.journal.sessions) == Session(key, TODAY)

    def test_changes_say_what_they_did(self, companion) -> None:
        key = companion.sessions.log(Session(0, TODAY)).delta[0].key
        assert companion.sessions.edit(Session(key, TODAY, place="attic")).words == "session changed"
        said = companion.sessions.answer(key, chosen=Chosen.HALF, presence="present", place="").words
        assert said == "half, present"
        assert companion.sessions.answer(key, place="").words == "session changed"
        assert companion.sessions.delete(key).words == "session deleted"
        with pytest.raises(Unknown, match="that session is gone") as error:
            companion.sessions.delete(key)
        assert error.value.hint

    def test_minutes_of_a_day_add_up_where_the_target_is_in_minutes(self, companion, store) -> None:
        habit = habit_of(companion, amount=30, unit="Minutes")
        for minutes in (10.0, 5.0, None):
            companion.sessions.log(Session(0, TODAY, minutes=minutes, habit=habit))
        assert store.journal.entries_of(habit)[TODAY] == Entry(State.DONE, 15)

    def test_in_any_other_unit_it_is_just_done(self, companion, store) -> None:
        habit = habit_of(companion, amount=30, unit="pages")
        companion.sessions.log(Session(0, TODAY, minutes=10, habit=habit))
        assert store.journal.entries_of(habit)[TODAY] == Entry(State.DONE)

    def test_done_already_it_stays_as_it_was_said(self, companion, store) -> None:
        habit = habit_of(companion, amount=30, unit="min")
        companion.habits.set_entry(habit, TODAY, Entry(State.DONE, 40, "by the sea"))
        companion.sessions.log(Session(0, TODAY, minutes=10, habit=habit))
        assert store.journal.entries_of(habit)[TODAY] == Entry(State.DONE, 40, "by the sea")

    def test_partly_done_the_note_stays_and_a_skip_gives_way(self, companion, store) -> None:
        habit = habit_of(companion, amount=30, unit="min")
        companion.habits.set_entry(habit, TODAY, Entry(State.DONE, 5, "by the sea"))
        companion.sessions.log(Session(0, TODAY, minutes=35, habit=habit))
        assert store.journal.entries_of(habit)[TODAY] == Entry(State.DONE, 35, "by the sea")
        yesterday = TODAY - timedelta(days=1)
        companion.habits.skip(habit, yesterday, "ill")
        companion.sessions.log(Session(0, yesterday, minutes=35, habit=habit))
        assert store.journal.entries_of(habit)[yesterday] == Entry(State.DONE, 35)

    def test_another_session_of_the_day_still_stands_for_it(self, companion, store) -> None:
        habit = habit_of(companion, amount=30, unit="min")
        first, second = (
            companion.sessions.log(Session(0, TODAY, minutes=minutes, habit=habit))
            for minutes in (10.0, 25.0)
        )
        companion.sessions.delete(next(e.key for e in first.delta if e.table == "sessions"))
        assert store.journal.entries_of(habit)[TODAY] == Entry(State.DONE, 25)
        companion.sessions.delete(next(e.key for e in second.delta if e.table == "sessions"))
        assert not store.journal.entries_of(habit)

    def test_one_whose_habit_is_gone_is_deleted_like_any_other(self, companion, store) -> None:
        habit = habit_of(companion)
        key = companion.sessions.log(Session(0, TODAY, habit=habit)).delta[0].key
        companion.work.commit("elsewhere", lambda journal: journal.drop("habits", habit))
        companion.sessions.delete(next(iter(store.journal.sessions)))
        assert not store.journal.sessions, key

    def test_deleting_one_that_was_not_chosen_leaves_the_entry(self, companion, store) -> None:
        habit = habit_of(companion)
        companion.sessions.log(Session(5, TODAY, chosen=Chosen.NO, habit=habit))
        companion.habits.tick(habit)
        companion.sessions.delete(5)
        assert store.journal.entries_of(habit)[TODAY] == Entry(State.DONE)

    def test_moved_to_another_day_its_entry_moves_with_it(self, companion, store) -> None:
        habit = habit_of(companion)
        session = Session(5, TODAY, habit=habit)
        companion.sessions.log(session)
        companion.sessions.edit(session._replace(date=TODAY - timedelta(days=1)))
        assert list(store.journal.entries_of(habit)) == [TODAY - timedelta(days=1)]
