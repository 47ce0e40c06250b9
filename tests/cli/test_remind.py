"""Reminders: what is due, said quietly, and never when nobody wants it."""

from __future__ import annotations

import json
import os
import pty
import select
import stat
import subprocess
import sys
from datetime import datetime, time

import pytest

from companion.domain.settings import within
from tests.cli.conftest import process


@pytest.fixture
def due(companion, store):
    companion("add", "habit", "Coffee")
    companion("add", "friend", "Mira", "--every", "1 week", "--added", "2026-01-01")
    return companion


def test_nothing_due_is_silent_and_zero(companion, store):
    said = companion("remind")
    assert (said.code, said.out, said.err) == (0, "", "")
    companion("add", "habit", "Coffee")
    companion("tick", "coffee")
    assert companion("remind").code == 0


def test_what_is_due_is_said_in_plain_lines_and_the_code_is_ten(due):
    said = due("remind")
    assert said.code == 10
    assert [line.partition(":")[0].strip() for line in said.out.splitlines()[:2]] == ["Coffee", "Mira"]


def test_as_json_it_is_what_status_says(due):
    said = due("remind", "--json")
    assert said.code == 10
    assert said.json["due"] is True
    assert said.json["habits"] == due("status", "--json").json["habits"]
    assert [friend["name"] for friend in said.json["friends"]] == ["Mira"]


def test_a_login_shell_is_told_once_a_day_and_in_numbers_only(due, at, store):
    first = due("remind", "--once-a-day")
    assert (first.code, first.out) == (10, "1 habit · 1 friend\n")
    again = due("remind", "--once-a-day")
    assert (again.code, again.out) == (10, "")
    at("2026-03-11T02:00")  # still the evening before, and in the quiet hours
    assert due("remind", "--once-a-day").out == ""
    at("2026-03-11T08:30")
    assert due("remind", "--once-a-day").out.startswith("1 habit")
    mark = store.with_name(".companion.json.reminded")
    assert stat.S_IMODE(mark.stat().st_mode) == 0o600
    assert mark.read_text() == "2026-03-11"


def test_names_are_said_when_they_are_asked_for(due):
    assert "Mira" in due("remind", "--once-a-day", "--names").out


def test_a_silent_night_is_not_the_one_time_of_the_day(due, at):
    at("2026-03-10T22:30")
    assert due("remind", "--once-a-day").out == ""
    assert "Coffee" in due("remind").out
    assert due("remind", "--quiet-hours", "none").out == "no quiet hours\n"
    assert due("remind", "--once-a-day").out != ""


@pytest.mark.parametrize("hours", ["21:00-07:30", "21:00 to 07:30"])
def test_the_quiet_hours_are_kept(due, at, hours):
    assert due("remind", "--quiet-hours", hours).out == "quiet from 21:00 to 07:30\n"
    at("2026-03-10T21:15")
    assert due("remind", "--once-a-day").out == ""


@pytest.mark.parametrize("words", [["--quiet-hours", "late"], ["--quiet-hours", "25:00-08:00"]])
def test_hours_that_cannot_be_are_one_line(due, words):
    said = due("remind", *words)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)


QUIET = [("23:00", True), ("07:59", True), ("08:00", False), ("21:59", False), ("22:00", True)]


@pytest.mark.parametrize(("now", "quiet"), QUIET)
def test_quiet_hours_go_over_midnight(now, quiet):
    moment = datetime.fromisoformat(f"2026-03-10T{now}").time()
    assert within(moment, time(22), time(8)) is quiet
    assert not within(moment, time(9), time(9))


def test_nothing_is_said_about_what_rests(due, store):
    answer = {"answered": "2026-03-09", "pillar": "friends", "reply": "not this", "since": "2026-01-01"}
    (friend,) = due("list", "friends", "--json").json
    data = json.loads(due("export", "json").out)
    data["answers"] = [{"id": "7", "subject": friend["id"], **answer}]
    data["mutes"] = []
    path = store.parent / "with.json"
    path.write_text(json.dumps(data))
    due("import", "json", str(path))
    assert [friend["name"] for friend in due("remind", "--json").json["friends"]] == []
    assert "Mira" not in due("remind").out


def test_a_muted_sign_leaves_the_friends_to_reach_as_they_are(due, store):
    data = json.loads(due("export", "json").out)
    data["mutes"] = [{"id": "8", "date": "2026-03-01", "sign": "quiet-friends"}]
    path = store.parent / "with.json"
    path.write_text(json.dumps(data))
    due("import", "json", str(path))
    said = due("remind")
    assert (said.code, "Mira" in said.out) == (10, True)


