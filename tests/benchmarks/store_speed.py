"""What a save costs at ten years of use, against the disk itself and against stock TinyDB, in one run.

Run by hand: ``pip install orjson && python -m tests.benchmarks.store_speed``. "Physical" serialises the same
data with orjson, writes, syncs, renames and syncs the folder: the least of a safe save. The engines take
turns, so that the machine's moods cancel out.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

import orjson
from tinydb import TinyDB

from companion.domain.friend import Contact, ContactKind
from companion.domain.habit import DONE, Habit, Version
from companion.domain.journal import Journal
from companion.domain.session import Session
from companion.store.repository import TinyRepository

TODAY = date(2026, 3, 10)
ROUNDS = 9
HABITS, DAYS, CONTACTS, SESSIONS = 10, 3650, 5000, 5000


def ten_years(journal: Journal) -> Journal:
    """36,500 ticks, 5,000 contacts, 5,000 sessions."""
    first = TODAY - timedelta(days=DAYS)
    days = {first + timedelta(days=n): DONE for n in range(DAYS)}
    contacts = {
        n: Contact(n, first + timedelta(days=n % DAYS), (1,), ContactKind.CALL, note=f"contact {n}")
        for n in range(1, CONTACTS + 1)
    }
    sessions = {
        n: Session(n, first + timedelta(days=n % DAYS), minutes=30.0, note=f"session {n}")
        for n in range(10_001, 10_001 + SESSIONS)
    }
    habits = {n: Habit(n, f"Habit {n}", (Version(first),)) for n in range(1, HABITS + 1)}
    return Journal(
        habits=habits, entries={n: dict(days) for n in habits}, contacts=contacts, sessions=sessions
    )


def timed(act: Callable[[], object]) -> float:
    """Milliseconds that ``act`` takes."""
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


def physical(folder: Path, tables: object) -> None:
    """The least a safe save can do."""
    data = orjson.dumps(tables)
    temporary = folder / "physical.part"
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder / "physical.json")
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def main() -> None:
    """Print medians and ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, stock_path = folder / "ours.json", folder / "stock.json"
        store = TinyRepository(path, lambda: datetime.now(UTC))
        store.update(ten_years)
        data = path.read_bytes()
        tables = orjson.loads(data)
        shutil.copy(path, stock_path)
        stock = TinyDB(stock_path)
        taken: dict[str, list[float]] = {}
        for n in range(ROUNDS):
            day = TODAY - timedelta(days=n)
            made = Session(store.new_id(), TODAY, note="new")
            acts: dict[str, Callable[[], object]] = {
                "physical": lambda: physical(folder, tables),
                "insert": lambda made=made: store.update(lambda journal: journal.put("sessions", made)),
                "tick": lambda day=day: store.update(lambda journal: journal.with_entry(1, day, None)),
                "stock insert": lambda: stock.table("sessions").insert({"date": "2026-03-10", "note": "new"}),
                "open": lambda: (
                    TinyRepository(path, lambda: datetime.now(UTC)).read().contacts.values().__iter__()
                ),
                "search": lambda: [c for c in store.read().contacts.values() if "99" in c.note],
                "stock search": lambda: stock.table("contacts").search(lambda row: "99" in row["note"]),
                "stock open": lambda: TinyDB(stock_path).table("contacts").all(),
            }
            for what, act in acts.items():
                taken.setdefault(what, []).append(timed(act))
        stock.close()
    medians = {what: statistics.median(times) for what, times in taken.items()}
    print(f"{len(data) / 1e6:.1f} MB, medians of {ROUNDS} in ms")
    for what, median in medians.items():
        print(f"{what:14}{median:9.1f}   {median / medians['physical']:6.2f} x physical")
    for what in ("insert", "tick"):
        print(f"{what} / stock insert: 1/{medians['stock insert'] / medians[what]:.1f}")
    for what in ("open", "search"):
        print(f"{what} / stock {what}: {medians[what] / medians[f'stock {what}']:.2f}")


if __name__ == "__main__":
    main()
