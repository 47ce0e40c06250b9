"""Backups: near, few, readable, and a restore that can itself be undone."""

import stat
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from companion.domain.errors import StoreError, Unknown
from companion.domain.habit import DONE
from companion.domain.journal import compare
from companion.domain.session import Session
from companion.store import atomic, backups
from companion.store.maintenance import list_backups, merge_file, restore
from companion.store.migrations import migrate
from companion.store.paths import StorePaths
from companion.store.retention import to_keep
from tests.store.conftest import DAY, a_life


def tick(journal):
    return journal.with_entry(11, DAY, DONE)


def test_there_is_one_before_the_first_save_of_the_day_and_then_every_half_hour(store, open_store, clock):
    store.update(a_life)
    assert list_backups(store) == []
    for number in range(13):
        clock.forward(minutes=10)
        (store if number % 2 else open_store()).update(
            lambda journal, number=number: journal.put("sessions", Session(100 + number, DAY))
        )
    taken = [backup.taken for backup in list_backups(store)]
    assert len(taken) == 5
    assert all(later - earlier >= timedelta(minutes=30) for later, earlier in pairwise(taken))


def test_a_backup_is_a_plain_tinydb_file_for_its_owner_only(store, clock):
    store.update(a_life)
    store.update(tick)
    (backup,) = list_backups(store)
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700
    with TinyDB(backup.path, access_mode="r") as plain:
        assert plain.table("habits").get(doc_id=12)["name"] == "Walk"


def test_a_clock_that_goes_back_does_not_make_a_backup_of_every_save(store, clock):
    store.update(a_life)
    clock.forward(days=100)
    store.update(tick)
    clock.forward(days=-100)
    for number in range(5):
        store.update(lambda journal, number=number: journal.put("sessions", Session(100 + number, DAY)))
    assert len(list_backups(store)) == 2


def test_a_backup_that_fails_never_blocks_a_save(store, monkeypatch):
    store.update(a_life)

    def fail(*_, **__):
        raise StoreError("no backup")

    monkeypatch.setattr(backups, "create", fail)
    assert store.update(tick).journal.entries_of(11)[DAY] == DONE


def test_older_ones_stay_when_the_new_one_does_not_read_back(store, clock, monkeypatch):
    store.update(a_life)
    store.update(tick)
    before = list_backups(store)
    clock.forward(days=900)
    monkeypatch.setattr(atomic, "write_whole", lambda path, data: path.write_bytes(data[:-20]))
    with pytest.raises(StoreError, match="does not read back"):
        store.back_up("merge")
    assert before[0] in list_backups(store)


def test_after_two_years_there_are_few_and_all_of_them_read(store, clock):
    store.update(a_life)
    data = store.paths.real.read_bytes()
    for _day in range(730):
        for hours in (2, 9, 13):
            clock.forward(hours=hours)
            backups.create(store.paths, clock(), data)
    found = list_backups(store)
    assert 30 <= len(found) <= 45
    assert all(backup.examine().bad_parts == () for backup in found)
    for backup in found:
        assert backup.compressed == (clock() - backup.taken > timedelta(hours=48))


def test_two_of_one_second_have_two_names_whether_packed_or_not(store, clock):
    store.update(a_life)
    data = store.paths.real.read_bytes()
    first = backups.create(store.paths, clock(), data, "merge")
    second = backups.create(store.paths, clock(), data, "merge")
    assert [first.name, second.name] == [
        "2026-03-10-120000-before-merge.json",
        "2026-03-10-120000.2-before-merge.json",
    ]
    clock.forward(hours=49)
    backups.prune(store.paths, clock())
    packed = sorted(backup.name for backup in list_backups(store))
    assert packed == [f"{first.name}.gz", f"{second.name}.gz"]
    clock.forward(hours=-49)
    assert backups.create(store.paths, clock(), data, "merge").name == "2026-03-10-120000.3-before-merge.json"
    assert {backup.reason for backup in list_backups(store)} == {"before-merge"}


def test_the_newest_three_stay_however_old():
    now = datetime(2026, 3, 10, tzinfo=UTC)
    old = [now - timedelta(days=4000, minutes=n) for n in range(9)]  # of one day, week and month
    assert to_keep(old, now) == set(old[:3])


def test_each_span_keeps_its_share():
    now = datetime(2026, 3, 10, 12, tzinfo=UTC)
    every_half_hour = [now - timedelta(minutes=30 * n) for n in range(48 * 800)]
    keep = to_keep(every_half_hour, now)
    assert len([time for time in keep if now - time <= timedelta(hours=48)]) == 97
    older = [time for time in keep if now - time > timedelta(hours=48)]
    assert 11 <= len({time.date() for time in older if now - time < timedelta(days=14)}) <= 13
    assert len({(time.year, time.month) for time in keep}) == 12


