"""The command line, in this process for tables and in a real one where that is the point."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from companion.cli.run import run


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the clock."""
    return lambda moment: monkeypatch.setenv("COMPANION_NOW", moment)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: Callable[[str], None]) -> Path:
    """An empty store on the morning of 10 March 2026."""
    path = tmp_path / "store" / "companion.json"
    monkeypatch.setenv("COMPANION_DATA", str(path))
    at("2026-03-10T09:00")
    return path


@pytest.fixture
def companion(store: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run one command in this process."""

    def call(*words: str) -> Said:
        capsys.readouterr()
        try:
            code = run(list(words))
        except SystemExit as leaving:  # argparse leaves by itself after --help and on wrong usage
            code = leaving.code if isinstance(leaving.code, int) else 1
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call


_MEASURING = (
    "import resource, subprocess, sys; done = subprocess.run(sys.argv[2:]);"
    "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024;"
    "print(peak, file=open(sys.argv[1], 'w')); sys.exit(done.returncode)"
)


def peak_memory(command: list[str], note: Path, **how: Any) -> tuple[subprocess.CompletedProcess[str], int]:
    """Run a command; what it left, and the megabytes it and its children took at the most.

    ``note`` is a file for the measuring process, which has no other children.
    """
    words = [sys.executable, "-c", _MEASURING, str(note), *command]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, **how)
    return done, int(note.read_text())


def process(*words: str, env: dict[str, str] | None = None, text: str = "") -> Said:
    """Run one command as a person would, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "companion", *words],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        timeout=60,
    )
    return Said(done.returncode, done.stdout, done.stderr)
