"""With the passphrase, a sealed store comes back from all that a plain one does."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pytest

from companion.bootstrap import make_companion, make_repository
from companion.domain.errors import StoreError
from companion.domain.schedule import parse_schedule
from companion.store import atomic, key, seal
from companion.store.doctor import diagnose
from companion.store.maintenance import list_backups, restore
from companion.store.sealing import decrypt_store, encrypt_store, plain_files

WORDS = "correct horse"
NOON = datetime(2026, 3, 10, 12, 0)


@pytest.fixture(autouse=True)
def _quick_and_forgetful(monkeypatch):
    """A key that costs little, and none left from another test."""
    monkeypatch.setattr(key, "MEMORY", 64)
    monkeypatch.setattr(key, "ROUNDS", 1)
    monkeypatch.setattr(key, "LANES", 1)
    monkeypatch.setattr(seal, "_keys", {})


def store_at(path: Path):
    return make_repository(path, lambda: NOON)


def add(path: Path, *names: str) -> None:
    for name in names:
        make_companion(path, lambda: NOON).habits.add(name, parse_schedule("daily"))


def names_in(path: Path) -> set[str]:
    """As a new process reads it, once the passphrase is said."""
    seal._keys.clear()
    seal.unlock(path, WORDS)
    return {habit.name for habit in store_at(path).read().habits.values()}


@pytest.fixture(params=["just sealed", "changed since"])
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "companion.json"
    add(path, "Zwetschge")
    encrypt_store(store_at(path), WORDS)
    add(path, *(["Quitte", "Mirabelle"] if request.param == "changed since" else []))
    return path


def wanted(path: Path) -> set[str]:
    return {habit.name for habit in store_at(path).read().habits.values()}


@pytest.mark.parametrize("way", ["in place", "renamed over"])
def test_cut_at_any_percent_all_comes_back_and_the_piece_is_kept(path, way):
    before, whole = wanted(path), path.read_bytes()
    for percent in range(0, 100, 3):
        piece = whole[: len(whole) * percent // 100]
        if way == "in place":
            path.write_bytes(piece)
        else:
            path.with_name("incoming").write_bytes(piece)
            path.with_name("incoming").replace(path)
        seal._keys.clear()
        assert seal.needs_key(path)
        assert names_in(path) == before, percent
        assert seal.is_file_sealed(path) and not plain_files(store_at(path).paths)
        assert not piece or piece in [atomic.read_bytes(file) for file in path.parent.glob("*.broken-*")]
        path.write_bytes(whole)
        assert names_in(path) == before


@pytest.mark.parametrize(
    "left", [b"", b"\0" * 4096, b"rubbish", None], ids=["empty", "zeros", "rubbish", "gone"]
)
def test_emptied_overwritten_or_gone_it_comes_back_sealed(path, left):
    before = wanted(path)
    if left is None:
        path.unlink()
    else:
        path.write_bytes(left)
    seal._keys.clear()
    with pytest.raises(seal.Locked):
        store_at(path).read()
    assert names_in(path) == before
    assert seal.is_file_sealed(path) and not plain_files(store_at(path).paths)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rounds", "99999999"),
        ("rounds", "-1"),
        ("rounds", "0"),
        ("rounds", '"3"'),
        ("memory", "999999999999"),
        ("memory", "-5"),
        ("memory", "1"),
        ("lanes", "0"),
        ("lanes", "70000"),
        ("salt", '"?"'),
        ("salt", '""'),
        ("check", '"AAAA"'),
        ("check", "7"),
    ],
)
def test_a_head_out_of_range_is_refused_at_once_or_mended_from_what_is_kept(path, field, value):
    before, data = wanted(path), path.read_bytes()
    at = data.index(f'"{field}": '.encode()) + len(field) + 4
    bad = data[:at] + value.encode() + data[data.index(b",", at) :]
    path.write_bytes(bad)
    assert names_in(path) == before
    for kept in (path.parent / ".companion.json.last", path.parent / ".companion.json.previous"):
        kept.unlink(missing_ok=True)
    for backup in list_backups(store_at(path)):
        backup.path.unlink()
    path.write_bytes(bad)
    seal._keys.clear()
    began = time.monotonic()
    with pytest.raises((StoreError, seal.WrongPassphrase)) as refused:
        seal.unlock(path, WORDS)
    assert time.monotonic() - began < 5
    assert "\n" not in refused.value.line and ("damaged" in str(refused.value) or field == "check")


def test_backups_are_listed_and_restored_though_the_file_is_cut(path):
    add(path, "Pflaume")
    add(path, "Birne")
    store_at(path).back_up("import")
    path.write_bytes(path.read_bytes()[:300])
    assert names_in(path) >= {"Zwetschge", "Pflaume"}
    path.write_bytes(path.read_bytes()[:300])
    seal._keys.clear()
    seal.unlock(path, WORDS)
    store = store_at(path)
    restore(store, list_backups(store)[-1].name)
    assert names_in(path) >= {"Zwetschge"}
    assert not plain_files(store.paths)


def test_a_plain_older_copy_put_in_its_place_is_merged_and_sealed(tmp_path):
    path = tmp_path / "companion.json"
    add(path, "Zwetschge")
    older = path.read_bytes()
    encrypt_store(store_at(path), WORDS)
    add(path, "Quitte")
    path.with_name("incoming").write_bytes(older)
    path.with_name("incoming").replace(path)
    seal._keys.clear()
    assert seal.needs_key(path)
    assert names_in(path) == {"Zwetschge", "Quitte"}
    assert seal.is_file_sealed(path)


def test_two_machines_that_sealed_by_themselves_become_one(tmp_path):
    path, there = tmp_path / "companion.json", tmp_path / "there" / "companion.json"
    add(path, "Zwetschge")
    there.parent.mkdir()
    there.write_bytes(path.read_bytes())
    encrypt_store(store_at(path), WORDS)
    add(path, "Quitte")
    encrypt_store(store_at(there), WORDS)  # with a salt of its own
    add(there, "Mirabelle")
    path.with_name("incoming").write_bytes(there.read_bytes())
    path.with_name("incoming").replace(path)
    assert names_in(path) == {"Zwetschge", "Quitte", "Mirabelle"}


def test_what_another_passphrase_sealed_is_told_and_nothing_of_ours_is_lost(tmp_path):
    path, there = tmp_path / "companion.json", tmp_path / "there" / "companion.json"
    add(path, "Zwetschge")
    add(there, "Mirabelle")
    encrypt_store(store_at(path), WORDS)
    encrypt_store(store_at(there), "another horse")
    path.with_name("incoming").write_bytes(there.read_bytes())
    path.with_name("incoming").replace(path)
    seal._keys.clear()
    seal.unlock(path, WORDS)
    with pytest.raises(seal.OtherPassphrase, match="another passphrase"):
        store_at(path).read()
    seal._keys.clear()
    seal.unlock(path, "another horse")
    store = store_at(path)
    assert {habit.name for habit in store.read().habits.values()} == {"Mirabelle"}
    assert any("another passphrase" in told for told in store.notices())
    ours = next(path.parent.glob("*.broken-*"))
    assert ours.read_bytes().startswith(seal.MAGIC)
    ours.replace(path)
    for left in path.parent.glob(".companion.json.*"):
        if left.is_file():
            left.unlink()
    assert names_in(path) == {"Zwetschge"}


def test_a_process_that_was_open_takes_the_seal_off_with_the_other(tmp_path):
    path = tmp_path / "companion.json"
    add(path, "Zwetschge")
    encrypt_store(store_at(path), WORDS)
    open_app = make_companion(path, lambda: NOON)
    open_app.snapshot()
    held = dict(seal._keys)
    decrypt_store(store_at(path))
    seal._keys.update(held)  # the app is another process, and has still the key
    open_app.habits.add("Quitte", parse_schedule("daily"))
    assert not seal.is_file_sealed(path)


def test_the_doctor_names_what_lies_in_the_open_beside_a_sealed_store(path):
    assert all(finding.well for finding in diagnose(path))
    left = path.parent / ".companion.json.backups"
    left.mkdir(0o700, exist_ok=True)
    (left / ".2026-01-01-000000.json.0123abcd.part").write_bytes(b'{"habits": {"1": {"name": "Zwets')
    told = [finding for finding in diagnose(path) if not finding.well]
    assert [(finding.check, "companion encrypt" in finding.advice) for finding in told] == [("seal", True)]
    encrypt_store(store_at(path), WORDS)
    assert all(finding.well for finding in diagnose(path))


def test_a_sealing_killed_before_the_store_itself_leaves_a_plain_one_that_reads(tmp_path):
    path = tmp_path / "companion.json"
    add(path, "Zwetschge", "Quitte")
    plain = path.read_bytes()
    encrypt_store(store_at(path), WORDS)
    for left in (".companion.json.last", ".companion.json.previous", ".companion.json.index"):
        path.with_name(left).unlink(missing_ok=True)
    path.write_bytes(plain)
    seal._keys.clear()
    assert {habit.name for habit in store_at(path).read().habits.values()} == {"Zwetschge", "Quitte"}
    encrypt_store(store_at(path), WORDS)
    assert plain_files(store_at(path).paths) == []
