"""The doctor says what is wrong, changes nothing, and mends only what cannot lose anything."""

import shutil
from pathlib import Path

import pytest

from companion.domain.habit import DONE
from companion.store.doctor import diagnose, repair
from tests.store.conftest import DAY, a_life


def unwell(path):
    return {finding.check for finding in diagnose(path) if not finding.well}


def everything(folder):
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def life(store, path):
    store.update(a_life)
    store.update(lambda journal: journal.with_entry(11, DAY, DONE))
    return path


def test_a_healthy_store_is_well(life):
    assert unwell(life) == set()
    assert any("reads as TinyDB" in finding.what for finding in diagnose(life))


def test_no_store_at_all_is_well(path):
    assert unwell(path) == set()
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "damage, check",
    [
        (lambda path: path.write_bytes(b"{ rubbish"), "file"),
        (lambda path: path.unlink(), "file"),
        (lambda path: path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes()), "text"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"2026-03-02", b"2026-99-02")), "records"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b'"schema": 1', b'"schema": 9')), "format"),
        (lambda path: path.chmod(0o644), "privacy"),
        (lambda path: path.with_name(".companion.json.tmp-1-x").write_bytes(b"{"), "unfinished"),
        (lambda path: path.with_name("companion.sync-conflict-1.json").write_bytes(b"{}"), "conflict copy"),
        (lambda path: next((path.parent / ".companion.json.backups").iterdir()).write_bytes(b"{"), "backups"),
    ],
)
def test_what_is_wrong_is_found_and_left_alone(life, damage, check):
    damage(life)
    before = everything(life.parent)
    assert unwell(life) == {check}
    assert everything(life.parent) == before
    assert all(
        finding.advice or finding.mend
        for finding in diagnose(life)
        if finding.check == check and not finding.well
    )


def test_what_lies_in_quarantine_is_told(life, open_store):
    life.write_bytes(life.read_bytes().replace(b"2026-03-02", b"2026-99-02"))
    open_store().read()
    assert unwell(life) == {"quarantine"}


def test_each_thing_is_said_with_what_to_do_about_it(life, store, clock):
    life.with_name("companion.json.broken-1").write_bytes(b"{")
    life.with_name("companion.json.broken-1").chmod(0o600)
    (backup,) = life.with_name(".companion.json.backups").iterdir()
    store.update(lambda journal: journal.drop("habits", 11))
    clock.forward(hours=1)
    store.back_up("merge")
    backup.write_bytes(b"{")
    told = {(finding.what, finding.advice) for finding in diagnose(life)}
    assert {
        ("format 1", ""),
        ("every record can be read", ""),
        ("1 years of entries without a habit that is still there: kept, and not shown", ""),
        ("companion.json.broken-1 is kept from an earlier damage; delete it when you like", ""),
        ("1 of 2 backups read; the newest is of 2026-03-10 13:00 UTC", ""),
    } <= told
    (bad,) = [finding for finding in diagnose(life) if not finding.well]
    assert bad.what.startswith(f"the backup {backup.name} is damaged")
    assert bad.advice == "the others are still there"


def test_repair_closes_files_to_others_and_nothing_else(life):
    life.chmod(0o644)
    before = everything(life.parent)
    assert repair(life) == ["companion.json is now for its owner only."]
    assert everything(life.parent) == before
    assert unwell(life) == set()


def test_entries_without_their_habit_are_mentioned(life, store):
    store.update(lambda journal: journal.drop("habits", 11).drop("friends", 21))
    told = [finding.what for finding in diagnose(life) if finding.check == "references"]
    assert len(told) == 2 and unwell(life) == set()


@pytest.mark.parametrize("left", ["last", "previous", "backups"])
def test_a_store_that_is_gone_can_be_brought_back_from_anything_that_is_left(life, left):
    life.unlink()
    for name in {"last", "previous", "backups"} - {left}:
        beside = life.with_name(f".companion.json.{name}")
        shutil.rmtree(beside) if beside.is_dir() else beside.unlink()
    (file,) = [finding for finding in diagnose(life) if finding.check == "file"]
    assert not file.well and file.advice == "open Companion: it brings the file back"


def test_what_cannot_be_closed_to_others_stops_nothing_else(life, monkeypatch):
    previous = life.with_name(".companion.json.previous")
    for file in (life, previous):
        file.chmod(0o644)
    change = Path.chmod

    def refuse(path, mode):
        if path == life:
            raise PermissionError(1, "no")
        change(path, mode)

    monkeypatch.setattr(Path, "chmod", refuse)
    assert repair(life) == [".companion.json.previous is now for its owner only."]
