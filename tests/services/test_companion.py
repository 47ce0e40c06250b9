"""Undo, themes and quiet hours, on a store in memory."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from companion.content import starter_habits
from companion.domain.errors import Refused
from companion.domain.friend import Circle
from companion.domain.habit import DONE, Entry, State
from companion.domain.journal import in_order
from companion.domain.schedule import DAILY
from companion.services.welcome import Met
from tests.services.memory import TODAY, one


class TestUndo:
    def test_it_says_what_it_took_back(self, companion, store) -> None:
        before = store.journal
        undone = companion.undo(companion.friends.add("Mira"))
        assert undone.words == "undone — Mira: added"
        assert store.journal == before

    def test_what_was_changed_again_since_stays_and_the_rest_goes_back(self, companion, store) -> None:
        walk = companion.habits.add("Walk", DAILY).delta[0].key
        sam = companion.friends.add("Sam").delta[0].key
        companion.friends.log([sam])
        change = companion.friends.delete(sam)
        companion.work.commit("again", lambda journal: journal.put("friends", change.delta[0].old))
        companion.undo(change)
        assert list(store.journal.friends) == [sam] and one(store.journal.contacts).friends == (sam,)
        ticked = companion.habits.tick(walk)
        companion.habits.set_entry(walk, TODAY, Entry(State.SKIPPED))
        with pytest.raises(Refused, match="changed again since") as error:
            companion.undo(ticked)
        assert error.value.hint
        assert store.journal.entries_of(walk)[TODAY] == Entry(State.SKIPPED)

    def test_a_change_that_changed_nothing_is_undone_in_peace(self, companion) -> None:
        walk = companion.habits.add("Walk", DAILY).delta[0].key
        companion.habits.tick(walk)
        again = companion.habits.tick(walk)
        assert companion.undo(again).delta == ()

    def test_an_entry_and_a_setting_go_back_to_what_they_were(self, companion, store) -> None:
        walk = companion.habits.add("Walk", DAILY).delta[0].key
        companion.habits.tick(walk)
        companion.undo(companion.habits.skip(walk))
        assert store.journal.entries_of(walk)[TODAY] == DONE
        companion.choose_theme("light")
        assert companion.undo(companion.choose_theme("dark")).words == "undone — theme: dark"
        assert store.journal.settings.theme == "light"


def test_quiet_hours_are_said_and_kept(companion, store) -> None:
    assert companion.choose_quiet_hours(time(20), time(9)).words == "quiet from 20:00 to 09:00"
    chosen = store.journal.settings
    assert (chosen.quiet_from, chosen.quiet_until) == (time(20), time(9))
    assert companion.choose_quiet_hours(time(0), time(0)).words == "no quiet hours"


class TestTheFirstStart:
    def test_it_is_offered_until_something_is_there_or_it_was_closed(self, companion, store) -> None:
        assert companion.welcome.needed
        companion.undo(companion.welcome.close())
        assert companion.welcome.needed
        for begin in (
            lambda: companion.welcome.close(),
            lambda: companion.habits.add("Walk", DAILY),
            lambda: companion.friends.add("Mira"),
            lambda: companion.interests.add("Cello"),
        ):
            change = begin()
            assert not companion.welcome.needed
            companion.undo(change)

    def test_what_was_ones_own_before_is_kept_in_order(self, companion, store) -> None:
        assert (
            companion.welcome.keep_before([" Piano ", " ", "Chess"]).words == "what was yours before is saved"
        )
        kept = [(each.name, each.added, each.baseline) for each in store.journal.interests.values()]
        assert kept == [("Piano", TODAY, True), ("Chess", TODAY, True)]
        orders = [each.order for each in store.journal.interests.values()]
        assert orders == sorted(orders)

    def test_picked_habits_begin_today(self, companion, store) -> None:
        picked = starter_habits()[:2]
        assert companion.welcome.pick_habits(picked).words == "your first habits are there"
        assert [habit.name for habit in in_order(store.journal)] == [each.name for each in picked]
        for habit, starter in zip(store.journal.habits.values(), picked, strict=True):
            assert (habit.start, str(habit.current.schedule)) == (TODAY, starter.schedule)
            assert (habit.current.amount, habit.current.unit) == (starter.amount, starter.unit)

    def test_friends_are_added_to_their_circle(self, companion, store) -> None:
        assert (
            companion.welcome.add_friends([Met(" Mira ", Circle.KEPT, TODAY)]).words
            == "your friends are saved"
        )
        friend = one(store.journal.friends)
        assert (friend.name, friend.circle, friend.added) == ("Mira", Circle.KEPT, TODAY)
        with pytest.raises(Refused, match="already one called"):
            companion.welcome.add_friends([Met(name, Circle.KEPT, TODAY) for name in ("Sam", "sam")])
        assert len(store.journal.friends) == 1


def test_a_snapshot_is_of_the_persons_own_day(companion, clock) -> None:
    assert companion.snapshot().today == TODAY
    clock.on(hours=14, minutes=59)  # one minute before the day starts
    shot = companion.snapshot()
    assert shot.interests == ()
    assert (shot.today, shot.now) == (TODAY, clock.moment)
    after = companion.snapshot_of(companion.friends.add("Mira"), shot)
    assert (after.today, after.now, len(after.friends)) == (TODAY, clock.moment, 1)
    assert after.interests is shot.interests
    clock.on(minutes=1)
    assert companion.snapshot(shot).today == TODAY + timedelta(days=1)
