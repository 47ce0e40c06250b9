"""``python -m tests.benchmarks.speed [RUNS] [FILE]``: how fast it is from outside, as ratios in one run.

Not part of the tests: it takes some minutes and wants a machine that does nothing else. Programs run in turn,
so that slow drifts of the machine cancel out. ``minimal`` is a Textual app of one label, ``pass`` an empty
Python. FILE gets the table as Markdown, above the words it has already (docs/speed.md is made so).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from statistics import median

from tests.benchmarks.terminal import Terminal

MINIMAL = """
from textual.app import App
from textual.widgets import Label
class Minimal(App):
    BINDINGS = [("q", "quit", "quit")]
    def compose(self):
        yield Label("hello")
Minimal().run()
"""
YEARS = (1, 10, 50)
OPENINGS = ("first opening", "same day", "new day")
KEPT_AHEAD = 4.0  # seconds in which an app nobody types in makes the days ahead
APP = [sys.executable, "-m", "companion"]
PLACES = (b"2", b"3", b"4", b"5", b"6", b"7", b"1")
HEADING = "## "  # below the table, the file has words that were written by hand; they stay
STATUS = {"status new": "status after a change", "status new day": "status on a new day"}
Figures = dict[str, dict[str, list[float]]]

# What is asked, the figure, how it is compared, and the most it may be.
BARS: tuple[tuple[str, str, str, float], ...] = (
    ("new day: first true frame / minimal's first", "new day 10", "minimal first", 0.25),
    ("new day, 50 years: first true frame / minimal's first", "new day 50", "minimal first", 0.25),
    ("same day: first true frame / minimal's first", "same day 10", "minimal first", 0.25),
    ("first opening: first true frame / minimal's first", "first opening 10", "minimal first", 2),
    ("first opening, 50 years: first true frame / minimal's first", "first opening 50", "minimal first", 2),
    ("new day: a key's effect / minimal's first", "new day key 10", "minimal first", 1.5),
    ("new day, 50 years: a key's effect / minimal's first", "new day key 50", "minimal first", 2),
    ("first opening: a key's effect / minimal's first", "first opening key 10", "minimal first", 1.5),
    ("first opening, 50 years: a key's effect / minimal's", "first opening key 50", "minimal first", 2),
    ("CPU until stable / minimal's", "app 10 cpu", "minimal cpu", 1.5),
    ("peak memory when stable / minimal's", "app 10 memory", "minimal memory", 1.25),
    ("peak memory after a walk / minimal's", "app 10 memory used", "minimal memory", 1.5),
    ("quit / minimal's quit", "app 10 quit", "minimal quit", 0.2),
    ("cursor key, ms", "app 10 cursor", "", 10),
    ("durable tick, ms", "app 10 tick", "", 25),
    ("bytes written for a tick", "app 10 tick bytes", "", 1000),
    ("switch of screen, settled, ms", "app 10 switch", "", 60),
    ("first visit of a screen, settled, ms", "app 10 visit", "", 90),
    ("status, unchanged on the same day / pass", "status 10", "pass", 2),
    ("status, unchanged, of the usual store / pass", "status usual 10", "pass", 2),
    ("status on a new day / pass", "status new day 10", "pass", 2),
    ("status after a change / pass", "status new 10", "pass", 6),
    ("status after a change, 50 years / pass", "status new 50", "pass", 12),
    ("tick / pass", "tick 10", "pass", 4.5),
    ("new day, first true frame: 50 years / 1 year", "new day 50", "new day 1", 1.1),
    ("tick: 50 years / 1 year", "tick 50", "tick 1", 1.6),
    ("status after a change: 50 years / 1 year", "status new 50", "status new 1", 2.5),
    ("peak memory when stable: 50 years / 1 year", "app 50 memory", "app 1 memory", 1.5),
)


def main() -> int:
    """Measure, print the table, write it where asked."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(Path(folder), runs)
    lines = list(table(figures, runs))
    print("\n".join(lines))
    if len(sys.argv) > 2:
        keep(Path(sys.argv[2]), lines)
    return 0


