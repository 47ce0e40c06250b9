"""The one log of time, and the entries that its sessions make."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.errors import Refused
from companion.domain.habit import Entry, State
from companion.domain.schedule import DAILY
from companion.domain.session import Chosen, Company, Session
from companion.services.companion import Companion
from tests.services.memory import TODAY, Clock, MemoryRepository


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
