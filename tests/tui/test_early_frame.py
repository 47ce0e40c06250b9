"""The early frame in a pseudo-terminal: what stands there before Textual is what Textual paints, and every
way out leaves the terminal as it was.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from companion.bootstrap import make_companion
from companion.domain.schedule import parse_schedule
from companion.services.demo import write_demo
from tests.sweeps import pairs
from tests.tui.terminal import COMPANION, Terminal, environment

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell")

MORNING = datetime(2026, 3, 10, 9)  # as the shell is told
# Python reads this at its start: Textual is not imported before the file of that name is there.
GATE = """
import os, sys, time
class Gate:
    def find_spec(self, name, path=None, target=None):
        while name == "textual" and not os.path.exists(os.environ["GATE"]):
            time.sleep(0.005)
sys.meta_path.insert(0, Gate())
"""
MOUSE = 1000  # the mode that only Textual sets: before it the terminal is the early frame's
SIZES = [(44, 18), (80, 24), (120, 36)]
COLOURS = [
    {"COLORTERM": "truecolor"},
    {"COLORTERM": ""},
    {"COLORTERM": "", "TERM": "xterm"},
    {"NO_COLOR": "1"},
]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Ten habits, none of them done today."""
    path = tmp_path / "data" / "companion.json"
    companion = make_companion(path, lambda: MORNING)
    for n in range(10):
        companion.habits.add(f"Habit {n}", parse_schedule("daily"), start=date(2026, 3, 1))
    return path


@contextmanager
def shell(
    store: Path, size: tuple[int, int] = (80, 24), second: bool = True, **env: str
) -> Iterator[Terminal]:
    """A shell in which nothing was started yet."""
    known = environment(store)
    gate = store.parent.parent / "gate"
    gate.mkdir()
    (gate / "sitecustomize.py").write_text(GATE)
    known |= {"PYTHONPATH": f"{gate}:{known['PYTHONPATH']}", "GATE": str(gate / "open"), **env}
    terminal = Terminal(known, *size, second=second)
    try:
        yield terminal
    finally:
        terminal.close()


def keep(terminal: Terminal, store: Path) -> None:
    """Open the app once, until it has kept today, and leave."""
    go_on(store)
    terminal.press(f"{COMPANION}\n")
    frame = store.parent / f".{store.name}.glance" / "frame"
    terminal.until(frame.exists)
    leave(terminal)


def go_on(store: Path) -> None:
    """Let Textual be imported."""
    (store.parent.parent / "gate" / "open").touch()


def leave(terminal: Terminal) -> None:
    """Quit, and wait for the shell."""
    terminal.press("q")
    terminal.until(lambda: terminal.cooked and terminal.text.rstrip().endswith("$"))


def begin(terminal: Terminal, store: Path) -> None:
    """Start the app until the early frame stands there; Textual waits for ``go_on``."""
    (store.parent.parent / "gate" / "open").unlink()
    terminal.press(f"clear; {COMPANION}\n")
    terminal.until(lambda: "Solitude" in terminal.text and "7" in terminal.text.splitlines()[-1])
    terminal.settle()


def cells(terminal: Terminal) -> list[list[Any]]:
    """All that is seen, with its colours."""
    screen = terminal.screen
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


@pytest.mark.parametrize(("size", "colours"), pairs(SIZES, COLOURS))
def test_the_early_frame_is_what_textual_paints_cell_by_cell(
    tmp_path: Path, size: tuple[int, int], colours: dict[str, str]
) -> None:
    store = tmp_path / "data" / "companion.json"
    write_demo(make_companion(store, lambda: MORNING).work.repository, MORNING.date(), 1)
    with shell(store, size, **colours) as terminal:
        keep(terminal, store)
        begin(terminal, store)
        early = cells(terminal)
        go_on(store)
        while MOUSE not in terminal.modes:
            terminal.read()
            assert cells(terminal) == early
        for _ in range(10):
            terminal.read()
            assert cells(terminal) == early