def keep(path: Path, lines: Iterable[str]) -> None:
    """Write ``lines`` to ``path``, in place of what stands there before the first heading."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    at = before.find(f"\n{HEADING}")
    words = before[at:] if at >= 0 else "\n"
    path.write_text("\n".join(lines) + words, encoding="utf-8")


def measured(folder: Path, runs: int) -> dict[str, list[float]]:
    """Every figure by name, a value for each run; times in milliseconds."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    minimal = folder / "minimal.py"
    minimal.write_text(MINIMAL)
    for years in YEARS:
        once([*APP, "demo", "--years", str(years), "--write", str(folder / f"{years}.json")])
    found: dict[str, list[float]] = defaultdict(list)
    for run in range(runs + 1):  # the first is thrown away
        values: dict[str, float] = {"pass": once([sys.executable, "-c", "pass"])}
        values |= of_minimal([sys.executable, str(minimal)])
        for years in YEARS:
            store = folder / f"{years}.json"
            values |= of_commands(store, years)
            values |= of_openings(store, years, run)
            values |= of_app(store, years)
        if run:
            for name, value in values.items():
                found[name].append(value)
    shutil.rmtree(folder, ignore_errors=True)
    return found


def once(command: list[str], env: Mapping[str, str] | None = None) -> float:
    """Milliseconds from start to end of a command; ``env`` is what its environment says besides."""
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env={**os.environ, **(env or {})})
    return (time.perf_counter() - begin) * 1000


def of_minimal(command: list[str]) -> dict[str, float]:
    """The minimal app: first character, stable, CPU, memory, quit."""
    terminal = Terminal(command)
    first = terminal.until(lambda: bool(terminal.text.strip()))
    stable = terminal.stable()
    cpu, memory = terminal.cpu(), terminal.memory()
    return {
        "minimal first": first * 1000,
        "minimal stable": stable * 1000,
        "minimal cpu": cpu * 1000,
        "minimal memory": memory,
        "minimal quit": terminal.quit(b"q") * 1000,
    }


def of_commands(store: Path, years: int) -> dict[str, float]:
    """A tick, the status after it, the status again, and that of the usual store, which nobody names."""
    data = ["--data", str(store)]
    usual = store.parent / f"usual {years}" / "companion" / "companion.json"
    if not usual.exists():
        usual.parent.mkdir(parents=True)
        usual.symlink_to(store)
    return {
        f"tick {years}": once([*APP, *data, "tick", "Notebook", "--date", "yesterday", "--undo"])
        if _ticked(store)
        else once([*APP, *data, "tick", "Notebook", "--date", "yesterday"]),
        f"status new {years}": once([*APP, *data, "status"]),
        f"status {years}": once([*APP, *data, "status"]),
        f"status usual {years}": once(
            [*APP, "status"], {"COMPANION_DATA": "", "XDG_DATA_HOME": str(usual.parent.parent)}
        ),
    }


def of_openings(store: Path, years: int, run: int) -> dict[str, float]:
    """First true frame and a key's effect of three openings: nothing was kept; the same day; the day after.

    The clock stands still, as the environment says. ``status`` is asked on the same and on the new day.
    """
    command = [*APP, "--data", str(store)]
    today = date.today() + timedelta(days=run * 2)
    days = {"first opening": today, "same day": today, "new day": today + timedelta(days=1)}
    found: dict[str, float] = {}
    for name, day in days.items():
        now = {"COMPANION_NOW": f"{day}T09:00"}
        for what in ("", " key"):
            if name == "first opening":
                for part in store.parent.glob(f".{store.name}.glance/*"):
                    part.unlink()
            terminal = Terminal(command, env=now)
            at = terminal.effect(b"j") if what else terminal.true_frame()
            found[f"{name}{what} {years}"] = at * 1000
            time.sleep(KEPT_AHEAD if what and name != "new day" else 0)
            terminal.quit(b"q")
        if name != "first opening":
            found[f"status {name} {years}"] = once([*command, "status"], now)
    return found


