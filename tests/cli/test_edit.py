"""``companion edit``, and what ``contact`` and ``session`` take: all that the forms of the screens ask."""

from __future__ import annotations

import io
import sys

import pytest


@pytest.fixture
def life(companion):
    """One of each."""
    companion("add", "habit", "Walk", "--start", "2026-02-01", "--amount", "20", "--unit", "minutes")
    companion("add", "friend", "Mira")
    companion("add", "interest", "Cello")
    companion("add", "block", "Library", "--at", "18:00", "--repeat", "tue")
    return companion


@pytest.fixture
def given(monkeypatch):
    """Own words on standard input."""
    return lambda words: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))


def test_a_habit_gets_a_new_schedule_and_keeps_what_is_not_said(life):
    assert life("edit", "walk", "--schedule", "3 a week", "--note", "mine").out == "Walk: changed\n"
    data = life("show", "walk", "--json").json
    assert (data["schedule"], data["note"], data["grace"]) == ("3 a week", "mine", 1)
    assert "3 a week, 20 minutes" in life("show", "walk").out
    life("edit", "walk", "--amount", "none")
    assert "20 minutes" not in life("show", "walk").out


def test_a_friend_gets_all_that_the_form_has(life, given):
    given("honest advice")
    life(
        "edit",
        "mira",
        "--circle",
        "inner",
        "--every",
        "2 weeks",
        "--good-for",
        "-",
        "--tags",
        "climbing, old",
    )
    life("edit", "mira", "--birthday", "03-14", "--dates", "wedding 06-12", "--known", "before")
    said = life("show", "mira").out
    for line in (
        "Good for: honest advice.",
        "Tags: climbing, old.",
        "Wedding: 12 June.",
        "Birthday: 14 March.",
    ):
        assert line in said
    assert "circle inner, a friend from before us" in said
    assert "in touch every 2 weeks" in said
    life("edit", "mira", "--birthday", "none", "--every", "circle")
    assert "Birthday" not in life("show", "mira").out


def test_a_habit_goes_to_the_place_in_the_list_that_is_said(life):
    for name in ("Tea", "Notebook"):
        life("add", "habit", name)

    def order() -> list[str]:
        return [each["name"] for each in life("list", "habits", "--json").json]

    life("edit", "tea", "--order", "1")
    assert order() == ["Tea", "Walk", "Notebook"]
    life("edit", "tea", "--order", "3")
    assert order() == ["Walk", "Notebook", "Tea"]
    life("edit", "tea", "--order", "2")
    assert order() == ["Walk", "Tea", "Notebook"]
    for wanted in ("0", "4"):
        assert life("edit", "tea", "--order", wanted).err.endswith("is out of range: use 1 to 3\n")
    life("archive", "tea")
    said = life("edit", "tea", "--order", "1")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("companion: Tea is archived and has no place in the list: ")


@pytest.mark.parametrize(
    "alone",
    [
        ["walk", "--order", "1"],
        ["mira", "--ask", "her thesis"],
        ["mira", "--asked", "her"],
        ["mira", "--turn-to", "fun"],
        ["mira", "--not-for", "fun"],
        ["mira", "--died", "keep", "--yes"],
    ],
    ids=lambda words: words[1],
)
def test_what_is_an_act_of_its_own_swallows_nothing_that_is_said_beside_it(life, store, alone):
    life("edit", "mira", "--ask", "her move")
    life("edit", "mira", "--turn-to", "fun")
    before = store.read_bytes()
    for beside in (["--name", "Other"], ["--note", "mine"]):
        said = life("edit", *alone, *beside)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith(f"companion: {alone[1]} goes alone: ")
    assert store.read_bytes() == before


OF_A_FRIEND = {
    "--circle": "inner",
    "--every": "none",
    "--birthday": "none",
    "--leap-day": "03-01",
    "--dates": "none",
    "--known": "before",
    "--good-for": "x",
    "--tags": "x",
    "--ask": "x",
    "--asked": "x",
    "--died": "keep",
    "--turn-to": "fun",
    "--not-for": "fun",
}
OF_A_HABIT = {
    "--schedule": "daily",
    "--grace": "1",
    "--amount": "1",
    "--unit": "x",
    "--since": "today",
    "--order": "1",
}
OF_AN_INTEREST = {"--goal": "open", "--why": "x", "--whose": "mine", "--baseline": "yes"}
OF_A_BLOCK = {
    "--at": "19:00",
    "--for": "60",
    "--repeat": "once",
    "--first": "today",
    "--until": "none",
    "--place": "x",
    "--kind": "solo",
    "--about": "none",
}
STRANGE = [
    *(("walk", "a habit", option, value) for option, value in (OF_A_FRIEND | OF_A_BLOCK).items()),
    *(("mira", "a friend", option, value) for option, value in OF_AN_INTEREST.items()),
    *(("cello", "an interest", option, value) for option, value in {**OF_A_HABIT, "--note": "x"}.items()),
    *(("library", "a block", option, value) for option, value in {**OF_A_HABIT, "--note": "x"}.items()),
]


