"""The timer, the log of time, blocks and seasons, on a real store with a clock one can move."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import sleep

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.bootstrap import make_companion
from companion.domain.errors import CompanionError, Refused, Unknown
from companion.domain.habit import Entry, State
from companion.domain.schedule import DAILY, parse_schedule
from companion.domain.season import SeasonKind
from companion.domain.session import After, Chosen, Company, Session
from companion.services.companion import Companion
from companion.services.hooks import run_hook

TODAY = date(2026, 3, 10)
NOON = datetime(2026, 3, 10, 12)


class Clock:
    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def on(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def companion(tmp_path: Path, clock: Clock) -> Companion:
    return make_companion(tmp_path / "store.json", clock)


def one(table):
    (found,) = table.values()
    return found


def habit_of(companion: Companion, **fields) -> int:
    return companion.habits.add("Window", DAILY, start=TODAY - timedelta(days=30), **fields).delta[0].key


class TestTimer:
    def test_a_session_is_as_long_as_it_ran_without_its_pauses(self, companion, clock) -> None:
        companion.timers.start(place="reading chair")
        clock.on(minutes=20)
        companion.timers.toggle_pause()
        clock.on(minutes=45)
        companion.timers.toggle_pause()
        clock.on(minutes=10, seconds=50)
        companion.timers.end(chosen=Chosen.HALF)
        session = one(companion.work.journal.sessions)
        assert (session.minutes, session.place, session.chosen) == (30, "reading chair", Chosen.HALF)
        assert companion.timers.running is None

    def test_it_counts_from_the_moment_it_ends_and_each_answer_is_kept_as_it_is_given(
        self, companion, clock
    ) -> None:
        companion.timers.start()
        clock.on(minutes=65)
        key = companion.timers.end().delta[0].key
        assert one(companion.work.journal.sessions).minutes == 65
        clock.on(minutes=3)  # while one answers
        companion.sessions.answer(key, chosen=Chosen.YES)
        companion.sessions.answer(key, after=After.RESTED)
        session = one(companion.work.journal.sessions)
        assert (session.minutes, session.chosen, session.after) == (65, Chosen.YES, After.RESTED)

    def test_answering_touches_the_entry_only_when_it_was_not_chosen(self, companion, clock) -> None:
        habit = habit_of(companion)
        companion.habits.tick(habit)
        companion.habits.set_entry(habit, TODAY, Entry(State.DONE, None, "by the window"))
        companion.timers.start(habit=habit)
        key = companion.timers.end().delta[0].key
        companion.sessions.answer(key, after=After.RESTED)
        companion.sessions.answer(key, chosen=Chosen.NO)
        assert companion.work.journal.entries_of(habit)[TODAY].note == "by the window"

    def test_an_answer_about_a_session_that_is_gone_says_so(self, companion) -> None:
        companion.timers.start()
        key = companion.timers.end().delta[0].key
        companion.sessions.delete(key)
        with pytest.raises(Unknown, match="gone"):
            companion.sessions.answer(key, presence="present")

    def test_one_that_version_0_1_ended_is_logged_as_long_as_it_was(self, companion, clock) -> None:
        companion.timers.start()
        timer = one(companion.work.journal.timers)
        ended = timer._replace(ended=timer.started + timedelta(minutes=20))
        companion.work.commit("as 0.1 did", lambda journal: journal.put("timers", ended))
        clock.on(minutes=50)
        companion.timers.end()
        assert one(companion.work.journal.sessions).minutes == 20

    def test_a_pause_that_was_never_ended_does_not_count(self, companion, clock) -> None:
        companion.timers.start()
        clock.on(minutes=12)
        companion.timers.toggle_pause()
        clock.on(hours=9)
        companion.timers.end()
        assert one(companion.work.journal.sessions).minutes == 12

    def test_only_one_runs_at_a_time(self, companion) -> None:
        companion.timers.start()
        with pytest.raises(Refused, match="under way"):
            companion.timers.start()

    def test_it_belongs_to_the_day_it_began_on_and_ticks_its_habit(self, companion, clock) -> None:
        habit = habit_of(companion)
        clock.moment = datetime(2026, 3, 11, 2, 30)  # still the evening of the 10th
        companion.timers.start(habit=habit)
        clock.on(minutes=50)
        companion.timers.end()
        assert one(companion.work.journal.sessions).date == TODAY
        assert companion.work.journal.entries_of(habit)[TODAY].state is State.DONE

    def test_what_was_not_chosen_is_logged_and_does_not_count_for_the_habit(self, companion, clock) -> None:
        habit = habit_of(companion)
        companion.timers.start(habit=habit)
        clock.on(minutes=30)
        companion.timers.end(chosen=Chosen.NO)
        assert one(companion.work.journal.sessions).minutes == 30
        assert not companion.work.journal.entries_of(habit)

    def test_a_forgotten_one_asks_how_long_it_really_was(self, companion, clock) -> None:
        companion.timers.start(planned=30)
        clock.on(hours=40)
        with pytest.raises(Refused, match="40 hours") as error:
            companion.timers.end()
        assert "how many minutes" in error.value.hint
        companion.timers.end(minutes=35)
        assert one(companion.work.journal.sessions).minutes == 35
        assert one(companion.work.journal.sessions).date == TODAY

    @pytest.mark.parametrize("minutes", [0, 1441])
    def test_no_session_is_longer_than_a_day(self, companion, minutes) -> None:
        companion.timers.start()
        with pytest.raises(Refused):
            companion.timers.end(minutes=minutes)
        assert companion.timers.running is not None  # nothing is lost by it

    def test_a_clock_that_was_set_back_makes_no_negative_time(self, companion, clock) -> None:
        companion.timers.start()
        clock.on(hours=-2)
        companion.timers.end()
        assert one(companion.work.journal.sessions).minutes == 1

    def test_keeping_it_is_one_step_to_undo(self, companion, clock) -> None:
        habit = habit_of(companion)
        companion.timers.start(habit=habit)
        clock.on(minutes=30)
        before = companion.work.journal
        companion.undo(companion.timers.end())
        after = companion.work.journal
        assert (after.timers, after.sessions) == (before.timers, before.sessions)
        assert not after.entries_of(habit)

    def test_it_can_be_let_go(self, companion) -> None:
        companion.timers.start()
        companion.timers.discard()
        assert companion.timers.running is None and not companion.work.journal.sessions

    def test_it_survives_kill_9(self, tmp_path, clock) -> None:
        code = """
            import os, signal, sys
            from datetime import datetime
            from pathlib import Path
            from companion.bootstrap import make_companion
            companion = make_companion(Path(sys.argv[1]), lambda: datetime(2026, 3, 10, 12))
            companion.timers.start(place="attic")
            os.kill(os.getpid(), signal.SIGKILL)
        """
        path = tmp_path / "killed.json"
        done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), str(path)])
        assert done.returncode == -signal.SIGKILL
        clock.on(minutes=25)
        again = make_companion(path, clock)
        assert again.timers.running.place == "attic"
        again.timers.end()
        session = one(again.work.journal.sessions)
        assert (session.minutes, session.place, session.date) == (25, "attic", TODAY)
        assert not again.work.journal.timers


class TestHooks:
    def test_an_empty_one_does_nothing_and_one_that_works_says_nothing(self, tmp_path) -> None:
        mark = tmp_path / "a file; $(not a shell)"
        assert run_hook("") == ""
        assert run_hook(f"touch '{mark}'") == ""
        assert mark.exists()

    @pytest.mark.parametrize(
        ("command", "words"),
        [
            ("no-such-command-here --on", "could not be run"),
            ("false", "ended with 1"),
            ("echo 'half", "cannot be read"),
            ("/", "could not be run"),
        ],
    )
    def test_a_failure_is_one_sentence(self, command, words) -> None:
        told = run_hook(command)
        assert words in told
        assert "\n" not in told

    def test_one_that_hangs_is_ended_with_all_it_began(self, tmp_path) -> None:
        script = tmp_path / "hang.sh"
        script.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {tmp_path}/child\nsleep 600\n")
        script.chmod(0o700)
        assert "took longer than 0.3 seconds" in run_hook(str(script), seconds=0.3)
        child = tmp_path / "child"
        if child.exists() and child.read_text().strip():
            stat = Path(f"/proc/{child.read_text().strip()}/stat")
            for _ in range(1000):  # the system takes a moment to end what was killed
                if not stat.exists() or stat.read_text().split()[2] == "Z" or os.name != "posix":
                    return
                sleep(0.005)
            raise AssertionError("what the command began still runs")


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
    def test_sessions_of_a_habit_make_exactly_one_entry_a_day(self, tmp_path_factory, acts, target) -> None:
        store = tmp_path_factory.mktemp("sessions") / "store.json"
        companion = make_companion(store, Clock())
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


class TestSeasons:
    def begin(self, companion, days: int = 20, **fields) -> int:
        given = {"kind": SeasonKind.BUSY, "habits": {1: None}, "circles": {}, **fields}
        return companion.seasons.add("Exams", end=TODAY + timedelta(days=days), **given).delta[0].key

    @pytest.mark.parametrize("days", [-1, 400])
    def test_an_end_before_the_start_or_in_years_is_refused(self, companion, days) -> None:
        with pytest.raises(Refused):
            self.begin(companion, days)

    def test_one_that_relaxes_nothing_is_refused(self, companion) -> None:
        with pytest.raises(Refused, match="nothing is relaxed"):
            self.begin(companion, habits={})

    def test_ending_it_early_keeps_the_days_that_are_over(self, companion, clock) -> None:
        key = self.begin(companion)
        clock.on(days=5)
        companion.seasons.end_now(key)
        assert companion.seasons.get(key).end == TODAY + timedelta(days=4)
        with pytest.raises(Refused, match="ended on"):
            companion.seasons.end_now(key)

    def test_ending_it_on_its_first_day_takes_it_back(self, companion) -> None:
        companion.seasons.end_now(self.begin(companion))
        assert not companion.work.journal.seasons

    def test_other_floors_in_the_middle_hold_from_today_and_rewrite_nothing(self, companion, clock) -> None:
        key = self.begin(companion)
        clock.on(days=5)
        now = companion.seasons.get(key)
        companion.seasons.edit(
            key, name=now.name, kind=now.kind, end=now.end, habits={1: parse_schedule("1 a week")}, circles={}
        )
        past, ahead = sorted(companion.work.journal.seasons.values(), key=lambda season: season.start)
        assert (past.start, past.end, past.habits) == (TODAY, TODAY + timedelta(days=4), {1: None})
        assert (ahead.start, ahead.end) == (TODAY + timedelta(days=5), now.end)

    def test_one_that_is_over_is_not_rewritten(self, companion, clock) -> None:
        key = self.begin(companion)
        clock.on(days=40)
        now = companion.seasons.get(key)
        with pytest.raises(CompanionError, match="is over"):
            companion.seasons.edit(
                key,
                name=now.name,
                kind=now.kind,
                end=now.end + timedelta(days=60),
                habits={1: None},
                circles={},
            )
