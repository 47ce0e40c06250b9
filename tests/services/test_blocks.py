"""Appointments with oneself: planned, kept, moved, dropped, changed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from companion.domain.errors import Refused
from companion.domain.habit import State
from companion.domain.schedule import DAILY
from companion.domain.session import Company, Session
from companion.services.companion import Companion
from tests.services.memory import TODAY, one


def habit_of(companion: Companion, **fields) -> int:
    return companion.habits.add("Window", DAILY, start=TODAY - timedelta(days=30), **fields).delta[0].key


class TestAKeptBlock:
    def plan(self, companion, **fields) -> int:
        given = {"first": TODAY, "at": time(8), "minutes": 60, "place": "attic", **fields}
        return companion.blocks.add("Library", **given).delta[0].key

    def test_it_is_a_session_as_planned_and_makes_the_entry_of_its_habit(self, companion) -> None:
        habit = habit_of(companion)
        key = self.plan(companion, habit=habit)
        companion.blocks.did(key, TODAY)
        session = one(companion.work.journal.sessions)
        assert session[1:] == Session(0, TODAY, Company.SOLO, 60, "attic", habit=habit)[1:]
        assert companion.work.journal.entries_of(habit)[TODAY].state is State.DONE

    def test_before_its_start_it_is_refused(self, companion, clock) -> None:
        key = self.plan(companion, at=time(18))
        with pytest.raises(Refused, match="begins at 18:00"):
            companion.blocks.did(key, TODAY)
        clock.moment = datetime(2026, 3, 10, 18, 0)
        companion.blocks.did(key, TODAY)
        assert len(companion.work.journal.sessions) == 1

    def test_a_second_time_is_refused_and_logs_nothing_more(self, companion) -> None:
        key = self.plan(companion)
        companion.blocks.did(key, TODAY)
        with pytest.raises(Refused, match="was kept"):
            companion.blocks.did(key, TODAY)
        assert len(companion.work.journal.sessions) == 1

    def test_one_that_was_dropped_or_never_stood_there_is_refused(self, companion) -> None:
        key = self.plan(companion)
        with pytest.raises(Refused, match="does not take place"):
            companion.blocks.did(key, TODAY + timedelta(days=1))
        companion.blocks.drop(key, TODAY)
        with pytest.raises(Refused, match="does not take place"):
            companion.blocks.did(key, TODAY)

    def test_a_moved_one_counts_on_the_day_it_moved_to(self, companion, clock) -> None:
        key = self.plan(companion)
        companion.blocks.move(key, TODAY, TODAY + timedelta(days=1), time(7), 20)
        clock.moment = datetime(2026, 3, 11, 7, 5)
        companion.blocks.did(key, TODAY)
        assert one(companion.work.journal.sessions)[1:4] == (TODAY + timedelta(days=1), Company.SOLO, 20)

    def test_a_shared_block_is_no_time_of_ones_own(self, companion) -> None:
        with pytest.raises(Refused, match="time of one's own"):
            self.plan(companion, kind=Company.SHARED)


class TestBlocks:
    def plan(self, companion, **fields) -> int:
        given = {"first": TODAY, "at": time(19), "minutes": 60, "rule": "FREQ=WEEKLY;BYDAY=TU", **fields}
        return companion.blocks.add("Library", **given).delta[0].key

    def test_a_time_is_dropped_moved_and_given_back(self, companion) -> None:
        key = self.plan(companion)
        companion.blocks.drop(key, TODAY, "guests")
        companion.blocks.move(key, TODAY + timedelta(days=7), TODAY + timedelta(days=8), time(8))
        first, second = companion.blocks.get(key).exceptions
        assert (first.to, first.by) == (None, "guests")
        assert (second.to, second.at, second.minutes) == (TODAY + timedelta(days=8), time(8), None)
        companion.blocks.give_back(key, TODAY)
        assert [each.day for each in companion.blocks.get(key).exceptions] == [second.day]

    def test_moving_it_again_replaces_the_first_move(self, companion) -> None:
        key = self.plan(companion)
        for days in (1, 2):
            companion.blocks.move(key, TODAY, TODAY + timedelta(days=days))
        (only,) = companion.blocks.get(key).exceptions
        assert only.to == TODAY + timedelta(days=2)

    @pytest.mark.parametrize(
        "fields",
        [
            {"minutes": 0},
            {"minutes": -30},
            {"minutes": 2400},
            {"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"},
            {"until": TODAY - timedelta(days=1)},
        ],
    )
    def test_what_cannot_be_is_refused_with_what_to_do(self, companion, fields) -> None:
        with pytest.raises(Refused) as error:
            self.plan(companion, **fields)
        assert error.value.hint
        assert not companion.work.journal.blocks

    def test_a_day_that_is_not_one_of_its_own_has_nothing_to_drop(self, companion) -> None:
        with pytest.raises(Refused, match="no time on"):
            companion.blocks.drop(self.plan(companion), TODAY + timedelta(days=1))

    def test_its_first_day_is_one_of_its_own(self, companion) -> None:
        key = self.plan(companion, rule="FREQ=WEEKLY;BYDAY=SU")
        assert companion.blocks.get(key).first == date(2026, 3, 15)

    def test_other_hours_hold_from_today_and_leave_the_past_as_it_was(self, companion, clock) -> None:
        key = self.plan(companion, rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")
        companion.blocks.drop(key, TODAY, "guests")
        companion.blocks.drop(key, TODAY + timedelta(days=28), "away")
        clock.on(days=8)  # a Wednesday, in a week without it
        change = companion.blocks.edit(key, at=time(7))
        past, ahead = sorted(companion.work.journal.blocks.values(), key=lambda block: block.first)
        assert (past.id, past.at, past.until) == (key, time(19), date(2026, 3, 17))
        assert (ahead.at, ahead.first) == (time(7), date(2026, 3, 24))  # still every other week
        assert [[each.day for each in block.exceptions] for block in (past, ahead)] == [
            [TODAY],
            [TODAY + timedelta(days=28)],
        ]
        companion.undo(change)
        assert one(companion.work.journal.blocks).until is None

    def test_another_title_or_place_changes_the_whole_block(self, companion, clock) -> None:
        key = self.plan(companion)
        clock.on(days=20)
        companion.blocks.edit(key, title="Museum", place="upstairs", until=date(2026, 12, 1))
        assert one(companion.work.journal.blocks).title == "Museum"
