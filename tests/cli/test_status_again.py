"""A status that was asked before is said again at once, and never when anything changed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

from companion.bootstrap import make_companion
from companion.cached_status import PARTS, print_cached_status
from companion.render_cache import RenderCache
from companion.services.coming import stretches
from companion.services.status_text import STATUS_TEXTS
from companion.wall_clock import wall_clock
from tests.cli.conftest import process

FORMS = [[], ["--short"], ["--json"]]


@pytest.fixture
def habit(companion):
    assert companion("add", "habit", "Coffee").code == 0


@pytest.mark.parametrize("form", FORMS)
def test_what_is_said_again_is_what_was_said(companion, habit, capsys, form):
    said = companion("status", *form)
    assert print_cached_status(["status", *form])
    assert capsys.readouterr().out == said.out
    assert said.out


def test_nothing_is_known_before_it_was_asked(companion, habit):
    assert not print_cached_status(["status"])
    companion("status")
    assert not print_cached_status(["status", "--short"])


def test_a_tick_makes_it_unknown(companion, habit):
    companion("status")
    companion("tick", "coffee")
    assert not print_cached_status(["status"])
    assert "kept" in process("status").out


def test_the_next_day_makes_it_unknown_and_the_day_begins_when_the_person_says(companion, habit, at):
    companion("status")
    at("2026-03-11T02:59")
    assert print_cached_status(["status"])
    at("2026-03-11T03:00")
    assert not print_cached_status(["status"])


def test_a_conflict_copy_beside_the_file_makes_it_unknown(companion, habit, store):
    companion("status")
    (store.parent / f"{store.stem}.sync-conflict-20260310-090000-ABCDEFG{store.suffix}").write_bytes(
        store.read_bytes()
    )
    assert not print_cached_status(["status"])
    assert "merge" in process("status").err


def test_a_file_replaced_by_hand_makes_it_unknown(companion, habit, store):
    companion("status")
    text = store.read_text().replace("Coffee", "Toffee")
    store.write_text(text)
    assert not print_cached_status(["status"])
    assert "Toffee" in process("status").out


@pytest.mark.parametrize(
    "words", [["status", "--help"], ["tick"], [], ["status", "--short", "--json"], ["--data"]]
)
def test_other_words_are_left_to_the_whole_command_line(companion, habit, words):
    companion("status")
    assert not print_cached_status(words)


def test_it_is_found_by_the_flag_too(companion, habit, store, capsys):
    companion("--data", str(store), "status")
    capsys.readouterr()
    assert print_cached_status(["--data", str(store), "status"])
    assert not print_cached_status(["--data", str(store.parent / "other.json"), "status"])


def test_a_damaged_note_is_no_note(companion, habit, store):
    companion("status")
    note = store.parent / f".{store.name}.glance" / "status"
    note.write_bytes(b"\xff\xfe nonsense")
    assert not print_cached_status(["status"])
    assert "Coffee" in process("status").out


def test_it_is_for_its_owner_only_and_asking_makes_no_file_where_there_is_no_store(companion, store):
    companion("status")
    assert not store.parent.exists()
    companion("add", "habit", "Coffee")
    companion("status")
    folder = store.parent / f".{store.name}.glance"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(part.stat().st_mode) for part in folder.iterdir()} == {0o600}


def test_what_was_made_of_an_older_state_is_not_kept(companion, habit, store):
    cache = RenderCache(store)
    state = cache.begin()
    companion("tick", "coffee")
    cache.keep(state, "status", [("2026-03-10T03:00", "2026-03-11T03:00", "stale")])
    assert cache.recall("status") is None


@pytest.mark.parametrize("named", [True, False], ids=["a store that was named", "the usual store"])
def test_saying_it_again_imports_next_to_nothing(named, companion, habit, store, tmp_path):
    place = {"COMPANION_NOW": "", "COMPANION_DATA": str(store)}
    if not named:
        place |= {"COMPANION_DATA": "", "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
        usual = tmp_path / "data" / "companion" / "companion.json"
        usual.parent.mkdir(parents=True)
        store.rename(usual)
    said = process("status", env=place).out
    code = (
        "import sys; before = set(sys.modules)\n"
        "from companion.cached_status import print_cached_status\n"
        "assert print_cached_status(['status'])\n"
        "print(*sorted(m for m in set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, **place}, check=True
    )
    assert done.stdout == said
    ours = {
        "companion",
        "companion.cached_status",
        "companion.render_cache",
        "companion.paths",
        "companion.wall_clock",
    }
    assert set(done.stderr.split()) <= {*ours, "__future__"}


def test_every_form_of_the_command_has_a_text_to_keep() -> None:
    assert set(PARTS.values()) == set(STATUS_TEXTS)


def keep_ahead(store) -> None:
    """What the open app keeps when nobody presses a key."""
    cache = RenderCache(store)
    state = cache.begin()
    for stretch in stretches(make_companion(store).snapshot()):
        for part, kept in stretch.texts().items():
            cache.keep(state, part, [kept])


def parts(store):
    return sorted(path.name for path in (store.parent / f".{store.name}.glance").iterdir())


def said_anew(companion, store, *form) -> str:
    RenderCache(store).forget()
    return companion("status", *form).out


@pytest.mark.parametrize("form", FORMS)
def test_each_of_the_coming_days_is_known_and_is_what_that_day_says(companion, at, store, capsys, form):
    companion("add", "habit", "Coffee", "--schedule", "3x week")
    companion("add", "friend", "Maya", "--every", "4 days")
    companion("contact", "maya")
    companion("tick", "coffee")
    kept = {}
    keep_ahead(store)
    for day in range(10, 18):
        at(f"2026-03-{day}T09:00")
        capsys.readouterr()
        assert print_cached_status(["status", *form])
        kept[day] = capsys.readouterr().out
    at("2026-03-18T03:00")
    assert not print_cached_status(["status", *form])
    for day, text in kept.items():
        at(f"2026-03-{day}T09:00")
        assert said_anew(companion, store, *form) == text
    assert len(set(kept.values())) > 1


def test_a_block_divides_its_day(companion, at, store, capsys):
    companion("add", "habit", "Coffee")
    companion("add", "block", "Reading hour", "--at", "10:00", "--for", "30", "--repeat", "thu sat")
    keep_ahead(store)
    times = [f"2026-03-12T{now}" for now in ("09:00", "10:00", "10:29", "10:30", "23:00")]
    said = []
    for now in times:
        at(now)
        capsys.readouterr()
        assert print_cached_status(["status"])
        said.append(capsys.readouterr().out)
    for now, text in zip(times, said, strict=True):
        at(now)
        assert said_anew(companion, store) == text
    assert len(set(said)) > 1


def test_opening_the_app_leaves_what_is_kept(companion, habit, at, store):
    make_companion(store).opened()
    keep_ahead(store)
    at("2026-03-12T09:00")
    make_companion(store).opened()
    assert print_cached_status(["status"])


def test_a_day_on_which_one_would_be_away_is_not_made_ahead(companion, habit, at, store):
    companion("tick", "coffee")
    at("2026-04-05T09:00")
    keep_ahead(store)
    assert print_cached_status(["status"])
    at("2026-04-12T09:00")
    assert not print_cached_status(["status"])


def test_a_change_deletes_all_that_told_of_the_state_before(companion, habit, store):
    keep_ahead(store)
    assert parts(store) == sorted(STATUS_TEXTS)
    companion("tick", "coffee")
    assert not parts(store)


def test_what_was_changed_elsewhere_deletes_a_part_when_it_is_asked_for(companion, habit, store):
    keep_ahead(store)
    store.write_text(store.read_text().replace("Coffee", "Toffee"))
    assert not print_cached_status(["status"])
    assert "status" not in parts(store)
    RenderCache(store).begin()
    assert not parts(store)


def test_the_open_app_keeps_the_status_for_the_next_prompt(companion, habit, store, capsys):
    keep_ahead(store)
    for form in FORMS:
        capsys.readouterr()
        assert print_cached_status(["status", *form])
        kept = capsys.readouterr().out
        assert kept == companion("status", *form).out


def test_nothing_is_kept_while_a_session_is_under_way(companion, habit):
    assert companion("session", "coffee", "--start").code == 0
    companion("status")
    assert not print_cached_status(["status"])


def test_where_questions_have_their_hours_nothing_is_said_again(companion, at):
    companion("add", "habit", "Coffee")
    companion("settings", "ask-from", "09:00")
    companion("settings", "ask-until", "21:00")
    companion("status")
    assert not print_cached_status(["status"])


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ("2026-03-10T09:00", "2026-03-10T09:00"),
        ("2026-03-10T09:00:59", "2026-03-10T09:00"),
        ("2026-03-10 09:00", "2026-03-10T09:00"),
        ("2026-03-10", "2026-03-10T00:00"),
        ("2026-02-30T09:00", ""),
        ("2026-03-10T24:00", ""),
        ("2026-03-10T09:60", ""),
        ("0001-01-01T00:00", ""),
        ("soon", ""),
    ],
)
def test_the_clock_of_a_prompt_is_that_of_the_program(monkeypatch, told, known):
    monkeypatch.setenv("COMPANION_NOW", told)
    assert wall_clock() == known