def test_after_a_long_absence_there_is_no_list_of_failures(due, at):
    due("contact", "mira")
    at("2026-07-01T09:00")
    said = due("remind")
    assert (said.code, "Mira" in said.out, "Coffee" in said.out) == (10, False, True)


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    """A desktop that writes down what it is told."""
    told = tmp_path / "told"
    command = tmp_path / "bin" / "notify-send"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {told}\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}:{os.environ['PATH']}")
    return told


def test_a_notice_on_the_desktop_names_nobody(due, desktop):
    said = due("remind", "--notify")
    assert (said.code, said.out) == (10, "")
    assert desktop.read_text().splitlines() == ["--app-name=companion", "--", "Today", "1 habit · 1 friend"]


def test_no_notice_at_night_nor_when_nothing_is_due(due, desktop, at):
    at("2026-03-10T23:00")
    assert due("remind", "--notify").code == 10
    assert not desktop.exists()


def test_once_a_day_holds_for_notices_too(due, desktop):
    due("remind", "--notify", "--once-a-day")
    due("remind", "--notify", "--once-a-day")
    assert len(desktop.read_text().splitlines()) == 4


@pytest.mark.parametrize(("term", "shown"), [("xterm-256color", "\x1b]9;1 habit\x1b\\\a"), ("linux", "\a")])
def test_without_a_desktop_the_terminal_is_asked(companion, store, term, shown, tmp_path):
    companion("add", "habit", "Coffee")
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": term, "PATH": str(tmp_path)}
    env.pop("TMUX", None)
    command = [sys.executable, "-m", "companion", "remind", "--notify"]
    done = subprocess.run(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, timeout=60)
    assert done.returncode == 10
    assert select.select([ours], [], [], 10)[0]
    assert os.read(ours, 1000).decode() == shown
    os.close(ours)
    os.close(theirs)


def test_without_anybody_to_notify_it_is_one_line(companion, store, tmp_path):
    companion("add", "habit", "Coffee")
    said = process("remind", "--notify", env={"PATH": str(tmp_path)})
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)


def test_a_systemd_timer_is_printed_and_nothing_is_installed(companion, store, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    said = companion("remind", "--print", "systemd", "--at", "07:05")
    assert said.code == 0
    assert "OnCalendar=*-*-* 07:05:00" in said.out
    assert "SuccessExitStatus=10" in said.out
    assert f"remind --notify --data {store}" in said.out
    assert not (tmp_path / ".config").exists()
    assert not store.exists()


def test_what_is_printed_starts_the_program_that_printed_it(companion, store, tmp_path, monkeypatch):
    own, other, module = (tmp_path / name for name in ("own/companion", "other/companion", "own/__main__.py"))
    for path in (own, other, module):
        path.parent.mkdir(exist_ok=True)
        path.touch(0o755)
    monkeypatch.setenv("PATH", str(other.parent))

    def started(name) -> str:
        monkeypatch.setattr(sys, "argv", [str(name)])
        return companion("remind", "--print", "cron").out.partition("/bus ")[2].partition(" remind")[0]

    assert started(own) == str(own)
    assert started(module) == str(other)  # of python -m companion
    assert started("companion") == str(other)  # which is none in the folder one is in
    monkeypatch.setenv("PATH", str(tmp_path))
    assert started(module) == f"{sys.executable} -m companion"


def test_a_cron_line_is_printed(companion, store):
    said = companion("remind", "--print", "cron", "--data", "/tmp/a file 5%.json")
    assert said.out.startswith("0 9 * * * DBUS_SESSION_BUS_ADDRESS=")
    assert r"'/tmp/a file 5\%.json'" in said.out
    assert said.out.count("\n") == 1


def test_a_sealed_store_says_nothing_unasked_and_asks_nobody(companion, store):
    pytest.importorskip("cryptography")
    companion("add", "habit", "Coffee")
    told = {"COMPANION_PASSPHRASE_COMMAND": "printf 'a long passphrase'"}
    assert process("encrypt", env=told).code == 0
    silent = process("remind", "--once-a-day")
    assert (silent.code, silent.out, silent.err) == (0, "", "")
    assert process("remind").code == 1
    said = process("remind", "--once-a-day", env=told)
    assert (said.code, said.out) == (10, "1 habit\n")
