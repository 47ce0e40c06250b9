"""Insights in plain lines and JSON."""

from __future__ import annotations

import json

from companion.bootstrap import make_companion
from companion.services.demo import write_demo


def test_it_says_everything_in_plain_lines(companion, store):
    made = make_companion(store)
    write_demo(made.work.repository, made.work.today(), 2)
    said = companion("insights")
    assert said.code == 0
    for words in (
        "Habits done",
        "Strength month by month",
        "Minutes a week",
        "Contacts month by month",
        "not causes",
    ):
        assert words in said.out


def test_json_has_the_documented_keys(companion, store):
    made = make_companion(store)
    write_demo(made.work.repository, made.work.today(), 2)
    found = json.loads(companion("insights", "--json").out)
    assert set(found) == {
        *("date", "year", "from", "done", "months", "strength", "weeks", "minutes", "contacts", "together")
    }
    assert len(found["months"]) == len(found["contacts"]["inner"]) == 12
    assert all(
        key.startswith("2025-")
        for key in json.loads(companion("insights", "--year", "2025", "--json").out)["done"]
    )


def test_an_empty_store_is_calm(companion):
    said = companion("insights")
    assert said.code == 0
    assert "too little was counted" in said.out


def test_strength_is_of_the_chosen_habits_and_of_a_past_year(companion, store):
    made = make_companion(store)
    write_demo(made.work.repository, made.work.today(), 3)
    found = json.loads(companion("insights", "--habit", "walk", "--year", "2024", "--json").out)
    assert [line["habit"] for line in found["strength"]] == ["Walk and think"]
    assert (found["months"][0], found["months"][-1]) == ("2024-01", "2024-12")
    assert any(found["strength"][0]["by_month"])
    assert found["weeks"][-1] == "2024-12-30"
    assert companion("insights", "--habit", "nobody").code == 1


def test_what_was_chosen_is_remembered_until_none_is(companion, store):
    made = make_companion(store)
    write_demo(made.work.repository, made.work.today(), 1)
    everyone = json.loads(companion("insights", "--json").out)["strength"]
    walk = next(h.id for h in made.work.journal.habits.values() if h.name == "Walk and think")
    made.preferences.chart([walk])
    assert [s["habit"] for s in json.loads(companion("insights", "--json").out)["strength"]] == [
        "Walk and think"
    ]
    made.preferences.chart([])
    assert json.loads(companion("insights", "--json").out)["strength"] == everyone


def test_commands_know_circles_by_their_own_names_and_by_the_default_ones(companion):
    companion("settings", "circle-names", "Hearth, table, street, inner")
    for circle, kept in (("hearth", "inner"), ("TABLE", "close"), ("inner", "kept"), ("wider", "wider")):
        assert companion("add", "friend", f"Mira {kept}", "--circle", circle).code == 0
        assert companion("show", f"Mira {kept}", "--json").json["circle"] == kept
    assert companion("edit", "Mira kept", "--circle", "street").code == 0
    assert "the circle Hearth" in companion("settings", "circle-inner").out
    assert companion("settings", "circle-inner", "10 days").out == "rhythm of Hearth: 10 days\n"
    for words in (("add", "friend", "Joren", "--circle", "best"), ("edit", "Mira kept", "--circle", "best")):
        refused = companion(*words)
        assert (refused.code, "the circles are Hearth, table, street, inner" in refused.err) == (2, True)


def test_circles_have_their_own_names_in_words_and_their_fixed_ones_in_data(companion):
    companion("settings", "circle-names", "hearth, table, street, far")
    companion("add", "friend", "Mira", "--circle", "inner")
    companion("contact", "mira")
    said = companion("insights").out
    assert "\n  hearth: " in said
    assert "inner" not in said
    assert set(companion("insights", "--json").json["contacts"]) == {"inner", "close", "wider", "kept"}
    assert "| hearth |" in companion("export", "markdown").out
