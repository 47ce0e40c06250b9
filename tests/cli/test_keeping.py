"""Backups, the doctor and merging, from the shell."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def lived(companion, store, at):
    """A store with a backup of its first day and a habit ticked on the second."""
    companion("add", "habit", "Coffee", "--start", "2026-03-01")
    at("2026-03-11T09:00")
    companion("tick", "coffee")
    return store


def test_a_backup_brings_back_what_was_and_can_itself_be_undone(companion, lived):
    listed = companion("backup").out.splitlines()
    assert listed
    first = listed[-1].split()[0]
    assert companion("list", "habits", "--json").json[0]["state"] == "kept"
    said = companion("backup", "restore", first)
    assert (said.code, "The journal is as it was" in said.out) == (0, True)
    habits = companion("list", "habits", "--json").json
    assert not habits or habits[0]["state"] == "open"
    before = next(
        line.split()[0] for line in companion("backup").out.splitlines() if "before restore" in line
    )
    assert companion("backup", "restore", before).code == 0
    assert companion("list", "habits", "--json").json[0]["state"] == "kept"


def test_an_unknown_backup_is_one_line(companion, lived):
    said = companion("backup", "restore", "1999")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)


def test_restoring_nothing_in_particular_is_wrong_usage(companion, lived):
    assert companion("backup", "restore").code == 2


def test_two_diverged_copies_merge_into_one_with_everything(companion, lived, tmp_path, monkeypatch):
    other = tmp_path / "other" / "companion.json"
    other.parent.mkdir()
    shutil.copy(lived, other)
    companion("add", "friend", "Mira")
    companion("--data", str(other), "add", "interest", "Reading")
    assert companion("merge", str(other)).code == 0
    shot = companion("status", "--json").json
    assert [each["name"] for each in (*shot["friends"], *shot["interests"])] == ["Mira", "Reading"]
    again = companion("merge", str(other))
    assert (again.code, "0 records" in again.out) == (0, True)


def test_merging_what_is_no_store_changes_nothing(companion, lived, tmp_path):
    other = tmp_path / "note.txt"
    other.write_text("dear diary")
    before = lived.read_bytes()
    said = companion("merge", str(other))
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert lived.read_bytes() == before


def test_the_doctor_finds_a_healthy_store_well(companion, lived):
    said = companion("doctor")
    assert said.code == 0
    assert "every record can be read" in said.out


def test_the_doctor_mends_what_others_may_read(companion, lived):
    lived.chmod(0o644)
    said = companion("doctor")
    assert (said.code, "others may read" in said.out) == (1, True)
    assert companion("doctor", "--repair").code == 0
    assert lived.stat().st_mode & 0o077 == 0


def test_the_doctor_says_what_repairing_would_do(companion, lived):
    lived.chmod(0o644)
    found = next(line for line in companion("doctor").out.splitlines() if "others may read" in line)
    assert found.startswith("! ")
    assert " — companion doctor --repair would " in found


def test_a_damaged_file_is_set_aside_and_said_so_in_one_line(companion, lived):
    lived.write_bytes(lived.read_bytes()[:200])
    said = companion("list", "habits")
    assert (said.code, "Coffee" in said.out) == (0, True)
    assert said.err.count("\n") == 1
    kept = [path for path in Path(lived.parent).iterdir() if ".broken-" in path.name]
    assert len(kept) == 1
