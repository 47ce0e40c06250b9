"""The monthly talk: when it is, and an agenda without notes."""

from __future__ import annotations

from datetime import date, datetime, time

from companion.domain.block import Block, Instead
from companion.domain.friend import Contact, ContactKind, Friend
from companion.domain.interest import Interest
from companion.domain.journal import Journal
from companion.domain.monthly_talk import agenda, talk_days
from companion.domain.session import After, Company, Session
from companion.domain.talk import MonthlyTalk
from tests.domain.histories import make

TODAY = date(2026, 3, 10)
LATE = datetime(2026, 3, 10, 22)
SUNDAYS = MonthlyTalk(1, "FREQ=MONTHLY;BYDAY=1SU", date(2026, 1, 1), time(17))
SECRET = "nobody may read this"


def falls(talk: MonthlyTalk, today: date = TODAY) -> list[date]:
    return [one.falls for one in talk_days(talk, today)]


def test_follows_its_rule() -> None:
    assert falls(SUNDAYS) == [date(2026, 4, 5), date(2026, 5, 3), date(2026, 6, 7)]


def test_is_still_on_its_day() -> None:
    assert falls(SUNDAYS, date(2026, 4, 5))[0] == date(2026, 4, 5)


def test_one_may_move_and_the_others_stay() -> None:
    moved = SUNDAYS._replace(moved=(Instead(date(2026, 4, 5), date(2026, 4, 11)),))
    assert falls(moved)[:2] == [date(2026, 4, 11), date(2026, 5, 3)]


def test_one_of_before_may_move_into_the_days_to_come() -> None:
    moved = SUNDAYS._replace(moved=(Instead(date(2026, 3, 1), date(2026, 3, 14)),))
    assert falls(moved)[0] == date(2026, 3, 14)


def test_one_may_be_left_out() -> None:
    dropped = SUNDAYS._replace(moved=(Instead(date(2026, 4, 5)),))
    assert falls(dropped)[0] == date(2026, 5, 3)


def test_one_that_was_held_is_over() -> None:
    assert falls(SUNDAYS._replace(held=(date(2026, 4, 5),)), date(2026, 4, 5))[0] == date(2026, 5, 3)


def journal() -> Journal:
    """Two planned times, one of them kept; three sessions; contacts; notes everywhere."""
    block = Block(1, "Library", date(2026, 3, 3), time(18), 90, "FREQ=WEEKLY;BYDAY=TU", note=SECRET)
    made = Journal().put("blocks", block)
    alone = Session(2, date(2026, 3, 3), Company.SOLO, 60, "window", after=After.RESTED, note=SECRET)
    from companion.domain.session import Chosen

    made = made.put("sessions", alone._replace(chosen=Chosen.YES))
    made = made.put("sessions", Session(3, date(2026, 3, 5), Company.SHARED, 60, note=SECRET, tell=SECRET))
    made = made.put("friends", Friend(4, "Mira", date(2025, 1, 1), note=SECRET))
    made = made.put("friends", Friend(5, "Joren", date(2025, 1, 1)))
    made = made.put("contacts", Contact(6, date(2026, 3, 6), (4,), ContactKind.CALL, note=SECRET))
    return made.put("contacts", Contact(7, date(2026, 3, 7), (5,), ContactKind.ATTEMPT))


def test_the_agenda_is_facts_since_the_last_talk() -> None:
    found = agenda(journal(), SUNDAYS._replace(held=(date(2026, 3, 1),)), TODAY, LATE)
    assert found.since == date(2026, 3, 1)
    assert (found.planned, found.kept) == (2, 1)
    assert found.rested == (("window", 1),)
    assert found.friends == ("Mira",)


def test_what_rested_one_is_named_by_interest_habit_or_place() -> None:
    made = journal().put("habits", make()._replace(id=8, name="Coffee"))
    made = made.put("interests", Interest(9, "Woodcut", date(2026, 1, 1)))
    alone = made.sessions[2]
    of_things = (alone._replace(habit=8), alone._replace(interest=9), alone._replace(habit=99))
    for key, one in enumerate(of_things):
        made = made.put("sessions", one._replace(id=11 + key))
    made = made.put("sessions", alone._replace(id=20, place=""))
    assert sorted(agenda(made, SUNDAYS, TODAY, LATE).rested) == [("Coffee", 1), ("Woodcut", 1), ("window", 2)]


def test_a_block_of_this_evening_is_not_counted_in_the_morning() -> None:
    morning = LATE.replace(hour=9)
    found = agenda(journal(), SUNDAYS._replace(held=(date(2026, 3, 1),)), TODAY, morning)
    assert (found.planned, found.kept) == (1, 1)


def test_no_note_is_in_the_agenda() -> None:
    assert SECRET not in repr(agenda(journal(), SUNDAYS, TODAY, LATE))
