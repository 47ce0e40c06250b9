"""The fact from the person's own data that stands beside each sign."""

from __future__ import annotations

from typing import Any

import pytest

from companion.content import signs
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.evidence import evidence
from companion.domain.friend import Circle, Contact, Friend
from companion.domain.habit import Habit
from companion.domain.interest import Interest
from companion.domain.journal import Journal
from companion.domain.own_line import OwnKind, OwnLine
from companion.domain.session import After, Chosen, Company, Session
from tests.domain.histories import TODAY, day, history, make

EMPTY = Journal()


def with_sessions(*rows: tuple[str, dict[str, Any]]) -> Journal:
    sessions = [Session(n, day(on), **fields) for n, (on, fields) in enumerate(rows)]
    return Journal(sessions={session.id: session for session in sessions})


def with_mark(sign: str, mark: Mark, on: str = "03-01") -> Journal:
    return EMPTY.put("check_ins", CheckIn(1, day(on), {sign: mark}))


def habit(name: str, key: int) -> Habit:
    return make()._replace(id=key, name=name)


def ticked(name: str, letters: str, start: str = "02-11", key: int = 1) -> Journal:
    return EMPTY.put("habits", habit(name, key))._replace(entries={key: history(letters, start)})


@pytest.mark.parametrize("sign", list(signs()))
def test_without_any_data_no_sign_has_a_fact(sign: str) -> None:
    assert evidence(sign, EMPTY, TODAY) == ""


def test_an_unknown_sign_is_an_error() -> None:
    with pytest.raises(KeyError):
        evidence("no-such-sign", EMPTY, TODAY)


FIVE: list[tuple[str, dict[str, Any]]] = [(f"02-{n}", {}) for n in range(15, 20)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("03-11", {})], ""),
        ([("03-09", {"kind": Company.PARALLEL})], ""),
        ([("02-24", {})], "no quiet session for 2 weeks"),
        ([("02-25", {})], ""),
        ([*FIVE, ("03-01", {})], "1 quiet session in the last 14 days, 5 in the 14 before"),
        ([*FIVE, *((f"03-0{n}", {}) for n in range(1, 6))], ""),
        ([("03-01", {"after": After.RESTED}), ("03-02", {"after": After.RESTED}), ("03-03", {})], ""),
        (
            [("03-01", {"after": After.WORSE}), ("03-02", {"after": After.SAME})],
            "2 quiet sessions in the last 14 days: 1 left you the same, 1 left you worse",
        ),
    ],
)
def test_drained_by_sessions(rows: list[tuple[str, dict[str, Any]]], said: str) -> None:
    assert evidence("drained", with_sessions(*rows), TODAY) == said


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ("d" * 11 + "---" + "dd", "Coffee: 2 of the last 14 days, 11 of the 14 before"),
        ("d" * 28, ""),
        ("-" * 20 + "dddd", ""),
        ("h" * 14, "Coffee: 0 of the last 14 days, 14 of the 14 before"),
    ],
)
def test_drained_by_ticks(letters: str, said: str) -> None:
    assert evidence("drained", ticked("Coffee", letters), TODAY) == said


def test_who_has_turned_from_sessions_to_ticks_is_not_called_drained() -> None:
    journal = ticked("Coffee", "-" * 14 + "d" * 14)
    for n, (on, _) in enumerate(FIVE):
        journal = journal.put("sessions", Session(n, day(on)))
    assert evidence("drained", journal, TODAY) == ""


def test_the_habit_that_dropped_most_speaks_for_drained() -> None:
    journal = ticked("Coffee", "d" * 14 + "-d" * 7)
    journal = journal.put("habits", habit("Walk", 2))
    journal = journal._replace(entries={**journal.entries, 2: history("d" * 14, "02-11")})
    assert evidence("drained", journal, TODAY) == "Walk: 0 of the last 14 days, 14 of the 14 before"


@pytest.mark.parametrize(
    ("name", "letters", "said"),
    [
        ("Coffee", "d" * 14, ""),
        ("Notebook", "d" * 14, "Notebook: last time 24 February"),
        ("Notebook", "d" * 14 + "ddd", "Notebook: 3 of the last 14 days, 14 of the 14 before"),
        ("Notebook", "d" * 28, ""),
    ],
)
def test_shallow_thinking_looks_at_thinking_reading_and_writing(name: str, letters: str, said: str) -> None:
    assert evidence("shallow-thinking", ticked(name, letters), TODAY) == said


