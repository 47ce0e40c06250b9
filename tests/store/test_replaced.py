"""Whatever takes the file's place while nobody looks is merged with what was saved last, by whoever reads."""

from __future__ import annotations

import errno
import json
import os
import stat

import pytest
from tinydb import TinyDB

from companion.domain.habit import DONE
from companion.domain.session import Session
from companion.store import atomic
from companion.store.maintenance import list_backups, restore
from companion.store.repository import TinyRepository
from tests.store.conftest import DAY, a_life


@pytest.fixture(params=["exchange", "no exchange", "no links"], autouse=True)
def system(request, monkeypatch):
    """Systems that exchange names in one step, that cannot, and that have no hard links either."""
    if request.param != "exchange":
        monkeypatch.setattr(atomic, "_rename", lambda *_: errno.ENOSYS)
    if request.param == "no links":
        monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError(errno.EPERM, "no links")))


def session(number):
    return lambda journal: journal.put("sessions", Session(number, DAY, note=f"session {number}"))


def renamed_over(path, data):
    """As sync tools do."""
    other = path.with_name("incoming.part")
    other.write_bytes(data)
    other.replace(path)


def written_into(path, data):
    """As ``cp`` does."""
    path.write_bytes(data)


def made_anew(path, data):
    """As ``git checkout`` does."""
    path.unlink()
    path.write_bytes(data)


WAYS = [renamed_over, written_into, made_anew]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("back", [1, 2, 3])
def test_an_older_copy_put_in_place_while_closed_takes_nothing_away(store, open_store, path, way, back):
    store.update(a_life)
    copies = []
    for number in range(100, 104):
        copies.append(path.read_bytes())
        store.update(session(number))
    way(path, copies[-back])
    reader = open_store()
    assert {100, 101, 102, 103} <= set(reader.read().sessions)
    assert "both states were merged" in reader.notices()[0]
    with TinyDB(path) as plain:
        assert plain.table("sessions").contains(doc_id=103)
    assert open_store().read() == reader.read()


def test_it_may_happen_again_and_again(open_store, path):
    open_store().update(a_life)
    first = path.read_bytes()
    for number in range(100, 120):
        open_store().update(session(number))
        renamed_over(path, first)
    assert set(range(100, 120)) <= set(open_store().read().sessions)


@pytest.mark.parametrize("way", WAYS)
def test_two_machines_that_diverged_become_one(store, open_store, path, tmp_path, clock, way):
    """With one clock on both, so that their stamps are the same: still nothing counts as taken out."""
    store.update(a_life)
    there = tmp_path / "other" / "companion.json"
    there.parent.mkdir()
    there.write_bytes(path.read_bytes())
    other = TinyRepository(there, clock)
    for number in range(3):
        store.update(session(100 + number))
        other.update(session(200 + number))
    store.update(lambda journal: journal.with_entry(11, DAY, DONE).drop("contacts", 31))
    other.update(lambda journal: journal.with_entry(12, DAY, DONE).drop("sessions", 41))
    way(path, there.read_bytes())
    found = open_store().read()
    assert set(found.sessions) == {100, 101, 102, 200, 201, 202}
    assert not found.contacts
    assert found.entries_of(11)[DAY] == found.entries_of(12)[DAY] == DONE
    with TinyDB(path) as plain:
        assert len(plain.table("habits")) == 2


@pytest.mark.parametrize("way", WAYS)
def test_a_record_taken_out_by_hand_while_closed_stays_out(store, open_store, path, way):
    store.update(a_life)
    older = path.read_bytes()
    store.update(session(100))
    edited = json.loads(path.read_text())
    del edited["habits"]["12"], edited["sessions"]["100"]
    edited["habits"]["11"]["name"] = "Two hours with a book"
    way(path, json.dumps(edited).encode())
    found = open_store().read()
    assert set(found.habits) == {11} and set(found.sessions) == {41}
    assert found.habits[11].name == "Two hours with a book"
    renamed_over(path, older)
    again = open_store().read()
    assert set(again.habits) == {11} and set(again.sessions) == {41}
    assert again.habits[11].name == "Two hours with a book"


