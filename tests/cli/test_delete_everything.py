"""Taking it all away: asked once, then nothing of the store is left, and nothing else is touched."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from tests.cli.conftest import process

TOLD = {"COMPANION_PASSPHRASE_COMMAND": f"{sys.executable} -c \"print('correct horse')\""}


@pytest.fixture
def full(store):
    """A store with a backup, copies, caches, and neighbours that are somebody else's."""
    process("add", "habit", "Coffee")
    process("add", "habit", "Walk")
    process("status")
    store.with_name("companion.json.broken-20260101-000000").write_text("{")
    store.with_name("companion (conflicted copy 2026-03-01).json").write_text("{}")
    store.with_name(".companion.json.tmp-1-dead").write_text("{}")
    store.with_name("letters.txt").write_text("not ours")
    store.with_name("companion.md").write_text("an export")
    return store


def left(store):
    return sorted(path.name for path in store.parent.iterdir())


@pytest.mark.parametrize("sealed", [False, True])
def test_with_yes_all_of_it_goes_and_nothing_else(full, sealed):
    if sealed:
        assert process("encrypt", env=TOLD).code == 0
    said = process("doctor", "--delete-everything", "--yes")
    assert said.code == 0 and "may keep more" in said.out
    assert left(full) == ["companion.md", "letters.txt"]
    again = process("doctor", "--delete-everything", "--yes")
    assert (again.code, again.err.count("\n")) == (1, 1)


def test_without_a_terminal_and_without_yes_nothing_goes(full):
    before = left(full)
    said = process("doctor", "--delete-everything", text="yes\n")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "no terminal" in said.err and left(full) == before
    assert process("doctor", "--yes").code == 2


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal")
@pytest.mark.parametrize(("answer", "code"), [("no", 1), ("", 1), ("yes", 0)])
def test_on_a_terminal_it_asks_once_and_names_what_goes(full, answer, code):
    before = left(full)
    leader, follower = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "companion", "doctor", "--delete-everything"],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
    )
    os.close(follower)
    seen = b""
    while b"type yes: " not in seen:
        seen += os.read(leader, 4096)
    assert b"conflicted copy" in seen and b"letters" not in seen
    os.write(leader, answer.encode() + b"\n")
    assert child.wait(30) == code
    os.close(leader)
    assert left(full) == (["companion.md", "letters.txt"] if code == 0 else before)


def test_a_link_to_the_store_goes_with_it(full, tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(full)
    assert process("--data", str(link), "doctor", "--delete-everything", "--yes").code == 0
    assert not link.is_symlink() and left(full) == ["companion.md", "letters.txt"]
