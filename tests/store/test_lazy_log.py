"""Sessions and contacts read in part are the same as when all are read, and so is what is said of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.content import signs
from companion.domain import everything, fading, friend_status, log_queries, pace
from companion.domain.evidence import evidence
from companion.domain.fortnights import solo_times
from companion.domain.friend import Circle, Contact, ContactKind, Friend
from companion.domain.habit import Habit, Version
from companion.domain.interest import Interest, parse_goal
from companion.domain.journal import Journal
from companion.domain.schedule import DAILY
from companion.domain.session import After, Chosen, Company, Session
from companion.services.snapshot import Snapshot
from companion.services.status_text import STATUS_TEXTS
from companion.store.codec import encode
from companion.store.lazy import LazyLog
from companion.store.stamps import tombstone
from companion.store.tables import Table

TODAY = date(2026, 3, 10)
GOALS = ["60 minutes a week", "12 books by 2026-07-31", "2 sessions a month", "open"]
ages = st.one_of(st.integers(-3, 60), st.integers(300, 1500))
sessions = st.lists(
    st.builds(
        lambda age, **fields: Session(0, TODAY - timedelta(days=age), **fields),
        ages,
        kind=st.sampled_from(Company),
        minutes=st.sampled_from([None, 20.0]),
        chosen=st.sampled_from([None, *Chosen]),
        after=st.sampled_from([None, *After]),
        interest=st.sampled_from([None, 1, 2, 3, 4, 11]),
        note=st.sampled_from(["", 'x": {"date": "2026-03-09", "interest": 1']),
    ),
    max_size=30,
).map(lambda found: {at: each._replace(id=at) for at, each in enumerate(found, 1)})


contacts = st.lists(
    st.builds(
        lambda age, **fields: Contact(0, TODAY - timedelta(days=age), **fields),
        st.one_of(ages, st.sampled_from([0, 1, 179, 180, 181, 399, 400, 401])),
        friends=st.lists(st.sampled_from([1, 2, 3, 11]), min_size=1, max_size=3, unique=True).map(tuple),
        kind=st.sampled_from([ContactKind.CALL, ContactKind.ATTEMPT]),
        seen=st.sampled_from(["", "alone"]),
    ),
    max_size=30,
).map(lambda found: {at: each._replace(id=at) for at, each in enumerate(found, 1)})


def table_of(records, name: str = "sessions") -> LazyLog:
    documents = {str(key): encode(name, record) for key, record in records.items()}
    return LazyLog(name, Table.of(documents))


def journal_with(some, met=None) -> Journal:
    journal = Journal(sessions=some, contacts={} if met is None else met)
    for key, circle in enumerate(Circle, 1):
        friend = Friend(key, ("Ada", "Ben", "Cleo", "Dov")[key - 1], TODAY - timedelta(days=1600), circle)
        journal = journal.put("friends", friend)
    for key, (goal, since) in enumerate(zip(GOALS, (900, 900, 900, 20), strict=True), 1):
        name = ("Reading", "Chess", "Birds", "Maps")[key - 1]
        found = Interest(key, name, added=TODAY - timedelta(days=1600))
        found = found._replace(goal=parse_goal(goal), goal_since=TODAY - timedelta(days=since))
        journal = journal.put("interests", found)
    old = Habit(5, "Notebook", (Version(TODAY - timedelta(days=1600), DAILY),))
    return journal.put("habits", old)


@given(sessions, ages)
def test_what_is_read_in_part_is_what_is_there(some, age) -> None:
    day = TODAY - timedelta(days=age)
    of = table_of(some)
    assert list(of.since(day)) == [each for each in some.values() if each.date >= day]
    assert list(of.since(day - timedelta(days=50))) == list(log_queries.since(some, day - timedelta(days=50)))
    assert list(of.since(day)) == list(log_queries.since(some, day))
    assert list(of.of_interest(1)) == [each for each in some.values() if each.interest == 1]
    alone = [each for each in some.values() if each.kind is Company.SOLO and each.date <= TODAY]
    last = sorted(alone, key=lambda each: (each.date, each.id), reverse=True)[:3]
    assert log_queries.newest(of, TODAY, 3, lambda each: each.kind is Company.SOLO) == last
    assert of.any_before(day) == log_queries.any_before(some, day)
    assert dict(of) == some


@given(contacts)
def test_the_contacts_with_some_friends_are_what_is_there(met) -> None:
    of = table_of(met, "contacts")
    assert list(of.of_friends([1, 3])) == [each for each in met.values() if {1, 3} & set(each.friends)]
    assert of.of_friends([]) == []


def test_gone_unreadable_and_oddly_written_records() -> None:
    of = Table.of(
        {
            "1": {"minutes": 20, "date": "2026-03-09"},
            "2": tombstone(7),
            "3": {"date": "2026-13-41"},
            "4": {"date": "2026-03-08"},
            "5": {"date": 7},
        }
    )
    log = LazyLog("sessions", of)
    assert [each.id for each in log.since(date(2026, 1, 1))] == [1, 4]
    assert log.any_before(date(2026, 3, 9)) and not log.any_before(date(2026, 3, 8))
    assert LazyLog("sessions", Table(blob=b'"1": {"minutes": 20, "date": "2026-03-09"}')).any_before(TODAY)
    assert LazyLog("sessions", Table(blob=b"")).since(TODAY) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(sessions, contacts)
def test_what_is_said_is_the_same_as_when_all_is_looked_at(some, met) -> None:
    lazily = journal_with(table_of(some), table_of(met, "contacts"))
    found = [said(lazily), said(journal_with(dict(some), dict(met)))]
    with pytest.MonkeyPatch.context() as patch:
        for module in (everything, friend_status, log_queries, pace):
            patch.setattr(module, "LOOK_BACK", timedelta(days=40_000))
        patch.setattr(friend_status, "QUIET_DAYS", 0)  # or only quiet friends would have all looked at
        found.append(said(journal_with(dict(some), dict(met))))
    assert found[0] == found[1] == found[2]


def said(journal: Journal) -> dict[str, object]:
    shot = Snapshot(journal, TODAY)
    words: dict[str, Any] = {part: text(shot) for part, text in STATUS_TEXTS.items()}
    words |= {sign: evidence(sign, journal, TODAY) for sign in signs()}
    words["solo"] = solo_times(journal, TODAY)
    return (
        words
        | {"lapses": shot.lapses, "interests": shot.interests, "offer": shot.compass_offer}
        | {
            "friends": shot.friends,
            "suggestions": shot.suggestions,
            "trend": fading.trend(journal, TODAY),
            "noted": everything.last_noted(journal, TODAY),
        }
    )
