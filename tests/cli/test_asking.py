"""Commands that ask, on a terminal of their own."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.cli.conftest import process


class Terminal:
    """A command on a terminal, with somebody at the keyboard."""

    def __init__(self, *words: str) -> None:
        self._ours, theirs = pty.openpty()
        self.shown = ""
        command = [sys.executable, "-m", "companion", *words]
        self.process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)

    def wait_for(self, words: str) -> None:
        """Read until ``words`` are shown, or nothing more comes."""
        until = time.monotonic() + 30
        while words not in self.shown and time.monotonic() < until:
            try:
                self.shown += os.read(self._ours, 4096).decode(errors="replace")
            except OSError:  # the command has gone and closed its end
                break
        assert words in self.shown

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def end(self) -> int:
        code = self.process.wait(30)
        os.close(self._ours)
        return code


@pytest.fixture
def on_terminal(store) -> Callable[..., Terminal]:
    for name in ("Coffee", "Walk [/]"):
        process("add", "habit", name)
    process("add", "friend", "Mira\x1b[31m")
    return Terminal


def test_tick_without_a_name_lists_the_habits_and_takes_a_number(on_terminal):
    terminal = on_terminal("tick")
    terminal.wait_for("which habit? number: ")
    assert "1  Coffee" in terminal.shown
    assert "2  Walk [/]" in terminal.shown
    terminal.type("2\n")
    terminal.wait_for("Walk [/]: done today")
    assert terminal.end() == 0


def test_contact_without_a_name_lists_the_friends_made_harmless(on_terminal):
    terminal = on_terminal("contact", "--kind", "call")
    terminal.wait_for("which friend? number: ")
    assert "\x1b" not in terminal.shown
    terminal.type("1\n")
    terminal.wait_for("call logged for today")
    assert terminal.end() == 0


@pytest.mark.parametrize("answer", ["\n", "9\n", "0\n", "x\n", "\x04"])
def test_an_answer_that_is_no_number_of_the_list_changes_nothing(on_terminal, answer):
    terminal = on_terminal("tick")
    terminal.wait_for("number: ")
    terminal.type(answer)
    terminal.wait_for("nothing was chosen")
    assert terminal.end() == 1
    assert process("status", "--short").out == "2 habits\n"


def test_ctrl_c_at_the_question_is_130_without_a_word(on_terminal):
    terminal = on_terminal("tick")
    terminal.wait_for("number: ")
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.end() == 130
    assert "Traceback" not in terminal.shown
