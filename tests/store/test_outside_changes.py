"""Other programs change the file while it is open, or a moment before our save: everybody's records stay."""

import errno
import json
import os

import pytest
from tinydb import TinyDB

from companion.domain.habit import DONE
from companion.domain.journal import compare
from companion.domain.session import Session
from companion.store import atomic
from companion.store.maintenance import conflict_copies, merge_file
from companion.store.repository import TinyRepository
from tests.store.conftest import DAY, a_life

REPLACEMENTS = int(os.environ.get("STORE_REPLACEMENTS", "30"))


def tick(journal):
    return journal.with_entry(11, DAY, DONE)


def session(number):
    return lambda journal: journal.put("sessions", Session(number, DAY))


def replace_file(path, change):
    """What an editor or a sync tool does: a new file under the old name."""
    file = json.loads(path.read_text())
    change(file)
    other = path.with_name("foreign.part")
    other.write_text(json.dumps(file))
    other.replace(path)


def foreign_session(number):
    def change(file):
        file.setdefault("sessions", {})[str(number)] = {"date": "2026-03-09", "note": "foreign"}

    return change


@pytest.fixture(params=["exchange", "no exchange", "no links"])
def system(request, monkeypatch):
    """Systems that exchange names in one step, that cannot, and that have no hard links either."""
    if request.param != "exchange":
        monkeypatch.setattr(atomic, "_rename", lambda *_: errno.ENOSYS)
    if request.param == "no links":
        monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError(errno.EPERM, "no links")))


def test_foreign_replacements_between_our_writes_lose_nothing(store, open_store, path, system):
    store.update(a_life)
    for number in range(100, 100 + REPLACEMENTS):
        replace_file(path, foreign_session(number))
        store.update(session(number + 1000))
    wanted = {41, *range(100, 100 + REPLACEMENTS), *range(1100, 1100 + REPLACEMENTS)}
    assert set(store.read().sessions) == wanted
    assert set(open_store().read().sessions) == wanted


def test_replacements_in_the_middle_of_our_saves_lose_nothing(store, open_store, path, monkeypatch):
    store.update(a_life)
    numbers = iter(range(100, 200))
    ours = atomic.put_in_place

    def slip_in(names, temporary, expected):
        number = next(numbers)
        if number % 2 == 0:
            replace_file(path, foreign_session(number))
        return ours(names, temporary, expected)

    with monkeypatch.context() as patched:
        patched.setattr(atomic, "put_in_place", slip_in)
        for number in range(1100, 1140):
            store.update(session(number))
    foreign = {number for number in range(100, next(numbers)) if number % 2 == 0}
    assert set(store.read().sessions) == {41, *range(1100, 1140)} | foreign
    assert set(open_store().read().sessions) == set(store.read().sessions)
    assert not [file for file in path.parent.iterdir() if ".tmp-" in file.name]


def slips_in_once(monkeypatch, path, data):
    """``data`` is written into the file in the middle of our next save."""
    ours, left = atomic.put_in_place, [data]

    def slip_in(names, temporary, expected):
        if left:
            path.write_bytes(left.pop())
        return ours(names, temporary, expected)

    monkeypatch.setattr(atomic, "put_in_place", slip_in)


def test_what_a_file_lacks_that_slips_in_during_our_save_is_not_taken_out(
    store, open_store, path, monkeypatch
):
    store.update(a_life)
    tables = json.loads(path.read_bytes())
    del tables["habits"]["12"]
    slips_in_once(monkeypatch, path, json.dumps(tables).encode())
    store.update(tick)
    assert 12 in store.read().habits
    assert 12 in open_store().read().habits


def test_rubbish_that_slips_in_during_our_save_is_set_aside(store, open_store, path, monkeypatch):
    store.update(a_life)
    slips_in_once(monkeypatch, path, b"{ rubbish")
    store.update(tick)
    assert compare(open_store().read(), tick(a_life(type(store.read())()))) == ()
    assert [file.read_bytes() for file in path.parent.glob("*.broken-*")] == [b"{ rubbish"]
    assert "was damaged" in store.notices()[0]


def test_a_hand_edit_in_the_open_file_is_taken(store, path):
    store.update(a_life)
    path.write_text(path.read_text().replace('"Walk"', '"Wander"'))
    assert store.read().habits[12].name == "Wander"
    update = store.update(tick)
    assert update.journal.habits[12].name == "Wander"


def test_a_hand_edit_wins_over_the_same_record_elsewhere(store, open_store, path, tmp_path, clock):
    store.update(a_life)
    copy = tmp_path / "other.json"
    copy.write_bytes(path.read_bytes())
    clock.forward(minutes=1)
    path.write_text(path.read_text().replace('"Walk"', '"Amble"'))
    store = open_store()
    assert store.read().habits[12].name == "Amble"
    store.update(tick)
    merge_file(store, copy)
    assert store.read().habits[12].name == "Amble"


def test_a_day_written_by_hand_needs_no_stamp(store, path):
    store.update(a_life)
    path.write_text(path.read_text().replace('"days": {"03-01"', '"days": {"02-11": "missed", "03-01"', 1))
    (day,) = [day for day in store.read().entries_of(11) if day.month == 2]
    assert store.read().entries_of(11)[day].state.value == "missed"
    store.update(tick)
    years = json.loads(path.read_text())["entries"].values()
    days = next(document["days"] for document in years if document["habit"] == 11)
    assert days["02-11"][0] == "missed" and days["02-11"][1] > 0


def test_an_older_file_put_in_place_takes_nothing_away(store, path):
    store.update(a_life)
    old = path.read_bytes()
    store.update(tick)
    recorded = store.update(session(50)).journal
    path.write_bytes(old)
    assert compare(store.read(), recorded) == ()
    assert "both states were merged" in store.notices()[0]