def of_app(store: Path, years: int) -> dict[str, float]:
    """The app on the same day: started once before, then measured."""
    command = [*APP, "--data", str(store)]
    before = Terminal(command)
    before.until(lambda: before.taken_over)
    before.stable()
    time.sleep(KEPT_AHEAD)
    before.quit(b"q")
    terminal = Terminal(command)
    first = terminal.until(lambda: bool(terminal.text.strip()))
    terminal.until(lambda: terminal.taken_over)
    stable = terminal.stable()
    cpu, memory = terminal.cpu(), terminal.memory()
    time.sleep(1.5)
    terminal.stable()
    cursor = [terminal.press(key)[0] for key in (b"j", b"j", b"k", b"j", b"k")]
    ticks = [terminal.press(b" ") for _ in range(4)]
    visits, switches = ([terminal.press(key)[1] for key in PLACES] for _ in range(2))
    time.sleep(KEPT_AHEAD)
    values = {
        "first": first * 1000,
        "stable": stable * 1000,
        "cpu": cpu * 1000,
        "memory": memory,
        "memory used": terminal.memory(),
        "cursor": median(cursor) * 1000,
        "tick": median(first for first, _, _ in ticks) * 1000,
        "tick bytes": float(median(written for _, _, written in ticks)),
        "visit": max(visits) * 1000,  # the first one composes a screen
        "switch": max(switches) * 1000,
        "quit": terminal.quit(b"q") * 1000,
    }
    return {f"app {years} {name}": value for name, value in values.items()}


def table(figures: dict[str, list[float]], runs: int) -> Iterable[str]:
    """The bars and what was reached, as Markdown."""
    yield "# How fast it is"
    yield ""
    yield f"Measured {date.today()}, {runs} runs in turn, medians; ratios pair by pair. Repeat it with:"
    yield ""
    yield "    python -m tests.benchmarks.speed 9 docs/speed.md"
    yield ""
    yield "| what, with ten years of made-up data unless said | reached | bar | |"
    yield "| --- | --- | --- | --- |"
    for words, name, base, bar in BARS:
        values = figures[name]
        if base:
            values = [value / other for value, other in zip(values, figures[base], strict=True)]
        reached = median(values)
        yield f"| {words} | {reached:.3g} | {bar:g} | {'✓' if reached <= bar else 'missed'} |"
    yield ""
    yield "| median, ms (memory in MiB) | " + " | ".join(f"{years} years" for years in YEARS) + " |"
    yield "| --- | " + "--- | " * len(YEARS)
    for name in (
        "first",
        "stable",
        "cpu",
        "memory",
        "memory used",
        "cursor",
        "tick",
        "visit",
        "switch",
        "quit",
    ):
        cells = (f"{median(figures[f'app {years} {name}']):.3g}" for years in YEARS)
        yield f"| app: {name} | {' | '.join(cells)} |"
    for name, what in product(OPENINGS, ("first true frame", "a key's effect")):
        key = " key" * (what != "first true frame")
        cells = (f"{median(figures[f'{name}{key} {years}']):.3g}" for years in YEARS)
        yield f"| {name}: {what} | {' | '.join(cells)} |"
    for name in ("status", "status new day", "status new", "tick"):
        cells = (f"{median(figures[f'{name} {years}']):.3g}" for years in YEARS)
        yield f"| companion {STATUS.get(name, name)} | {' | '.join(cells)} |"
    base = ", ".join(
        f"{name} {median(figures[name]):.3g}"
        for name in ("minimal first", "minimal stable", "minimal quit", "pass")
    )
    yield ""
    yield f"In the same runs: {base} ms."
    yield ""


def _ticked(store: Path) -> bool:
    flag = store.with_suffix(".flag")
    if flag.exists():
        flag.unlink()
        return True
    flag.touch()
    return False


if __name__ == "__main__":
    sys.exit(main())
