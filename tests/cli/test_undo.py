"""``companion undo``: one list for the app and the shell."""

from __future__ import annotations

import json

import pytest

from companion.bootstrap import make_companion


def test_the_last_change_is_taken_back_and_then_the_one_before(companion, store):
    companion("add", "habit", "Coffee")
    companion("tick", "coffee")
    assert companion("undo").out == "undone — Coffee: done today\n"
    assert "Coffee: open" in companion("status").out
    assert companion("undo").out == "undone — Coffee: added\n"
    said = companion("undo")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("companion: nothing to undo: your newest backup: 2026-03-10 ")


def test_in_an_empty_store_there_is_nothing_to_undo(companion):
    assert companion("undo").err == "companion: nothing to undo: there is no backup yet either\n"


def test_where_there_is_nothing_the_newest_backup_is_named(companion, store):
    make_companion(store).work.repository.back_up("test")
    assert "your newest backup: 2026-03-10 " in companion("undo").err


def test_what_was_changed_again_since_stays_and_the_next_undo_goes_further_back(companion, store):
    companion("add", "friend", "Mira")
    companion("edit", "mira", "--birthday", "03-14")
    data = json.loads(store.read_text())
    (friend,) = data["friends"].values()
    friend["birthday"] = "03-15"
    store.write_text(json.dumps(data))
    said = companion("undo")
    assert said.code == 1
    assert "changed again since" in said.err
    assert "undone" not in said.out
    assert "Birthday: 15 March." in companion("show", "mira").out


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_no_export_has_what_was_taken_out(companion, store, tmp_path, form):
    companion("add", "friend", "Zwetschge")
    companion("delete", "zwetschge", "--yes")
    assert "Zwetschge" in store.read_text()  # for two days, so that it can come back
    target = tmp_path / ("out.zip" if form == "csv" else "out")
    companion("export", form, str(target))
    assert b"Zwetschge" not in target.read_bytes()
    assert companion("undo").out == "undone — Zwetschge: deleted\n"


def test_what_the_screen_s_lock_asks_for_is_not_taken_away(companion, store):
    app = make_companion(store)
    app.lock.choose("four quiet words")
    assert companion("undo").code == 1
    assert app.lock.is_set