def test_a_deletion_of_ours_stays_when_an_older_copy_comes_back(store, open_store, path):
    store.update(a_life)
    older = path.read_bytes()
    store.update(lambda journal: journal.drop("friends", 21).drop("contacts", 31))
    renamed_over(path, older)
    found = open_store().read()
    assert not found.friends and not found.contacts


def test_a_restore_of_ours_stays_one(store, open_store, path, clock):
    store.update(a_life)
    store.update(session(100))
    clock.forward(hours=1)
    store.update(session(101))
    newer = path.read_bytes()
    clock.forward(minutes=1)
    backup = next(each for each in list_backups(store) if b'"101"' not in each.read())
    restore(store, backup.name)
    assert 101 not in open_store().read().sessions
    renamed_over(path, newer)
    assert 101 not in open_store().read().sessions


def test_what_another_process_saved_is_not_lost_before_the_open_app_looks(store, open_store, path):
    store.update(a_life)
    older = path.read_bytes()
    open_store().update(session(100))
    renamed_over(path, older)
    assert 100 in store.read().sessions
    open_store().update(session(101))
    renamed_over(path, older)
    store.update(session(102))
    assert {100, 101, 102} <= set(store.read().sessions)


def test_what_came_from_elsewhere_and_was_read_is_kept_as_well(store, open_store, path, tmp_path, clock):
    store.update(a_life)
    older = path.read_bytes()
    there = tmp_path / "other.json"
    there.write_bytes(older)
    TinyRepository(there, clock).update(session(200))
    renamed_over(path, there.read_bytes())
    assert 200 in open_store().read().sessions
    renamed_over(path, older)
    assert 200 in open_store().read().sessions


@pytest.mark.parametrize("rubbish", [b"", b"{ rubbish", b"\0" * 100])
def test_rubbish_in_its_place_brings_back_what_was_saved_last(store, open_store, path, rubbish):
    store.update(a_life)
    store.update(session(100))
    renamed_over(path, rubbish)
    assert {41, 100} <= set(open_store().read().sessions)


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_all_beside_the_file_is_for_its_owner_even_if_the_file_was_not(store, open_store, path):
    store.update(a_life)
    path.chmod(0o644)
    store.update(session(100))
    path.chmod(0o644)
    renamed_over(path, path.read_bytes())
    open_store().read()
    open_store().update(session(101))
    beside = [file for file in path.parent.rglob("*") if file.is_file() and file != path]
    assert [file.name for file in beside if stat.S_IMODE(file.stat().st_mode) & 0o077] == []


def test_a_file_that_others_may_read_has_no_second_name_that_they_may_read(open_store, path):
    path.parent.mkdir(parents=True)
    path.write_text('{"sessions": {"5": {"date": "2026-03-09"}}}')
    path.chmod(0o644)
    open_store().read()
    beside = [file for file in path.parent.iterdir() if file != path]
    assert [file.name for file in beside if stat.S_IMODE(file.stat().st_mode) & 0o077] == []


@pytest.mark.parametrize("way", WAYS)
def test_cut_again_and_again_all_comes_back_each_time(store, path, open_store, way):
    store.update(a_life)
    store.update(session(100))
    wanted, whole = store.read(), path.read_bytes()
    for percent in range(0, 100, 7):
        way(path, whole[: len(whole) * percent // 100])
        assert open_store().read() == wanted
        if percent % 2:
            way(path, whole)
            assert open_store().read() == wanted


def test_a_vanished_file_comes_back_though_it_was_saved_only_once(store, path, open_store):
    recorded = store.update(a_life).journal
    path.unlink()
    for left in (".companion.json.index", ".companion.json.previous"):
        path.with_name(left).unlink(missing_ok=True)
    assert open_store().read() == recorded


def test_a_file_that_is_taken_over_is_kept_last_as_a_copy_nobody_writes_into(store, open_store, path):
    store.update(a_life)
    for left in (".companion.json.index", ".companion.json.previous"):
        path.with_name(left).unlink(missing_ok=True)
    open_store().read()
    kept = path.with_name(".companion.json.last")
    assert kept.read_bytes() == path.read_bytes()
    assert not kept.samefile(path)
