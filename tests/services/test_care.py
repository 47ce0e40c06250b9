"""Answers, check-ins, signs at rest, the compass and own lines, on a store in memory."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.answers import Answer, Mute, Panel, PanelAnswer, Pillar, Reply, Shown
from companion.domain.asking import Kind, Question
from companion.domain.cards import COMPASS, HEALTH
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.compass import Reading, Side
from companion.domain.errors import Refused
from companion.domain.journal import compare
from companion.domain.lapse import Fit, Lapse
from companion.domain.own_line import OwnKind, OwnLine
from companion.domain.schedule import DAILY
from companion.services.resting import all_resting
from tests.services.memory import TODAY, one

SINCE = TODAY - timedelta(days=9)
LAPSE = Lapse(Pillar.SOLITUDE, 7, "Walk", SINCE, SINCE, "", (Fit("uneasy-alone", ""), Fit("drained", "")))
QUESTION = Question(Kind.LAPSE, SINCE, lapse=LAPSE)
NOTICED = {sign: Mark(Marked.NOTICED) for sign in ("drained", "shallow-thinking", "quiet-friends")}
UNSURE = {sign: Mark(Marked.UNSURE) for sign in NOTICED}


@pytest.fixture
def care(companion):
    return companion.care


class TestAnswers:
    @pytest.mark.parametrize(
        ("reply", "words"),
        [
            (Reply.CHECK_IN, "Walk: looked into it"),
            (Reply.RESTART, "Walk: a small restart is planned"),
            (Reply.LATER, "Walk: asks again in 3 days"),
            (Reply.NOT_THIS, "Walk: left alone for 30 days"),
        ],
    )
    def test_an_answer_is_kept_and_said(self, care, store, reply, words) -> None:
        step = TODAY + timedelta(days=1) if reply is Reply.RESTART else None
        assert care.answer(QUESTION, reply, step).words == words
        kept = one(store.journal.answers)
        assert kept[1:] == Answer(0, TODAY, Pillar.SOLITUDE, 7, SINCE, reply, step)[1:]

    @pytest.mark.parametrize("reply", list(Reply))
    def test_none_mutes_a_sign_or_touches_anything_else(self, care, store, reply) -> None:
        before = store.journal
        care.answer(QUESTION, reply)
        assert {edit.table for edit in compare(before, store.journal)} == {"answers"}

    @pytest.mark.parametrize("reply", list(Reply))
    @pytest.mark.parametrize("panel", list(Panel))
    def test_of_a_panel_is_kept_by_itself(self, care, store, panel, reply) -> None:
        care.answer(Question(Kind(panel.value), SINCE), reply)
        assert one(store.journal.panel_answers)[1:] == PanelAnswer(0, panel, TODAY, reply)[1:]
        assert not store.journal.answers

    def test_a_small_start_on_everything_is_planned_for_one_thing(self, companion, care, store) -> None:
        walk = companion.habits.add("Walk", DAILY).delta[0].key
        question = Question(Kind.EVERYTHING, SINCE)
        assert care.answer(question, Reply.RESTART, TODAY, (Pillar.SOLITUDE, walk)).words.startswith("Walk: ")
        answer = one(store.journal.answers)
        assert (answer.subject, answer.step, answer.reply) == (walk, TODAY, Reply.RESTART)
        assert one(store.journal.panel_answers).reply is Reply.RESTART

    def test_not_this_can_be_ended(self, care, store) -> None:
        care.answer(QUESTION, Reply.LATER)
        care.answer(QUESTION, Reply.NOT_THIS)
        care.end_left_alone((Pillar.SOLITUDE, 7))
        assert one(store.journal.answers).reply is Reply.LATER
        care.answer(Question(Kind.FADING, SINCE), Reply.NOT_THIS)
        care.end_panel_left_alone(Panel.EVERYTHING)
        assert store.journal.panel_answers
        care.end_panel_left_alone(Panel.FADING)
        assert not store.journal.panel_answers

    def test_what_is_archived_or_gone_is_not_said_to_be_left_alone(self, companion, care) -> None:
        mira, noor = (companion.friends.add(name).delta[0].key for name in ("Mira", "Noor"))
        for friend in (mira, noor, 7):
            lapse = LAPSE._replace(pillar=Pillar.FRIENDS, subject=friend)
            care.answer(Question(Kind.LAPSE, SINCE, lapse=lapse), Reply.NOT_THIS)
        assert {each.name for each in all_resting(companion.snapshot())} == {"Mira", "Noor"}
        companion.friends.archive(noor)
        assert [each.name for each in all_resting(companion.snapshot())] == ["Mira"]


class TestCheckIns:
    def test_what_was_marked_or_written_is_kept_and_the_rest_left_out(self, care, store) -> None:
        marks = {
            "drained": Mark(Marked.NOT_NOW),
            "dry-ideas": Mark(None),
            "lost-loves": Mark(None, " a line"),
        }
        assert care.check_in(marks, " quiet ").words == "check-in saved"
        kept = one(store.journal.check_ins)
        assert (
            kept[1:]
            == CheckIn(0, TODAY, {"drained": marks["drained"], "lost-loves": marks["lost-loves"]}, "quiet")[
                1:
            ]
        )

    @pytest.mark.parametrize("marks", [{}, {"drained": Mark(None)}, {"drained": Mark(None, "  ")}])
    def test_one_that_says_nothing_is_refused(self, care, store, marks) -> None:
        with pytest.raises(Refused, match="nothing is marked") as error:
            care.check_in(marks, "  ")
        assert error.value.hint
        assert not store.journal.check_ins

    def test_a_note_alone_is_a_check_in(self, care, store) -> None:
        care.check_in({}, "a quiet week")
        assert one(store.journal.check_ins).note == "a quiet week"

    def test_signs_put_to_rest_alone_make_none(self, care, store) -> None:
        care.check_in({}, rest=["drained"])
        assert not store.journal.check_ins
        assert one(store.journal.mutes)[1:] == Mute(0, TODAY, "drained")[1:]

    def test_a_sign_rests_once_until_it_is_woken(self, care, store, clock) -> None:
        care.check_in({}, rest=["drained", "dry-ideas"])
        clock.on(days=3)
        care.check_in(UNSURE, rest=["drained"])
        assert [mute.date for mute in store.journal.mutes.values()] == [TODAY, TODAY]
        assert care.wake("drained").words == "Drained after good times: no longer muted"
        assert [mute.sign for mute in store.journal.mutes.values()] == ["dry-ideas"]

    def test_the_signs_of_the_gate_that_were_noticed_are_muted_and_no_others(self, care, store) -> None:
        care.check_in(NOTICED)
        assert [mute.sign for mute in store.journal.mutes.values()] == ["drained", "quiet-friends"]

    def test_muting_twice_is_once(self, care, store) -> None:
        care.mute("drained")
        care.mute("drained")
        assert one(store.journal.mutes)[1:] == Mute(0, TODAY, "drained")[1:]

    def test_one_can_be_deleted(self, care, store) -> None:
        key = care.check_in(NOTICED).delta[0].key
        assert care.delete_check_in(key).words == "check-in deleted"
        assert not store.journal.check_ins

    def test_the_health_card_is_kept_as_shown_when_it_is_due(self, care, store, clock) -> None:
        care.check_in(NOTICED)
        assert not store.journal.shown
        clock.on(days=14)
        care.check_in(NOTICED)
        assert one(store.journal.shown)[1:] == Shown(0, TODAY + timedelta(days=14), HEALTH)[1:]


class TestTheCompass:
    def test_a_second_reading_of_a_day_takes_the_place_of_the_first(self, care, store, clock) -> None:
        assert care.read_compass({"seen": Side.LEFT}).words == "compass saved"
        clock.on(days=1)
        care.read_compass({"seen": Side.MIDDLE})
        care.read_compass({"return": Side.RIGHT})
        first, second = store.journal.readings.values()
        assert first[1:] == Reading(0, TODAY, {"seen": Side.LEFT})[1:]
        assert second[1:] == Reading(0, TODAY + timedelta(days=1), {"return": Side.RIGHT})[1:]

    def test_without_a_mark_it_is_refused(self, care, store) -> None:
        with pytest.raises(Refused, match="nothing is marked"):
            care.read_compass({})
        assert not store.journal.readings

    def test_a_reading_is_deleted_and_the_offer_set_aside(self, care, store) -> None:
        key = care.read_compass({"seen": Side.LEFT}).delta[0].key
        assert care.delete_reading(key).words == "reading deleted"
        assert not store.journal.readings
        assert care.set_compass_aside().words == "the compass: left alone for 30 days"
        assert one(store.journal.shown)[1:] == Shown(0, TODAY, COMPASS)[1:]


class TestOwnLines:
    def test_a_line_is_kept_changed_and_deleted(self, care, store, clock) -> None:
        assert care.write(OwnKind.CHOICE, " green paint ").words == "your line is saved"
        line = one(store.journal.own_lines)
        assert line[1:] == OwnLine(0, TODAY, OwnKind.CHOICE, "green paint")[1:]
        clock.on(days=2)
        care.write(OwnKind.VIEW, "blue", line.id)
        assert one(store.journal.own_lines) == OwnLine(line.id, TODAY, OwnKind.VIEW, "blue")
        assert care.delete_line(line.id).words == "line deleted"
        assert not store.journal.own_lines

    def test_one_that_is_gone_is_written_anew(self, care, store) -> None:
        care.write(OwnKind.VIEW, "blue", 404)
        assert one(store.journal.own_lines).date == TODAY

    def test_an_empty_one_is_refused(self, care) -> None:
        with pytest.raises(Refused, match="nothing is written"):
            care.write(OwnKind.VIEW, "  ")


class TestALapseLookedInto:
    def test_it_answers_the_lapses_whose_signs_were_marked(self, companion, care, store) -> None:
        walk = companion.habits.add("Walk", DAILY, start=TODAY - timedelta(days=40)).delta[0].key
        for days in range(10, 30):
            companion.habits.tick(walk, TODAY - timedelta(days=days))
        care.check_in({"dry-ideas": Mark(Marked.NOTICED)})
        assert not store.journal.answers
        care.check_in({"drained": Mark(Marked.NOT_NOW)})
        answer = one(store.journal.answers)
        assert (answer.pillar, answer.subject, answer.reply) == (Pillar.SOLITUDE, walk, Reply.CHECK_IN)
        assert answer.since == TODAY - timedelta(days=10)