def test_a_record_taken_out_by_hand_stays_out_and_lies_in_a_backup(store, open_store, path):
    store.update(a_life)
    store.read()
    replace_file(path, lambda file: file["habits"].pop("12"))
    assert set(store.read().habits) == {11}
    assert "took 1 record out" in store.notices()[0]
    assert set(open_store().read().habits) == {11}
    backups = list((path.parent / ".companion.json.backups").iterdir())
    assert any("Walk" in backup.read_text() for backup in backups)


def test_only_what_lost_something_is_backed_up_out_of_turn(store, open_store, path):
    store.update(a_life)
    store.back_up("merge")
    store.read()

    def count():
        return len(list((path.parent / ".companion.json.backups").iterdir()))

    replace_file(path, lambda file: file["habits"]["12"].update(name="Long walk"))
    assert store.read().habits[12].name == "Long walk" and count() == 1
    replace_file(path, lambda file: file["habits"].pop("12"))
    assert set(store.read().habits) == {11} and count() == 2


@pytest.mark.parametrize("damage", [lambda data: data[:-40], lambda data: data.replace(b"Walk", b"\xff", 1)])
def test_a_file_put_right_names_a_newer_stamp_than_any_in_it(store, open_store, path, damage):
    store.update(a_life)
    before = json.loads(path.read_bytes())["_companion"]["1"]["last"]
    path.write_bytes(damage(path.read_bytes()))
    open_store().read()
    after = json.loads(path.read_bytes())
    assert after["_companion"]["1"]["last"] > before
    assert open_store().update(session(77)).journal.habits


def test_a_whole_table_taken_out_comes_back(store, path):
    store.update(a_life)
    replace_file(path, lambda file: file.pop("habits"))
    assert set(store.read().habits) == {11, 12}


def test_plain_tinydb_writing_under_the_open_store_loses_nothing(store, open_store, path):
    store.update(a_life)
    for number in range(20):
        with TinyDB(path) as plain:
            plain.table("sessions").insert({"date": "2026-03-09", "note": f"plain {number}"})
        store.update(session(10**6 * (number + 1)))
    notes = {found.note for found in store.read().sessions.values()}
    assert notes >= {f"plain {number}" for number in range(20)}
    assert set(open_store().read().sessions) >= {10**6 * (number + 1) for number in range(20)}


@pytest.mark.parametrize("when", ["read", "update", "restart"])
def test_a_plain_handle_opened_before_our_save_and_written_after_loses_nothing(store, open_store, path, when):
    store.update(a_life)
    with TinyDB(path) as plain:
        plain.table("sessions").all()
        store.update(tick)
        plain.table("sessions").insert({"date": "2026-03-09", "note": "late"})
    reader = open_store() if when == "restart" else store
    if when == "update":
        reader.update(session(99))
    found = reader.read()
    assert "late" in {session.note for session in found.sessions.values()}
    assert found.entries_of(11)[DAY] == DONE
    assert any("old copy" in told for told in reader.notices())
    assert compare(open_store().read(), found) == ()


def test_what_an_unfinished_save_holds_is_merged_and_the_file_removed(
    store, open_store, path, tmp_path, clock
):
    store.update(a_life)
    copy = tmp_path / "copy.json"
    copy.write_bytes(path.read_bytes())
    other = TinyRepository(copy, clock)
    other.update(tick)
    left = path.parent / ".companion.json.tmp-1-dead"
    left.write_bytes(copy.read_bytes())
    torn = path.parent / ".companion.json.tmp-2-dead"
    torn.write_bytes(copy.read_bytes()[:60])
    found = open_store().read()
    assert found.entries_of(11)[DAY] == DONE
    assert not left.exists() and not torn.exists()
    assert not list(path.parent.glob("*.broken-*"))
    assert open_store().read().entries_of(11)[DAY] == DONE


def test_somebody_elses_bytes_under_a_temporary_name_are_kept(store, open_store, path):
    store.update(a_life)
    left = path.parent / ".companion.json.tmp-1-dead"
    left.write_bytes(b"<<<<<<< not ours")
    open_store().read()
    assert not left.exists()
    assert [file.read_bytes() for file in path.parent.glob("*.broken-*")] == [b"<<<<<<< not ours"]


@pytest.mark.parametrize(
    "name",
    [
        "companion.sync-conflict-20260310-120000-ABCDEFG.json",
        "companion (Ada's conflicted copy 2026-03-10).json",
        "companion (conflicted copy 2026-03-10 120000).json",
    ],
)
def test_a_copy_left_by_a_sync_tool_is_offered_and_can_be_merged(store, open_store, path, name, clock):
    store.update(a_life)
    copy = path.with_name(name)
    copy.write_bytes(path.read_bytes())
    TinyRepository(copy, clock).update(tick)
    reader = open_store()
    reader.read()
    assert any(name in told and "companion merge" in told for told in reader.notices())
    assert conflict_copies(reader) == [copy]
    merge_file(reader, copy)
    assert reader.read().entries_of(11)[DAY] == DONE
    assert copy.exists()


def test_a_change_is_applied_again_to_what_another_process_wrote(store, open_store):
    store.update(a_life)
    seen = []

    def rename(journal):
        seen.append(journal.habits[12].note)
        return journal.put("habits", journal.habits[12]._replace(name="Stroll"))

    other = open_store()
    other.update(lambda journal: journal.put("habits", journal.habits[12]._replace(note="for the air")))
    found = store.update(rename).journal.habits[12]
    assert (found.name, found.note) == ("Stroll", "for the air")
    assert seen == ["for the air"]


def test_nothing_is_told_when_nothing_happened(store, open_store):
    store.update(a_life)
    open_store().update(tick)
    store.read()
    assert store.notices() == () == open_store().notices()
