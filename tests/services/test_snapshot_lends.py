"""What one snapshot lends the next is what the next would have found itself."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from companion.bootstrap import make_companion
from companion.domain.friend import ContactKind
from companion.domain.session import Session
from companion.services.demo import write_demo
from companion.services.snapshot import Snapshot
from companion.services.status import status_json

TODAY = date(2026, 3, 10)
PARTS = ("habits", "friends", "interests", "lapses", "asking", "suggestions", "blocks", "resting", "away")


@pytest.fixture
def companion(tmp_path):
    made = make_companion(tmp_path / "companion.json", lambda: datetime(2026, 3, 10, 9, 0))
    write_demo(made.work.repository, TODAY, 1)
    return made


def acts(companion):
    """Changes of every kind, one after the other."""
    journal = companion.work.journal
    for habit in list(journal.habits)[:6]:
        yield lambda habit=habit: companion.habits.tick(habit)
        yield lambda habit=habit: companion.habits.clear(habit)
        yield lambda habit=habit: companion.habits.tick(habit, day=TODAY - timedelta(days=1))
    friend = next(iter(journal.friends))
    yield lambda: companion.friends.log([friend], kind=ContactKind.CALL)
    interest = next(iter(journal.interests))
    yield lambda: companion.sessions.log(Session(0, TODAY, minutes=20, interest=interest))
    yield lambda: companion.habits.pause(next(iter(journal.habits)), until=TODAY + timedelta(days=3))


def test_a_snapshot_that_was_lent_to_says_the_same_as_one_made_alone(companion):
    shot = companion.snapshot()
    for part in PARTS:
        getattr(shot, part)
    for act in acts(companion):
        shot = companion.snapshot_of(act(), shot)
        alone = Snapshot(companion.work.journal, TODAY)
        assert status_json(shot) == status_json(alone)
        for part in PARTS:
            assert getattr(shot, part) == getattr(alone, part), part


def test_a_tick_leaves_friends_and_interests_alone(companion):
    before = companion.snapshot()
    for part in PARTS:
        getattr(before, part)
    after = companion.snapshot_of(companion.habits.tick(list(companion.work.journal.habits)[1]), before)
    assert after.friends is before.friends
    assert after.interests is before.interests
    assert after.suggestions is before.suggestions
    unchanged = [one is other for one, other in zip(before.habits, after.habits, strict=True)]
    assert unchanged.count(False) == 1


def test_another_day_lends_nothing(companion):
    before = companion.snapshot()
    assert before.friends
    after = Snapshot(companion.work.journal, TODAY + timedelta(days=1), before)
    assert after.friends is not before.friends
    assert status_json(after) == status_json(Snapshot(companion.work.journal, TODAY + timedelta(days=1)))


def test_a_fact_of_another_day_is_not_lent_though_the_same_went_quiet(tmp_path):
    companion = make_companion(tmp_path / "new.json", lambda: datetime(2026, 3, 10, 9, 0))
    companion.friends.add("Noor", added=TODAY - timedelta(days=50))
    companion.interests.add("Cello", added=TODAY - timedelta(days=60))
    before = companion.snapshot()
    assert "went quiet in four weeks: friends" in {fit.fact for fit in before.lapses[0].signs}
    after = Snapshot(companion.work.journal, TODAY + timedelta(days=30), before)
    assert "quiet for more than four weeks: friends, interests" in {fit.fact for fit in after.lapses[0].signs}


def test_a_muted_sign_leaves_the_friends_to_reach_as_they_are(companion):
    before = companion.snapshot()
    assert before.suggestions
    after = companion.snapshot_of(companion.care.mute("quiet-friends"), before)
    assert after.suggestions == before.suggestions
    assert [question for question in after.asking if question.pillar == "friends"] == []
