"""``companion compass``: five rows without a screen, and no sum."""

from __future__ import annotations

import io
import sys

import pytest

from companion.cli import compass
from tests.cli.test_asking import Terminal, on_terminal  # noqa: F401 - a fixture


def test_a_reading_is_kept_and_said_beside_the_one_before(companion, at):
    companion("compass", "--row", "return=middle")
    at("2026-04-11T09:00")
    said = companion("compass", "--row", "return=left", "--row", "reachable=left")
    assert said.out.splitlines() == [
        "compass saved",
        "Still within reach: left",
        "I come back with more: left, middle on 10 March",
    ]
    assert companion("compass", "--history").out.splitlines() == [
        "11 April: Still within reach: left; I come back with more: left",
        "10 March: I come back with more: middle",
    ]


def test_two_marks_of_distance_bring_the_card_and_one_small_step(companion):
    one = companion("compass", "--row", "seen=right").out
    two = companion("compass", "--row", "seen=right", "--row", "both=right").out
    assert "next: " not in one
    assert "next: Trade one solo evening this week" in two


def test_as_data_it_has_the_rows_with_their_facts_and_all_readings(companion):
    companion("session", "--minutes", "30", "--kind", "shared")
    companion("compass", "--row", "both=middle")
    data = companion("compass", "--json").json
    assert data["rows"][0]["fact"] == "last shared time: 10 March"
    assert data["readings"] == [{"date": "2026-03-10", "marks": {"both": "middle"}}]


@pytest.mark.parametrize(
    ("words", "code"),
    [([], 2), (["--row", "both"], 1), (["--row", "none=left"], 1), (["--row", "both=left", "--history"], 2)],
)
def test_what_is_no_reading_keeps_none(companion, words, code):
    assert companion("compass", *words).code == code
    assert companion("compass", "--json").json["readings"] == []


def test_looking_into_the_compass_shows_its_rows_without_a_terminal(companion, at):
    at("2026-01-20T09:00")
    companion("session", "--minutes", "30")
    at("2026-03-10T09:00")
    companion("session", "--minutes", "30", "--date", "2026-02-20")
    assert [each["kind"] for each in companion("answer", "--json").json] == ["compass"]
    said = companion("answer", "compass", "look")
    assert (said.code, said.out.count("left: ")) == (0, 5)
    companion("compass", "--row", "both=left")
    assert companion("answer").code == 1


def test_a_side_may_be_typed_in_full_or_as_its_letter(companion, monkeypatch):
    monkeypatch.setattr(compass, "can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("Left\nmiddle\n R \nboth\n\n"))
    said = companion("compass")
    sides = [line.rpartition(": ")[2] for line in said.out.splitlines()[1:]]
    assert (said.code, said.out.splitlines()[0], sides) == (0, "compass saved", ["left", "middle", "right"])
    assert said.err.count("[l] left  [m] middle  [r] right  [enter] skip it: ") == 5


def test_a_compass_of_which_every_row_was_skipped_is_not_kept(companion, store, monkeypatch):
    monkeypatch.setattr(compass, "can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n" * 5))
    said = companion("compass")
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith(
        "companion: every row was skipped, so nothing is saved: that is an answer, too\n"
    )
    assert companion("compass", "--json").json["readings"] == []


def test_on_a_terminal_it_asks_row_by_row(on_terminal):  # noqa: F811 - the fixture
    terminal: Terminal = on_terminal("compass")
    for answer in ("l", "", "m", "", ""):
        terminal.wait_for("skip it: ")
        terminal.shown = terminal.shown.partition("skip it: ")[2]
        terminal.type(f"{answer}\n")
    terminal.wait_for("I say what I need: middle")
    assert terminal.end() == 0
