"""A shell may close a stream of ours, and a terminal may know nothing: one line says what to do."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from tests.cli.conftest import process

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a POSIX shell")


def shell(words: str, redirection: str) -> subprocess.CompletedProcess[str]:
    command = f"{sys.executable} -m companion {words} {redirection}"
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("", 2, "needs a terminal"),
        ("tick", 2, "which habit?"),
        ("contact", 2, "which friend?"),
        ("encrypt", 1, "typed on a terminal"),
        ("decrypt", 1, "not sealed"),
        ("import csv -", 1, "standard input"),
        ("import json -", 1, ""),
        ("import vcard -", 1, ""),
        ("import loop -", 1, "standard input is empty"),
        ("demo", 2, "needs a terminal"),
    ],
)
def test_without_standard_input_one_line_says_what_to_do(store, words, code, told):
    process("add", "habit", "Coffee")
    process("add", "friend", "Mira")
    done = shell(words, "<&-")
    assert (done.returncode, done.stderr.count("\n")) == (code, 1), done.stderr
    assert told in done.stderr and "stopped by" not in done.stderr


@pytest.mark.parametrize("words", ["tick coffee", "status", "add habit Walk", "list habits"])
def test_commands_that_ask_nothing_need_no_standard_input(store, words):
    process("add", "habit", "Coffee")
    done = shell(words, "<&-")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize("words", ["tick coffee", "status", "export json", "backup", "doctor", "--help"])
def test_without_standard_output_one_line_says_so_and_nothing_is_lost(store, words):
    process("add", "habit", "Coffee")
    done = shell(words, ">&-")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "the output could not be written" in done.stderr
    if words == "tick coffee":
        assert process("status", "--json").json["habits"][0]["state"] == "kept"


@pytest.mark.parametrize("closed", ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_with_more_closed_the_store_is_not_written_into_by_mistake(store, closed):
    process("add", "habit", "Coffee")
    shell("tick nothing-like-this", closed)
    shell("tick coffee", closed)
    assert process("doctor").code == 0
    assert process("status", "--json").json["habits"][0]["state"] == "kept"


def test_a_piped_passphrase_is_not_called_a_sealed_store(store):
    process("add", "habit", "Coffee")
    said = process("encrypt", text="x\n")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "sealed" not in said.err and "typed on a terminal" in said.err


@pytest.mark.parametrize("term", ["dumb", "", None])
@pytest.mark.parametrize("words", [[], ["demo"]])
def test_a_terminal_that_shows_only_lines_is_declined_in_one(store, term, words):
    leader, follower = pty.openpty()
    env = {**os.environ, "TERM": term or ""}
    if term is None:
        del env["TERM"]
    done = subprocess.run(
        [sys.executable, "-m", "companion", *words],
        stdin=follower,
        stdout=follower,
        stderr=subprocess.PIPE,
        env=env,
        timeout=60,
        text=True,
    )
    os.close(follower)
    os.close(leader)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "TERM" in done.stderr and "companion status" in done.stderr
