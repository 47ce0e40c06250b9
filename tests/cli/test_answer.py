"""``companion answer`` and ``companion list resting``: the panel without a screen."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest

from companion.cli import answer, context
from companion.domain.visits import Visits
from companion.store.visits import VisitFile


@pytest.fixture
def quiet(companion, at):
    """Coffee and Walk lapsed one after the other, Mira overdue, the app at hand."""
    at("2026-02-20T09:00")
    for name in ("Coffee", "Walk"):
        companion("add", "habit", name)
    companion("add", "friend", "Mira", "--circle", "inner")
    companion("contact", "mira")
    at("2026-03-10T09:00")
    for day in range(20, 29):
        companion("tick", "coffee", "--date", f"2026-02-{day}")
    for day in range(1, 7):
        companion("tick", "walk", "--date", f"2026-03-0{day}")
    return companion


def asking(companion) -> list[str]:
    return [question["name"] for question in companion("status", "--json").json["asking"]]


def test_bare_it_lists_what_asks(quiet):
    said = quiet("answer")
    assert said.code == 0
    assert said.out.splitlines()[0].startswith("Coffee: ")
    assert "also quiet: Walk, since 6 Mar" in said.out
    listed = quiet("answer", "--json").json
    assert listed == quiet("status", "--json").json["asking"]
    assert [(one["kind"], one["name"], one["also"]) for one in listed] == [
        ("lapse", "Coffee", ["Walk"]),
        ("lapse", "Mira", []),
    ]


def test_nothing_asks(companion):
    assert companion("answer").code == 1
    assert companion("answer").out == "nothing asks now\n"
    assert companion("answer", "later").code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["later"], "Coffee: asks again in 3 days"),
        (["mira", "not-this"], "Mira: left alone for 30 days"),
        (["coffee", "small", "--day", "tomorrow"], "Coffee: a small restart is planned"),
    ],
)
def test_an_answer_is_kept_and_the_question_is_gone(quiet, words, said):
    before = asking(quiet)
    assert quiet("answer", *words).out.strip() == said
    name = said.partition(":")[0]
    assert asking(quiet) == [each for each in before if each != name]


def test_what_does_not_ask_cannot_be_answered(quiet):
    said = quiet("answer", "walk", "later")
    assert (said.code, "nothing asks about “walk” now" in said.err) == (1, True)
    assert quiet("answer", "coffee", "never").code == 2


def test_looking_without_a_terminal_shows_the_signs_and_answers_nothing(quiet):
    said = quiet("answer", "mira", "look")
    assert said.out.startswith("quiet-friends: ")
    assert "Mira" in asking(quiet)
    quiet("check-in", "--sign", "quiet-friends=not-now")
    assert "Mira" not in asking(quiet)


def test_everything_is_answered_with_one_thing_to_begin_with(quiet, at):
    at("2026-03-28T09:00")
    assert [each["kind"] for each in quiet("answer", "--json").json] == ["everything"]
    assert quiet("answer", "everything", "small").code == 2
    assert quiet("answer", "everything", "small", "--of", "walk").out.startswith("Walk: ")
    assert [each["kind"] for each in quiet("answer", "--json").json] == ["compass"]


def test_on_a_terminal_it_asks_what_to_begin_with(quiet, at, monkeypatch):
    at("2026-03-28T09:00")
    for module in (answer, context):
        monkeypatch.setattr(module, "can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("2\n"))
    said = quiet("answer", "everything", "small")
    listed = dict(re.findall(r"^ +(\d)  (.*)$", said.err, re.MULTILINE))
    assert said.err.endswith("which thing? number: ")
    assert said.out.startswith(f"{listed['2']}: ")


def test_answering_counts_as_opening_and_status_does_not(quiet, store: Path):
    for words in (["status"], ["remind"], ["list", "habits"]):
        quiet(*words)
        assert VisitFile(store).read() == Visits()
    quiet("answer")
    assert str(VisitFile(store).read().opened) == "2026-03-10"


def test_all_that_rests_has_its_date(quiet):
    quiet("answer", "coffee", "not-this")
    quiet("check-in", "--sign", "uneasy-alone=noticed")
    assert quiet("list", "resting").out.splitlines() == [
        "Coffee: left alone until 9 April",
        "Uneasy when alone: muted until 9 April",
    ]
    assert quiet("list", "resting", "--json").json[1] == {
        "how": "muted",
        "name": "Uneasy when alone",
        "pillar": None,
        "until": "2026-04-09",
    }


def test_a_check_in_ends_with_steps_and_is_in_the_history(quiet):
    said = quiet("check-in", "--sign", "quiet-friends=noticed", "--line", "quiet-friends=nobody wrote")
    assert "next: two lines to Mira" in said.out
    assert "Friends gone quiet: noticed" in quiet("check-in", "--history").out
    assert quiet("check-in", "--sign", "tired=noticed").code == 1
    assert quiet("check-in").code == 2


def test_coming_back_is_a_clean_list(quiet, at):
    at("2026-05-20T09:00")
    before = quiet("status", "--json").json
    assert (before["away"], before["asking"], before["suggestions"]) == (True, [], [])
    quiet("answer")
    said = quiet("status")
    assert "Good to see you" in said.out
    assert not [
        word
        for word in ("quiet", "overdue", "behind", "past", "at risk", "open")
        if word in said.out.casefold()
    ]
    at("2026-05-26T09:00")
    assert quiet("status", "--json").json["asking"] == []
    at("2026-05-27T09:00")
    assert len(json.loads(quiet("answer", "--json").out)) == 1
