"""Insights in plain lines and JSON."""

from __future__ import annotations

import json

from companion.bootstrap import make_companion
from companion.services.demo import write_demo


def test_it_says_everything_in_plain_lines(companion, store):
    made = make_companion(store)
    write_demo(made.desk.repository, made.desk.today(), 2)
    said = companion("insights")
    assert said.code == 0
    for words in ("Habits done", "Strength by month", "Minutes a week", "Contacts a month", "not causes"):
        assert words in said.out


def test_json_has_the_documented_keys(companion, store):
    made = make_companion(store)
    write_demo(made.desk.repository, made.desk.today(), 2)
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
