"""How it stands with friends: last, due, ratio, state and its words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.answers import Pillar
from companion.domain.cadence import Cadence, parse_cadence
from companion.domain.everything import may_ask
from companion.domain.friend import Circle, Contact, ContactKind, Friend, RestKind
from companion.domain.friend_status import (
    FriendState,
    FriendStatus,
    friend_status,
    friend_statuses,
    status_words,
)
from companion.domain.journal import Journal
from tests.domain.histories import TODAY, day, rest

FAR_BACK = date(2020, 1, 1)


def friend(name: str = "Mara", every: str = "1 week", **fields: object) -> Friend:
    fields = {"id": 1, "added": FAR_BACK, **fields}
    return Friend(name=name, every=parse_cadence(every), **fields)  # type: ignore[arg-type]


def contact(on: str, kind: ContactKind = ContactKind.MESSAGE, *friends: int) -> Contact:
    return Contact(int(day(on).strftime("%j")), day(on), friends or (1,), kind)


ATTEMPT = ContactKind.ATTEMPT


def stands(who: Friend, *contacts: Contact, today: str = "03-10") -> FriendStatus:
    return friend_status(who, contacts, day(today))


@pytest.mark.parametrize(
    ("last", "every", "today", "due", "ratio", "state"),
    [
        ("2026-03-01", "1 week", "2026-03-06", "2026-03-08", 0.714, "fine"),
        ("2026-03-01", "1 week", "2026-03-07", "2026-03-08", 0.857, "soon"),
        ("2026-03-01", "1 week", "2026-03-08", "2026-03-08", 1.0, "time to reach out"),
        ("2026-03-01", "1 week", "2026-03-12", "2026-03-08", 1.571, "overdue"),
        ("2026-01-31", "1 month", "2026-02-28", "2026-02-28", 1.0, "time to reach out"),
        ("2026-01-10", "1 month", "2026-02-26", "2026-02-10", 1.516, "overdue"),
        # the borders themselves
        ("2026-03-01", "10 days", "2026-03-08", "2026-03-11", 0.7, "fine"),
        ("2026-03-01", "10 days", "2026-03-09", "2026-03-11", 0.8, "soon"),
        ("2026-03-01", "10 days", "2026-03-11", "2026-03-11", 1.0, "time to reach out"),
        ("2026-03-01", "10 days", "2026-03-15", "2026-03-11", 1.4, "time to reach out"),
        ("2026-03-01", "10 days", "2026-03-16", "2026-03-11", 1.5, "overdue"),
        ("2024-02-29", "1 year", "2025-02-28", "2025-02-28", 1.0, "time to reach out"),
    ],
)
def test_the_worked_examples(last: str, every: str, today: str, due: str, ratio: float, state: str) -> None:
    found = stands(friend(every=every), contact(last), today=today)
    assert found.due == day(due)
    assert round(found.ratio or 0, 3) == ratio
    assert found.state == state


@pytest.mark.parametrize(
    ("circle", "due"), [("inner", "03-08"), ("close", "04-01"), ("wider", "09-01"), ("kept", "2027-03-01")]
)
def test_the_circle_has_a_rhythm_of_its_own(circle: str, due: str) -> None:
    who = Friend(1, "Mara", FAR_BACK, Circle(circle))
    assert stands(who, contact("03-01")).due == day(due)


def test_without_a_rhythm_a_friend_is_fine() -> None:
    who = friend(every="none", rest=rest("03-01"), rest_kind=RestKind.PAUSED)
    found = stands(who, contact("2021-03-01"))
    assert (found.cadence, found.due, found.ratio, found.state) == (None, None, None, "fine")
    assert found.last == day("2021-03-01")
    assert status_words(found, TODAY) == "no rhythm set"


def test_last_is_the_latest_counted_contact_up_to_today() -> None:
    found = stands(friend(), contact("03-05"), contact("03-02"), contact("03-20"), contact("03-08", ATTEMPT))
    assert (found.last, found.planned) == (day("03-05"), day("03-20"))
    assert stands(friend(), contact("03-10")).last == TODAY


def test_the_nearest_date_ahead_is_the_plan_and_an_attempt_is_none() -> None:
    found = stands(friend(), contact("03-25"), contact("03-20"), contact("03-15", ATTEMPT))
    assert found.planned == day("03-20")


def test_never_contacted_counts_from_the_day_added() -> None:
    found = stands(friend(added=day("03-01")))
    assert (found.last, found.due, found.state) == (None, day("03-08"), FriendState.REACH_OUT)
    assert status_words(found, TODAY) == "no contact logged yet"


class TestAttempt:
    @pytest.mark.parametrize(
        ("every", "back"),
        [("1 week", "03-04"), ("12 days", "03-04"), ("13 days", "03-05"), ("1 month", "03-09")],
    )
    def test_rests_for_three_days_or_a_quarter_of_the_rhythm(self, every: str, back: str) -> None:
        who, tried = friend(every=every), contact("03-01", ATTEMPT)
        before = day(back) - timedelta(days=1)
        for on in ("2026-03-01", before.isoformat()):
            found = stands(who, tried, today=on)
            assert (found.state, found.rests_until) == (FriendState.RESTING, day(back))
        found = stands(who, tried, today=back)
        assert (found.state, found.rests_until) == (FriendState.OVERDUE, None)

    def test_does_not_count_as_contact(self) -> None:
        assert stands(friend(), contact("03-08", ATTEMPT)).last is None

    def test_is_over_when_a_contact_came_on_the_day_or_later(self) -> None:
        for on in ("03-09", "03-10"):
            assert stands(friend(), contact("03-09", ATTEMPT), contact(on)).state is FriendState.FINE
        assert stands(friend(), contact("03-09", ATTEMPT), contact("03-08")).state is FriendState.RESTING

    def test_the_latest_one_holds(self) -> None:
        found = stands(friend(), contact("03-09", ATTEMPT), contact("03-01", ATTEMPT))
        assert found.rests_until == day("03-12")


class TestRest:
    def test_holds_until_the_day_the_friend_is_back(self) -> None:
        who = friend(rest=rest("03-01", "03-10"), rest_kind=RestKind.SNOOZED)
        assert stands(who, today="03-09").state is FriendState.RESTING
        assert stands(who, today="03-10").state is FriendState.OVERDUE

    def test_is_ended_by_a_counted_contact_and_not_by_an_earlier_one_or_an_attempt(self) -> None:
        who = friend(rest=rest("03-05", "04-01"))
        assert stands(who, contact("03-05")).state is FriendState.FINE
        assert stands(who, contact("03-04")).state is FriendState.RESTING
        assert stands(who, contact("03-06", ATTEMPT)).state is FriendState.RESTING
        assert stands(who, contact("03-20")).state is FriendState.RESTING  # only planned

    def test_without_an_end_says_so(self) -> None:
        found = stands(friend(rest=rest("03-05"), rest_kind=RestKind.PAUSED), contact("03-09", ATTEMPT))
        assert (found.state, found.rests_until) == (FriendState.RESTING, None)

    def test_the_later_end_holds(self) -> None:
        found = stands(friend(rest=rest("03-05", "03-11")), contact("03-09", ATTEMPT))
        assert found.rests_until == day("03-12")


@pytest.mark.parametrize(
    ("last", "every", "today", "words"),
    [
        ("03-01", "1 week", "03-11", "3 days past your weekly rhythm"),
        ("03-01", "1 week", "03-09", "1 day past your weekly rhythm"),
        ("03-01", "1 week", "03-08", "due today"),
        ("03-01", "1 week", "03-07", "due tomorrow"),
        ("03-01", "1 week", "03-03", "due in 5 days"),
        ("01-01", "1 month", "03-10", "5 weeks past your monthly rhythm"),
        ("2025-01-01", "2 weeks", "03-10", "13 months past your 2-week rhythm"),
        ("03-01", "1 year", "03-03", "due in 11 months"),
    ],
)
def test_words_never_blame(last: str, every: str, today: str, words: str) -> None:
    assert status_words(stands(friend(every=every), contact(last), today=today), day(today)) == words


@pytest.mark.parametrize(
    ("kind", "until", "words"),
    [
        (RestKind.SNOOZED, "04-04", "snoozed until 4 April"),
        (RestKind.SNOOZED, "2027-04-04", "snoozed until 4 April 2027"),
        (RestKind.SKIPPED, "04-04", "this round skipped until 4 April"),
        (RestKind.PAUSED, None, "paused until further notice"),
        (None, "04-04", "resting until 4 April"),
    ],
)
def test_words_of_a_rest(kind: RestKind | None, until: str | None, words: str) -> None:
    found = stands(friend(rest=rest("03-05", until), rest_kind=kind))
    assert status_words(found, TODAY) == words


def test_words_of_an_attempt() -> None:
    assert status_words(stands(friend(), contact("03-09", ATTEMPT)), TODAY) == "tried, resting until 12 March"


def journal(*friends: Friend, contacts: tuple[Contact, ...] = ()) -> Journal:
    return Journal(
        friends={each.id: each for each in friends},
        contacts={number: each._replace(id=number) for number, each in enumerate(contacts)},
    )


def test_the_list_is_by_ratio_then_circle_then_name_and_those_without_a_rhythm_last() -> None:
    found = friend_statuses(
        journal(
            friend("zoe", id=1, circle=Circle.CLOSE),
            friend("Ben", id=2, circle=Circle.CLOSE),
            friend("Ada", id=3, circle=Circle.WIDER),
            friend("Kim", id=4, circle=Circle.KEPT, every="1 month"),
            friend("Ann", id=5, every="none"),
            friend("Abe", id=6, every="none", circle=Circle.INNER),
            contacts=(contact("03-01", ContactKind.CALL, 1, 2, 3), contact("01-01", ContactKind.CALL, 4)),
        ),
        TODAY,
    )
    assert [each.friend.name for each in found] == ["Kim", "Ben", "zoe", "Ada", "Abe", "Ann"]


def test_a_contact_with_several_counts_for_each_and_unknown_ids_are_passed_over() -> None:
    book = journal(friend(id=1), friend("Jo", id=2), contacts=(contact("03-09", ContactKind.CALL, 1, 2, 99),))
    assert {each.last for each in friend_statuses(book, TODAY)} == {day("03-09")}


def test_archived_friends_and_those_who_died_are_not_asked_about() -> None:
    book = journal(friend(archived=TODAY), friend("Jo", id=2, died=TODAY))
    assert friend_statuses(book, TODAY) == []


cadences = st.builds(Cadence, st.integers(1, 12), st.sampled_from(["day", "week", "month", "year"]))
dates = st.integers(0, 900).map(lambda n: date(2023, 9, 1) + timedelta(days=n))


@settings(max_examples=200, deadline=None)
@given(cadences, st.lists(dates, max_size=5), dates, dates)
def test_a_counted_contact_never_makes_a_friend_due_earlier(
    cadence: Cadence, before: list[date], another: date, today: date
) -> None:
    who = Friend(1, "Mara", date(2023, 9, 1), every=cadence)
    contacts = [Contact(n, on, (1,)) for n, on in enumerate(before)]
    old = friend_status(who, contacts, today)
    new = friend_status(who, [*contacts, Contact(99, another, (1,))], today)
    assert new.due is not None and old.due is not None and new.due >= old.due


@settings(max_examples=50, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_does_not_depend_on_the_order_of_the_records(order: list[int]) -> None:
    friends = [friend("Sam" if n < 4 else f"Jo{n}", id=n, circle=list(Circle)[n % 2]) for n in range(6)]
    found = friend_statuses(journal(*(friends[n] for n in order)), TODAY)
    assert [each.friend.id for each in found] == [4, 0, 2, 5, 1, 3]


def test_somebody_one_was_in_touch_with_since_may_ask_again_though_the_snooze_had_an_end_to_come() -> None:
    who = friend(rest=rest("03-01", "05-01"))
    journal = Journal(friends={1: who})
    assert list(may_ask(journal, TODAY)) == []
    met = journal.put("contacts", contact("03-02"))
    assert list(may_ask(met, TODAY)) == [(Pillar.FRIENDS, 1)]


def test_one_given_on_a_day_one_was_in_touch_rests_on_that_day_already() -> None:
    assert stands(friend(rest=rest("03-11", "04-01")), contact("03-10")).state is FriendState.RESTING
