"""Where something is read it can be read by programs too, and every locale can print it."""

from __future__ import annotations

import pytest

from tests.cli.conftest import process


@pytest.fixture
def demo(companion, store):
    companion("demo", "--years", "1", "--write", str(store.parent.parent / "demo.json"))
    return ["--data", str(store.parent.parent / "demo.json")]


PROMISED = {
    "sessions": "id date kind minutes habit interest amount place chosen after note",
    "places": "name times minutes last felt rested told chosen",
    "seasons": "id name kind start end habits circles note",
    "blocks": "title start end place",
}


@pytest.mark.parametrize("what", PROMISED)
def test_the_log_of_time_as_json(companion, demo, what):
    rows = companion("list", what, "--json", *demo).json
    assert rows
    assert all(set(row) >= set(PROMISED[what].split()) for row in rows)


def test_backups_as_json(companion, store, at):
    companion("add", "habit", "Coffee")
    at("2026-03-11T09:00")
    companion("tick", "coffee")
    rows = companion("backup", "list", "--json").json
    assert [row["name"] for row in rows] == [line.split()[0] for line in companion("backup").out.splitlines()]
    assert all(row["bytes"] > 0 for row in rows)


def test_the_doctor_as_json(companion, store):
    companion("add", "habit", "Coffee")
    said = companion("doctor", "--json")
    assert said.code == 0
    assert all(row["well"] for row in said.json)
    store.chmod(0o644)
    said = companion("doctor", "--json")
    assert (said.code, [row["check"] for row in said.json if not row["well"]]) == (1, ["privacy"])


READING = [
    ["status", "--json"],
    ["list", "friends", "--json"],
    ["remind", "--json"],
    ["backup", "--json"],
    ["doctor", "--json"],
    ["export", "json"],
]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_json_is_plain_ascii(companion, store, words):
    companion("add", "habit", "قراءة")
    assert process(*words, env={"LC_ALL": "C", "PYTHONUTF8": "0"}).out.isascii()
