"""The fact from the person's own data that stands beside each sign."""

from __future__ import annotations

from datetime import date

import pytest
from histories import TODAY, day, history, make

from companion.content import signs
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.evidence import evidence
from companion.domain.friend import Circle, Contact, Friend
from companion.domain.habit import Habit
from companion.domain.interest import Interest
from companion.domain.journal import Journal
from companion.domain.session import After, Chosen, Company, Session

EMPTY = Journal()


def with_sessions(*rows: tuple[str, dict[str, object]]) -> Journal:
    sessions = [Session(n, day(on), **fields) for n, (on, fields) in enumerate(rows)]  # type: ignore[arg-type]
    return Journal(sessions={session.id: session for session in sessions})


def with_mark(sign: str, mark: Mark, on: str = "03-01") -> Journal:
    return EMPTY.put("check_ins", CheckIn(1, day(on), {sign: mark}))


def habit(name: str, key: int) -> Habit:
    return make()._replace(id=key, name=name)


@pytest.mark.parametrize("sign", list(signs()))
def test_each_sign_has_a_sentence_even_without_any_data(sign: str) -> None:
    said = evidence(sign, EMPTY, TODAY)
    assert said and "\n" not in said and not said.endswith(".")


def test_an_unknown_sign_is_an_error() -> None:
    with pytest.raises(KeyError):
        evidence("no-such-sign", EMPTY, TODAY)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "no quiet session noted yet"),
        ([("03-11", {})], "no quiet session noted yet"),
        ([("03-09", {"kind": Company.PARALLEL})], "no quiet session noted yet"),
        ([("02-24", {})], "no quiet session for 2 weeks"),
        ([("02-25", {})], "1 quiet session in the last 14 days"),
        (
            [("03-01", {"after": After.RESTED}), ("03-02", {"after": After.RESTED}), ("03-03", {})],
            "3 quiet sessions in the last 14 days: 2 left you rested",
        ),
        (
            [("03-01", {"after": After.WORSE}), ("03-02", {"after": After.SAME})],
            "2 quiet sessions in the last 14 days: 1 left you the same, 1 left you worse",
        ),
    ],
)
def test_drained(rows: list[tuple[str, dict[str, object]]], said: str) -> None:
    assert evidence("drained", with_sessions(*rows), TODAY) == said


def test_shallow_thinking_looks_at_thinking_reading_and_writing() -> None:
    journal = EMPTY.put("habits", habit("Coffee", 1)).put("habits", habit("An hour with a book", 2))
    journal = journal.put("habits", habit("Notebook, no screen", 3))
    nothing = journal._replace(entries={1: history("dddd")})
    assert evidence("shallow-thinking", nothing, TODAY) == "no thinking, reading or writing habit done yet"
    some = journal._replace(
        entries={1: history("dddd"), 2: history("d-sm"), 3: history("-d" + "-" * 20 + "d")}
    )
    assert evidence("shallow-thinking", some, TODAY) == "Notebook, no screen: last time 2 Mar"


def test_dry_ideas_names_the_last_three_sessions_of_interests() -> None:
    journal = with_sessions(
        ("03-01", {"interest": 1}),
        ("03-02", {"interest": 2}),
        ("03-03", {}),
        ("03-04", {"interest": 1}),
        ("02-01", {"interest": 2}),
        ("03-05", {"interest": 99}),
        ("03-15", {"interest": 1}),
    )
    assert evidence("dry-ideas", journal, TODAY) == "no session of an interest noted yet"
    for key, name in ((1, "Woodcut"), (2, "Atlas")):
        journal = journal.put("interests", Interest(key, name, day("01-01")))
    assert evidence("dry-ideas", journal, TODAY) == "last sessions: Woodcut 4 Mar, Atlas 2 Mar, Woodcut 1 Mar"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-03-09", "nothing went quiet in the last four weeks"),
        ("2026-03-10", "solitude went quiet in the last four weeks"),
        ("2026-03-30", "solitude and interests went quiet in the last four weeks"),
        ("2026-04-06", "interests went quiet in the last four weeks"),
        ("2026-05-06", "solitude and interests have been quiet for more than four weeks"),
    ],
)
def test_short_fuse_names_the_pillars_that_went_quiet(today: str, said: str) -> None:
    journal = EMPTY.put("habits", make())._replace(entries={1: history("ddddddd")})
    journal = journal.put("interests", Interest(1, "Woodcut", day("03-02")))
    assert evidence("short-fuse", journal, date.fromisoformat(today)) == said


@pytest.mark.parametrize("sign", ["quiet-compass", "handed-over-decisions"])
def test_an_own_choice_is_a_line_written_or_a_quiet_time_that_was_chosen(sign: str) -> None:
    noted = with_mark("quiet-compass", Mark(None, "picked\nthe film"))
    assert evidence(sign, noted, TODAY) == "“picked the film”, 1 Mar"
    same_day = noted.put("sessions", Session(1, day("03-01"), chosen=Chosen.YES))
    assert evidence(sign, same_day, TODAY) == "“picked the film”, 1 Mar"
    later = noted.put("sessions", Session(1, day("03-02"), chosen=Chosen.YES))
    assert evidence(sign, later, TODAY) == "you noted your quiet session of 2 Mar as chosen"
    other = with_sessions(("03-02", {"chosen": Chosen.NO}), ("03-12", {"chosen": Chosen.YES}))
    assert evidence(sign, other, TODAY) == "no own choice noted yet"


