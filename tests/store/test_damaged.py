"""Damaged files: the program starts, nothing is deleted, the broken file is kept, one sentence says so."""

import json
import re

import pytest
from tinydb import TinyDB

from companion.domain.errors import StoreError
from companion.domain.habit import DONE
from companion.domain.journal import compare
from companion.domain.session import Session
from tests.store.conftest import DAY, a_life


def tick(journal):
    return journal.with_entry(11, DAY, DONE)


def line_of(data: bytes, key: str) -> bytes:
    return next(line for line in data.splitlines() if line.startswith(f'"{key}"'.encode()))


def conflict(data: bytes) -> bytes:
    line = line_of(data, "12")
    other = line.replace(b'"Walk"', b'"Stroll"')
    return data.replace(line, b"<<<<<<< mine\n" + line + b"\n=======\n" + other + b"\n>>>>>>> theirs")


UNREADABLE = {
    "empty": lambda data: b"",
    "one line end": lambda data: b"\n",
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut at the end": lambda data: data[:-4],
    "zero-filled": lambda data: b"\0" * len(data),
    "zero-filled from the middle": lambda data: data[: len(data) // 2] + b"\0" * (len(data) // 2),
    "trailing comma": lambda data: data.replace(b"\n},\n", b",\n},\n", 1),
    "conflict markers": conflict,
    "a list on top": lambda data: b"[" + data + b"]",
    "a number on top": lambda data: b"42\n",
    "a missing quote": lambda data: data.replace(b'"Walk"', b'"Walk'),
    "binary rubbish": lambda data: bytes(range(256)) * 8,
    "nested without end": lambda data: b"[" * 100_000,
}
UNUSUAL = {
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "UTF-16 without a mark": lambda data: data.decode().encode("utf-16-le"),
    "Latin-1": lambda data: data.replace(b"Walk", b"Walk \xe9"),
}
PARTLY = {
    "a table that is a list": (
        lambda d: d.replace(b'"sessions": {', b'"shelf": [1],\n"sessions": {'),
        "shelf",
    ),
    "a record that is text": (
        lambda d: d.replace(b'"sessions": {\n', b'"sessions": {\n"7": "x",\n'),
        "sessions/7",
    ),
    "an id that is none": (
        lambda d: d.replace(b'"sessions": {\n', b'"sessions": {\n"x": {},\n'),
        "sessions/x",
    ),
    "an impossible date": (lambda d: d.replace(b'"2026-03-02"', b'"2026-13-02"'), "sessions/41"),
    "a field of a wrong kind": (lambda d: d.replace(b'"Walk"', b'["Walk"]'), "habits/12"),
    "NaN": (lambda d: d.replace(b'"minutes": 20', b'"minutes": NaN'), "sessions/41/minutes"),
    "Infinity": (lambda d: d.replace(b'"minutes": 20', b'"minutes": -Infinity'), "sessions/41/minutes"),
    "a number beyond all": (
        lambda d: d.replace(b'"minutes": 20', b'"minutes": 1e999'),
        "sessions/41/minutes",
    ),
    "a doubled id": (
        lambda d: d.replace(b'"sessions": {\n', b'"sessions": {\n"41": {"date": "2020-01-01"},\n'),
        "sessions/41",
    ),
    "a doubled field": (
        lambda d: d.replace(b'"minutes": 20', b'"minutes": 19, "minutes": 20'),
        "sessions/41/minutes",
    ),
    "a doubled day": (
        lambda d: d.replace(b'"days": {', b'"days": {"03-01": ["missed", 1], "03-01": ["done", 2], ', 1),
        "03-01",
    ),
    "a day that is none": (lambda d: d.replace(b'"12-31"', b'"12-32"'), "12-32"),
}


def broken_copies(path):
    return [file.read_bytes() for file in path.parent.glob(f"{path.name}.broken-*")]


def check_whole(path, expected):
    """The file is a plain TinyDB again and nothing of ``expected`` is missing."""
    with TinyDB(path) as plain:
        assert {document.doc_id for document in plain.table("habits")} >= {11, 12}
    assert path.read_bytes().endswith(b"}\n")


@pytest.mark.parametrize("damage", UNREADABLE)
@pytest.mark.parametrize("when", ["closed", "open"])
def test_an_unreadable_file_is_brought_back(store, open_store, path, damage, when):
    store.update(a_life)
    recorded = store.update(tick).journal
    bad = UNREADABLE[damage](path.read_bytes())
    assert bad != path.read_bytes()
    path.write_bytes(bad)
    reader = store if when == "open" else open_store()
    found = reader.read()
    lost = [edit for edit in compare(recorded, found) if edit.new is None]
    assert lost == []
    if damage != "conflict markers":
        assert compare(recorded, found) == ()
    told = reader.notices()
    assert len(told) == 1 and "was damaged" in told[0]
    if bad.strip(b"\0\n"):
        assert broken_copies(path) == [bad]
        assert next(path.parent.glob("*.broken-*")).name in told[0]
    check_whole(path, recorded)
    again = open_store()
    assert compare(again.read(), found) == () and again.notices() == ()


@pytest.mark.parametrize("damage", UNUSUAL)
@pytest.mark.parametrize("when", ["closed", "open"])
def test_a_file_in_unusual_bytes_is_read(store, open_store, path, damage, when):
    recorded = store.update(a_life).journal
    bad = UNUSUAL[damage](path.read_bytes())
    path.write_bytes(bad)
    reader = store if when == "open" else open_store()
    found = reader.read()
    names = {habit.name for habit in found.habits.values()}
    assert names == {"An hour with a book", "Walk é" if damage == "Latin-1" else "Walk"}
    assert [edit for edit in compare(recorded, found) if edit.table != "habits"] == []
    assert broken_copies(path) == [bad]
    assert any("kept as" in told for told in reader.notices())
    check_whole(path, recorded)


@pytest.mark.parametrize("damage", PARTLY)
@pytest.mark.parametrize("when", ["closed", "open"])
def test_a_bad_part_is_set_aside_and_the_rest_works(store, open_store, path, damage, when):
    recorded = store.update(a_life).journal
    change, where = PARTLY[damage]
    bad = change(path.read_bytes())
    assert bad != path.read_bytes()
    path.write_bytes(bad)
    reader = store if when == "open" else open_store()
    found = reader.read()
    assert compare(recorded, found) == ()
    quarantine = json.loads(path.read_text())["_quarantine"]
    assert any(where in document["where"] for document in quarantine.values())
    assert any("_quarantine" in told and where.split("/")[0] in told for told in reader.notices())
    assert broken_copies(path) == [bad]
    check_whole(path, recorded)
    assert open_store().notices() == ()


@pytest.mark.parametrize("when", ["closed", "open"])
def test_a_file_that_is_gone_is_brought_back(store, open_store, path, when):
    store.update(a_life)
    recorded = store.update(tick).journal
    path.unlink()
    reader = store if when == "open" else open_store()
    assert compare(reader.read(), recorded) == ()
    assert "was gone" in reader.notices()[0]
    check_whole(path, recorded)


def test_without_any_other_copy_whole_records_are_still_read(store, open_store, path):
    recorded = store.update(a_life).journal
    data = path.read_bytes()
    for file in path.parent.iterdir():
        file.unlink()
    cut = data.index(b'"41": {') + 20
    path.write_bytes(data[:cut])
    found = open_store().read()
    assert found.habits == recorded.habits and found.contacts == recorded.contacts
    fragment = data[data.index(b'"41": {') : cut].decode()
    assert fragment in [d["text"] for d in json.loads(path.read_text())["_quarantine"].values()]


def test_a_year_cut_in_two_keeps_its_days(store, open_store, path):
    recorded = store.update(a_life).journal
    data = path.read_bytes()
    for file in path.parent.iterdir():
        file.unlink()
    start = data.index(b'"03-05": ["done"')
    path.write_bytes(data[: start + 4])
    found = open_store().read()
    assert set(found.entries_of(11)) == {day for day in recorded.entries_of(11) if day.day < 5}


def test_a_file_of_a_newer_version_is_shown_and_not_touched(store, open_store, path):
    store.update(a_life)
    data = path.read_bytes().replace(b'"schema": 1', b'"schema": 99')
    path.write_bytes(data)
    reader = open_store()
    assert reader.read().habits[12].name == "Walk"
    assert "newer Companion" in reader.notices()[0]
    with pytest.raises(StoreError, match="newer Companion") as caught:
        reader.update(tick)
    assert "update" in caught.value.hint
    assert path.read_bytes() == data


def test_an_open_store_stops_saving_when_the_file_becomes_newer(store, path):
    store.update(a_life)
    data = path.read_bytes().replace(b'"schema": 1', b'"schema": 99')
    path.write_bytes(data)
    with pytest.raises(StoreError, match="newer Companion"):
        store.update(tick)
    assert path.read_bytes() == data


def test_damage_that_cannot_be_mended_on_disk_is_mended_in_memory(store, open_store, path, monkeypatch):
    recorded = store.update(a_life).journal
    path.write_bytes(b"")
    from companion.store import atomic

    with monkeypatch.context() as patched:
        patched.setattr(atomic, "write_new", _no_room)
        reader = open_store()
        assert compare(reader.read(), recorded) == ()
        assert "in memory only" in " ".join(reader.notices())
        with pytest.raises(StoreError):
            reader.update(tick)
        assert path.read_bytes() == b""
    assert reader.update(tick).journal.entries_of(11)[DAY] == DONE
    assert compare(open_store().read(), reader.read()) == ()


def _no_room(*_):
    raise OSError(28, "no room")


def test_the_same_damage_is_set_aside_once(store, open_store, path):
    store.update(a_life)
    for _ in range(3):
        path.write_bytes(b"{ rubbish")
        open_store().read()
    assert len(broken_copies(path)) == 1


def test_what_is_in_quarantine_stays_there(store, open_store, path):
    store.update(a_life)
    path.write_bytes(path.read_bytes().replace(b'"2026-03-02"', b'"2026-13-02"'))
    reader = open_store()
    reader.read()
    before = json.loads(path.read_text())["_quarantine"]
    reader.update(tick)
    assert json.loads(path.read_text())["_quarantine"] == before
    (document,) = before.values()
    assert re.search(r'"date": "2026-13-02"', document["text"])


def test_a_bad_record_keeps_its_last_good_state_when_it_is_open_elsewhere(store, path):
    store.update(a_life)
    store.update(lambda journal: journal.put("sessions", Session(42, DAY, note="kept")))
    path.write_bytes(path.read_bytes().replace(b'"kept"', b"7"))
    assert store.read().sessions[42].note == "kept"


def test_what_only_a_backup_still_has_comes_back_beside_what_is_newer(store, open_store, path, clock):
    store.update(a_life)
    store.back_up("manual")
    clock.forward(days=1)
    store.update(lambda journal: journal.put("sessions", journal.sessions[41]._replace(note="newer")))
    for kept in (store.paths.last, store.paths.previous, store.paths.index_file):
        kept.unlink()
    data = path.read_bytes()
    data = data.replace(b'"minutes": 20', b'"minutes": NaN').replace(b'"12": {', b'"12": 7, "x": {')
    path.write_bytes(data)
    found = open_store().read()
    assert (found.sessions[41].minutes, found.sessions[41].note) == (20, "newer")
    assert found.habits[12].name == "Walk"
