"""Sealing from the shell: what is asked, what is refused, and that nothing is kept in the open."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from tests.cli.conftest import process

TOLD = {"COMPANION_PASSPHRASE_COMMAND": f"{sys.executable} -c \"print('correct horse')\""}


@pytest.fixture
def sealed(store):
    process("add", "habit", "Zwetschge")
    process("status")
    assert process("encrypt", env=TOLD).code == 0
    return store


def test_a_sealed_store_works_as_before_for_who_knows_the_passphrase(sealed):
    assert process("tick", "zwetschge", env=TOLD).code == 0
    assert "kept" in process("status", env=TOLD).out
    assert process("doctor", env=TOLD).code == 0
    everything = b"".join(file.read_bytes() for file in sealed.parent.rglob("*") if file.is_file())
    assert b"Zwetschge" not in everything


def test_one_file_is_spoken_of_as_one(store):
    process("add", "habit", "Zwetschge")
    for name in store.parent.rglob("*"):
        if name.is_file() and name != store:
            name.unlink()
    assert process("encrypt", env=TOLD).out.endswith("nobody can open it, not even you.\n")
    assert process("decrypt", env=TOLD).out.endswith("can read it\n")


@pytest.mark.parametrize(
    "words", [["status"], ["status", "--short"], ["tick", "z"], ["backup", "list"], ["doctor"]]
)
def test_without_it_one_line_says_so(sealed, words):
    said = process(*words)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "sealed" in said.err


def test_a_wrong_one_is_told_calmly(sealed):
    said = process("status", env={"COMPANION_PASSPHRASE_COMMAND": "echo wrong"})
    assert (said.code, said.out) == (1, "")
    assert said.err == "companion: that is not the passphrase: nothing was changed; try again\n"


@pytest.fixture
def half_sealed(store):
    """What an ``encrypt`` leaves that was killed after the backups and before the store."""
    for habit in ("Zwetschge", "Quitte"):
        process("add", "habit", habit)
    plain = store.read_bytes()
    assert process("encrypt", env=TOLD).code == 0
    for shortcut in ("last", "previous", "index"):
        store.with_name(f".{store.name}.{shortcut}").unlink(missing_ok=True)
    store.write_bytes(plain)
    return store


def the_backup(store):
    (backup,) = store.with_name(f".{store.name}.backups").iterdir()
    return backup


def test_a_backup_sealed_before_its_store_is_restored_with_the_passphrase(half_sealed):
    backup = the_backup(half_sealed)
    assert backup.read_bytes().startswith(b'{"sealed"')
    said = process("backup", "restore", backup.name, env=TOLD)
    assert said.code == 0, said.err
    assert "Zwetschge" in half_sealed.read_text() and "Quitte" not in process("status").out
    assert backup.read_bytes().startswith(b'{"sealed"')
    assert process("encrypt", env=TOLD).code == 0
    everything = b"".join(file.read_bytes() for file in half_sealed.parent.rglob("*") if file.is_file())
    assert b"Zwetschge" not in everything


def test_so_is_a_sealed_copy_merged(half_sealed, tmp_path):
    copy = tmp_path / "copy.json"
    copy.write_bytes(the_backup(half_sealed).read_bytes())
    assert process("merge", str(copy), env=TOLD).code == 0


@pytest.mark.parametrize("what", ["restore", "merge"])
def test_a_sealed_file_is_told_by_its_name_where_nobody_can_be_asked(half_sealed, what):
    backup = the_backup(half_sealed)
    words = ("backup", "restore", backup.name) if what == "restore" else ("merge", str(backup))
    said = process(*words)
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        f"companion: {backup.name} is sealed: run this in a terminal to be asked for the passphrase\n"
    )
    wrong = process(*words, env={"COMPANION_PASSPHRASE_COMMAND": "echo wrong"})
    assert (wrong.code, wrong.out) == (1, "")
    assert "that is not the passphrase" in wrong.err


@pytest.mark.parametrize("command", ["no-such-command-here", "false", "'"])
def test_a_command_that_fails_is_one_line(sealed, command):
    said = process("status", env={"COMPANION_PASSPHRASE_COMMAND": command})
    assert (said.code, said.err.count("\n")) == (1, 1)


def test_the_seal_comes_off_again(sealed):
    assert process("decrypt", env=TOLD).code == 0
    assert "Zwetschge" in process("status").out
    assert process("decrypt").code == 1


def test_on_a_terminal_it_is_asked_for_and_typed_unseen(sealed):
    leader, follower = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "companion", "status"],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
        env=dict(os.environ),
    )
    os.close(follower)
    seen = b""
    while b"passphrase: " not in seen:
        seen += os.read(leader, 4096)
    os.write(leader, b"wrong one\n")
    while b"passphrase: " not in seen.partition(b"try again")[2]:
        seen += os.read(leader, 4096)
    os.write(leader, b"correct horse\n")
    while True:
        try:
            more = os.read(leader, 4096)
        except OSError:
            break
        if not more:
            break
        seen += more
    os.close(leader)
    assert child.wait(30) == 0
    assert b"Zwetschge" in seen
    assert b"horse" not in seen