@pytest.mark.parametrize(("name", "kind", "option", "value"), STRANGE, ids=lambda word: word.strip("-"))
def test_what_belongs_to_another_kind_is_refused_by_its_own_name(life, store, name, kind, option, value):
    before = store.read_bytes()
    said = life("edit", name, option, value)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"companion: {kind} has no {option}: leave it out\n"
    assert store.read_bytes() == before


def test_a_block_belongs_to_a_habit_an_interest_or_nothing_and_to_nothing_put_away(life):
    def belongs() -> list[bool]:
        block = life("show", "library", "--json").json
        return [block["habit"] is not None, block["interest"] is not None]

    for name, to in (("walk", [True, False]), ("cello", [False, True]), ("none", [False, False])):
        assert life("edit", "library", "--about", name).code == 0
        assert belongs() == to
    for name in ("walk", "cello"):
        life("archive", name)
        assert " is archived: " in life("edit", "library", "--about", name).err
    assert belongs() == [False, False]


def test_what_to_ask_next_time_is_noted_and_ticked(life):
    life("edit", "mira", "--ask", "her thesis")
    assert "Ask next time: her thesis" in life("show", "mira").out
    life("edit", "mira", "--asked", "her")
    assert "Asked 10 March: her thesis" in life("show", "mira").out
    life("edit", "mira", "--asked", "her")
    life("contact", "mira", "--asked")
    assert "Asked 10 March: her thesis" in life("show", "mira").out


def test_somebody_has_died_is_said_with_what_becomes_of_the_dates(life):
    assert life("edit", "mira", "--died", "keep").code == 2
    life("edit", "mira", "--died", "keep", "--yes")
    assert "Mira has died. Nothing here asks for contact." in life("show", "mira").out


def test_an_interest_and_a_block_change_in_part(life):
    life("edit", "cello", "--goal", "90 minutes a week", "--why", "the low notes", "--whose", "ours")
    assert "goal: 90 minutes a week, ours, with my own corner" in life("show", "cello").out
    life("edit", "library", "--at", "17:30", "--for", "90", "--about", "cello", "--place", "upstairs")
    said = life("show", "library").out
    assert "17:30 for 90 minutes" in said
    assert "upstairs, for Cello" in said
    life("edit", "library", "--repeat", "tue thu", "--until", "2026-05-01")
    assert "Thursday 12 March, 17:30 to 19:00" in life("show", "library").out


def test_whether_an_interest_was_mine_before_us_stays_until_it_is_said_anew(life):
    def mine_before() -> bool:
        return life("show", "cello", "--json").json["baseline"]

    assert mine_before() is False
    for said, holds in (
        (["--baseline", "yes"], True),
        (["--why", "low notes"], True),
        (["--baseline", "no"], False),
    ):
        assert life("edit", "cello", *said).code == 0
        assert mine_before() is holds
    life("edit", "cello", "--whose", "ours")
    assert mine_before() is False


def test_a_name_changes_without_standing_in_the_history(life, given):
    given("Mira K.")
    life("edit", "mira", "--name", "-")
    assert life("show", "mira k.").code == 0


@pytest.mark.parametrize(
    "words", [["walk"], ["walk", "--goal", "open"], ["--note", "x"], ["mira", "--at", "9"]]
)
def test_what_does_not_belong_or_says_nothing_is_wrong_usage(life, words):
    assert life("edit", *words).code == 2


def test_a_contact_takes_all_that_its_form_asks(life, given):
    given("she laughed a lot")
    words = ["--felt", "lifted", "--reached-out", "me", "--seen", "alone", "--kind", "call", "--note", "-"]
    life("contact", "mira", *words)
    line = "Tuesday 10 March: call, lifted, I reached out, alone, she laughed a lot"
    assert line in life("show", "mira").out


def test_a_session_takes_all_that_its_form_asks(life, given):
    given("the slow movement")
    words = ["--minutes", "30", "--presence", "present", "--tell", "-", "--note", "in the attic"]
    life("session", "cello", *words)
    said = life("list", "sessions", "--json").json[0]
    assert (said["presence"], said["tell"], said["note"]) == ("present", "the slow movement", "in the attic")
    life("session", "--minutes", "5", "--came-back", "elsewhere")


def test_the_end_of_a_timer_takes_them_too(life, at):
    life("session", "cello", "--start")
    at("2026-03-10T09:30")
    life("session", "--stop", "--presence", "present", "--tell", "a new string", "--note", "n")
    said = life("list", "sessions", "--json").json[0]
    assert (said["minutes"], said["tell"], said["note"]) == (30, "a new string", "n")