def test_lost_loves_lists_what_was_ones_own_the_longest_untouched_first() -> None:
    journal = with_sessions(
        ("02-12", {"interest": 1}), ("01-03", {"interest": 1}), ("01-05", {"interest": 3})
    )
    assert evidence("lost-loves", journal, TODAY) == "nothing is noted yet as yours from before"
    for key, name, mine in ((1, "Woodcut", True), (2, "Piano", True), (3, "Atlas", True), (4, "New", False)):
        journal = journal.put("interests", Interest(key, name, day("01-01"), baseline=mine))
    said = evidence("lost-loves", journal, TODAY)
    assert said == "yours before, last time: Piano not yet, Atlas 5 Jan, Woodcut 12 Feb"


def test_what_was_touched_today_says_today() -> None:
    journal = with_sessions(("03-10", {"interest": 1}))
    journal = journal.put("interests", Interest(1, "Woodcut", day("01-01"), baseline=True))
    assert evidence("lost-loves", journal, TODAY) == "yours before, last time: Woodcut 10 Mar"
    assert evidence("dry-ideas", journal, TODAY) == "last session: Woodcut 10 Mar"
    assert evidence("drained", journal, TODAY) == "1 quiet session in the last 14 days"
    noted = with_mark("borrowed-opinions", Mark(None, "mine"), "03-10")
    assert evidence("borrowed-opinions", noted, TODAY) == "you wrote “mine”, 10 Mar"
    done = EMPTY.put("habits", habit("Reading", 1))._replace(entries={1: history("d", "03-10")})
    assert evidence("shallow-thinking", done, TODAY) == "Reading: last time 10 Mar"


@pytest.mark.parametrize(("length", "shortened"), [(60, False), (61, True)])
def test_a_line_is_quoted_whole_up_to_sixty_characters(length: int, shortened: bool) -> None:
    said = evidence("borrowed-opinions", with_mark("borrowed-opinions", Mark(None, "x" * length)), TODAY)
    assert said.count("x") == (59 if shortened else 60)


def test_borrowed_opinions_quotes_what_was_written_shortened() -> None:
    journal = with_mark("borrowed-opinions", Mark(Marked.NOTICED, "what I think about it: " + "long " * 30))
    said = evidence("borrowed-opinions", journal, TODAY)
    assert said.startswith("you wrote “what I think about it: long") and said.endswith("…”, 1 Mar")
    assert len(said) < 90
    assert "yet" in evidence("borrowed-opinions", with_mark("borrowed-opinions", Mark(Marked.UNSURE)), TODAY)
    assert "yet" in evidence(
        "borrowed-opinions", with_mark("borrowed-opinions", Mark(None, "x"), "03-11"), TODAY
    )


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ([None], "whether your quiet sessions were chosen is not noted yet"),
        ([Chosen.YES], "your last quiet session was chosen"),
        ([Chosen.HALF], "your last quiet session was not quite chosen"),
        ([Chosen.NO, Chosen.YES, None, Chosen.HALF], "1 of your last 3 quiet sessions were chosen"),
        (
            [Chosen.YES] * 5 + [Chosen.NO] * 8 + [Chosen.YES] * 4,
            "4 of your last 12 quiet sessions were chosen",
        ),
    ],
)
def test_uneasy_alone_counts_how_many_were_chosen(chosen: list[Chosen | None], said: str) -> None:
    rows = [(f"02-{n + 1:02}", {"chosen": each}) for n, each in enumerate(chosen)]
    assert evidence("uneasy-alone", with_sessions(*rows), TODAY) == said


def with_friend(journal: Journal, key: int, name: str, last: str | None) -> Journal:
    journal = journal.put("friends", Friend(key, name, day("01-01"), Circle.INNER))
    return journal.put("contacts", Contact(key, day(last), (key,))) if last else journal


def test_quiet_friends_names_who_is_overdue_the_longest_first() -> None:
    assert evidence("quiet-friends", EMPTY, TODAY) == "no friend noted yet"
    journal = EMPTY
    for key, (name, last) in enumerate([("Mara", "03-09"), ("Jo", "02-01"), ("Lu", "01-01")]):
        journal = with_friend(journal, key, name, last)
    assert evidence("quiet-friends", journal, day("03-10")) == "quiet: Lu 68 days, Jo 37 days"
    nobody = journal.drop("friends", 1).drop("friends", 2)
    assert evidence("quiet-friends", nobody, TODAY) == "nobody is overdue"
    for key in (5, 6):
        journal = with_friend(journal, key, f"F{key}", "02-02")
    assert evidence("quiet-friends", journal, day("03-10")).endswith("and 1 more")


def test_a_friend_nothing_was_ever_logged_with_is_not_called_quiet() -> None:
    journal = with_friend(with_friend(EMPTY, 1, "Oma", None), 2, "Jo", "02-01")
    assert evidence("quiet-friends", journal, TODAY) == "quiet: Jo 37 days; nothing logged yet: Oma"


def test_anger_names_the_signs_of_running_low_marked_in_the_last_four_weeks() -> None:
    def said(sign: str, mark: Marked, on: str) -> str:
        return evidence("anger-without-address", with_mark(sign, Mark(mark), on), TODAY)

    none = "no sign of running low marked in the last four weeks"
    assert said("drained", Marked.NOTICED, "02-11") == "you marked drained 11 Feb"
    assert said("drained", Marked.NOTICED, "02-10") == none
    assert said("drained", Marked.NOT_NOW, "03-01") == none
    assert said("lost-loves", Marked.NOTICED, "03-01") == none  # of the other group
    assert said("drained", Marked.NOTICED, "03-11") == none


def test_each_sign_of_running_low_has_a_word() -> None:
    for sign in (each.id for each in signs().values() if each.group == "needs"):
        assert evidence("anger-without-address", with_mark(sign, Mark(Marked.NOTICED)), TODAY) != (
            "no sign of running low marked in the last four weeks"
        )
