"""What one does with interests of one's own, on a store in memory."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.errors import Refused, Unknown
from companion.domain.interest import OPEN, Interest, parse_goal
from companion.domain.session import Session
from tests.services.memory import TODAY, one

BOOKS = parse_goal("12 books by 2026-12-31")


@pytest.fixture
def interests(companion):
    return companion.interests


def add(interests, name: str = "Cello", **fields) -> int:
    return interests.add(name, **fields).delta[0].key


def change_to(interests, key: int, **fields):
    before = interests.get(key)
    given = {name: getattr(before, name) for name in ("name", "goal", "why", "ours", "baseline")}
    return interests.edit(key, **{**given, **fields})


def test_a_new_one_is_as_it_was_said(interests) -> None:
    change = interests.add(" Cello ", goal=BOOKS, why="mine", ours=True, baseline=True)
    assert one(change.journal.interests) == Interest(
        1, "Cello", TODAY, why="mine", ours=True, goal=BOOKS, baseline=True, order=1
    )
    assert change.words == "Cello: added"


def test_each_comes_after_those_that_are_there_and_was_added_when_one_says(interests) -> None:
    long_ago = TODAY - timedelta(days=400)
    ids = [add(interests, name, added=long_ago) for name in ("Cello", "Birds", "Maps")]
    assert [interests.get(key).order for key in ids] == [1, 2, 3]
    assert interests.get(ids[0]).added == long_ago


@pytest.mark.parametrize(("name", "words"), [(" ", "a name is needed"), ("cello", "already one called")])
def test_an_empty_or_taken_name_is_refused(interests, name, words) -> None:
    add(interests)
    other = add(interests, "Birds")
    with pytest.raises(Refused, match=words):
        add(interests, name)
    with pytest.raises(Refused, match=words):
        change_to(interests, other, name=name)


class TestGoals:
    def test_one_whose_date_has_passed_is_refused_and_one_of_today_is_not(self, interests, store) -> None:
        over, today = (BOOKS._replace(by=day) for day in (TODAY - timedelta(days=1), TODAY))
        with pytest.raises(Refused, match="2026-03-09 has passed"):
            add(interests, goal=over)
        key = add(interests, goal=today)
        with pytest.raises(Refused, match="has passed"):
            change_to(interests, key, goal=over)

    def test_one_that_has_passed_since_does_not_hinder_another_change(self, interests, clock) -> None:
        key = add(interests, goal=BOOKS)
        clock.on(days=400)
        assert change_to(interests, key, why="still mine").words == "Cello: changed"
        assert interests.get(key).why == "still mine"

    @pytest.mark.parametrize(
        ("goal", "begins_anew"),
        [
            (parse_goal("12 books by 2027-01-30"), False),
            (parse_goal("20 books by 2026-12-31"), False),
            (parse_goal("12 films by 2026-12-31"), True),
            (parse_goal("3 sessions a week"), True),
        ],
    )
    def test_only_one_that_counts_something_else_begins_anew(
        self, interests, clock, goal, begins_anew
    ) -> None:
        key = add(interests, goal=parse_goal("120 minutes a week"))
        change_to(interests, key, goal=BOOKS)
        assert interests.get(key).goal_since == TODAY
        clock.on(days=20)
        change_to(interests, key, goal=goal)
        assert interests.get(key).goal_since == TODAY + timedelta(days=20 if begins_anew else 0)


def test_every_field_can_be_changed(interests) -> None:
    key = add(interests)
    change = change_to(interests, key, name=" Birds ", why="early", ours=True, baseline=True)
    kept = interests.get(key)
    assert (kept.name, kept.why, kept.ours, kept.baseline) == ("Birds", "early", True, True)
    assert change.words == "Birds: changed"


def test_put_away_and_brought_back(interests) -> None:
    key = add(interests, goal=OPEN)
    assert interests.archive(key).words == "Cello: archived"
    assert interests.get(key).archived == TODAY
    assert interests.bring_back(key).words == "Cello: back on the list"
    assert interests.get(key).archived is None


def test_deleted_its_sessions_stay_without_it(companion, interests, store) -> None:
    cello, birds = add(interests), add(interests, "Birds")
    for key in (cello, birds):
        companion.sessions.log(Session(0, TODAY, interest=key))
    before = store.journal
    change = interests.delete(cello)
    assert change.words == "Cello: deleted"
    assert sorted(store.journal.interests) == [birds]
    assert [session.interest for session in store.journal.sessions.values()] == [None, birds]
    companion.undo(change)
    assert store.journal == before


@pytest.mark.parametrize("act", ["archive", "bring_back", "delete", "get"])
def test_one_that_is_gone_says_so(interests, act) -> None:
    with pytest.raises(Unknown, match="that interest is gone") as error:
        getattr(interests, act)(404)
    assert error.value.hint