def test_twenty_keys_typed_before_textual_is_there_all_arrive_in_order(store: Path) -> None:
    with shell(store) as terminal:
        keep(terminal, store)
        begin(terminal, store)
        terminal.press(" j" * 9 + " q")
        go_on(store)
        terminal.until(lambda: terminal.cooked)
    habits = make_companion(store, lambda: MORNING).snapshot().habits
    assert [len(make_companion(store).work.journal.entries_of(each.habit.id)) for each in habits] == [1] * 10


def test_hiding_before_textual_is_there_hides_as_soon_as_it_is(store: Path) -> None:
    with shell(store) as terminal:
        keep(terminal, store)
        begin(terminal, store)
        terminal.press("\x1b[20~")
        go_on(store)
        terminal.until(lambda: MOUSE in terminal.modes and not terminal.text.strip())
        leave(terminal)
        terminal.press(f"clear; {COMPANION}\n")
        terminal.until(lambda: MOUSE in terminal.modes or "Solitude" in terminal.text)
        assert MOUSE in terminal.modes  # no picture was kept of what is hidden


@pytest.mark.parametrize("second", [True, False])
@pytest.mark.parametrize("fault", ["raise RuntimeError('Mira')", "import nothing_of_that_name"])
def test_a_crash_on_import_gives_the_terminal_back(
    store: Path, tmp_path: Path, second: bool, fault: str
) -> None:
    with shell(store, second=second) as terminal:
        keep(terminal, store)
        broken = tmp_path / "broken"
        (broken / "textual").mkdir(parents=True)
        (broken / "textual" / "__init__.py").write_text(f"{fault}\n")
        terminal.press(f"export PYTHONPATH={broken}:$PYTHONPATH\n")
        begin(terminal, store)
        go_on(store)
        terminal.until(lambda: terminal.cooked and "$" in terminal.text)
        assert "Habit 1" not in terminal.text
        assert "Mira" not in terminal.text
        assert "companion" in terminal.text
        assert not terminal.screen.on_second
        terminal.press("echo back\n")
        terminal.shows("\nback")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_textual_is_there_gives_the_terminal_back(
    store: Path, number: signal.Signals
) -> None:
    with shell(store) as terminal:
        keep(terminal, store)
        begin(terminal, store)
        os.kill(terminal.program(), number)
        terminal.until(lambda: terminal.cooked and "$" in terminal.text)
        assert "Habit 1" not in terminal.text
        assert not terminal.screen.on_second


def test_another_size_between_the_frame_and_textual_is_painted_anew(store: Path) -> None:
    with shell(store) as terminal:
        keep(terminal, store)
        begin(terminal, store)
        terminal.resize(60, 20)
        go_on(store)
        terminal.until(lambda: MOUSE in terminal.modes)
        terminal.settle()
        assert "Habit 1" in terminal.text
        after = terminal.text
        leave(terminal)
        terminal.press(f"clear; {COMPANION}\n")
        terminal.until(lambda: terminal.text == after)


def test_without_a_second_screen_it_leaves_nothing_behind(store: Path) -> None:
    with shell(store, second=False) as terminal:
        keep(terminal, store)
        begin(terminal, store)
        go_on(store)
        terminal.until(lambda: MOUSE in terminal.modes)
        leave(terminal)
        assert "Habit 1" not in terminal.text


def test_after_a_change_elsewhere_nothing_stands_there_before_textual(store: Path) -> None:
    with shell(store) as terminal:
        keep(terminal, store)
        terminal.press(f"{COMPANION} tick 'Habit 1'; clear; {COMPANION}\n")
        terminal.until(lambda: MOUSE in terminal.modes or "Solitude" in terminal.text)
        assert MOUSE in terminal.modes


def test_ctrl_z_and_back_after_an_early_frame_is_as_ever(store: Path) -> None:
    with shell(store) as terminal:
        keep(terminal, store)
        begin(terminal, store)
        go_on(store)
        terminal.until(lambda: MOUSE in terminal.modes)
        before = terminal.text
        terminal.press("\x1a")
        terminal.until(lambda: terminal.cooked and "Stopped" in terminal.text)
        terminal.press("fg\n")
        terminal.until(lambda: terminal.text == before)
        assert not terminal.cooked
