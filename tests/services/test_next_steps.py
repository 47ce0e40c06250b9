"""The next steps after a check-in: what is noticed first, nothing that rests, at most three."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.friend import Circle
from companion.domain.habit import Entry, State
from companion.domain.interest import parse_goal
from companion.domain.mutes import GATE_SIGNS
from companion.domain.own_line import OwnKind
from companion.domain.schedule import DAILY, parse_schedule
from companion.domain.session import Session
from companion.services.next_steps import NextStep, StepKind, next_steps, taken
from tests.services.memory import TODAY

LATER = TODAY + timedelta(days=9)
LONG_AGO = TODAY - timedelta(days=90)
ALL_SIGNS = (
    *("drained", "shallow-thinking", "dry-ideas", "short-fuse", "quiet-compass", "lost-loves"),
    *("borrowed-opinions", "uneasy-alone", "quiet-friends", "handed-over-decisions"),
    "anger-without-address",
)


def steps(companion, *noticed: str, marked: Marked = Marked.NOTICED) -> list[NextStep]:
    check_in = CheckIn(1, TODAY, {sign: Mark(marked) for sign in noticed})
    return next_steps(check_in, companion.snapshot())


def key(change) -> int:
    return change.delta[0].key


@pytest.fixture
def life(companion) -> dict[str, int]:
    """Two habits, two friends, two interests."""
    return {
        "walk": key(companion.habits.add("Walk", DAILY, start=LONG_AGO)),
        "notebook": key(companion.habits.add("Notebook", DAILY, start=LONG_AGO)),
        "mira": key(companion.friends.add("Mira", circle=Circle.INNER, added=LONG_AGO)),
        "sam": key(companion.friends.add("Sam", circle=Circle.KEPT, added=LONG_AGO)),
        "cello": key(companion.interests.add("Cello", baseline=True, added=LONG_AGO)),
        "maps": key(companion.interests.add("Maps", added=LONG_AGO - timedelta(days=9))),
    }


class TestWhatIsOffered:
    def test_without_a_sign_a_contact_a_plan_and_ten_minutes(self, companion, life) -> None:
        assert steps(companion) == [
            NextStep(StepKind.CONTACT, "friends", life["mira"]),
            NextStep(StepKind.PLAN, "interests", life["maps"]),
            NextStep(StepKind.TEN, "habits", life["walk"]),
        ]

    @pytest.mark.parametrize("marked", [Marked.NOT_NOW, Marked.UNSURE])
    def test_only_what_was_noticed_counts(self, companion, life, marked) -> None:
        assert steps(companion, "quiet-compass", marked=marked) == steps(companion)

    @pytest.mark.parametrize(
        ("sign", "first"),
        [
            ("drained", NextStep(StepKind.PLAN)),
            ("short-fuse", NextStep(StepKind.TEN, "habits", 1)),
            ("shallow-thinking", NextStep(StepKind.TEN, "habits", 2)),
            ("quiet-compass", NextStep(StepKind.CHOICE)),
            ("handed-over-decisions", NextStep(StepKind.CHOICE)),
            ("borrowed-opinions", NextStep(StepKind.VIEW)),
            ("lost-loves", NextStep(StepKind.PLAN, "interests", 5)),
            ("dry-ideas", NextStep(StepKind.PLAN, "interests", 6)),
            ("uneasy-alone", NextStep(StepKind.TEN, "habits", 1)),
            ("quiet-friends", NextStep(StepKind.CONTACT, "friends", 3)),
            ("anger-without-address", NextStep(StepKind.SCRIPT, script="clear-ask")),
        ],
    )
    def test_each_sign_has_a_step_that_fits_it(self, companion, life, sign, first) -> None:
        assert steps(companion, sign)[0] == first

    def test_each_signs_first_step_comes_before_anybodys_second(self, companion, life) -> None:
        found = [step.kind for step in steps(companion, "drained", "uneasy-alone")]
        assert found == [StepKind.PLAN, StepKind.TEN, StepKind.SCRIPT]

    def test_somebody_uneasy_alone_is_not_given_the_clear_ask(self, companion, life) -> None:
        companion.friends.archive(life["mira"])
        scripts = [step.script for step in steps(companion, "uneasy-alone") if step.script]
        assert scripts == ["nothing-wrong"]

    def test_never_more_than_three_and_none_of_a_kind_twice(self, companion, life) -> None:
        kinds = [step.kind for step in steps(companion, *ALL_SIGNS)]
        assert len(kinds) == len(set(kinds)) == 3

    def test_of_an_empty_journal_it_is_quiet_time(self, companion) -> None:
        assert steps(companion, "quiet-friends") == [NextStep(StepKind.PLAN), NextStep(StepKind.TEN)]


class TestWhomAndWhat:
    def test_never_a_friend_who_is_snoozed_tried_or_has_no_cadence(self, companion, life) -> None:
        companion.friends.snooze(life["mira"], LATER)
        assert steps(companion, "quiet-friends")[0].subject == life["sam"]
        companion.friends.edit(life["sam"], every=None)
        assert StepKind.CONTACT not in [step.kind for step in steps(companion, "quiet-friends")]

    def test_one_overdue_before_one_who_waits_longer_and_is_not(self, companion, life) -> None:
        companion.friends.edit(life["sam"], added=LONG_AGO - timedelta(days=60))
        assert steps(companion)[0].subject == life["mira"]
        companion.friends.log([life["mira"]])
        assert steps(companion)[0].subject == life["sam"]

    def test_the_interest_untouched_for_longest_that_is_not_reached(self, companion, life) -> None:
        companion.sessions.log(Session(0, TODAY, interest=life["maps"]))
        assert steps(companion, "dry-ideas")[0].subject == life["cello"]
        interest = companion.interests.get(life["cello"])
        reached = parse_goal("1 session a week")
        fields = {name: getattr(interest, name) for name in ("name", "why", "ours", "baseline")}
        companion.interests.edit(life["cello"], goal=reached, **fields)
        companion.sessions.log(Session(0, TODAY - timedelta(days=1), interest=life["cello"]))
        assert steps(companion, "lost-loves")[0].subject == life["maps"]

    def test_a_habit_that_lapsed_before_one_that_is_open(self, companion, life) -> None:
        for days in range(20, 30):
            companion.habits.tick(life["notebook"], TODAY - timedelta(days=days))
        assert steps(companion, "short-fuse")[0].subject == life["notebook"]

    def test_one_without_a_target_or_missed_may_be_asked_for(self, companion) -> None:
        sky = key(companion.habits.add("Sky", parse_schedule("track"), start=LONG_AGO))
        assert steps(companion, "short-fuse")[0].subject == sky
        companion.habits.archive(sky)
        tea = key(companion.habits.add("Tea", parse_schedule("tue thu"), start=LONG_AGO))
        companion.habits.set_entry(tea, TODAY, Entry(State.MISSED))
        assert steps(companion, "short-fuse")[0].subject == tea

    def test_one_that_is_done_or_excused_is_not_asked_for(self, companion, life) -> None:
        companion.habits.tick(life["walk"])
        companion.habits.skip(life["notebook"])
        assert steps(companion, "short-fuse")[0] == NextStep(StepKind.TEN)


class TestSignsAtRest:
    @pytest.mark.parametrize(
        ("resting", "noticed", "gone"),
        [
            ("quiet-friends", "short-fuse", StepKind.CONTACT),
            ("drained", "short-fuse", StepKind.TEN),
            ("shallow-thinking", "short-fuse", StepKind.TEN),
            ("uneasy-alone", "short-fuse", StepKind.TEN),
            ("quiet-compass", "handed-over-decisions", StepKind.CHOICE),
            ("handed-over-decisions", "quiet-compass", StepKind.CHOICE),
            ("borrowed-opinions", "borrowed-opinions", StepKind.VIEW),
            ("drained", "anger-without-address", StepKind.SCRIPT),
        ],
    )
    def test_bring_up_nothing(self, companion, life, resting, noticed, gone) -> None:
        assert gone in [step.kind for step in steps(companion, noticed)]
        companion.care.check_in({}, rest=[resting])
        assert gone not in [step.kind for step in steps(companion, noticed)]

    @pytest.mark.parametrize("resting", ["lost-loves", "dry-ideas"])
    def test_of_interests_leave_quiet_time_to_plan(self, companion, life, resting) -> None:
        companion.care.check_in({}, rest=[resting])
        assert NextStep(StepKind.PLAN) in steps(companion)

    @pytest.mark.parametrize("resting", ["drained", "uneasy-alone"])
    def test_of_quiet_leave_an_interest_to_plan(self, companion, life, resting) -> None:
        companion.care.check_in({}, rest=[resting])
        assert NextStep(StepKind.PLAN, "interests", life["maps"]) in steps(companion, "dry-ideas")
        companion.care.check_in({}, rest=["lost-loves"])
        assert StepKind.PLAN not in [step.kind for step in steps(companion, "dry-ideas")]

    def test_with_all_of_them_there_is_none(self, companion, life) -> None:
        companion.care.check_in({}, rest=ALL_SIGNS)
        assert steps(companion, *(set(ALL_SIGNS) - GATE_SIGNS)) == []

    @pytest.mark.parametrize("noticed", sorted(GATE_SIGNS))
    def test_what_a_check_in_muted_itself_still_brings_its_own_steps(self, companion, life, noticed) -> None:
        before = [step.kind for step in steps(companion, noticed)]
        companion.care.check_in({noticed: Mark(Marked.NOTICED)})
        assert [step.kind for step in steps(companion, noticed)] == before


class TestTaken:
    @pytest.mark.parametrize(
        ("step", "does", "does_not"),
        [
            (
                NextStep(StepKind.CONTACT, "friends", 3),
                lambda c: c.friends.log([3]),
                lambda c: c.friends.log([4]),
            ),
            (
                NextStep(StepKind.PLAN),
                lambda c: c.blocks.add("Attic", first=TODAY, at=time(9), minutes=30),
                lambda c: c.sessions.log(Session(0, TODAY)),
            ),
            (
                NextStep(StepKind.TEN),
                lambda c: c.sessions.log(Session(0, TODAY)),
                lambda c: c.talk.tell("clear-ask", True),
            ),
            (NextStep(StepKind.TEN), lambda c: c.timers.start(), lambda c: c.friends.log([3])),
            (
                NextStep(StepKind.SCRIPT, script="clear-ask"),
                lambda c: c.talk.tell("clear-ask", True),
                lambda c: c.care.write(OwnKind.VIEW, "so"),
            ),
            (
                NextStep(StepKind.CHOICE),
                lambda c: c.care.write(OwnKind.CHOICE, "so"),
                lambda c: c.care.write(OwnKind.VIEW, "so"),
            ),
            (
                NextStep(StepKind.VIEW),
                lambda c: c.care.write(OwnKind.VIEW, "so"),
                lambda c: c.care.write(OwnKind.CHOICE, "so"),
            ),
        ],
    )
    def test_a_step_is_taken_by_doing_it_and_by_nothing_else(
        self, companion, life, store, step, does, does_not
    ) -> None:
        before = store.journal
        does_not(companion)
        assert not taken(step, before, store.journal)
        between = store.journal
        does(companion)
        assert taken(step, between, store.journal)
        assert not taken(step, store.journal, store.journal)
