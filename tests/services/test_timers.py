"""The timer: it counts, pauses, ends into the log, and survives."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from datetime import datetime, timedelta

import pytest

from companion.bootstrap import make_companion
from companion.domain.errors import Refused, Unknown
from companion.domain.habit import Entry, State
from companion.domain.schedule import DAILY
from companion.domain.session import After, Chosen, Company
from companion.services.companion import Companion
from tests.services.memory import TODAY, one


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
        assert again.timers.running is not None
        assert again.timers.running.place == "attic"
        again.timers.end()
        session = one(again.work.journal.sessions)
        assert (session.minutes, session.place, session.date) == (25, "attic", TODAY)
        assert not again.work.journal.timers

    def test_it_is_begun_paused_and_ended_under_its_name(self, companion, store, clock) -> None:
        habit = habit_of(companion)
        said = [companion.timers.start(habit=habit, kind=Company.PARALLEL, place=" attic ", planned=30).words]
        timer = companion.timers.running
        assert (timer.kind, timer.place, timer.planned) == (Company.PARALLEL, "attic", 30)
        for _ in range(2):
            said.append(companion.timers.toggle_pause().words)
        clock.on(minutes=12)
        said.append(companion.timers.end().words)
        assert said == ["Window: begun", "Window: paused", "Window: going on", "Window: 12 min"]
        assert companion.timers.start().words == "quiet time: begun"
        assert companion.timers.discard().words == "not logged"

    def test_all_that_is_answered_at_the_end_is_kept(self, companion, store) -> None:
        companion.timers.start()
        said = {"chosen": Chosen.YES, "after": After.SAME, "presence": "present", "amount": 3.0}
        companion.timers.end(note=" a bird ", tell=" it sang ", **said)
        session = one(store.journal.sessions)
        assert {name: getattr(session, name) for name in said} == said
        assert (session.note, session.tell, session.date, session.kind) == (
            "a bird",
            "it sang",
            TODAY,
            Company.SOLO,
        )

    def test_what_it_was_for_may_be_gone_by_then(self, companion, store) -> None:
        habit = habit_of(companion)
        interest = companion.interests.add("Cello").delta[0].key
        companion.timers.start(habit=habit, interest=interest)
        companion.habits.delete(habit)
        assert companion.timers.end().words.startswith("Cello: ")
        assert (one(store.journal.sessions).habit, one(store.journal.sessions).interest) == (None, interest)
        companion.timers.start(interest=interest)
        companion.interests.delete(interest)
        companion.timers.end()
        assert [session.interest for session in store.journal.sessions.values()] == [None, None]

    def test_without_one_there_is_nothing_to_end(self, companion) -> None:
        for act in (companion.timers.end, companion.timers.toggle_pause, companion.timers.discard):
            with pytest.raises(Unknown, match="no session is under way") as error:
                act()
            assert error.value.hint

    def test_one_that_has_ended_cannot_be_paused(self, companion) -> None:
        companion.timers.start()
        timer = companion.timers.running
        ended = timer._replace(ended=timer.started)
        companion.work.commit("as 0.1 did", lambda journal: journal.put("timers", ended))
        with pytest.raises(Refused, match="has ended"):
            companion.timers.toggle_pause()

    def test_of_two_that_met_in_a_merge_the_first_is_the_one(self, companion, clock) -> None:
        companion.timers.start(place="first")
        first = companion.timers.running
        later = first._replace(id=99, started=first.started + timedelta(minutes=5), place="second")
        companion.work.commit("merged", lambda journal: journal.put("timers", later))
        assert companion.timers.running.place == "first"

    def test_what_comes_before_and_after_is_chosen(self, companion, store) -> None:
        change = companion.timers.prepare(
            checklist=(" phone away ", " "), hook_start=" dim ", hook_end=" light ", bell=True
        )
        chosen = store.journal.settings
        assert (chosen.checklist, chosen.hook_start, chosen.hook_end, chosen.bell) == (
            ("phone away",),
            "dim",
            "light",
            True,
        )
        assert change.words == "quiet time: changed"

    @pytest.mark.parametrize("minutes", [0, 1441])
    def test_no_longer_than_a_day_is_planned(self, companion, minutes) -> None:
        with pytest.raises(Refused):
            companion.timers.start(planned=minutes)
