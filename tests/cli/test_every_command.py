"""Every command in a process of its own: closed pipes, no terminal, the C locale, Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from companion.cli.parser import MODULES
from tests.cli.conftest import process
from tests.formats.trackers import make

C_LOCALE = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TERM": "dumb"}
SAYING = [
    ["--help"],
    ["--version"],
    ["status"],
    ["status", "--short"],
    ["status", "--json"],
    ["tick", "coffee"],
    ["contact", "mira"],
    ["session", "--minutes", "20"],
    ["add", "habit", "Walk"],
    ["list", "habits"],
    ["remind"],
    ["remind", "--print", "systemd"],
    ["export", "json"],
    ["export", "markdown"],
    ["export", "vcard"],
    ["import", "oidia", "streaks.json", "--dry-run"],
    ["import", "oidia", "streaks.json"],
    ["backup"],
    ["doctor"],
]


@pytest.fixture
def here(companion, store, tmp_path, monkeypatch):
    """A store with names in other scripts, and a file to import in the working folder."""
    for words in (["habit", "Coffee"], ["habit", "Прогулка"], ["friend", "Mira 🌿"], ["interest", "قراءة"]):
        companion("add", *words)
    (tmp_path / "streaks.json").write_bytes(make.written(make.OIDIA))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", [*SAYING, *([word, "--help"] for word in MODULES)], ids=" ".join)
def test_in_the_c_locale_and_without_a_terminal_there_is_an_answer(here, words):
    said = process(*words, env=C_LOCALE)
    assert said.code in (0, 10), said.err
    assert said.err == ""
    assert said.out


@pytest.mark.parametrize("words", SAYING, ids=" ".join)
def test_a_reader_that_went_away_is_no_error(here, words):
    script = f"exec {sys.executable} -m companion {' '.join(words)}"
    command = ["bash", "-c", f"({script}) | (exec <&-; exit 0)"]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_a_table_that_is_read_by_one_line_only(here, tmp_path):
    (tmp_path / "many.json").write_bytes(
        make.written([{"title": f"Habit {n}", "days": {"2026-03-01": 1}} for n in range(3000)])
    )
    for words in ("import oidia many.json", "list habits", "export json", "export markdown"):
        command = f"{sys.executable} -m companion {words} | head -n 1"
        done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60)
        assert (done.stdout.count(b"\n"), done.stderr) == (1, b""), words


def test_the_full_screen_is_refused_without_a_terminal(here):
    for words in ([], ["demo"], ["--locked"]):
        said = process(*words)
        assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
        assert "terminal" in said.err


WAITING = [["import", "json", "-"], ["import", "csv", "-"], ["import", "loop", "-"], ["import", "vcard", "-"]]


@pytest.mark.parametrize("words", WAITING, ids=" ".join)
def test_ctrl_c_is_130_without_a_word_and_changes_nothing(here, store, words):
    before = store.read_bytes()
    ready = (
        "import sys, os\nos.write(2, b'.')\nfrom companion.cli.run import run\nsys.exit(run(sys.argv[1:]))"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", ready, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stderr is not None
    assert child.stderr.read(1) == b"."
    _wait_until_it_reads(child.pid)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=30)
    assert (child.returncode, out, err) == (130, b"", b"")
    assert store.read_bytes() == before


def _wait_until_it_reads(pid: int) -> None:
    """Until the process sleeps in a read of its standard input."""
    path = Path(f"/proc/{pid}/syscall")
    if not path.exists():
        pytest.skip("only where a process can be looked at")
    number = {"x86_64": "0", "aarch64": "63"}.get(os.uname().machine)
    for _ in range(200_000):
        try:
            words = path.read_text().split()
        except OSError:
            pytest.skip("this process may not be looked at")
        if words[:2] == [number, "0x0"]:
            return
    pytest.fail("it never read")


def test_the_store_may_be_named_by_the_environment_and_by_the_option_which_wins(here, tmp_path):
    other = tmp_path / "other.json"
    assert process("--data", str(other), "add", "habit", "Elsewhere").code == 0
    env = {"COMPANION_DATA": str(other)}
    assert process("list", "habits", env=env).out.startswith("Elsewhere: ")
    assert "Coffee" in process("list", "habits", "--data", os.environ["COMPANION_DATA"], env=env).out
