"""What one does for friendships, on a store in memory."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from companion.domain.cadence import Cadence
from companion.domain.errors import CompanionError, Refused, Unknown
from companion.domain.friend import Ask, Circle, Contact, ContactKind, Feeling, Friend, Occurrence, RestKind
from companion.domain.friend_status import FriendState, friend_status
from companion.domain.habit import Rest
from companion.domain.season import SeasonKind
from companion.services.resting import all_resting
from tests.services.memory import TODAY, one

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LATER = TODAY + timedelta(days=9)


@pytest.fixture
def friends(companion):
    return companion.friends


def add(friends, name: str = "Mira", **fields) -> int:
    return friends.add(name, **{"added": TODAY - timedelta(days=90), **fields}).delta[0].key


def state_of(store, key: int, on=TODAY) -> FriendState:
    contacts = [each for each in store.journal.contacts.values() if key in each.friends]
    return friend_status(store.journal.friends[key], contacts, on).state


class TestAdding:
    def test_a_new_one_is_close_and_asks_as_the_circle_does(self, friends) -> None:
        change = friends.add(" Mira ")
        assert one(change.journal.friends) == Friend(1, "Mira", TODAY, Circle.CLOSE, "circle")
        assert change.words == "Mira: added"

    def test_all_that_is_said_is_kept(self, friends, store) -> None:
        said: dict[str, Any] = {
            "circle": Circle.KEPT,
            "every": Cadence(2, "week"),
            "birthday": "02-29",
            "since": "before",
        }
        said |= {
            "good_for": "walks",
            "note": "moved",
            "tags": ("choir",),
            "leap_day": "03-01",
            "since": "before",
        }
        said |= {"dates": (Occurrence("we met", "09-06"),), "added": YESTERDAY}
        friend = friends.get(friends.add("Mira", **said).delta[0].key)
        assert {name: getattr(friend, name) for name in said} == said

    @pytest.mark.parametrize(("name", "words"), [(" ", "a name is needed"), ("mira", "already one called")])
    def test_an_empty_or_taken_name_is_refused(self, friends, name, words) -> None:
        add(friends)
        other = add(friends, "Sam")
        with pytest.raises(Refused, match=words):
            friends.add(name)
        with pytest.raises(Refused, match=words):
            friends.edit(other, name=name)

    def test_a_field_is_changed_and_the_others_stay(self, friends) -> None:
        key = add(friends, good_for="walks")
        assert friends.edit(key, circle=Circle.INNER, name=" Mirabel").words == "Mirabel: changed"
        friend = friends.get(key)
        assert (friend.name, friend.circle, friend.good_for) == ("Mirabel", Circle.INNER, "walks")


class TestContacts:
    def test_one_with_several_says_who_and_when(self, friends, store) -> None:
        mira, sam = add(friends), add(friends, "Sam")
        change = friends.log(
            [mira, sam, mira],
            ContactKind.CALL,
            reached_out="me",
            felt=Feeling.LIFTED,
            seen="alone",
            note=" long ",
        )
        assert change.words == "Mira, Sam: call logged for today"
        contact = one(store.journal.contacts)
        assert (
            contact[1:]
            == Contact(0, TODAY, (mira, sam), ContactKind.CALL, "me", Feeling.LIFTED, "alone", "long")[1:]
        )

    def test_a_message_of_today_unless_said_otherwise(self, friends, store) -> None:
        friends.log([add(friends)])
        contact = one(store.journal.contacts)
        assert (contact.kind, contact.date) == (ContactKind.MESSAGE, TODAY)

    def test_another_day_is_named_and_one_ahead_is_a_plan(self, friends) -> None:
        key = add(friends)
        assert friends.log([key], day=YESTERDAY).words == "Mira: message logged for Mon 9 Mar"
        assert friends.log([key], day=TOMORROW).words == "Mira: message planned for Wed 11 Mar"

    def test_nobody_and_somebody_gone_are_refused(self, friends, store) -> None:
        with pytest.raises(Refused, match="needs a friend"):
            friends.log([])
        with pytest.raises(Unknown, match="that friend is gone"):
            friends.log([add(friends), 404])
        assert not store.journal.contacts

    def test_what_was_asked_is_ticked_with_the_day_of_the_contact(self, friends) -> None:
        key, other = add(friends), add(friends, "Sam")
        for text in ("the move", "the band", "the cat"):
            friends.add_ask(key, text)
        friends.add_ask(other, "the move")
        friends.tick_ask(key, "the cat")
        friends.log([key, other], day=YESTERDAY, asked=["the move", "the cat"])
        assert friends.get(key).asks == (Ask("the move", YESTERDAY), Ask("the band"), Ask("the cat", TODAY))
        assert friends.get(other).asks == (Ask("the move", YESTERDAY),)

    def test_one_can_be_changed_and_deleted(self, friends, store) -> None:
        key = friends.log([add(friends)]).delta[0].key
        assert friends.edit_contact(key, note="long").words == "contact changed"
        assert one(store.journal.contacts).note == "long"
        assert friends.delete_contact(key).words == "contact deleted"
        assert not store.journal.contacts
        with pytest.raises(Unknown, match="that contact is gone"):
            friends.edit_contact(key, note="short")


class TestResting:
    def test_a_snooze_lasts_to_the_day_they_are_back(self, friends, store) -> None:
        key = add(friends)
        assert friends.snooze(key, LATER).words == "Mira: snoozed until 19 March"
        assert friends.get(key).rest == Rest(TODAY, LATER)
        assert friends.get(key).rest_kind is RestKind.SNOOZED
        assert state_of(store, key) is FriendState.RESTING
        assert state_of(store, key, LATER) is not FriendState.RESTING

    @pytest.mark.parametrize("kind", [ContactKind.CALL, ContactKind.ATTEMPT])
    def test_one_set_on_the_day_of_a_contact_holds(self, friends, store, kind) -> None:
        key = add(friends, every=Cadence(1, "day"))
        friends.log([key], kind)
        friends.snooze(key, LATER)
        for days in range(1, 9):
            assert state_of(store, key, TODAY + timedelta(days=days)) is FriendState.RESTING

    def test_only_a_contact_of_today_with_them_moves_it(self, friends) -> None:
        key, other = add(friends), add(friends, "Sam")
        friends.log([key], day=YESTERDAY)
        friends.log([other])
        friends.log([key], day=TOMORROW)
        friends.snooze(key, LATER)
        assert friends.get(key).rest == Rest(TODAY, LATER)

    def test_a_contact_after_it_ends_it(self, friends, store, clock) -> None:
        key = add(friends, every=Cadence(1, "day"))
        friends.snooze(key, LATER)
        clock.on(days=2)
        friends.log([key])
        assert state_of(store, key, TODAY + timedelta(days=4)) is FriendState.OVERDUE

    def test_a_contact_ends_it_on_the_page_of_all_that_rests(self, companion, friends, clock) -> None:
        key = add(friends)
        friends.log([key])
        friends.snooze(key, LATER)
        assert [each.name for each in all_resting(companion.snapshot())] == ["Mira"]
        clock.on(days=2)
        change = friends.log([key])
        assert all_resting(companion.snapshot()) == []
        companion.undo(change)
        assert [each.until for each in all_resting(companion.snapshot())] == [LATER]

    @pytest.mark.parametrize("until", [TODAY, YESTERDAY])
    def test_a_day_that_is_not_ahead_is_refused(self, friends, until) -> None:
        with pytest.raises(Refused, match="still to come"):
            friends.snooze(add(friends), until)

    def test_a_skipped_round_lasts_one_cadence_from_today(self, friends) -> None:
        key = add(friends, every=Cadence(2, "week"))
        assert friends.skip_round(key).words == "Mira: this round is skipped, until 24 March"
        assert friends.get(key).rest == Rest(TODAY, TODAY + timedelta(days=14))
        assert friends.get(key).rest_kind is RestKind.SKIPPED

    def test_in_a_season_it_is_the_longer_cadence(self, companion, friends) -> None:
        key = add(friends, circle=Circle.INNER)
        companion.seasons.add(
            "Exams", kind=SeasonKind.BUSY, end=LATER, habits={}, circles={Circle.INNER: Cadence(2, "week")}
        )
        friends.skip_round(key)
        assert friends.get(key).rest.until == TODAY + timedelta(days=14)

    def test_without_a_cadence_there_is_no_round(self, friends) -> None:
        with pytest.raises(Refused, match="no rhythm to skip"):
            friends.skip_round(add(friends, every=None))

    def test_it_is_ended_by_hand(self, friends) -> None:
        key = add(friends)
        friends.snooze(key, LATER)
        assert friends.resume(key).words == "Mira: back on the list"
        assert (friends.get(key).rest, friends.get(key).rest_kind) == (None, None)

    def test_put_away_brought_back_and_remembered(self, friends) -> None:
        key = add(friends)
        assert friends.archive(key).words == "Mira: archived"
        assert friends.get(key).archived == TODAY
        assert friends.bring_back(key).words == "Mira: back on the list"
        assert friends.get(key).archived is None
        assert friends.remember(key).words == "Mira: kept in memory"
        assert friends.get(key).died == TODAY

    @pytest.mark.parametrize(
        "act", ["resume", "archive", "bring_back", "remember", "delete", "skip_round", "get"]
    )
    def test_somebody_gone_is_said_so(self, friends, act) -> None:
        with pytest.raises(Unknown, match="that friend is gone") as error:
            getattr(friends, act)(404)
        assert error.value.hint


class TestDeleting:
    def test_contacts_with_others_stay_and_those_with_nobody_else_go(self, friends, store) -> None:
        mira, sam = add(friends), add(friends, "Sam")
        for together in ([mira], [mira, sam], [sam]):
            friends.log(together)
        assert friends.delete(mira).words == "Mira: deleted"
        assert sorted(store.journal.friends) == [sam]
        assert [contact.friends for contact in store.journal.contacts.values()] == [(sam,), (sam,)]

    def test_undo_brings_all_of_it_back(self, companion, friends, store) -> None:
        mira, sam = add(friends), add(friends, "Sam")
        friends.log([mira, sam])
        friends.log([mira])
        before = store.journal
        companion.undo(friends.delete(mira))
        assert store.journal == before


class TestWhomToTurnTo:
    def test_one_friend_for_a_need_takes_the_place_of_the_other(self, friends) -> None:
        mira, sam = add(friends), add(friends, "Sam")
        assert friends.turn_to("fun", mira).words == "fun: Mira"
        friends.turn_to("advice", mira)
        friends.turn_to("fun", sam)
        assert (friends.get(mira).needs, friends.get(sam).needs) == (("advice",), ("fun",))
        assert friends.turn_to("fun", None).words == "fun: nobody yet"
        assert friends.get(sam).needs == ()

    def test_named_twice_nothing_changes(self, friends) -> None:
        mira = add(friends)
        friends.turn_to("fun", mira)
        assert friends.turn_to("fun", mira).delta == ()


class TestRoomAndQuestions:
    def test_room_is_a_number_or_none(self, friends, store) -> None:
        assert friends.make_room(3).words == "contacts: room for 3 a week"
        assert store.journal.settings.contacts_a_week == 3
        assert friends.make_room(None).words == "contacts: no number set"
        assert store.journal.settings.contacts_a_week is None
        with pytest.raises(CompanionError):
            friends.make_room(-1)

    def test_something_to_ask_is_noted_ticked_and_brought_back(self, friends) -> None:
        key = add(friends)
        assert friends.add_ask(key, " the move ").words == "Mira: saved for next time"
        friends.add_ask(key, "the band")
        assert friends.tick_ask(key, "the move").words == "Mira: ticked"
        assert friends.get(key).asks == (Ask("the move", TODAY), Ask("the band"))
        friends.tick_ask(key, "the move")
        assert friends.get(key).asks == (Ask("the move"), Ask("the band"))
        with pytest.raises(Refused, match="nothing written"):
            friends.add_ask(key, "  ")
