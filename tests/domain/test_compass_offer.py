"""When the compass is offered: monthly, and when time alone rises while the rest falls."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.answers import Shown
from companion.domain.cards import COMPASS
from companion.domain.compass import Reading, Side
from companion.domain.compass_offer import distance, last_weeks, newest_two, offer
from companion.domain.friend import Contact, ContactKind
from companion.domain.journal import Journal
from companion.domain.session import Company, Session

TODAY = date(2026, 3, 10)
ALONE, TOGETHER, CONTACTS = (60, 90, 120, 180), (300, 240, 120, 60), (3, 2, 1, 1)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def weeks(
    alone: tuple[float, ...] = ALONE,
    together: tuple[float, ...] = TOGETHER,
    contacts: tuple[int, ...] = CONTACTS,
    kind: ContactKind = ContactKind.CALL,
) -> Journal:
    """Four weeks, the oldest first; the last one ended yesterday."""
    journal = Journal()
    key = 0
    for n in range(4):
        day = ago(1 + 7 * (3 - n))
        for company, minutes in ((Company.SOLO, alone[n]), (Company.SHARED, together[n])):
            key += 1
            journal = journal.put("sessions", Session(key, day, company, minutes))
        for _ in range(contacts[n]):
            key += 1
            journal = journal.put("contacts", Contact(key, day, (1,), kind))
    return journal


def read(journal: Journal, days_ago: int) -> Journal:
    return journal.put("readings", Reading(900 + days_ago, ago(days_ago), {"both": Side.LEFT}))


def test_the_last_four_weeks_are_counted_up_to_yesterday() -> None:
    found = last_weeks(weeks(), TODAY)
    assert (found.alone, found.together, found.contacts) == (ALONE, TOGETHER, CONTACTS)


def test_is_offered_when_time_alone_rises_while_shared_time_and_contacts_fall() -> None:
    offered = offer(weeks(), TODAY)
    assert offered is not None
    assert offered.weeks is not None
    assert offered.first
    again = offer(read(weeks(), 29), TODAY)
    assert again is not None
    assert not again.first


@pytest.mark.parametrize(
    "journal",
    [
        weeks(alone=(60, 60, 120, 180)),
        weeks(alone=(180, 120, 90, 60)),
        weeks(together=(60, 60, 60, 60)),
        weeks(together=(60, 120, 240, 300)),
        weeks(contacts=(1, 1, 1, 1)),
        weeks(contacts=(1, 1, 2, 3)),
        weeks(kind=ContactKind.ATTEMPT),
    ],
    ids=["a level week", "alone falls", "shared level", "shared rises", "contacts level", "more", "attempts"],
)
def test_is_not_offered_when_one_of_the_three_does_not_move_so(journal: Journal) -> None:
    assert offer(journal, TODAY) is None


def test_time_in_one_room_is_neither_alone_nor_shared() -> None:
    journal = weeks()
    changed = {key: session._replace(kind=Company.PARALLEL) for key, session in journal.sessions.items()}
    assert offer(journal._replace(sessions=changed), TODAY) is None


@pytest.mark.parametrize(("days_ago", "offered"), [(6, False), (7, True), (29, True)])
def test_a_reading_answers_the_four_weeks_for_seven_days(days_ago: int, offered: bool) -> None:
    assert (offer(read(weeks(), days_ago), TODAY) is not None) is offered


@pytest.mark.parametrize(("days_ago", "offered"), [(0, False), (29, False), (30, True)])
def test_is_offered_a_month_after_the_last_reading(days_ago: int, offered: bool) -> None:
    found = offer(read(Journal(), days_ago), TODAY)
    assert (found is not None) is offered
    assert found is None or found.weeks is None


@pytest.mark.parametrize(("days_ago", "offered"), [(29, False), (30, True)])
def test_is_offered_for_the_first_time_after_a_month_of_use(days_ago: int, offered: bool) -> None:
    journal = Journal().put("contacts", Contact(1, ago(days_ago), (1,)))
    assert (offer(journal, TODAY) is not None) is offered


def test_is_not_offered_to_somebody_who_has_just_begun() -> None:
    assert offer(Journal(), TODAY) is None


@pytest.mark.parametrize(("days_ago", "offered"), [(0, False), (29, False), (30, True)])
def test_set_aside_it_waits_for_a_month_whatever_moves(days_ago: int, offered: bool) -> None:
    journal = weeks().put("shown", Shown(1, ago(days_ago), COMPASS))
    assert (offer(journal, TODAY) is not None) is offered


@pytest.mark.parametrize(
    ("sides", "expected"),
    [("rrlll", True), ("rmmmm", False), ("rrrrr", True), ("rl", False), ("", False)],
)
def test_two_marks_on_the_distance_side_bring_the_card(sides: str, expected: bool) -> None:
    meaning = {"l": Side.LEFT, "m": Side.MIDDLE, "r": Side.RIGHT}
    marks = {str(n): meaning[side] for n, side in enumerate(sides)}
    assert distance(Reading(1, TODAY, marks)) is expected


def test_the_two_newest_readings_stand_beside_each_other() -> None:
    newest, before = newest_two(read(read(read(Journal(), 90), 10), 40))
    assert newest is not None
    assert before is not None
    assert (newest.date, before.date) == (ago(10), ago(40))
