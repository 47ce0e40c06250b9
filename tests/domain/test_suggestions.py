"""Whom to reach today: at most three, the same all day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.answers import Answer, Pillar, Reply
from companion.domain.birthday import next_birthday
from companion.domain.friend import Circle, Contact, ContactKind, Friend
from companion.domain.journal import Journal
from companion.domain.suggestions import LATE_WORDS, suggestions
from tests.domain.histories import TODAY, day, rest

FRIENDS = (
    Friend(1, "Mara", day("2020-01-01"), Circle.INNER),
    Friend(2, "Jo", day("2020-01-01"), Circle.INNER),
    Friend(3, "Ines", day("2020-01-01"), Circle.CLOSE, every=None),
    Friend(4, "Kim", day("2020-01-01"), Circle.CLOSE, birthday="03-12"),
    Friend(5, "Lu", day("2020-01-01"), Circle.WIDER, birthday="1980-03-17"),
)
CONTACTS = {1: "02-20", 2: "02-10", 3: "2025-06-01", 4: "03-01", 5: "03-05"}


def book(*more: Contact, drop: tuple[int, ...] = ()) -> Journal:
    contacts = [Contact(n, day(on), (n,)) for n, on in CONTACTS.items()]
    return Journal(
        friends={each.id: each for each in FRIENDS if each.id not in drop},
        contacts={number: each._replace(id=number) for number, each in enumerate([*contacts, *more])},
    )


def shown(journal: Journal, today: date = TODAY) -> list[tuple[int, str]]:
    return [(each.friend_id, each.reason) for each in suggestions(journal, today)]


def test_a_birthday_one_overdue_and_one_long_quiet_but_once_close() -> None:
    assert shown(book()) == [
        (4, "birthday on 12 March"),
        (2, "3 weeks past your weekly rhythm"),
        (3, "close once, quiet for 9 months"),
    ]


@pytest.mark.parametrize(
    ("today", "reason"),
    [
        ("03-12", "birthday today"),
        ("03-11", "birthday tomorrow"),
        ("03-05", "birthday on 12 March"),
        ("03-04", None),
    ],
)
def test_a_birthday_comes_up_seven_days_before(today: str, reason: str | None) -> None:
    found = [s.reason for s in suggestions(book(), day(today)) if s.kind == "birthday"]
    assert found == ([reason] if reason else [])


@pytest.mark.parametrize("kind", [ContactKind.CALL, ContactKind.ATTEMPT])
@pytest.mark.parametrize("who", [4, 2, 3, 1])
def test_a_contact_today_leaves_all_where_they_stand_and_says_who_is_done(
    kind: ContactKind, who: int
) -> None:
    found = suggestions(book(Contact(0, TODAY, (who,), kind)), TODAY)
    assert [each.friend_id for each in found] == [4, 2, 3]
    assert [each.friend_id for each in found if each.done] == ([who] if who != 1 else [])


@pytest.mark.parametrize("start", ["03-10", "03-09"])
def test_a_snooze_makes_way_for_the_next_at_once(start: str) -> None:
    journal = book()
    snoozed = journal.put("friends", journal.friends[2]._replace(rest=rest(start, "04-01")))
    assert [key for key, _ in shown(snoozed)] == [4, 1, 3]


@pytest.mark.parametrize("fields", [{"archived": TODAY}, {"died": TODAY}])
def test_so_does_who_is_archived_or_died(fields: dict[str, date]) -> None:
    journal = book()
    gone = journal.put("friends", journal.friends[2]._replace(**fields))  # type: ignore[arg-type]
    assert [key for key, _ in shown(gone)] == [4, 1, 3]


def test_so_does_who_was_left_alone() -> None:
    answer = Answer(1, TODAY, Pillar.FRIENDS, 2, day("02-10"), Reply.NOT_THIS)
    assert [key for key, _ in shown(book().put("answers", answer))] == [4, 1, 3]
    later = answer._replace(answered=TODAY - timedelta(days=30))
    assert [key for key, _ in shown(book().put("answers", later))] == [4, 2, 3]


def test_somebody_past_their_rhythm_but_not_overdue_may_be_the_one() -> None:
    friends = {1: FRIENDS[0]}
    for on, waits in (("03-04", False), ("03-03", True)):
        journal = Journal(friends=friends, contacts={1: Contact(1, day(on), (1,))})
        assert bool(shown(journal)) is waits


def test_resting_friends_are_not_suggested() -> None:
    journal = book()
    for key in (3, 4, 5):
        journal = journal.put("friends", journal.friends[key]._replace(rest=rest("03-10"), every="circle"))
    assert [key for key, _ in shown(journal)] == [2]


def test_a_contact_that_ended_a_snooze_lets_a_birthday_be_named() -> None:
    snoozed = book().put("friends", FRIENDS[3]._replace(rest=rest("03-02", "04-01")))
    met = snoozed.put("contacts", Contact(9, day("03-09"), (4,)))
    assert 4 not in dict(shown(snoozed))
    assert 4 in dict(shown(met))


def test_an_attempt_before_does_not_hide_a_birthday() -> None:
    tried = Contact(0, day("03-09"), (4,), ContactKind.ATTEMPT)
    assert shown(book(tried))[0] == (4, "birthday on 12 March")


def test_nobody_is_suggested_twice() -> None:
    journal = Journal(friends={1: FRIENDS[3]._replace(id=1, birthday="03-10")})
    assert shown(journal) == [(1, "birthday today")]


def test_very_long_quiet_says_that_late_messages_land_well() -> None:
    late = book().put("contacts", Contact(2, day("2024-06-01"), (3,)))
    assert shown(late)[-1] == (3, f"close once, quiet for 21 months; {LATE_WORDS}")
    for on, very in (("2025-03-10", True), ("2025-03-11", False)):
        journal = book().put("contacts", Contact(2, day(on), (3,)))
        assert (LATE_WORDS in dict(shown(journal))[3]) is very


def test_once_close_is_a_near_circle_or_six_contacts_within_a_year() -> None:
    far = FRIENDS[2]._replace(circle=Circle.KEPT)
    assert 3 not in dict(shown(book().put("friends", far)))
    often = [Contact(0, day("2024-06-15") + timedelta(days=70 * n), (3,)) for n in range(5)]
    assert 3 in dict(shown(book(*often).put("friends", far)))
    for span, close in ((365, True), (366, False)):  # the sixth is that of CONTACTS
        first = Contact(0, day("2025-06-01") - timedelta(days=span), (3,))
        often = [first, *(Contact(0, day("2025-05-01") + timedelta(days=n), (3,)) for n in range(4))]
        assert (3 in dict(shown(book(*often).put("friends", far)))) is close
    rarely = [Contact(0, day("2022-06-01") + timedelta(days=100 * n), (3,)) for n in range(6)]
    assert 3 not in dict(shown(book(*rarely).put("friends", far)))


def test_quiet_begins_after_half_a_year_and_the_longest_comes_first() -> None:
    since = TODAY - timedelta(days=180)
    for days, expected in ((0, True), (1, False)):
        journal = book().put("contacts", Contact(2, since + timedelta(days=days), (3,)))
        assert (3 in dict(shown(journal))) is expected
    other = FRIENDS[2]._replace(id=6, name="Abe")
    journal = book(Contact(0, day("2025-05-01"), (6,))).put("friends", other)
    assert shown(journal)[-1][0] == 6


def test_there_is_nothing_to_suggest_without_friends() -> None:
    assert suggestions(Journal(), TODAY) == []


@pytest.mark.parametrize(
    ("birthday", "leap_day", "today", "expected"),
    [
        ("03-12", "02-28", "2026-03-10", "2026-03-12"),
        ("03-10", "02-28", "2026-03-10", "2026-03-10"),
        ("1990-03-09", "02-28", "2026-03-10", "2027-03-09"),
        ("02-29", "02-28", "2026-01-10", "2026-02-28"),
        ("02-29", "03-01", "2026-01-10", "2026-03-01"),
        ("02-29", "03-01", "2028-01-10", "2028-02-29"),
        ("02-29", "02-28", "2027-03-10", "2028-02-29"),
        ("02-30", "02-28", "2026-01-10", None),
        ("in spring", "02-28", "2026-01-10", None),
        ("", "02-28", "2026-01-10", None),
    ],
)
def test_the_next_birthday(birthday: str, leap_day: str, today: str, expected: str | None) -> None:
    who = Friend(1, "Mara", day("2020-01-01"), birthday=birthday, leap_day=leap_day)
    assert next_birthday(who, day(today)) == (day(expected) if expected else None)
