"""Systems that are no Unix, as far as one can imitate them: what they lack is missed in one line at most."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion.store import atomic

WITHOUT = """
import os, sys
import filelock  # has a way of its own there
for name in ("fcntl", "termios", "tty", "pty", "resource", "pwd", "grp", "syslog"):
    sys.modules[name] = None
for name in ("geteuid", "getgid", "fork", "killpg", "mkfifo"):
    if hasattr(os, name):
        delattr(os, name)
def no_link(*names, **options):
    raise OSError("there are no links")
os.link = no_link
from companion.cli.run import run
sys.exit(run(sys.argv[1:]))
"""
COMMANDS = [
    "add friend Mira",
    "contact mira --kind call",
    "add block Library --at 18:00 --for 90 --repeat tue",
    "session coffee --minutes 20",
    "status",
    "status --json",
    "remind",
    "insights",
    "report",
    "list habits",
    "settings week-start Sunday",
    "backup",
    "doctor",
    "export json out.json",
    "export csv tables",
    "completion bash",
]


def elsewhere(words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a Python that lacks what only a Unix has."""
    place = {"COMPANION_DATA": str(folder / "store.json"), "COMPANION_NOW": "2026-03-10T09:00"}
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *words.split()],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, **place},
    )


def test_commands_do_without_what_only_a_unix_has(tmp_path: Path) -> None:
    for words in ("add habit Coffee", "tick coffee", *COMMANDS):
        said = elsewhere(words, tmp_path)
        assert said.returncode in (0, 10), (words, said.stderr)
        assert "stopped by" not in said.stderr
    assert json.loads(elsewhere("status --json", tmp_path).stdout)["habits"][0]["state"] == "kept"


def test_the_app_without_a_terminal_is_one_line_there_too(tmp_path: Path) -> None:
    said = elsewhere("", tmp_path)
    assert (said.returncode, said.stderr.count("\n")) == (2, 1)


def test_the_doctor_claims_nothing_about_modes_that_mean_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from companion.cli.run import run

    store = str(tmp_path / "store.json")
    assert run(["add", "--data", store, "habit", "Coffee"]) == 0
    (tmp_path / "store.json").chmod(0o644)
    assert run(["doctor", "--data", store]) == 1
    monkeypatch.setattr(os, "name", "another")
    assert run(["doctor", "--data", store]) == 0
    assert "up to the folder they are in" in capsys.readouterr().out


@pytest.mark.parametrize("scheduler", ["systemd", "cron"])
def test_a_timer_that_nothing_there_could_run_is_not_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], scheduler: str
) -> None:
    from companion.cli.run import run

    monkeypatch.setattr(os, "name", "another")
    assert run(["remind", "--print", scheduler]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert f"there is no {scheduler} on this system" in said.err


def test_the_store_is_written_byte_by_byte_where_files_have_a_mode_for_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code = "import os; os.O_BINARY = 0x8000; from companion.store import atomic; print(atomic.AS_IT_IS)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(said.stdout) & 0x8000
    seen = []
    kept = os.open

    def watched(path: object, flags: int, *rest: int) -> int:
        seen.append(flags)
        return kept(path, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", watched)
    atomic.write_new(tmp_path / "new", b"a\nb\n")
    assert seen[0] & atomic.AS_IT_IS == atomic.AS_IT_IS
