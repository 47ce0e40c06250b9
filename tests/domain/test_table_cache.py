"""A fact of whole tables is worked out once while they are the same, and anew when one of them is not."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.habit import DONE
from companion.domain.journal import Journal
from companion.domain.session import Session
from companion.domain.table_cache import cached_by_tables

TODAY = date(2026, 3, 10)


def test_a_tick_asks_no_session_again_and_a_session_does() -> None:
    asked: list[int] = []

    @cached_by_tables("sessions")
    def number(journal: Journal, today: date) -> int:
        asked.append(1)
        return sum(session.date <= today for session in journal.sessions.values())

    journal = Journal().put("sessions", Session(1, TODAY))
    ticked = journal.with_entry(1, TODAY, DONE)
    assert (number(journal, TODAY), number(ticked, TODAY), len(asked)) == (1, 1, 1)
    assert number(journal.put("sessions", Session(2, TODAY)), TODAY) == 2
    assert number(journal, TODAY) == 1


def test_each_day_has_its_own() -> None:
    asked: list[date] = []

    @cached_by_tables("sessions")
    def day_of(journal: Journal, today: date) -> date:
        asked.append(today)
        return today

    days = [TODAY + timedelta(days=n) for n in range(40)]
    assert [day_of(Journal(), day) for day in days] == days
    assert [day_of(Journal(), day) for day in days[-8:]] == days[-8:]
    assert len(asked) == 40
