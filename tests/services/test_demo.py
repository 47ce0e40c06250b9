"""The made-up life: the same for the same day, with everything in it there is to see."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import count

import pytest

from companion.domain.answers import Pillar
from companion.domain.friend import Circle
from companion.domain.friend_status import FriendState
from companion.domain.schedule import Kind
from companion.domain.suggestions import SuggestionKind
from companion.domain.support import who_else
from companion.services.demo import demo_journal, write_demo
from companion.services.snapshot import Snapshot

# A leap day, the first of a year and of a month, each weekday: nothing may depend on when one looks.
DAYS = [date(2024, 2, 29), date(2026, 1, 1), *(date(2026, 3, 9) + timedelta(days=n) for n in range(7))]


def demo(today: date, years: int = 2):
    ids = count(1)
    return demo_journal(today, years, lambda: next(ids))


def test_the_same_day_gives_the_same_life():
    assert demo(date(2026, 3, 10)) == demo(date(2026, 3, 10))
    assert demo(date(2026, 3, 10)) != demo(date(2026, 3, 11))


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("years", [1, 2, 5])
def test_every_state_is_there_on_any_day(today, years):
    journal = demo(today, years)
    shot = Snapshot(journal, today)

    kinds = {version.schedule.kind for habit in journal.habits.values() for version in habit.versions}
    assert kinds == set(Kind)
    assert any(habit.archived for habit in journal.habits.values())
    assert any(len(habit.versions) > 1 for habit in journal.habits.values())
    states = {view.streak.state for view in shot.habits}
    assert {"kept", "open", "excused", "unscheduled"} <= states
    assert any(view.streak.at_risk for view in shot.habits)
    book = next(view for view in shot.habits if view.habit.name == "An hour with a book")
    assert book.streak.lapsed_on is not None
    assert [view.habit.name for view in shot.habits if view.streak.lapsed_on] == ["An hour with a book"]

    assert {status.state for status in shot.friends} == set(FriendState)
    assert {status.friend.circle for status in shot.friends} == set(Circle)
    assert any(status.last is None for status in shot.friends)
    assert any(status.cadence is None for status in shot.friends)
    assert any(status.planned for status in shot.friends)
    assert shot.suggestions[0].kind is SuggestionKind.BIRTHDAY

    paces = Counter(progress.pace.value for progress in shot.interests)
    assert set(paces) == {"ahead", "on pace", "behind", "open", "reached"}
    assert {question.pillar for question in shot.asking} >= set(Pillar)


@pytest.mark.parametrize("years", [1, 2, 5])
def test_one_habit_is_quiet_now_and_not_two(years):
    for number in range(0, 366, 17):
        today = date(2024, 2, 29) + timedelta(days=number)
        quiet = [
            view.habit.name for view in Snapshot(demo(today, years), today).habits if view.streak.lapsed_on
        ]
        assert quiet == ["An hour with a book"], today


def test_some_days_are_done_in_part_and_one_need_is_open():
    journal = demo(date(2026, 3, 10))
    assert any(
        0 < habit.fraction(entry, day) < 1
        for habit in journal.habits.values()
        for day, entry in journal.entries_of(habit.id).items()
    )
    assert [need for need, friend in who_else(journal).items() if friend is None] == ["ideas"]


def test_nothing_lies_ahead_but_plans():
    today = date(2026, 3, 10)
    journal = demo(today)
    assert all(day <= today for days in journal.entries.values() for day in days)
    assert all(session.date <= today for session in journal.sessions.values())
    assert sum(contact.date > today for contact in journal.contacts.values()) == 2


def test_ten_years_are_ten_years():
    today = date(2026, 3, 10)
    journal = demo(today, 10)
    first = min(day for days in journal.entries.values() for day in days)
    assert date(2016, 3, 8) <= first <= date(2016, 3, 20)
    assert len(journal.check_ins) > 80


def test_a_file_of_ones_own_does_not_change_it(tmp_path, monkeypatch):
    (tmp_path / "demo.toml").write_text('[[habit]]\nname = "Mine"\n')
    monkeypatch.setenv("COMPANION_CONTENT", str(tmp_path))
    assert len(demo(date(2026, 3, 10)).habits) == 11


def test_it_is_kept_like_any_other_journal(work):
    write_demo(work.repository, work.today(), 1)
    assert len(work.journal.habits) == 11
    assert Snapshot(work.journal, work.today()).asking
