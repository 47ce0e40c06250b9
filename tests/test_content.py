"""A person's own words stand in place of the built-in ones; a damaged file is left aside and said so."""

from __future__ import annotations

import marshal
import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion import content
from companion.content import files
from companion.content.parsed import parsed
from companion.paths import content_folder


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of own words."""
    folder = tmp_path / "words"
    folder.mkdir()
    monkeypatch.setenv("COMPANION_CONTENT", str(folder))
    content.forget()
    yield folder
    monkeypatch.undo()
    content.forget()


def write(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    content.forget()


def test_the_folder_is_content_beside_the_settings_unless_said_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COMPANION_CONTENT")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/somewhere")
    assert content_folder().name == "content"
    assert "companion" in content_folder().parts


def test_a_sign_is_replaced_field_by_field_and_the_others_stay(own: Path) -> None:
    before = content.signs()
    write(own, "signs", '[[sign]]\nid = "drained"\nlabel = "Flat"\n')
    after = content.signs()
    assert after["drained"].label == "Flat"
    assert after["drained"].prompt == before["drained"].prompt
    assert list(after) == list(before)
    assert content.notices() == ()


def test_cards_compass_scripts_and_talk_are_replaced(own: Path) -> None:
    write(own, "cards", '[distance]\ntext = "Far?"\n')
    write(own, "compass", '[[row]]\nid = "both"\nstep = "Together on Friday."\n')
    write(own, "scripts", '[[script]]\nid = "clear-ask"\nshort = "{weekday} is mine."\n')
    write(own, "talk", '[[section]]\nid = "markers"\ntitle = "Signs of spring"\n')
    assert content.card("distance") == "Far?"
    assert content.compass()["both"].step == "Together on Friday."
    assert content.scripts()["clear-ask"].short == "{weekday} is mine."
    assert content.sections()["markers"].title == "Signs of spring"


@pytest.mark.parametrize(
    ("field", "said"), [("source", "The town, 2026"), ("source", ""), ("checked_on", "2026-03-01")]
)
def test_people_to_turn_to_are_replaced_as_a_whole(own: Path, field: str, said: str) -> None:
    write(
        own,
        "cards",
        f'[[resource]]\nwhere = "Here"\nname = "Neighbour"\nhow = "next door"\n{field} = "{said}"\n',
    )
    assert [(one.name, one.source) for one in content.resources()] == [("Neighbour", said)]


def test_a_script_of_ones_own_is_added(own: Path) -> None:
    script = 'id = "mine"\ntitle = "Mine"\nlong = "a"\nshort = "b"\nhidden_while_muted = true\n'
    write(own, "scripts", f"[[script]]\n{script}")
    assert list(content.scripts())[-1] == "mine"


DAMAGED = [
    ("signs", "[[sign", "cannot be read"),
    ("signs", '[[sign]]\nid = "drained"\nlabel = 3\n', "sign.label is not a text"),
    ("signs", '[[sign]]\nid = "drained"\nlabel = " "\n', "sign.label is empty"),
    ("signs", '[[sign]]\nid = "sleepy"\nlabel = "Sleepy"\n', "there is no sign 'sleepy'"),
    ("signs", '[[sign]]\nlabel = "Sleepy"\n', "a sign has no id"),
    ("signs", 'sign = "all"\n', "sign is not a list"),
    ("cards", '[gate]\nanswers = ["yes", "no"]\n', "gate.answers does not have 5 lines"),
    ("cards", '[gate]\nsafety_card_on = "third"\n', "is not a whole number"),
    ("cards", '[[resource]]\nname = "Somebody"\n', "a resource has no"),
    ("cards", '[safety]\nlink = "http://"\n', "there is no 'link' in safety"),
    ("compass", '[[row]]\nid = "sixth"\ntoward = "x"\n', "there is no row 'sixth'"),
    ("scripts", "[lint]\nmax_words = true\n", "is not a whole number"),
    ("talk", "[agenda]\nblocks = []\n", "agenda.blocks is not a text"),
]


@pytest.mark.parametrize(("name", "text", "words"), DAMAGED)
def test_a_damaged_file_is_left_aside_as_a_whole_with_one_line(
    own: Path, name: str, text: str, words: str
) -> None:
    built_in = files.load(name)
    write(own, name, text)
    assert files.load(name) == built_in
    (notice,) = content.notices()
    assert words in notice
    assert "built-in words are used" in notice
    assert "\n" not in notice
    assert content.notices() == ()  # told once


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00",
        b"a = " + b"[" * 5000,
        b"a = " + b"9" * 5000,
        b"# a comment without an end\n" * 20_000,
    ],
)
def test_what_is_no_text_at_all_is_left_aside_too(own: Path, data: bytes) -> None:
    (own / "cards.toml").write_bytes(data)
    content.forget()
    assert content.card("welcome_back")
    assert len(content.notices()) == 1


def test_a_folder_in_place_of_a_file_is_left_aside_too(own: Path) -> None:
    (own / "cards.toml").mkdir()
    content.forget()
    assert content.card("welcome_back")
    assert len(content.notices()) == 1


def test_neither_a_device_nor_a_pipe_is_waited_for(own: Path) -> None:
    (own / "cards.toml").symlink_to("/dev/zero")
    os.mkfifo(own / "signs.toml")
    content.forget()
    assert content.card("welcome_back")
    assert content.signs()
    assert len(content.notices()) == 2


def test_braces_in_own_words_cannot_reach_anything(own: Path) -> None:
    write(own, "cards", '[lapse]\ntext = "{name.__class__} {days} {unknown} {0}"\n')
    said = content.filled(content.card("lapse"), {"name": "tea", "days": "3 days"})
    assert said == "{name.__class__} 3 days {unknown} {0}"


def test_the_settings_say_which_words_are_ones_own(own: Path) -> None:
    assert files.own_words() == "none"
    write(own, "cards", '[lapse]\ntext = "so it goes"\n')
    (own / "scripts.toml").write_text("not = [toml")
    content.forget()
    assert files.own_words() == "cards, scripts (left aside)"


def test_built_in_words_are_parsed_once_and_again_when_their_file_changes(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "cards.toml"
    path.write_text('[lapse]\ntext = "Still there?"\n')
    assert parsed(path) == {"lapse": {"text": "Still there?"}}
    with monkeypatch.context() as without:
        without.setattr(tomllib, "loads", None)
        assert parsed(path) == {"lapse": {"text": "Still there?"}}
    path.write_text('[lapse]\ntext = "Are you there?"\n')
    assert parsed(path) == {"lapse": {"text": "Are you there?"}}


@pytest.mark.parametrize(
    "damaged", [b"", b"nonsense", b"\xe3" * 40, marshal.dumps(7), marshal.dumps((1, 2, 3))]
)
def test_what_is_kept_of_built_in_words_may_be_damaged(tmp_path, monkeypatch, damaged) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "cards.toml"
    path.write_text('[lapse]\ntext = "Still there?"\n')
    parsed(path)
    (kept,) = (tmp_path / "__pycache__").iterdir()
    kept.write_bytes(damaged)
    assert parsed(path) == {"lapse": {"text": "Still there?"}}


def test_where_nothing_may_be_kept_built_in_words_are_read_all_the_same(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "cards.toml"
    path.write_text('[lapse]\ntext = "Still there?"\n')
    (tmp_path / "__pycache__").write_text("no folder")
    assert parsed(path) == {"lapse": {"text": "Still there?"}}
