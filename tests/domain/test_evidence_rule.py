"""No fact speaks against its sign: journals of ticks, of sessions and of both, by the rule written anew."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.content import signs
from companion.domain.evidence import evidence, is_thinking
from companion.domain.friend import Circle, Contact, Friend
from companion.domain.habit import DONE, Entry, Habit, State, Version
from companion.domain.interest import Interest
from companion.domain.journal import Journal
from companion.domain.own_line import OwnKind, OwnLine
from companion.domain.schedule import DAILY
from companion.domain.session import After, Chosen, Company, Session

TODAY = date(2026, 3, 10)
START = date(2025, 9, 1)
HABITS = {1: "Coffee", 2: "Notebook", 3: "Walk"}
INTERESTS = {11: "Cello", 12: "Deep reading"}
PARTLY = Entry(State.DONE, 5)

ages = st.lists(st.integers(-2, 60), max_size=25, unique=True)
ticks = st.fixed_dictionaries(dict.fromkeys(HABITS, ages))
logged = st.lists(
    st.tuples(
        st.integers(-2, 60),
        st.sampled_from(list(Company)),
        st.sampled_from((None, *INTERESTS)),
        st.sampled_from((None, *Chosen)),
        st.sampled_from((None, *After)),
    ),
    max_size=25,
)
rest = st.fixed_dictionaries(
    {
        "baseline": st.booleans(),
        "choices": st.lists(st.integers(-2, 60), max_size=3),
        "contacts": st.lists(st.integers(0, 60), max_size=4),
    }
)


def ago(age: int) -> date:
    return TODAY - timedelta(days=age)


def made(ticked, sessions, more) -> Journal:
    journal = Journal()
    for key, name in HABITS.items():
        journal = journal.put("habits", Habit(key, name, (Version(START, DAILY),)))
        days = {ago(age): PARTLY if age % 5 == 0 else DONE for age in ticked.get(key, ())}
        journal = journal._replace(entries={**journal.entries, key: days})
    for key, name in INTERESTS.items():
        journal = journal.put("interests", Interest(key, name, START, baseline=more["baseline"]))
    for key, (age, kind, interest, chosen, after) in enumerate(sessions):
        session = Session(key, ago(age), kind, 20, chosen=chosen, after=after, interest=interest)
        journal = journal.put("sessions", session)
    for key, age in enumerate(more["choices"]):
        journal = journal.put("own_lines", OwnLine(key, ago(age), OwnKind.CHOICE, "so"))
    journal = journal.put("friends", Friend(1, "Mara", START, Circle.INNER))
    for key, age in enumerate(more["contacts"]):
        journal = journal.put("contacts", Contact(key, ago(age), (1,)))
    return journal


def within(days, first: int, last: int) -> int:
    """How many of ``days`` are from ``first`` to ``last`` days ago."""
    return len([day for day in days if first <= (TODAY - day).days <= last])


def ticked_days(journal: Journal, key: int) -> set[date]:
    return {day for day, entry in journal.entries_of(key).items() if entry.state is State.DONE}


def solo_days(journal: Journal) -> list[date]:
    return [one.date for one in journal.sessions.values() if one.kind is Company.SOLO and one.date <= TODAY]


def alone(journal: Journal) -> set[date]:
    return {*solo_days(journal), *(day for key in HABITS for day in ticked_days(journal, key))}


def thinking(journal: Journal) -> set[date]:
    known = {key for key, name in INTERESTS.items() if is_thinking(name)}
    read = {one.date for one in journal.sessions.values() if one.interest in known and one.date <= TODAY}
    return read | {d for key, name in HABITS.items() if is_thinking(name) for d in ticked_days(journal, key)}


def interest_days(journal: Journal, name: str = "") -> list[date]:
    return [
        one.date
        for one in journal.sessions.values()
        if one.interest is not None and one.date <= TODAY and name in ("", INTERESTS[one.interest])
    ]


def check_rarer(fact: str, journal: Journal, days) -> bool:
    found = re.search(r"(\d+) \D*last 14 days, (\d+) \D*14 before", fact)
    if found is None:
        return False
    now, before = within(days, 0, 13), within(days, 14, 27)
    assert (int(found[1]), int(found[2])) == (now, before), fact
    assert now < before, fact
    return True


def speaks_for(sign: str, fact: str, journal: Journal) -> None:
    """Raises AssertionError when ``fact`` is not so, or speaks against ``sign``."""
    name = fact.partition(":")[0]
    match sign:
        case "drained" if "left you" in fact:
            recent = [s for s in journal.sessions.values() if s.kind is Company.SOLO and s.date <= TODAY]
            after = [s.after for s in recent if (TODAY - s.date).days <= 13]
            assert after.count(After.WORSE) + after.count(After.SAME) > after.count(After.RESTED)
        case "drained" if fact.startswith("no quiet session"):
            assert within(solo_days(journal), 0, 13) == 0
            assert within(alone(journal), 0, 13) == 0
        case "drained" if name in HABITS.values():
            key = next(key for key, one in HABITS.items() if one == name)
            assert check_rarer(fact, journal, ticked_days(journal, key))
        case "drained":
            assert check_rarer(fact, journal, solo_days(journal))
        case "uneasy-alone" if fact.startswith("time alone"):
            assert check_rarer(fact, journal, alone(journal))
        case "uneasy-alone":
            numbers = re.search(r"(\d+) of your last (\d+)", fact)
            assert "was not your own choice" in fact or (numbers and 2 * int(numbers[1]) <= int(numbers[2]))
        case "shallow-thinking" if "last time" in fact:
            assert within(thinking(journal), 0, 13) == 0
        case "shallow-thinking":
            assert check_rarer(fact, journal, thinking(journal))
        case "dry-ideas" if fact.startswith("last session"):
            assert within(interest_days(journal), 0, 13) == 0
        case "dry-ideas":
            assert check_rarer(fact, journal, interest_days(journal))
            assert within(interest_days(journal), 0, 6) == 0
        case "lost-loves":
            for said in fact.partition(": ")[2].split("; "):
                assert within(interest_days(journal, said.partition(",")[0]), 0, 27) == 0
        case "quiet-compass" | "handed-over-decisions":
            own = [line.date for line in journal.own_lines.values() if line.date <= TODAY]
            assert within([*own, *solo_chosen(journal)], 0, 13) == 0
        case "quiet-friends":
            last = max((one.date for one in journal.contacts.values()), default=START)
            assert (TODAY - last).days > 7
        case "short-fuse":
            assert alone(journal) or interest_days(journal) or "friends" in fact or "interests" in fact
        case _:
            raise AssertionError(f"{sign}: {fact}")


def solo_chosen(journal: Journal) -> list[date]:
    return [
        one.date
        for one in journal.sessions.values()
        if one.chosen is Chosen.YES and one.kind is Company.SOLO and one.date <= TODAY
    ]


def every_fact(journal: Journal) -> dict[str, str]:
    facts = {sign: evidence(sign, journal, TODAY) for sign in signs()}
    for sign, fact in facts.items():
        if fact:
            speaks_for(sign, fact, journal)
    return facts


@settings(max_examples=150, deadline=None)
@given(ticks, rest)
def test_of_one_who_only_ticks(ticked, more) -> None:
    journal = made(ticked, [], more)
    facts = every_fact(journal)
    dropped = any(
        within(ticked_days(journal, key), 0, 13) < within(ticked_days(journal, key), 14, 27) for key in HABITS
    )
    less = within(alone(journal), 0, 13) < within(alone(journal), 14, 27)
    assert bool(facts["drained"]) is (dropped and (less or not within(alone(journal), 0, 13)))


@settings(max_examples=150, deadline=None)
@given(logged, rest)
def test_of_one_who_only_times_sessions(sessions, more) -> None:
    journal = made({}, sessions, more)
    facts = every_fact(journal)
    days = interest_days(journal)
    if days and not within(days, 0, 13):
        assert facts["dry-ideas"]


@settings(max_examples=150, deadline=None)
@given(ticks, logged, rest)
def test_of_one_who_does_both(ticked, sessions, more) -> None:
    every_fact(made(ticked, sessions, more))
