"""What a shell completes, asked of the shells that are here."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from companion.cli.parser import MODULES

pytest.importorskip("shtab")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_every_shell_gets_a_script_with_every_command(companion, store, shell):
    said = companion("completion", shell)
    assert (said.code, said.err) == (0, "")
    assert all(word in said.out for word in MODULES)
    assert not store.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_can_be_read_by_its_shell(companion, store, shell, tmp_path):
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    script = tmp_path / "script"
    script.write_text(companion("completion", shell).out)
    done = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


BASH = [
    ("companion rem", "remind"),
    ("companion import lo", "loop"),
    ("companion add fr", "friend"),
    ("companion remind --no", "--notify"),
    ("companion completion zs", "zsh"),
]


@pytest.mark.parametrize(("typed", "completed"), BASH)
def test_bash_completes(companion, store, tmp_path, typed, completed):
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    script = tmp_path / "script"
    script.write_text(companion("completion", "bash").out)
    ask = f"source {script}; COMP_WORDS=({typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); "
    ask += "COMPREPLY=(); _shtab_companion; echo ${COMPREPLY[@]}"
    done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == [completed]


def test_without_the_library_one_line_says_how_to_get_it(companion, store, monkeypatch):
    monkeypatch.setitem(sys.modules, "shtab", None)
    said = companion("completion", "bash")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "pip install" in said.err


def test_an_unknown_shell_is_wrong_usage(companion, store):
    assert companion("completion", "elvish").code == 2