def test_an_interest_that_is_read_or_written_counts_as_thinking() -> None:
    journal = with_interest("Deep reading", "02-12")
    assert evidence("shallow-thinking", journal, TODAY) == "Deep reading: last time 12 February"
    more = journal.put("sessions", Session(9, day("03-09"), interest=1))
    assert evidence("shallow-thinking", more, TODAY) == ""


def with_interest(name: str, *days: str, baseline: bool = False, added: str = "2025-06-01") -> Journal:
    journal = EMPTY.put("interests", Interest(1, name, day(added), baseline=baseline))
    for n, on in enumerate(days):
        journal = journal.put("sessions", Session(n, day(on), interest=1))
    return journal


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), ""),
        (("02-24",), "last session: Woodcut 24 February"),
        (("03-09", "03-09", "03-09"), ""),
        (
            ("02-15", "02-16", "02-17", "03-01"),
            "1 session of your interests in the last 14 days, 3 in the 14 before",
        ),
        (("02-15", "03-01"), ""),
        (("02-15", "02-16", "02-17", "03-04"), ""),
    ],
)
def test_dry_ideas(days: tuple[str, ...], said: str) -> None:
    assert evidence("dry-ideas", with_interest("Woodcut", *days), TODAY) == said


@pytest.mark.parametrize(
    ("journal", "said"),
    [
        (with_interest("Climbing", "01-02", baseline=True), "from before: Climbing, last on 2 January"),
        (with_interest("Climbing", "03-02", baseline=True), ""),
        (with_interest("Climbing", baseline=True), "from before: Climbing, not picked up again"),
        (with_interest("Climbing", baseline=True, added="03-01"), ""),
        (with_interest("Climbing", "01-02"), "left: Climbing, last on 2 January"),
        (with_interest("Climbing"), ""),
    ],
)
def test_lost_loves(journal: Journal, said: str) -> None:
    assert evidence("lost-loves", journal, TODAY) == said


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ([Chosen.YES], ""),
        ([Chosen.HALF], "your last quiet session was not your own choice"),
        ([Chosen.NO, Chosen.YES, None, Chosen.HALF], "1 of your last 3 quiet sessions was your choice"),
        (
            [Chosen.YES] * 5 + [Chosen.NO] * 8 + [Chosen.YES] * 4,
            "4 of your last 12 quiet sessions were your choice",
        ),
        ([Chosen.NO] * 3 + [Chosen.YES] * 9, ""),
        ([Chosen.NO, Chosen.YES] * 2, "2 of your last 4 quiet sessions were your choice"),
        ([Chosen.NO] * 3 + [Chosen.YES] * 2, "2 of your last 5 quiet sessions were your choice"),
        ([Chosen.NO] * 2 + [Chosen.YES] * 3, ""),
    ],
)
def test_uneasy_alone_counts_how_many_were_chosen(chosen: list[Chosen | None], said: str) -> None:
    rows = [(f"02-{n + 1:02}", {"chosen": each}) for n, each in enumerate(chosen)]
    assert evidence("uneasy-alone", with_sessions(*rows), TODAY) == said


def test_uneasy_alone_by_ticks_of_several_things() -> None:
    journal = ticked("Coffee", "d" * 14 + "ddd")
    assert evidence("uneasy-alone", journal, TODAY) == ""  # of one thing it stands beside it already
    journal = journal.put("habits", habit("Walk", 2))
    journal = journal._replace(entries={**journal.entries, 2: history("--d", "02-11")})
    said = "time alone: 3 of the last 14 days, 14 of the 14 before"
    assert evidence("uneasy-alone", journal, TODAY) == said


