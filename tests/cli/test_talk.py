"""``companion talk``: every section in plain lines, and what is added to each."""

from __future__ import annotations

import io
import sys

import pytest

from companion.services.plain_talk import SECTIONS
from tests.cli.test_asking import on_terminal  # noqa: F401 - a fixture


@pytest.fixture
def given(monkeypatch):
    """Own words on standard input, which never stand in a shell's history."""

    def give(words: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))

    return give


def test_without_a_section_there_is_a_line_of_each(companion):
    said = companion("talk").out
    assert [name for name in SECTIONS if f"{name}: " not in said] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_says_something_while_it_is_empty_and_has_data(companion, section):
    assert len(companion("talk", section).out.splitlines()) >= 2
    assert companion("talk", section, "--json").code == 0


def test_an_agreement_is_made_and_made_anew_and_the_older_words_stay(companion, given):
    given("The desk by the window is mine")
    said = companion("talk", "agreements", "--add", "The desk", "--text", "-", "--about", "mine")
    assert said.out == "agreement saved\n"
    companion("talk", "agreements", "--anew", "1", "--text", "The desk until noon", "--since", "2026-03-09")
    lines = companion("talk", "agreements").out.splitlines()
    assert lines[1] == "1. The desk, since 10 March, about time of mine: The desk by the window is mine"
    assert lines[2] == "before, from 9 March: The desk until noon"
    assert [len(one["versions"]) for one in companion("talk", "agreements", "--json").json] == [2]
    assert companion("talk", "agreements", "--delete", "1").code == 2
    assert companion("talk", "agreements", "--delete", "1", "--yes").out == "agreement deleted\n"


def test_an_agreement_is_made_of_the_words_that_are_given_or_asks_for_them(companion, given):
    given("read from standard input")
    companion("talk", "agreements", "--add", "The desk", "--text", "The desk is mine")
    companion("talk", "agreements", "--add", "Thursdays")
    held = {one["title"]: one["versions"] for one in companion("talk", "agreements", "--json").json}
    assert {title: [each["text"] for each in versions] for title, versions in held.items()} == {
        "The desk": ["The desk is mine"],
        "Thursdays": ["read from standard input"],
    }


def test_markers_are_written_and_marked(companion):
    companion("talk", "markers", "--add", "We laugh")
    companion("talk", "markers", "--mark", "1=partly")
    assert "1. We laugh (partly 10 March)" in companion("talk", "markers").out
    companion("talk", "markers", "--edit", "1", "--text", "We laugh daily")
    companion("talk", "markers", "--mark", "1=none")
    assert "1. We laugh daily (not looked at yet)" in companion("talk", "markers").out
    assert companion("talk", "markers", "--mark", "2=true").code == 1
    assert companion("talk", "markers", "--mark", "1=often").code == 1


def test_the_plan_keeps_what_is_not_said_anew(companion):
    companion("talk", "plan", "--add", "we quarrel late", "--then", "we stop", "--solitude", "ten minutes")
    companion("talk", "plan", "--add", "I snap", "--then", "I walk", "--review", "2026-06-01")
    companion("talk", "plan", "--drop", "1")
    assert companion("talk", "plan").out.splitlines()[1:] == [
        "If I snap, then I walk",
        "Time alone, at least: ten minutes",
        "Look again on 1 June",
    ]
    companion("talk", "plan", "--delete", "--yes")
    assert companion("talk", "plan", "--json").json is None


def test_life_changes_and_lines_of_ones_own(companion):
    companion("talk", "changes", "--add", "a job", "--words", "the new office", "--since", "2026-03-02")
    companion("talk", "changes", "--edit", "1", "--review", "2026-06-01")
    said = "1. a job, since 2 March, the new office, look again 1 June"
    assert said in companion("talk", "changes").out
    companion("talk", "choices", "--add", "Saturday is mine")
    companion("talk", "choices", "--edit", "1", "--text", "Sunday is mine")
    assert "1. 10 March: Sunday is mine" in companion("talk", "choices").out
    assert companion("talk", "views", "--json").json == []


