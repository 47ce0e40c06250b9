"""What only a real process can show."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from tinydb import TinyDB

from tests.cli.conftest import process

LONG = "x" * 300


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York", "Asia/Kolkata"])
def test_the_same_history_counts_the_same_in_every_zone_across_a_clock_change(store, zone):
    env = {"TZ": zone}
    process(
        "add", "habit", "Coffee", "--start", "2026-03-01", env={**env, "COMPANION_NOW": "2026-03-01T08:00"}
    )
    for day in (6, 7, 8, 9):  # New York's clocks change on 8 March 2026
        moment = {"COMPANION_NOW": f"2026-03-{day:02}T02:30"}  # before 03:00: the day before
        assert process("tick", "coffee", env={**env, **moment}).code == 0
    shot = process("status", "--json", env={**env, "COMPANION_NOW": "2026-03-09T12:00"}).json
    (habit,) = shot["habits"]
    assert (habit["streak"], habit["state"]) == (4, "open")


def test_eight_ticks_at_once_lose_nothing(store):
    names = [f"Habit {letter}" for letter in "ABCDEFGH"]
    for name in names:
        assert process("add", "habit", name).code == 0
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda name: process("tick", name), names))
    assert [each.code for each in said] == [0] * 8
    assert {habit["state"] for habit in process("status", "--json").json["habits"]} == {"kept"}


def test_the_file_is_for_its_owner_and_plain_tinydb_reads_it(store):
    process("add", "habit", "Coffee")
    process("tick", "coffee")
    process("add", "friend", "Mira")
    assert stat.S_IMODE(store.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.parent.stat().st_mode) == 0o700
    with TinyDB(store) as plain:
        assert {"habits", "entries", "friends"} <= plain.tables()
        assert [dict(row)["name"] for row in plain.table("habits").all()] == ["Coffee"]


def test_without_a_terminal_the_app_refuses_in_one_line(store):
    said = process()
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_a_pipe_that_closes_early_is_no_error(store):
    process("add", "habit", "Coffee")
    command = f"{sys.executable} -m companion status --json | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("{\n", "")


@pytest.mark.parametrize("where", [">/dev/full", ">&-"])
@pytest.mark.parametrize("words", ["status", "export json"])
def test_output_that_cannot_be_written_is_no_traceback(store, words, where):
    process("add", "habit", "Coffee")
    command = f"{sys.executable} -m companion {words} {where}"
    env = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    done = subprocess.run(["bash", "-c", command], stderr=subprocess.PIPE, text=True, timeout=60, env=env)
    assert (done.returncode, done.stderr.count("\n")) in [(1, 1), (0, 0)]
    assert "could not be written" in done.stderr or not done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--data", LONG, "status"),
        ("export", "json", LONG),
        ("import", "csv", LONG),
        ("demo", "--write", LONG),
    ],
)
def test_a_name_too_long_for_a_file_is_said_in_one_line(store, words):
    done = process(*words)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert done.err.startswith("companion: ")
    assert "File name too long" in done.err


def test_an_ascii_terminal_still_gets_an_answer(store):
    process("add", "habit", "قراءة")
    said = process("status", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert said.code == 0


def test_a_bad_clock_is_said_in_one_line(store):
    said = process("status", env={"COMPANION_NOW": "teatime"})
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "2026-03-10T09:00" in said.err


def test_a_crash_shows_kind_and_place_but_never_a_value(store, tmp_path):
    script = "import companion.services.status_text as s, sys\nfrom companion.cli.run import run\n"
    script += "def broken(shot): raise ValueError('secret name')\n"
    script += "s.short = broken\nsys.exit(run(['status', '--short']))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 1
    assert "ValueError" in done.stderr
    assert "secret" not in done.stderr + done.stdout


def test_demo_writes_a_new_file_and_never_over_one(store, tmp_path):
    target = tmp_path / "a demo.json"
    said = process("demo", "--years", "1", "--write", str(target))
    assert said.code == 0
    assert said.out == f"made-up data of 1 year written: companion --data '{target}' opens it\n"
    before = target.read_bytes()
    assert json.loads(before)
    again = process("demo", "--write", str(target))
    assert (again.code, "already there" in again.err) == (1, True)
    assert target.read_bytes() == before
    assert not store.exists()