@pytest.mark.parametrize("sign", ["quiet-compass", "handed-over-decisions"])
def test_an_own_choice_speaks_only_when_it_is_two_weeks_old(sign: str) -> None:
    def said(*lines: tuple[str, str]) -> str:
        journal = EMPTY
        for n, (on, text) in enumerate(lines):
            journal = journal.put("own_lines", OwnLine(n, day(on), OwnKind.CHOICE, text))
        return evidence(sign, journal, TODAY)

    assert said(("02-24", "green paint")) == "your last own choice: “green paint”, 24 February"
    assert said(("02-25", "green paint")) == ""
    assert said(("02-20", "green paint"), ("03-09", "no guests")) == ""
    chosen = with_sessions(("02-20", {"chosen": Chosen.YES}))
    both = chosen.put("own_lines", OwnLine(1, day("02-20"), OwnKind.CHOICE, "green paint"))
    assert "green paint" in evidence(sign, both, TODAY)
    assert evidence(sign, chosen, TODAY) == "the last quiet time you chose was on 20 February"
    assert evidence(sign, with_sessions(("03-09", {"chosen": Chosen.YES})), TODAY) == ""


def test_a_line_beside_a_sign_counts_as_one_of_ones_own() -> None:
    journal = with_mark("borrowed-opinions", Mark(None, "  tea\n is better "), "02-10")
    assert (
        evidence("borrowed-opinions", journal, TODAY)
        == "the last view of your own: “tea is better”, 10 February"
    )
    long = with_mark("borrowed-opinions", Mark(Marked.UNSURE, "x" * 70), "02-10")
    assert "…”" in evidence("borrowed-opinions", long, TODAY)
    assert (
        evidence("borrowed-opinions", with_mark("borrowed-opinions", Mark(None, "x"), "03-09"), TODAY) == ""
    )


def test_the_short_fuse_names_the_pillars_that_went_quiet() -> None:
    lapsed = ticked("Coffee", "ddddddd", "03-01")
    assert evidence("short-fuse", lapsed, TODAY) == "went quiet in four weeks: solitude"
    both = with_friend(lapsed, 1, "Mara", "02-20")
    assert evidence("short-fuse", both, TODAY) == "went quiet in four weeks: solitude, friends"
    said = "quiet for more than four weeks: solitude, friends"
    assert evidence("short-fuse", both, day("06-10")) == said


def with_friend(journal: Journal, key: int, name: str, last: str | None) -> Journal:
    journal = journal.put("friends", Friend(key, name, day("01-01"), Circle.INNER))
    return journal.put("contacts", Contact(key, day(last), (key,))) if last else journal


def test_quiet_friends_names_who_is_overdue_the_longest_first() -> None:
    journal = EMPTY
    for key, (name, last) in enumerate([("Mara", "03-09"), ("Jo", "02-01"), ("Lu", "01-01")]):
        journal = with_friend(journal, key, name, last)
    assert evidence("quiet-friends", journal, TODAY) == "quiet: Lu 68 days, Jo 37 days"
    nobody = journal.drop("friends", 1).drop("friends", 2)
    assert evidence("quiet-friends", nobody, TODAY) == ""
    for key in (5, 6):
        journal = with_friend(journal, key, f"F{key}", "02-02")
    assert evidence("quiet-friends", journal, TODAY).endswith("and 1 more")


def test_a_friend_nothing_was_ever_logged_with_is_not_called_quiet() -> None:
    journal = with_friend(with_friend(EMPTY, 1, "Oma", None), 2, "Jo", "02-01")
    assert evidence("quiet-friends", journal, TODAY) == "quiet: Jo 37 days; nothing logged yet: Oma"


def test_anger_names_the_signs_of_running_low_marked_in_the_last_four_weeks() -> None:
    def said(sign: str, mark: Marked, on: str) -> str:
        return evidence("anger-without-address", with_mark(sign, Mark(mark), on), TODAY)

    assert said("drained", Marked.NOTICED, "02-11") == "you marked drained 11 February"
    assert said("drained", Marked.NOTICED, "02-10") == ""
    assert said("drained", Marked.NOT_NOW, "03-01") == ""
    assert said("lost-loves", Marked.NOTICED, "03-01") == ""  # of the other group
    assert said("drained", Marked.NOTICED, "03-11") == ""


def test_each_sign_of_running_low_has_a_word() -> None:
    for sign in (each.id for each in signs().values() if each.group == "needs"):
        assert evidence("anger-without-address", with_mark(sign, Mark(Marked.NOTICED)), TODAY)