def test_a_restore_brings_back_and_can_be_undone(store, open_store, clock):
    before = store.update(a_life).journal
    clock.forward(hours=1)
    after = store.update(
        lambda journal: tick(journal).drop("habits", 12).put("sessions", Session(99, DAY))
    ).journal
    (backup,) = list_backups(store)
    clock.forward(hours=1)
    told = restore(store, backup.name)
    assert compare(store.read(), before) == ()
    assert compare(open_store().read(), before) == ()
    assert told.backup and told.backup in told.told[1]
    clock.forward(hours=1)
    restore(store, told.backup)
    assert compare(open_store().read(), after) == ()


def test_an_open_app_does_not_undo_a_restore(store, open_store, clock):
    before = store.update(a_life).journal
    app = open_store()
    clock.forward(hours=1)
    app.update(tick)
    restore(open_store(), list_backups(store)[0].name)
    assert compare(app.read(), before) == ()


def test_a_backup_is_found_by_the_beginning_of_its_name(store, clock):
    store.update(a_life)
    store.update(tick)
    restore(store, "2026-03-10")
    assert DAY not in store.read().entries_of(11)
    with pytest.raises(Unknown, match="several backups"):
        restore(store, "2026-03-10")
    with pytest.raises(Unknown, match="no backup is named") as caught:
        restore(store, "yesterday")
    assert "2026-03-10" in caught.value.hint


def test_a_damaged_backup_says_so(store):
    store.update(a_life)
    store.update(tick)
    (backup,) = list_backups(store)
    backup.path.write_bytes(b"{")
    with pytest.raises(StoreError, match="is damaged"):
        restore(store, backup.name)


def test_a_backup_is_taken_before_a_merge(store, path, tmp_path, clock):
    store.update(a_life)
    copy = tmp_path / "copy.json"
    copy.write_bytes(path.read_bytes().replace(b'"41"', b'"42"'))
    merge_file(store, copy)
    assert [backup.reason for backup in list_backups(store)] == ["before-merge"]


def test_a_damaged_copy_is_merged_by_what_the_store_knows_of_its_ids(store, open_store, tmp_path):
    store.update(a_life)
    with TinyDB(store.paths.real) as plain:
        plain.table("strolls").insert(Document({"where": "home"}, doc_id=72))
    store.read()
    copy = tmp_path / "copy.json"
    copy.write_text('"72": {"where": "home", "with": "Noor"}, "73": {')
    merge_file(open_store(), copy)
    with TinyDB(store.paths.real) as plain:
        assert plain.table("strolls").get(doc_id=72) == {"where": "home", "with": "Noor"}


def test_merging_a_file_without_records_is_refused(store, tmp_path):
    store.update(a_life)
    other = tmp_path / "letter.txt"
    other.write_text("Dear Noor")
    with pytest.raises(StoreError, match="no records"):
        merge_file(store, other)
    with pytest.raises(StoreError):
        merge_file(store, tmp_path / "missing.json")


def test_without_the_file_and_the_copy_beside_it_the_newest_backup_serves(store, open_store, path, clock):
    before = store.update(a_life).journal
    clock.forward(hours=1)
    store.update(tick)
    for file in path.parent.iterdir():
        if file.is_file():
            file.unlink()
    reader = open_store()
    assert compare(reader.read(), before) == ()
    assert "the backup of 2026-03-10" in reader.notices()[0]


def test_an_old_version_is_brought_up_to_date_step_by_step(store):
    def second(tables):
        tables["walks"] = tables.pop("strolls")
        return tables

    def third(tables):
        tables["walks"]["1"]["checked"] = True
        return tables

    from companion.store.tables import from_documents, to_documents

    old = from_documents({"_companion": {"1": {"schema": 1}}, "strolls": {"1": {}}})
    new = to_documents(migrate(old, 1, {1: second, 2: third}, 3))
    assert new == {"_companion": {"1": {"schema": 3}}, "walks": {"1": {"checked": True}}}
    assert to_documents(old)["strolls"] == {"1": {}}


def test_opening_a_file_of_an_older_version_backs_it_up_migrates_and_saves(
    store, open_store, path, monkeypatch
):
    from companion.store import changes, migrations, repository, vault
    from companion.store.repair import reconcile

    store.update(a_life)
    for module in (changes, migrations, repository, reconcile, vault):
        monkeypatch.setattr(module, "SCHEMA", 2)

    def second(tables):
        tables["habits"]["12"]["note"] = "migrate"
        return tables

    monkeypatch.setitem(migrations.STEPS, 1, second)
    by_steps = migrations.migrate
    monkeypatch.setattr(reconcile, "migrate", lambda tables, schema: by_steps(tables, schema, target=2))
    reader = open_store()
    assert reader.read().habits[12].note == "migrate"
    assert [backup.reason for backup in list_backups(reader)] == ["before-migration"]
    assert b'"schema": 2' in path.read_bytes()
    assert open_store().read().habits[12].note == "migrate"


def test_names_are_found_through_a_link(store, path, tmp_path):
    store.update(a_life)
    link = tmp_path / "link.json"
    link.symlink_to(path)
    assert StorePaths.of(link) == store.paths
