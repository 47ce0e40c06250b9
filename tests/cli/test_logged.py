"""All that the forms of the screens can say of what was logged, or take away, commands can."""

from __future__ import annotations

import io
import json
import sys

import pytest

from companion.cli import things


@pytest.fixture
def life(companion):
    """Two friends, an interest and a habit."""
    for words in (["friend", "Mira"], ["friend", "Joren"], ["interest", "Cello"], ["habit", "Walk"]):
        companion("add", *words)
    return companion


def records(store, table):
    found = json.loads(store.read_text()).get(table, {}).values()
    return [each for each in found if "_deleted" not in each]


def test_the_newest_contact_is_changed_and_what_is_not_said_stays(life, store):
    life(
        "contact", "mira", "--kind", "call", "--date", "2026-03-07", "--felt", "lifted", "--note", "the move"
    )
    life("contact", "mira", "joren", "--date", "2026-03-06")
    assert life("contact", "mira", "--change", "--seen", "alone", "--felt", "none").out == "contact changed\n"
    life("contact", "mira", "--change", "--date", "2026-03-06", "--who", "joren", "--to", "yesterday")
    assert "Saturday 7 March: call, alone, the move" in life("show", "mira").out
    assert "6 March" not in life("show", "mira").out
    assert "Monday 9 March: message" in life("show", "joren").out


def test_what_is_planned_is_not_the_newest_contact(life, store):
    life("contact", "mira", "--note", "it took place")
    life("contact", "mira", "--kind", "call", "--date", "2026-03-20")
    life("contact", "mira", "--change", "--felt", "drained")
    felt = {each["date"]: each.get("felt") for each in records(store, "contacts")}
    assert (felt["2026-03-10"], felt["2026-03-20"]) == ("drained", None)


def test_a_contact_is_deleted_once_that_is_sure(life, store):
    life("contact", "mira")
    assert life("contact", "mira", "--delete").code == 2  # nobody can be asked
    assert life("contact", "mira", "--delete", "--yes").out == "contact deleted\n"
    assert records(store, "contacts") == []
    assert life("contact", "mira", "--delete", "--yes").err.startswith("companion: no such contact")


@pytest.mark.parametrize("answer", ["y", "Y", "yes", " YES "])
def test_y_and_yes_are_sure(life, store, monkeypatch, answer):
    life("contact", "mira")
    monkeypatch.setattr(things, "can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{answer}\n"))
    said = life("contact", "mira", "--delete")
    assert (said.code, said.out) == (0, "contact deleted\n")
    assert said.err == "Delete the message of 2026-03-10? y or n: "
    assert records(store, "contacts") == []


@pytest.mark.parametrize("answer", ["n", "", "no", "yes please"])
def test_nothing_else_is(life, store, monkeypatch, answer):
    life("contact", "mira")
    monkeypatch.setattr(things, "can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{answer}\n"))
    said = life("contact", "mira", "--delete")
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith("companion: nothing was changed: y does it\n")
    assert len(records(store, "contacts")) == 1


def test_a_session_is_changed_and_the_day_of_its_habit_follows(life):
    life("session", "walk", "--minutes", "20", "--date", "yesterday", "--place", "river", "--after", "rested")
    life(
        "session",
        "walk",
        "--change",
        "--date",
        "yesterday",
        "--for",
        "cello",
        "--minutes",
        "25",
        "--after",
        "none",
    )
    assert life("list", "sessions").out == "Monday 9 March: Cello, 25 minutes, river\n"
    assert "Monday" not in life("show", "walk").out
    assert life("session", "cello", "--delete", "--yes").out == "session deleted\n"
    assert "none yet" in life("list", "sessions").out


@pytest.mark.parametrize("words", [["contact", "mira"], ["session", "cello"]], ids=" ".join)
def test_what_is_to_be_changed_is_asked_where_nothing_is_said(life, words):
    life(*words)
    assert life(*words, "--change").code == 2


def test_a_missed_day_is_stated_and_a_line_kept_with_it(life):
    life("tick", "walk", "--missed", "--date", "yesterday", "--note", "a long day")
    life("tick", "walk", "--note", "in the rain")
    said = life("show", "walk").out
    assert "Monday 9 March: missed, a long day" in said
    assert "10 March: done, in the rain" in said
    assert life("tick", "walk", "--missed", "--amount", "3").code == 2
    assert life("tick", "walk", "--undo", "--missed").code == 2
    assert life("tick", "walk", "--skip", "--note", "x").code == 2


def test_whom_one_would_turn_to_is_said_and_taken_back(life, store):
    life("edit", "mira", "--turn-to", "advice")
    assert [each["needs"] for each in records(store, "friends") if each["name"] == "Mira"] == [["advice"]]
    assert life("edit", "joren", "--not-for", "advice").code == 1
    assert life("edit", "mira", "--not-for", "advice").out == "advice: nobody yet\n"


def test_a_setting_goes_back_to_what_it_is_by_default(life):
    life("settings", "quiet-from", "20:00")
    life("settings", "quiet-from", "--default")
    assert "22:00" in life("settings", "quiet-from").out
    assert life("settings", "--default").code == 2


def test_a_season_is_changed_and_deleted(life):
    life(
        "season",
        "add",
        "Exams",
        "--until",
        "2026-04-30",
        "--floor",
        "walk=1 a week",
        "--circle",
        "wider=nothing",
    )
    life("season", "edit", "exams", "--until", "2026-05-07", "--rename", "Finals", "--circle", "wider=usual")
    (one,) = life("list", "seasons", "--json").json
    assert (one["name"], one["end"], one["habits"], one["circles"]) == (
        "Finals",
        "2026-05-07",
        {"Walk": "1 a week"},
        {},
    )
    assert life("season", "edit", "finals", "--circle", "best=nothing").code == 2
    assert life("season", "delete", "finals", "--yes").out == "Finals: deleted\n"
    assert "none: companion season add" in life("list", "seasons").out
