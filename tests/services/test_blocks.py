"""Appointments with oneself: planned, kept, moved, dropped, changed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from companion.domain.block import Block, Instead
from companion.domain.errors import Refused, Unknown
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

    def test_a_new_one_is_as_it_was_said(self, companion) -> None:
        change = companion.blocks.add(
            " Library ",
            first=TODAY,
            at=time(19),
            minutes=60,
            rule="FREQ=WEEKLY;BYDAY=TU",
            until=TODAY + timedelta(days=90),
            place=" attic ",
            habit=5,
            interest=6,
            note="why",
            kind=Company.PARALLEL,
        )
        until = TODAY + timedelta(days=90)
        assert one(change.journal.blocks)[1:] == Block(
            0, "Library", TODAY, time(19), 60, "FREQ=WEEKLY;BYDAY=TU", until, "attic", 5, 6,
            note="why", kind=Company.PARALLEL,
        )[1:]  # fmt: skip
        assert change.words == "Library: planned"
        with pytest.raises(Refused, match="a title is needed"):
            companion.blocks.edit(change.delta[0].key, title=" ")

    def test_every_change_says_what_it_did(self, companion) -> None:
        key, later = self.plan(companion), TODAY + timedelta(days=7)
        assert companion.blocks.drop(key, TODAY, " guests ").words == "Library: dropped on Tue 10 Mar"
        assert companion.blocks.get(key).exceptions[0].by == "guests"
        change = companion.blocks.move(key, later, later + timedelta(days=1), time(19), 60, " a late night ")
        assert change.words == "Library: moved to Wed 18 Mar"
        late = companion.blocks.move(key, later, later + timedelta(days=1), time(1), 60, " a late night ")
        assert late.words == "Library: moved to Tue 17 Mar"  # after midnight it is of the evening before
        companion.undo(late)
        moved = Instead(
            later, later + timedelta(days=1), by="a late night"
        )  # what stays the same is not said
        assert companion.blocks.get(key).exceptions[1] == moved
        assert companion.blocks.give_back(key, later).words == "Library: back to the plan on Tue 17 Mar"
        assert companion.blocks.edit(key, title=" Museum ").words == "Museum: changed"
        assert companion.blocks.delete(key).words == "Museum: deleted"
        assert not companion.work.journal.blocks

    def test_a_moved_time_is_as_long_as_a_time_can_be(self, companion) -> None:
        key = self.plan(companion)
        for minutes in (0, 1441):
            with pytest.raises(Refused):
                companion.blocks.move(key, TODAY, TODAY, minutes=minutes)

    def test_what_was_not_moved_cannot_be_given_back(self, companion) -> None:
        with pytest.raises(Refused, match="neither moved nor dropped"):
            companion.blocks.give_back(self.plan(companion), TODAY)

    def test_after_its_last_day_there_is_nothing_to_drop(self, companion) -> None:
        key = self.plan(companion, until=TODAY)
        with pytest.raises(Refused, match="no time on 2026-03-17"):
            companion.blocks.drop(key, TODAY + timedelta(days=7))
        companion.blocks.drop(key, TODAY)

    def test_what_was_dropped_or_moved_stays_once_when_other_hours_hold(self, companion, clock) -> None:
        key = self.plan(companion)
        clock.on(days=7)
        days = [TODAY + timedelta(days=7 * week) for week in range(3)]
        for day in days:
            companion.blocks.drop(key, day)
        change = companion.blocks.edit(key, minutes=90)
        assert change.words == "Library: changed from today"
        past, ahead = sorted(companion.work.journal.blocks.values(), key=lambda block: block.first)
        assert [each.day for each in past.exceptions] == days[:1]
        assert [each.day for each in ahead.exceptions] == days[1:]
        assert (past.until, ahead.first) == (days[1] - timedelta(days=1), days[1])

    @pytest.mark.parametrize(
        "fields",
        [{"rule": "FREQ=DAILY"}, {"at": time(7)}, {"minutes": 90}, {"first": TODAY + timedelta(days=14)}],
    )
    def test_any_other_time_splits_one_that_runs(self, companion, clock, fields) -> None:
        key = self.plan(companion)
        clock.on(days=1)
        companion.blocks.edit(key, **fields)
        assert len(companion.work.journal.blocks) == 2

    @pytest.mark.parametrize(
        ("fields", "days"),
        [
            ({"rule": ""}, 1),  # it does not repeat
            ({}, 0),  # it begins today
            ({"first": TODAY + timedelta(days=7)}, 1),  # it is still ahead
            ({"until": TODAY + timedelta(days=7)}, 8),  # it is over
        ],
    )
    def test_without_days_on_both_sides_there_is_nothing_to_split(
        self, companion, clock, fields, days
    ) -> None:
        key = self.plan(companion, **fields)
        clock.on(days=days)
        companion.blocks.edit(key, at=time(7))
        assert one(companion.work.journal.blocks).at == time(7)

    def test_on_its_last_day_it_is_still_split(self, companion, clock) -> None:
        key = self.plan(companion, until=TODAY + timedelta(days=7))
        clock.on(days=7)
        companion.blocks.edit(key, at=time(7))
        assert sorted(block.at for block in companion.work.journal.blocks.values()) == [time(7), time(19)]

    def test_the_title_of_exports_is_chosen(self, companion) -> None:
        assert companion.blocks.name_exports(" Busy ").words == "exported blocks are called “Busy”"
        assert companion.work.journal.settings.block_title == "Busy"
        with pytest.raises(Refused, match="needs some title"):
            companion.blocks.name_exports(" ")

    @pytest.mark.parametrize("act", ["edit", "delete", "get"])
    def test_one_that_is_gone_says_so(self, companion, act) -> None:
        with pytest.raises(Unknown, match="that block is gone") as error:
            getattr(companion.blocks, act)(404)
        assert error.value.hint
