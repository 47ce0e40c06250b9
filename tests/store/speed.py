"""How fast the store is with ten years in it, as ratios in one run: ``python -m tests.store.speed [YEARS]``.

"Physical" is what no store can avoid: the bytes serialised (by orjson where it is installed; otherwise that
step is left out, which makes the bar stricter), written, synced, renamed and the folder synced. "Stock" is
TinyDB with its own storage and the same records. Engines take turns; medians are compared.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tinydb import TinyDB, where

from companion.domain.friend import Contact, ContactKind, Friend
from companion.domain.habit import DONE, Habit, Version
from companion.domain.journal import Journal
from companion.domain.session import After, Chosen, Session
from companion.store.merge import merge_tables
from companion.store.recovery import examine_anything
from companion.store.repository import TinyRepository

try:
    import orjson
except ImportError:
    orjson = None

START = date(2016, 1, 1)
ROUNDS = 15


def now() -> datetime:
    return datetime.now(UTC)


def life(store: TinyRepository, years: int) -> Callable[[Journal], Journal]:
    """Ten habits ticked every day, 500 contacts and 500 sessions a year."""

    def change(journal: Journal) -> Journal:
        habits = [Habit(store.new_id(), f"habit {n}", (Version(START),)) for n in range(10)]
        friends = [Friend(store.new_id(), f"friend {n}", START) for n in range(20)]
        days = [START + timedelta(days=n) for n in range(365 * years)]
        at = [days[n * len(days) // (500 * years)] for n in range(500 * years)]
        sessions = [
            Session(
                store.new_id(),
                day,
                minutes=20,
                place="chair",
                chosen=Chosen.YES,
                after=After.RESTED,
                note=f"quiet {n}",
            )
            for n, day in enumerate(at)
        ]
        contacts = [
            Contact(
                store.new_id(), day, (friends[n % 20].id,), ContactKind.CALL, note=f"we spoke of {n} things"
            )
            for n, day in enumerate(at)
        ]
        return replace(
            journal,
            habits={habit.id: habit for habit in habits},
            friends={friend.id: friend for friend in friends},
            entries={habit.id: dict.fromkeys(days, DONE) for habit in habits},
            sessions={session.id: session for session in sessions},
            contacts={contact.id: contact for contact in contacts},
        )

    return change


def taking_turns(acts: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median seconds of each act; the acts take turns."""
    times: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, act in acts.items():
            start = time.perf_counter()
            act()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def physical(folder: Path, data: object, text: bytes) -> None:
    text = orjson.dumps(data) if orjson else text
    temporary = folder / "physical.part"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(handle, text)
    os.fsync(handle)
    os.close(handle)
    temporary.replace(folder / "physical.json")
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def open_all(path: Path) -> None:
    journal = TinyRepository(path, now).read()
    for table in (journal.sessions, journal.contacts, *journal.entries.values()):
        len(table)


def open_stock(path: Path) -> None:
    with TinyDB(path) as database:
        for name in ("sessions", "contacts", "entries"):
            database.table(name).all()


def main() -> None:
    years = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        path = folder / "companion.json"
        store = TinyRepository(path, now)
        store.update(life(store, years))
        journal = store.read()
        store.update(lambda j: j.put("friends", Friend(store.new_id(), "one more", START)))
        text = path.read_bytes()
        data = json.loads(text)
        stock_path = folder / "stock.json"
        stock_path.write_bytes(text)
        stock = TinyDB(stock_path)
        habit = next(iter(journal.habits))
        year = next(int(key) for key, d in data["entries"].items() if d["habit"] == habit)
        day = iter(range(10**6))

        def tick() -> None:
            store.update(lambda j: j.with_entry(habit, date(2030, 1, 1) + timedelta(days=next(day)), DONE))

        def insert() -> None:
            store.update(lambda j: j.put("contacts", Contact(store.new_id(), START, (1,))))

        def stock_insert() -> None:
            stock.table("contacts").insert({"date": "2026-03-10", "friends": [1]})

        def stock_tick() -> None:
            def change(document: dict[str, dict[str, object]]) -> None:
                document["days"][f"new {next(day)}"] = ["done", 1]

            stock.table("entries").update(change, doc_ids=[year])

        def search() -> None:
            [c for c in store.read().contacts.values() if "of 77 " in c.note]

        def stock_search() -> None:
            table = stock.table("contacts")
            table.clear_cache()
            table.search(where("note").test(lambda note: "of 77 " in note))

        saving = taking_turns(
            {
                "physical": lambda: physical(folder, data, text),
                "tick": tick,
                "insert": insert,
                "stock tick": stock_tick,
                "stock insert": stock_insert,
            }
        )
        stock.close()
        stock = TinyDB(stock_path)
        reading = taking_turns(
            {
                "open, all decoded": lambda: open_all(path),
                "open, as far as asked": lambda: len(TinyRepository(path, now).read().habits),
                "stock open": lambda: open_stock(stock_path),
                "search": search,
                "stock search": stock_search,
            }
        )
        stock.close()
        other = folder / "other.json"
        other.write_bytes(path.read_bytes())
        diverged = TinyRepository(other, now)
        diverged.update(lambda j: j.put("contacts", Contact(diverged.new_id(), START, (2,))))
        tick()
        store.read()
        theirs = examine_anything(other.read_bytes(), {})[0].tables
        merging = taking_turns({"merge": lambda: merge_tables(store.tables(), theirs)}, 5)

    how = "with orjson" if orjson else "without serialising"
    print(f"{years} years, {len(text) / 1e6:.1f} MB, physical {how}")
    for name, seconds in {**saving, **reading, **merging}.items():
        print(f"  {name:24}{seconds * 1000:9.2f} ms")
    for name, bars in (("tick", (1.25, 1 / 8)), ("insert", (2.0, 1 / 4))):
        by_physical = saving[name] / saving["physical"]
        by_stock = saving[name] / saving[f"stock {name}"]
        print(
            f"  {name}: {by_physical:.2f} x physical (at most {bars[0]}), {by_stock:.3f} of stock ({bars[1]})"
        )
    print(f"  open: {reading['open, all decoded'] / reading['stock open']:.2f} of stock (at most 1.0)")
    print(f"  search: {reading['search'] / reading['stock search']:.3f} of stock (at most 0.2)")


if __name__ == "__main__":
    main()