@pytest.mark.parametrize(("which", "told"), [("third", True), ("fourth", False)])
def test_today_tells_the_talk_of_the_coming_week_and_no_later_one(companion, which, told):
    companion("add", "habit", "Walk")
    companion("talk", "monthly", "--add", f"{which} sun of the month", "--at", "19:00")
    assert ("19:00 The monthly talk" in companion("show").out) is told


def test_the_monthly_talk_is_planned_moved_answered_and_held(companion):
    assert companion("talk", "monthly", "--held").code == 1
    companion("talk", "monthly", "--add", "first sun of the month", "--at", "19:00")
    assert companion("talk", "monthly").out.splitlines()[1] == "Next: Sunday 5 April, 19:00"
    companion("talk", "monthly", "--move", "2026-04-06")
    companion("talk", "monthly", "--thanks", "for the soup")
    companion("talk", "monthly", "--change", "phones away")
    companion("talk", "monthly", "--mine", "partly", "--theirs-line", "she reads again")
    said = companion("talk", "monthly").out
    assert "Next: Monday 6 April, 19:00, moved from 5 April" in said
    assert "One thank-you: for the soup" in said
    assert "One change to try: phones away" in said
    assert "10 March: " in said
    assert "she reads again" in said
    data = companion("talk", "monthly", "--json").json
    assert list(data) == ["talk", "next", "still_ourselves"]
    assert (data["talk"]["thanks"], data["next"][0]) == ("for the soup", "2026-04-06")
    assert [one["theirs_line"] for one in data["still_ourselves"]] == ["she reads again"]
    companion("talk", "monthly", "--held")
    assert "took place on 10 March" in companion("talk", "monthly").out


def test_words_are_said_filled_and_an_open_blank_is_named(companion):
    said = companion("talk", "say", "moving-it")
    assert said.code == 0
    assert "is still open" in said.err
    blank = said.err.partition("--fill ")[2].partition("=")[0]
    assert companion("talk", "say", "moving-it", "--copy").code == 1
    filled = companion("talk", "say", "moving-it", "--fill", f"{blank}=Sunday at ten")
    assert "unday at ten" in filled.out
    assert companion("talk", "say", "moving-it", "--fill", "nothing=x").code == 1


def test_a_script_that_went_hard_twice_leads_to_the_sentences(companion, given, at):
    once = companion("talk", "said", "clear-ask", "--how", "hard").out
    at("2026-03-11T09:00")
    given("in the kitchen")
    twice = companion("talk", "said", "clear-ask", "--how", "hard", "--line", "-").out
    assert "companion talk hard" not in once
    assert "companion talk hard" in twice
    assert "said 11 March: hard, in the kitchen" in companion("talk", "scripts").out
    assert companion("talk", "not-yet", "clear-ask").out == "recorded as not said yet\n"


def test_a_script_is_put_in_ones_own_words_and_back(companion):
    original = companion("talk", "say", "nothing-wrong").out
    companion("talk", "reword", "nothing-wrong", "--short", "All is well, I just read")
    assert companion("talk", "say", "nothing-wrong").out == "All is well, I just read\n"
    companion("talk", "reword", "nothing-wrong", "--original")
    assert companion("talk", "say", "nothing-wrong").out == original


@pytest.mark.parametrize(
    "words",
    [["say"], ["said"], ["agreements", "--text", "x"], ["reword", "clear-ask"], ["monthly", "--delete"]],
)
def test_what_lacks_something_asks_nobody_without_a_terminal(companion, words):
    assert companion("talk", *words).code in (1, 2)


def test_on_a_terminal_the_words_go_to_its_clipboard(on_terminal):  # noqa: F811 - the fixture
    terminal = on_terminal("talk", "say", "nothing-wrong", "--copy")
    terminal.wait_for("\x1b]52;c;")
    assert terminal.end() == 0
