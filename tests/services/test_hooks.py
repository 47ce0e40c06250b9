"""Commands of one's own at the start and the end of a session."""

from __future__ import annotations

import os
from pathlib import Path
from time import sleep

import pytest

from companion.services.hooks import run_hook


class TestHooks:
    def test_an_empty_one_does_nothing_and_one_that_works_says_nothing(self, tmp_path) -> None:
        mark = tmp_path / "a file; $(not a shell)"
        assert run_hook("") == ""
        assert run_hook(f"touch '{mark}'") == ""
        assert mark.exists()

    @pytest.mark.parametrize(
        ("command", "words"),
        [
            ("no-such-command-here --on", "could not be run"),
            ("false", "ended with 1"),
            ("echo 'half", "cannot be read"),
            ("/", "could not be run"),
        ],
    )
    def test_a_failure_is_one_sentence(self, command, words) -> None:
        told = run_hook(command)
        assert words in told
        assert "\n" not in told

    def test_one_that_hangs_is_ended_with_all_it_began(self, tmp_path) -> None:
        script = tmp_path / "hang.sh"
        script.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {tmp_path}/child\nsleep 600\n")
        script.chmod(0o700)
        assert "took longer than 0.3 seconds" in run_hook(str(script), seconds=0.3)
        child = tmp_path / "child"
        if child.exists() and child.read_text().strip():
            stat = Path(f"/proc/{child.read_text().strip()}/stat")
            for _ in range(1000):  # the system takes a moment to end what was killed
                if not stat.exists() or stat.read_text().split()[2] == "Z" or os.name != "posix":
                    return
                sleep(0.005)
            raise AssertionError("what the command began still runs")
