"""What one does on the Talk screen, on a store in memory."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from companion.domain.block import Instead
from companion.domain.errors import CompanionError, Refused, Unknown
from companion.domain.journal import ONLY_ONE
from companion.domain.talk import (
    About,
    Agreed,
    Agreement,
    Blanks,
    ChangeKind,
    HardTimes,
    Holds,
    LifeChange,
    Marker,
    Telling,
)
from tests.services.memory import TODAY, one

YESTERDAY, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=9)


@pytest.fixture
def talk(companion):
    return companion.talk


class TestAgreements:
    def test_something_agreed_is_kept_with_its_day(self, talk, store) -> None:
        assert talk.agree(" Fridays ", " are ours ", about=About.OURS).words == "agreement saved"
        kept = one(store.journal.agreements)
        assert kept[1:] == Agreement(0, "Fridays", (Agreed(TODAY, "are ours"),), About.OURS)[1:]
        talk.agree("Mornings", "are quiet", YESTERDAY)
        assert [each.versions[0].since for each in store.journal.agreements.values()] == [TODAY, YESTERDAY]

    @pytest.mark.parametrize(("title", "text"), [(" ", "are ours"), ("Fridays", " ")])
    def test_empty_words_are_refused(self, talk, title, text) -> None:
        with pytest.raises(Refused, match="is needed"):
            talk.agree(title, text)

    def test_new_words_leave_the_older_ones(self, talk, store) -> None:
        key = talk.agree("Fridays", "are ours", about=About.OURS).delta[0].key
        change = talk.agree_anew(key, " every other one ", YESTERDAY)
        assert change.words == "agreement changed; the older words stay"
        kept = one(store.journal.agreements)
        assert kept.versions == (Agreed(YESTERDAY, "every other one"), Agreed(TODAY, "are ours"))
        assert (kept.title, kept.about) == ("Fridays", About.OURS)

    def test_words_of_the_same_day_take_the_place_of_the_others(self, talk, store) -> None:
        key = talk.agree("Fridays", "are ours").delta[0].key
        talk.agree_anew(key, "are mine", title=" Evenings ", about=About.MINE)
        assert one(store.journal.agreements) == Agreement(
            key, "Evenings", (Agreed(TODAY, "are mine"),), About.MINE
        )
        with pytest.raises(Refused, match="what is agreed now is needed"):
            talk.agree_anew(key, " ")

    def test_another_name_leaves_the_words_and_one_can_be_deleted(self, talk, store) -> None:
        key = talk.agree("Fridays", "are ours").delta[0].key
        assert talk.edit_agreement(key, " Evenings ", About.MINE).words == "agreement changed"
        assert one(store.journal.agreements) == Agreement(
            key, "Evenings", (Agreed(TODAY, "are ours"),), About.MINE
        )
        with pytest.raises(Refused, match="a name for it is needed"):
            talk.edit_agreement(key, " ", About.MINE)
        assert talk.delete_agreement(key).words == "agreement deleted"
        assert not store.journal.agreements


class TestMarkers:
    def test_there_are_five_at_most(self, talk, store) -> None:
        for number in range(5):
            assert talk.add_marker(f" {number} ").words == "sentence saved"
        with pytest.raises(Refused, match="five already"):
            talk.add_marker("sixth")
        first = next(iter(store.journal.markers.values()))
        assert first[1:] == Marker(0, "0", TODAY)[1:]

    def test_a_mark_of_the_day_is_changed_and_taken_back(self, talk, store, clock) -> None:
        key = talk.add_marker("We laugh").delta[0].key
        assert talk.mark(key, Holds.TRUE).words == "We laugh: true"
        clock.on(days=1)
        talk.mark(key, Holds.PARTLY)
        talk.mark(key, Holds.NOT_LATELY)
        assert one(store.journal.markers).marks == {
            TODAY: Holds.TRUE,
            TODAY + timedelta(days=1): Holds.NOT_LATELY,
        }
        assert talk.mark(key, None).words == "We laugh: not marked today"
        assert one(store.journal.markers).marks == {TODAY: Holds.TRUE}

    def test_another_sentence_keeps_the_marks(self, talk, store) -> None:
        key = talk.add_marker("We laugh").delta[0].key
        talk.mark(key, Holds.TRUE)
        assert talk.edit_marker(key, " We sing ").words == "sentence changed"
        assert one(store.journal.markers) == Marker(key, "We sing", TODAY, {TODAY: Holds.TRUE})
        for act in (talk.add_marker, lambda text: talk.edit_marker(key, text)):
            with pytest.raises(Refused, match="one sentence is needed"):
                act("  ")
        assert talk.delete_marker(key).words == "sentence deleted"
        assert not store.journal.markers


class TestHardTimes:
    def test_the_plan_takes_the_place_of_the_one_before(self, talk, store) -> None:
        lines = ((" we quarrel ", " we stop "), (" ", " "), ("", "rest"))
        assert talk.plan_hard_times(HardTimes(9, lines, "tea", review=LATER)).words == "plan saved"
        assert one(store.journal.hard_times) == HardTimes(
            ONLY_ONE, (("we quarrel", "we stop"), ("", "rest")), "tea", review=LATER
        )
        talk.plan_hard_times(HardTimes(lines=(("a", ""),)))
        assert one(store.journal.hard_times).lines == (("a", ""),)
        assert talk.delete_hard_times().words == "plan deleted"
        assert not store.journal.hard_times

    @pytest.mark.parametrize("plan", [HardTimes(), HardTimes(lines=((" ", " "),), review=LATER)])
    def test_an_empty_one_is_refused(self, talk, plan) -> None:
        with pytest.raises(Refused, match="nothing is written"):
            talk.plan_hard_times(plan)


class TestLifeChanges:
    def test_one_is_noted_changed_and_deleted(self, talk, store) -> None:
        assert talk.note_change(ChangeKind.JOB, YESTERDAY, " a train ", LATER).words == "logged"
        kept = one(store.journal.life_changes)
        assert kept[1:] == LifeChange(0, YESTERDAY, ChangeKind.JOB, "a train", LATER)[1:]
        assert talk.edit_change(kept.id, words="two trains", season=5).words == "changed"
        assert one(store.journal.life_changes) == kept._replace(words="two trains", season=5)
        assert talk.delete_change(kept.id).words == "deleted"
        assert not store.journal.life_changes


class TestScripts:
    def test_what_was_said_is_noted_with_how_it_went(self, talk, store) -> None:
        assert talk.tell("clear-ask", True, " well ").words == "recorded as said"
        kept = one(store.journal.tellings)
        assert kept[1:] == Telling(0, TODAY, "clear-ask", True, "well")[1:]
        assert talk.tell("clear-ask", False).words == "recorded as not said yet"
        assert talk.delete_telling(kept.id).words == "note deleted"
        assert one(store.journal.tellings).said is False

    def test_words_for_blanks_are_joined_and_an_empty_one_goes_back(self, talk, store) -> None:
        assert talk.fill_blanks({"end": " nine ", "back_at": "ten"}).words == "words saved"
        talk.fill_blanks({"back_at": " ", "place": "attic"})
        assert one(store.journal.blanks) == Blanks(ONLY_ONE, {"end": "nine", "place": "attic"})
        talk.fill_blanks({"end": "", "place": ""})
        assert not store.journal.blanks

    def test_when_it_ends_one_is_back_unless_another_time_is_said(self, talk, companion) -> None:
        talk.fill_blanks({"end": "nine"})
        assert companion.snapshot().script_words["back_at"] == "nine"
        talk.fill_blanks({"back_at": "ten"})
        assert companion.snapshot().script_words["back_at"] == "ten"

    def test_the_answer_of_a_day_is_kept_once_and_that_of_another_day_beside_it(
        self, talk, store, clock
    ) -> None:
        talk.answer_still(Holds.TRUE, "", None, "")
        talk.answer_still(Holds.PARTLY, "", None, "")
        assert one(store.journal.still_ourselves).mine is Holds.PARTLY
        clock.on(days=1)
        talk.answer_still(Holds.TRUE, "", None, "")
        kept = {each.date: each.mine for each in store.journal.still_ourselves.values()}
        assert kept == {TODAY: Holds.PARTLY, TODAY + timedelta(days=1): Holds.TRUE}


SUNDAYS = "FREQ=MONTHLY;BYDAY=1SU"
APRIL, MAY = date(2026, 4, 5), date(2026, 5, 3)


class TestTheMonthlyTalk:
    def plan(self, talk) -> None:
        assert talk.plan_talk(SUNDAYS, TODAY, time(17)).words == "the talk is planned"

    def kept(self, store):
        return store.journal.talks[ONLY_ONE]

    def test_it_begins_on_the_first_day_its_rule_names(self, talk, store) -> None:
        self.plan(talk)
        assert (self.kept(store).rule, self.kept(store).first, self.kept(store).at) == (
            SUNDAYS,
            APRIL,
            time(17),
        )
        with pytest.raises(CompanionError):
            talk.plan_talk("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", TODAY, None)

    def test_moved_left_out_and_put_back(self, talk, store) -> None:
        self.plan(talk)
        assert talk.move_talk(MAY, MAY + timedelta(days=1)).words == "the talk is moved"
        assert talk.move_talk(APRIL, None).words == "this talk is left out"
        assert self.kept(store).moved == (Instead(APRIL), Instead(MAY, MAY + timedelta(days=1)))
        talk.move_talk(APRIL, TODAY)
        assert self.kept(store).moved[0] == Instead(APRIL, TODAY)
        assert talk.move_talk(APRIL, APRIL).words == "the talk is moved"
        assert [each.day for each in self.kept(store).moved] == [MAY]
        with pytest.raises(Refused, match="is over"):
            talk.move_talk(APRIL, YESTERDAY)

    def test_another_rule_keeps_what_was_moved(self, talk, store) -> None:
        self.plan(talk)
        talk.move_talk(APRIL, LATER)
        talk.plan_talk("FREQ=WEEKLY;BYDAY=SU", TODAY, None)
        assert self.kept(store).moved == (Instead(APRIL, LATER),)
        assert (self.kept(store).at, self.kept(store).first) == (None, date(2026, 3, 15))

    @pytest.mark.parametrize(("days", "counts"), [(7, True), (1, True), (8, False)])
    def test_one_held_early_stands_for_the_next_when_that_is_within_a_week(
        self, talk, store, days, counts
    ) -> None:
        self.plan(talk)
        talk.bring(" tea ", " less noise ")
        assert (self.kept(store).thanks, self.kept(store).change) == ("tea", "less noise")
        day = APRIL - timedelta(days=days)
        assert talk.held(day).words == "the talk took place"
        kept = self.kept(store)
        assert kept.moved == ((Instead(APRIL, day),) if counts else ())
        assert (kept.held, kept.thanks, kept.change) == ((day,), "", "")

    def test_one_held_early_takes_the_place_of_where_it_had_moved(self, talk, store) -> None:
        self.plan(talk)
        talk.move_talk(MAY, MAY + timedelta(days=9))
        talk.move_talk(APRIL, APRIL + timedelta(days=1))
        talk.held(APRIL)
        assert self.kept(store).moved == (Instead(MAY, MAY + timedelta(days=9)), Instead(APRIL, APRIL))

    def test_one_held_on_its_day_moves_nothing_and_twice_is_once(self, talk, store) -> None:
        self.plan(talk)
        for day in (APRIL, TODAY, APRIL):
            talk.held(day)
        assert self.kept(store).held == (TODAY, APRIL)
        assert self.kept(store).moved == ()

    def test_without_a_plan_there_is_nothing_to_move(self, talk) -> None:
        for act in (lambda: talk.move_talk(APRIL, LATER), lambda: talk.held(TODAY)):
            with pytest.raises(Unknown, match="that is gone") as error:
                act()
            assert error.value.hint

    def test_the_plan_is_taken_away(self, talk, store) -> None:
        self.plan(talk)
        assert talk.bring("tea", "").words == "kept for the talk"
        assert talk.delete_talk().words == "no talk is planned"
        assert not store.journal.talks
