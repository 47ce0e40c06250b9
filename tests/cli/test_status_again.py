"""A status that was asked before is said again at once, and never when anything changed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import datetime, time

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.civil_day import civil_day
from companion.glance import Glance, _day
from companion.quick import PARTS, recalled_status
from companion.services.status_text import STATUS_TEXTS
from tests.cli.conftest import process

FORMS = [[], ["--short"], ["--json"]]


@pytest.fixture
def habit(companion):
    assert companion("add", "habit", "Coffee").code == 0


@pytest.mark.parametrize("form", FORMS)
def test_what_is_said_again_is_what_was_said(companion, habit, capsys, form):
    said = companion("status", *form)
    assert recalled_status(["status", *form])
    assert capsys.readouterr().out == said.out
    assert said.out


def test_nothing_is_known_before_it_was_asked(companion, habit):
    assert not recalled_status(["status"])
    companion("status")
    assert not recalled_status(["status", "--short"])


def test_a_tick_makes_it_unknown(companion, habit):
    companion("status")
    companion("tick", "coffee")
    assert not recalled_status(["status"])
    assert "kept" in process("status").out


def test_the_next_day_makes_it_unknown_and_the_day_begins_when_the_person_says(companion, habit, at):
    companion("status")
    at("2026-03-11T02:59")
    assert recalled_status(["status"])
    at("2026-03-11T03:00")
    assert not recalled_status(["status"])


def test_a_conflict_copy_beside_the_file_makes_it_unknown(companion, habit, store):
    companion("status")
    (store.parent / f"{store.stem}.sync-conflict-20260310-090000-ABCDEFG{store.suffix}").write_bytes(
        store.read_bytes()
    )
    assert not recalled_status(["status"])
    assert "merge" in process("status").err


def test_a_file_replaced_by_hand_makes_it_unknown(companion, habit, store):
    companion("status")
    text = store.read_text().replace("Coffee", "Toffee")
    store.write_text(text)
    assert not recalled_status(["status"])
    assert "Toffee" in process("status").out


@pytest.mark.parametrize(
    "words", [["status", "--help"], ["tick"], [], ["status", "--short", "--json"], ["--data"]]
)
def test_other_words_are_left_to_the_whole_command_line(companion, habit, words):
    companion("status")
    assert not recalled_status(words)


def test_it_is_found_by_the_flag_too(companion, habit, store, capsys):
    companion("--data", str(store), "status")
    capsys.readouterr()
    assert recalled_status(["--data", str(store), "status"])
    assert not recalled_status(["--data", str(store.parent / "other.json"), "status"])


def test_a_damaged_note_is_no_note(companion, habit, store):
    companion("status")
    note = store.parent / f".{store.name}.glance" / "status"
    note.write_bytes(b"\xff\xfe nonsense")
    assert not recalled_status(["status"])
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
    glance = Glance(store)
    state = glance.begin("03:00")
    companion("tick", "coffee")
    glance.keep(state, "status", "stale")
    assert glance.recall("status") is None


@given(
    moment=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
    day_start=st.times().map(lambda t: time(t.hour, t.minute)),
)
def test_its_day_is_the_person_s_own_day(moment, day_start):
    with pytest.MonkeyPatch.context() as patch, time_machine.travel(moment.astimezone(), tick=False):
        patch.delenv("COMPANION_NOW", raising=False)
        assert _day(f"{day_start:%H:%M}") == civil_day(datetime.now(), day_start).isoformat()


def test_saying_it_again_imports_next_to_nothing(companion, habit, store):
    process("status")
    code = (
        "import sys; before = set(sys.modules)\n"
        "from companion.quick import recalled_status\n"
        "assert recalled_status(['status'])\n"
        "print(*sorted(m for m in set(sys.modules) - before), file=sys.stderr)"
    )
    env = {name: value for name, value in os.environ.items() if name != "COMPANION_NOW"}
    env["COMPANION_DATA"] = str(store)
    said = process("status", env={"COMPANION_NOW": ""}).out
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert done.stdout == said
    assert set(done.stderr.split()) <= {"companion", "companion.quick", "companion.glance", "__future__"}


def test_every_form_of_the_command_has_a_text_to_keep() -> None:
    assert set(PARTS.values()) == set(STATUS_TEXTS)


def test_the_open_app_keeps_the_status_for_the_next_prompt(companion, habit, store, capsys):
    from companion.bootstrap import make_companion
    from companion.services.status_text import kept_texts

    shot = make_companion(store).snapshot()
    glance = Glance(store)
    state = glance.begin("03:00")
    for part, text in kept_texts(shot).items():
        glance.keep(state, part, text)
    for form in FORMS:
        capsys.readouterr()
        assert recalled_status(["status", *form])
        kept = capsys.readouterr().out
        assert kept == companion("status", *form).out


def test_nothing_is_kept_while_a_session_is_under_way(companion, habit):
    assert companion("session", "coffee", "--start").code == 0
    companion("status")
    assert not recalled_status(["status"])


def test_where_questions_have_their_hours_nothing_is_said_again(companion, at):
    companion("add", "habit", "Coffee")
    companion("settings", "ask-from", "09:00")
    companion("settings", "ask-until", "21:00")
    companion("status")
    assert not recalled_status(["status"])
