"""What moved over time: counted by hand in small tables, and silent where too little was counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.friend import Circle, Contact, ContactKind, Friend
from companion.domain.habit import DONE, Entry, Habit, State, Version
from companion.domain.insights.over_time import (
    contacts_by_month,
    done_by_day,
    minutes_by_week,
    months_until,
    strength_by_month,
    weeks_until,
)
from companion.domain.insights.together import sentences
from companion.domain.journal import Journal
from companion.domain.session import After, Chosen, Company, Session
from companion.domain.strength import strength

TODAY = date(2026, 3, 10)  # a Tuesday
MONDAY = date(2026, 3, 9)


def test_the_months_and_weeks_end_with_the_current_one() -> None:
    assert months_until(TODAY)[0] == date(2025, 4, 1)
    assert months_until(TODAY)[-1] == date(2026, 3, 1)
    assert weeks_until(TODAY, 0)[-1] == MONDAY
    assert weeks_until(TODAY, 6)[-1] == date(2026, 3, 8)
    assert len(weeks_until(TODAY, 0)) == 12


def test_only_what_was_done_whole_is_on_the_map() -> None:
    journal = Journal().put("habits", Habit(1, "Walk", (Version(date(2026, 1, 1), amount=20.0),)))
    journal = journal.put("habits", Habit(2, "Tea", (Version(date(2026, 1, 1)),)))
    journal = journal.with_entry(1, TODAY, Entry(State.DONE, 20)).with_entry(2, TODAY, DONE)
    journal = journal.with_entry(1, MONDAY, Entry(State.DONE, 19)).with_entry(2, MONDAY, Entry(State.SKIPPED))
    journal = journal.with_entry(2, date(2025, 1, 1), DONE)
    assert done_by_day(journal, date(2026, 1, 1), TODAY) == {TODAY: 2}


def test_strength_by_month_is_the_strength_of_its_last_day() -> None:
    habit = Habit(1, "Tea", (Version(date(2025, 11, 20)),))
    entries = {date(2025, 11, 20) + timedelta(days=n): DONE for n in range(60)}
    line = strength_by_month(habit, entries, TODAY, months_until(TODAY))
    assert line[:7] == [None] * 7
    assert line[8] == pytest.approx(strength(habit, entries, date(2025, 12, 31)))
    assert line[-1] == pytest.approx(strength(habit, entries, TODAY))


def test_minutes_fall_into_their_week_and_kind() -> None:
    journal = Journal()
    for key, (day, kind, minutes) in enumerate(
        (
            (MONDAY, Company.SOLO, 30.0),
            (TODAY, Company.SOLO, 15.0),
            (MONDAY - timedelta(days=1), Company.SHARED, 90.0),
            (MONDAY - timedelta(weeks=20), Company.SOLO, 500.0),
            (TODAY, Company.PARALLEL, None),
        ),
        1,
    ):
        journal = journal.put("sessions", Session(key, day, kind, minutes))
    found = minutes_by_week(journal, weeks_until(TODAY, 0))
    assert found[Company.SOLO][-2:] == [0, 45]
    assert found[Company.SHARED][-2:] == [90, 0]
    assert sum(found[Company.PARALLEL]) == 0
    assert sum(found[Company.SOLO]) == 45


def test_contacts_count_for_the_circle_of_each_friend_and_an_attempt_does_not() -> None:
    journal = Journal().put("friends", Friend(1, "Mira", TODAY, Circle.INNER))
    journal = journal.put("friends", Friend(2, "Joren", TODAY, Circle.KEPT))
    journal = journal.put("contacts", Contact(1, MONDAY, (1, 2), ContactKind.CALL))
    journal = journal.put("contacts", Contact(2, TODAY, (1,), ContactKind.ATTEMPT))
    journal = journal.put("contacts", Contact(3, TODAY + timedelta(days=1), (1,), ContactKind.CALL))
    journal = journal.put("contacts", Contact(4, date(2026, 2, 1), (1,), ContactKind.LETTER))
    found = contacts_by_month(journal, months_until(TODAY), TODAY)
    assert found[Circle.INNER][-2:] == [1, 1]
    assert found[Circle.KEPT][-2:] == [0, 1]


def weeks_of_life(full: int, thin: int, marks_full: int, marks_thin: int) -> Journal:
    """``full`` weeks with two chosen hours alone, then ``thin`` ones, a check-in in each."""
    journal = Journal()
    for n in range(full + thin):
        day = MONDAY - timedelta(weeks=n + 1)
        is_full = n < full
        if is_full:
            journal = journal.put("sessions", Session(n + 1, day, minutes=120, chosen=Chosen.YES))
        left = marks_full if is_full else marks_thin
        at = n if is_full else n - full
        noticed = 1 if at < left else 0
        marks = {"drained": Mark(Marked.NOTICED if noticed else Marked.NOT_NOW)}
        journal = journal.put("check_ins", CheckIn(n + 1, day, marks))
    return journal


def test_the_sentence_of_the_product_with_its_counts() -> None:
    (said,) = sentences(weeks_of_life(9, 7, 1, 3), TODAY)
    assert said == (
        "In the 9 weeks with two or more chosen hours alone you marked 1 sign, in the 7 others 3."
    )


@pytest.mark.parametrize(
    ("full", "thin", "marks_full", "marks_thin"), [(3, 9, 2, 5), (9, 3, 2, 3), (8, 8, 1, 2), (0, 0, 0, 0)]
)
def test_nothing_is_said_where_the_counts_are_too_small(full, thin, marks_full, marks_thin) -> None:
    assert sentences(weeks_of_life(full, thin, marks_full, marks_thin), TODAY) == []


def test_no_sentence_names_a_cause() -> None:
    for sentence in sentences(weeks_of_life(9, 7, 1, 7), TODAY):
        assert not {"because", "causes", "makes", "leads", "helps", "should"} & set(sentence.lower().split())


def with_contacts(journal: Journal, weeks: int, a_week: int) -> Journal:
    """So many contacts in each of the last ``weeks`` weeks."""
    for n in range(weeks * a_week):
        day = MONDAY - timedelta(weeks=n // a_week + 1)
        journal = journal.put("contacts", Contact(n + 1, day, (1,), ContactKind.CALL))
    return journal


def test_a_week_with_two_contacts_is_one_with_friends_and_a_week_with_one_is_not() -> None:
    journal = weeks_of_life(0, 12, 0, 4)
    (said,) = sentences(with_contacts(journal, 5, 2), TODAY)
    assert (
        said == "In the 5 weeks with two or more contacts with friends you marked 4 signs, in the 7 others 0."
    )
    assert sentences(with_contacts(journal, 5, 1), TODAY) == []


def test_how_time_alone_left_one_is_told_of_weeks_with_two_contacts_and_of_the_others() -> None:
    journal = Journal()
    for n in range(12):
        after = After.RESTED if n in (0, 1, 2, 7) else After.WORSE
        journal = journal.put("sessions", Session(n + 1, MONDAY - timedelta(weeks=n + 1), after=after))
    (said,) = sentences(with_contacts(journal, 5, 2), TODAY)
    assert said == (
        "In the 5 weeks with two or more contacts, 3 of 5 times alone left you rested, "
        "in the 7 others 1 of 7."
    )
    assert sentences(with_contacts(journal, 5, 1), TODAY) == []
