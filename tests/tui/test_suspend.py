"""The terminal between the app and its shell: suspended and back, and clean however the app ends."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.services.companion import Companion
from tests.tui.terminal import COMPANION, Terminal, environment

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell")
NAMES = ("First coffee", "A book", "Mira", "Joren", "Woodcut")
OURS = {1000, 1003, 1004, 1006, 1015, 1049, 2004}  # private modes of a full-screen program


@pytest.fixture(params=[True, False], ids=["with a second screen", "with one screen only"])
def terminal(request: pytest.FixtureRequest, filled: Companion, tmp_path: Path) -> Iterator[Terminal]:
    """A shell in which the app was started on the filled store."""
    made = Terminal(environment(tmp_path / "companion.json"), second=request.param)
    made.press(f"{COMPANION}\r")
    made.shows("First coffee")
    for words in ("Companion · ", "› ○ First coffee", "13 days past", "0 of 60 minutes", "F9"):
        made.shows(words)
    made.until(lambda: all(made.text.count(corner) == made.text.count("╭") for corner in "╮╰╯"))
    made.settle()
    yield made
    made.close()


def names_on(terminal: Terminal) -> list[str]:
    return [name for name in NAMES if name in terminal.text]


def back_in_the_shell(terminal: Terminal) -> None:
    """The prompt stands there, nothing private above it, and the terminal is as it was."""
    terminal.until(lambda: terminal.text.rstrip().endswith("$"))
    assert not names_on(terminal), terminal.text
    assert not terminal.modes & (OURS - {2004}), terminal.modes  # the shell pastes in brackets itself
    assert not terminal.screen.cursor.hidden


@pytest.mark.parametrize("bytes_", ["\udce9", "\udcc3", "\x1b[48;24;80;0;0t\x1b[<0;5;5M"], ids=ascii)
def test_what_is_no_key_is_left_out(terminal: Terminal, bytes_: str) -> None:
    for keys in (bytes_, "j", "2"):
        terminal.press(keys)
        terminal.settle()
    terminal.shows("Solitude · ")


def test_ctrl_z_gives_the_terminal_back_and_fg_shows_all_at_once(
    terminal: Terminal, filled: Companion
) -> None:
    before = terminal.text
    terminal.press("\x1a")
    terminal.shows("Stopped")
    back_in_the_shell(terminal)
    terminal.press("echo one$((1+1)) j k 2 D\r")
    terminal.shows("one2")
    terminal.press("fg\r")
    terminal.is_again(before)
    terminal.press("2")
    terminal.shows("Solitude · ")
    assert not any(len(days) == 0 for days in filled.work.journal.entries.values())


def test_keys_typed_for_the_shell_at_once_are_not_taken_as_keys(
    terminal: Terminal, filled: Companion
) -> None:
    before, entries = terminal.text, filled.work.journal.entries
    terminal.press("\x1a    jj  ")
    terminal.shows("Stopped")
    terminal.press("\x15fg\r")
    terminal.is_again(before)
    terminal.press("?")
    terminal.shows("One screen for the morning")
    assert filled.work.journal.entries == entries


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_stopped_from_outside_and_continued_the_screen_is_whole(
    terminal: Terminal, number: signal.Signals
) -> None:
    before, program = terminal.text, terminal.program()
    os.kill(program, number)
    terminal.shows("Stopped")
    if number is signal.SIGTSTP:
        back_in_the_shell(terminal)
    terminal.press("clear\r")
    terminal.until(lambda: not names_on(terminal))
    terminal.press("fg\r")
    terminal.is_again(before)
    terminal.press("3")
    terminal.shows("Friends · ")


def test_continued_in_the_background_it_waits_for_its_turn(terminal: Terminal) -> None:
    before = terminal.text
    terminal.press("\x1a")
    terminal.shows("Stopped")
    terminal.press("bg\r")
    terminal.press("echo still$((1+1))\r")
    terminal.shows("still2")
    assert not names_on(terminal)
    terminal.press("fg\r")
    terminal.is_again(before)


def test_quitting_leaves_nothing_above_the_prompt(terminal: Terminal) -> None:
    terminal.press("q")
    back_in_the_shell(terminal)
    terminal.press("echo $?\r")
    terminal.shows("\n0")


@pytest.mark.parametrize("trap", ["-", "''"], ids=["told by a signal", "the signal ignored"])
def test_it_ends_when_its_window_is_closed(trap: str, filled: Companion, tmp_path: Path) -> None:
    terminal = Terminal(environment(tmp_path / "companion.json"))
    terminal.press(f"trap {trap} HUP; exec {COMPANION}\r")
    terminal.shows("13 days past")
    assert terminal.hang_up() == 128 + signal.SIGHUP


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_to_leave_leaves_nothing_above_the_prompt(
    terminal: Terminal, number: signal.Signals
) -> None:
    os.kill(terminal.program(), number)
    back_in_the_shell(terminal)
    terminal.press("echo $?\r")
    terminal.shows(f"\n{128 + number}")


CRASHING = """
import sys
from companion.tui.today.screen import TodayScreen
TodayScreen.opened = lambda self, kind, key: {}["A book of mine"]
from companion.__main__ import script
sys.argv = ["companion"]
sys.exit(script())
"""


@pytest.mark.parametrize("second", [True, False], ids=["with a second screen", "with one screen only"])
def test_a_crash_leaves_one_line_and_no_name(filled: Companion, tmp_path: Path, second: bool) -> None:
    code = tmp_path / "crashing.py"
    code.write_text(CRASHING)
    terminal = Terminal(environment(tmp_path / "companion.json"), second=second)
    terminal.press(f"{sys.executable} {code}\r")
    terminal.shows("› ○ First coffee")
    terminal.press("\r")
    terminal.shows("Companion stopped: KeyError")
    back_in_the_shell(terminal)
    terminal.close()


@pytest.mark.skipif(shutil.which("screen") is None, reason="needs GNU screen")
def test_gnu_screen_with_its_defaults_keeps_no_name_above_the_prompt_nor_for_scrolling_back(
    filled: Companion, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    sockets = tmp_path / "sockets"
    sockets.mkdir(0o700)
    terminal = Terminal({**environment(tmp_path / "companion.json"), "SCREENDIR": str(sockets)})
    terminal.press("screen -c /dev/null -S c bash --norc --noprofile\r")
    terminal.press("echo in$((1+1))\r")
    terminal.shows("\nin2")
    terminal.press(f"{COMPANION}\r")
    terminal.shows("First coffee")
    terminal.press("q")
    terminal.until(lambda: terminal.text.rstrip().endswith("$"))
    assert not names_on(terminal), terminal.text
    terminal.press(f"screen -S c -X hardcopy -h {kept}; echo kept$((1+1))\r")
    terminal.shows("kept2")
    terminal.until(kept.exists)
    assert not [name for name in NAMES if name in kept.read_text(errors="replace")]
    terminal.press("exit\r")
    terminal.shows("terminating")
    terminal.close()
