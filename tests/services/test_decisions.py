"""Every use case decides under the lock, from what is on disk then, and reads the store no other time."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest

from companion.content import scripts, starter_habits
from companion.domain.answers import Panel, Pillar, Reply
from companion.domain.asking import Kind, Question
from companion.domain.cadence import Cadence
from companion.domain.check_in import Mark, Marked
from companion.domain.compass import Side
from companion.domain.errors import Unknown
from companion.domain.friend import Ask, Circle, ContactKind
from companion.domain.habit import DONE, Entry, State
from companion.domain.interest import OPEN
from companion.domain.lapse import Lapse
from companion.domain.own_line import OwnKind
from companion.domain.schedule import DAILY
from companion.domain.season import SeasonKind
from companion.domain.session import Chosen, Session
from companion.domain.talk import About, ChangeKind, HardTimes, Holds
from companion.services.companion import Companion
from companion.services.preference_table import PREFERENCES
from companion.services.welcome import Met
from tests.services.memory import TODAY, MemoryRepository, one

LATER = TODAY + timedelta(days=9)


@pytest.fixture
def filled(companion: Companion) -> dict[str, int]:
    """One of everything; the ids by what they are."""

    def key(change, table: str) -> int:
        return next(edit.key for edit in change.delta if edit.table == table)

    habit = key(companion.habits.add("Walk", DAILY, start=TODAY - timedelta(days=30)), "habits")
    friend = key(companion.friends.add("Mira"), "friends")
    interest = key(companion.interests.add("Cello"), "interests")
    session = key(companion.sessions.log(Session(0, TODAY, habit=habit)), "sessions")
    contact = key(companion.friends.log([friend]), "contacts")
    companion.friends.add_ask(friend, "the move")
    block = key(companion.blocks.add("Library", first=TODAY, at=time(9), minutes=60), "blocks")
    begun = key(companion.blocks.add("Zoo", first=TODAY, at=time(11), minutes=30), "blocks")
    dropped = key(companion.blocks.add("Museum", first=TODAY, at=time(15), minutes=60), "blocks")
    companion.blocks.drop(dropped, TODAY)
    floors: dict[str, Any] = {"habits": {habit: None}, "circles": {}}
    season = key(companion.seasons.add("Exams", kind=SeasonKind.BUSY, end=LATER, **floors), "seasons")
    talk = companion.talk
    agreement = key(talk.agree("Fridays", "are ours"), "agreements")
    marker = key(talk.add_marker("We laugh"), "markers")
    talk.plan_hard_times(HardTimes(lines=(("if", "then"),)))
    life_change = key(talk.note_change(ChangeKind.JOB, TODAY), "life_changes")
    telling = key(talk.tell("clear-ask", True), "tellings")
    talk.plan_talk("FREQ=MONTHLY;BYDAY=1SU", TODAY, time(17))
    check_in = key(companion.care.check_in({"drained": Mark(Marked.NOTICED)}), "check_ins")
    reading = key(companion.care.read_compass({"seen": Side.LEFT}), "readings")
    line = key(companion.care.write(OwnKind.CHOICE, "green paint"), "own_lines")
    companion.timers.start()
    return {name: value for name, value in locals().items() if isinstance(value, int)}


Call = Callable[[Companion, dict[str, int]], object]
SEASON: dict[str, Any] = {
    "name": "Exams",
    "kind": SeasonKind.BUSY,
    "end": LATER,
    "habits": {1: DAILY},
    "circles": {},
}
LAPSE = Lapse(Pillar.SOLITUDE, 1, "Walk", TODAY, TODAY, "", ())
QUESTION = Question(Kind.LAPSE, TODAY, lapse=LAPSE)
TIMER: dict[str, Any] = {"hook_start": "", "hook_end": "", "bell": False}
USE_CASES: dict[str, Call] = {
    "habits.add": lambda c, _: c.habits.add("Tea", DAILY),
    "habits.edit": lambda c, i: c.habits.edit(
        i["habit"], name="Walk", grace=1, schedule=DAILY, amount=20, unit="min"
    ),
    "habits.tick": lambda c, i: c.habits.tick(i["habit"]),
    "habits.skip": lambda c, i: c.habits.skip(i["habit"]),
    "habits.set_entry": lambda c, i: c.habits.set_entry(i["habit"], TODAY, DONE),
    "habits.clear": lambda c, i: c.habits.clear(i["habit"]),
    "habits.toggle": lambda c, i: c.habits.toggle(i["habit"]),
    "habits.pause": lambda c, i: c.habits.pause(i["habit"], LATER),
    "habits.resume": lambda c, i: c.habits.resume(i["habit"]),
    "habits.archive": lambda c, i: c.habits.archive(i["habit"]),
    "habits.bring_back": lambda c, i: c.habits.bring_back(i["habit"]),
    "habits.delete": lambda c, i: c.habits.delete(i["habit"]),
    "habits.move": lambda c, i: c.habits.move(i["habit"], 1),
    "friends.add": lambda c, _: c.friends.add("Joren", every=Cadence(2, "week")),
    "friends.edit": lambda c, i: c.friends.edit(i["friend"], circle=Circle.INNER),
    "friends.log": lambda c, i: c.friends.log([i["friend"]], ContactKind.CALL, asked=["the move"]),
    "friends.edit_contact": lambda c, i: c.friends.edit_contact(i["contact"], note="long"),
    "friends.delete_contact": lambda c, i: c.friends.delete_contact(i["contact"]),
    "friends.snooze": lambda c, i: c.friends.snooze(i["friend"], LATER),
    "friends.skip_round": lambda c, i: c.friends.skip_round(i["friend"]),
    "friends.resume": lambda c, i: c.friends.resume(i["friend"]),
    "friends.archive": lambda c, i: c.friends.archive(i["friend"]),
    "friends.bring_back": lambda c, i: c.friends.bring_back(i["friend"]),
    "friends.remember": lambda c, i: c.friends.remember(i["friend"]),
    "friends.delete": lambda c, i: c.friends.delete(i["friend"]),
    "friends.turn_to": lambda c, i: c.friends.turn_to("fun", i["friend"]),
    "friends.make_room": lambda c, _: c.friends.make_room(3),
    "friends.add_ask": lambda c, i: c.friends.add_ask(i["friend"], "the band"),
    "friends.tick_ask": lambda c, i: c.friends.tick_ask(i["friend"], "the move"),
    "interests.add": lambda c, _: c.interests.add("Birds"),
    "interests.edit": lambda c, i: c.interests.edit(
        i["interest"], name="Cello", goal=OPEN, why="mine", ours=False, baseline=False
    ),
    "interests.archive": lambda c, i: c.interests.archive(i["interest"]),
    "interests.bring_back": lambda c, i: c.interests.bring_back(i["interest"]),
    "interests.delete": lambda c, i: c.interests.delete(i["interest"]),
    "sessions.log": lambda c, _: c.sessions.log(Session(0, TODAY)),
    "sessions.edit": lambda c, i: c.sessions.edit(Session(i["session"], TODAY, minutes=5)),
    "sessions.answer": lambda c, i: c.sessions.answer(i["session"], chosen=Chosen.YES),
    "sessions.delete": lambda c, i: c.sessions.delete(i["session"]),
    "timers.start": lambda c, _: (c.timers.discard(), c.timers.start()),
    "timers.toggle_pause": lambda c, _: c.timers.toggle_pause(),
    "timers.end": lambda c, _: c.timers.end(),
    "timers.discard": lambda c, _: c.timers.discard(),
    "timers.prepare": lambda c, _: c.timers.prepare(checklist=("phone away",), **TIMER),
    "blocks.add": lambda c, _: c.blocks.add("Park", first=TODAY, at=time(9), minutes=60),
    "blocks.edit": lambda c, i: c.blocks.edit(i["block"], title="Park"),
    "blocks.did": lambda c, i: c.blocks.did(i["begun"], TODAY),
    "blocks.drop": lambda c, i: c.blocks.drop(i["block"], TODAY),
    "blocks.move": lambda c, i: c.blocks.move(i["block"], TODAY, LATER),
    "blocks.give_back": lambda c, i: c.blocks.give_back(i["dropped"], TODAY),
    "blocks.delete": lambda c, i: c.blocks.delete(i["block"]),
    "blocks.name_exports": lambda c, _: c.blocks.name_exports("Busy"),
    "seasons.add": lambda c, _: c.seasons.add(**SEASON),
    "seasons.edit": lambda c, i: c.seasons.edit(i["season"], **SEASON),
    "seasons.end_now": lambda c, i: c.seasons.end_now(i["season"]),
    "seasons.delete": lambda c, i: c.seasons.delete(i["season"]),
    "care.answer": lambda c, _: c.care.answer(QUESTION, Reply.LATER),
    "care.check_in": lambda c, _: c.care.check_in({"drained": Mark(Marked.UNSURE)}),
    "preferences.change_circle": lambda c, _: c.preferences.change_circle(Circle.KEPT, "old ones", "2 years"),
    "care.mute": lambda c, _: c.care.mute("drained"),
    "care.end_left_alone": lambda c, _: c.care.end_left_alone((Pillar.SOLITUDE, 1)),
    "care.end_panel_left_alone": lambda c, _: c.care.end_panel_left_alone(Panel.FADING),
    "care.wake": lambda c, _: c.care.wake("drained"),
    "care.delete_check_in": lambda c, i: c.care.delete_check_in(i["check_in"]),
    "care.read_compass": lambda c, _: c.care.read_compass({"seen": Side.RIGHT}),
    "care.delete_reading": lambda c, i: c.care.delete_reading(i["reading"]),
    "care.set_compass_aside": lambda c, _: c.care.set_compass_aside(),
    "care.write": lambda c, i: c.care.write(OwnKind.CHOICE, "blue paint", i["line"]),
    "care.delete_line": lambda c, i: c.care.delete_line(i["line"]),
    "talk.agree": lambda c, _: c.talk.agree("Mornings", "are quiet"),
    "talk.agree_anew": lambda c, i: c.talk.agree_anew(i["agreement"], "every other one"),
    "talk.edit_agreement": lambda c, i: c.talk.edit_agreement(i["agreement"], "Evenings", About.NEITHER),
    "talk.delete_agreement": lambda c, i: c.talk.delete_agreement(i["agreement"]),
    "talk.add_marker": lambda c, _: c.talk.add_marker("We rest"),
    "talk.edit_marker": lambda c, i: c.talk.edit_marker(i["marker"], "We sing"),
    "talk.mark": lambda c, i: c.talk.mark(i["marker"], Holds.TRUE),
    "talk.delete_marker": lambda c, i: c.talk.delete_marker(i["marker"]),
    "talk.plan_hard_times": lambda c, _: c.talk.plan_hard_times(HardTimes(lines=(("a", "b"),))),
    "talk.delete_hard_times": lambda c, _: c.talk.delete_hard_times(),
    "talk.note_change": lambda c, _: c.talk.note_change(ChangeKind.JOB, TODAY),
    "talk.edit_change": lambda c, i: c.talk.edit_change(i["life_change"], words="a train"),
    "talk.delete_change": lambda c, i: c.talk.delete_change(i["life_change"]),
    "talk.tell": lambda c, _: c.talk.tell("clear-ask", False),
    "talk.delete_telling": lambda c, i: c.talk.delete_telling(i["telling"]),
    "talk.fill_blanks": lambda c, _: c.talk.fill_blanks({"end": "nine"}),
    "talk.plan_talk": lambda c, _: c.talk.plan_talk("FREQ=WEEKLY", TODAY, None),
    "talk.move_talk": lambda c, _: c.talk.move_talk(TODAY, LATER),
    "talk.held": lambda c, _: c.talk.held(TODAY),
    "talk.reword": lambda c, _: c.talk.reword(scripts()["clear-ask"], "mine", ""),
    "talk.answer_still": lambda c, _: c.talk.answer_still(Holds.TRUE, "", None, ""),
    "talk.bring": lambda c, _: c.talk.bring("tea", "less noise"),
    "talk.delete_talk": lambda c, _: c.talk.delete_talk(),
    "preferences.change": lambda c, _: c.preferences.change(
        next(each for each in PREFERENCES if each.field == "day_start"), "04:00"
    ),
    "preferences.restore": lambda c, _: c.preferences.restore(PREFERENCES[0]),
    "preferences.chart": lambda c, i: c.preferences.chart([i["habit"]]),
    "welcome.keep_before": lambda c, _: c.welcome.keep_before(["Piano"]),
    "welcome.pick_habits": lambda c, _: c.welcome.pick_habits(starter_habits()[:1]),
    "welcome.add_friends": lambda c, _: c.welcome.add_friends([Met("Sam", Circle.CLOSE, TODAY)]),
    "welcome.close": lambda c, _: c.welcome.close(),
    "lock.choose": lambda c, _: c.lock.choose(""),
    "choose_theme": lambda c, _: c.choose_theme("dark"),
    "choose_quiet_hours": lambda c, _: c.choose_quiet_hours(time(22), time(7)),
}


@pytest.mark.parametrize("name", USE_CASES)
def test_a_use_case_reads_the_store_once_and_under_the_lock(
    name: str, companion: Companion, store: MemoryRepository, filled: dict[str, int]
) -> None:
    store.reads = store.updates = 0
    USE_CASES[name](companion, filled)
    assert store.reads == 0
    assert store.updates == (2 if name == "timers.start" else 1)


def test_no_use_case_is_left_out(companion: Companion) -> None:
    parts = ["habits", "friends", "interests", "sessions", "timers", "blocks", "seasons", "care", "talk"]
    found = {
        f"{part}.{name}"
        for part in (*parts, "preferences", "welcome", "lock")
        for name, method in inspect.getmembers(getattr(companion, part), inspect.ismethod)
        if not name.startswith("_") and inspect.signature(method).return_annotation == "Change"
    }
    assert found == {name for name in USE_CASES if "." in name}


class TestWhatSlippedIn:
    """Another process saves between the press of a key and the lock."""

    def test_a_tick_keeps_the_note_that_was_just_written(self, companion, store, filled) -> None:
        habit = filled["habit"]
        store.between = lambda: companion.habits.set_entry(
            habit, TODAY, Entry(State.DONE, None, "by the sea")
        )
        assert companion.habits.tick(habit).words == "Walk: already done today"
        assert store.journal.entries_of(habit)[TODAY].note == "by the sea"

    def test_two_presses_of_space_are_two(self, companion, store, filled) -> None:
        habit = filled["habit"]
        companion.habits.clear(habit)
        store.between = lambda: companion.habits.toggle(habit)
        assert companion.habits.toggle(habit).words == "Walk: taken back today"
        assert TODAY not in store.journal.entries_of(habit)

    def test_a_question_that_was_just_noted_stays_when_another_is_ticked(
        self, companion, store, filled
    ) -> None:
        store.between = lambda: companion.friends.add_ask(filled["friend"], "the band")
        companion.friends.tick_ask(filled["friend"], "the move")
        assert one(store.journal.friends).asks == (Ask("the move", TODAY), Ask("the band"))

    def test_a_name_that_was_just_changed_is_the_one_that_is_said(self, companion, store, filled) -> None:
        store.between = lambda: companion.friends.edit(filled["friend"], name="Mirabel")
        assert companion.friends.snooze(filled["friend"], LATER).words.startswith("Mirabel: ")

    def test_what_was_just_deleted_is_not_brought_back(self, companion, store, filled) -> None:
        store.between = lambda: companion.blocks.delete(filled["block"])
        with pytest.raises(Unknown, match="that block is gone"):
            companion.blocks.edit(filled["block"], title="Park")
        assert filled["block"] not in store.journal.blocks

    def test_a_timer_that_was_just_paused_ends_as_long_as_it_ran(
        self, companion, store, clock, filled
    ) -> None:
        clock.on(minutes=20)

        def paused_long_ago() -> None:
            now = clock.moment
            clock.on(minutes=-10)
            companion.timers.toggle_pause()
            clock.moment = now

        store.between = paused_long_ago
        key = companion.timers.end().delta[-1].key
        assert {s.minutes for s in store.journal.sessions.values()} == {None, 10}, key
