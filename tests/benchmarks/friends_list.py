"""How long the list of 500 friends with 5,000 contacts takes to open and to filter, in this process.

Run by hand: ``python -m tests.benchmarks.friends_list``. Figures are medians of nine, in milliseconds; the
same machine with an empty store is the measure beside them.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from textual.widgets import Input

from companion.bootstrap import make_companion
from companion.domain.friend import Circle, Contact, ContactKind, Friend
from companion.domain.journal import Journal
from companion.tui.app import CompanionApp
from companion.tui.friends.screen import FriendsScreen
from companion.tui.kit.rows import RowList

TODAY = date(2026, 3, 10)
RUNS = 9


def many(friends: int, contacts: int) -> Callable[[Journal], Journal]:
    """A change that adds that many, from a fixed seed."""
    chance = random.Random(1)
    people = {
        n: Friend(n, f"Friend {n:03} of many", TODAY - timedelta(days=900), chance.choice(list(Circle)))
        for n in range(1, friends + 1)
    }
    log = {
        10_000 + n: Contact(
            10_000 + n,
            TODAY - timedelta(days=chance.randrange(900)),
            (chance.randint(1, friends),),
            chance.choice(list(ContactKind)),
        )
        for n in range(contacts)
    }
    return lambda journal: journal._replace(friends=people, contacts=log)


async def measure(friends: int, contacts: int) -> dict[str, float]:
    """Medians for one size."""
    with tempfile.TemporaryDirectory() as folder:
        companion = make_companion(Path(folder) / "store.json", lambda: datetime(2026, 3, 10, 9))
        if friends:
            companion.work.commit("many", many(friends, contacts))
        taken: dict[str, list[float]] = {"rules": [], "fill": [], "filter key": [], "cursor key": []}
        for _ in range(RUNS):
            began = perf_counter()
            _ = companion.snapshot().friends
            taken["rules"].append(perf_counter() - began)
        app = CompanionApp(lambda: companion)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.press("3")
            screen = app.screen
            assert isinstance(screen, FriendsScreen)
            for n in range(RUNS):
                began = perf_counter()
                screen.fill()
                taken["fill"].append(perf_counter() - began)
                field = screen.query_one("#filter", Input)
                with app.batch_update():
                    field.value = str(n)
                began = perf_counter()
                screen.fill()
                taken["filter key"].append(perf_counter() - began)
                field.value = ""
                screen.fill()
                began = perf_counter()
                screen.query_one("#friend", RowList).action_step(1)
                taken["cursor key"].append(perf_counter() - began)
        return {name: statistics.median(times) * 1000 for name, times in taken.items()}


def main() -> None:
    """Print both sizes side by side."""
    few, lots = (asyncio.run(measure(*size)) for size in ((5, 50), (500, 5000)))
    print(f"{'':12}{'5 / 50':>10}{'500 / 5000':>12}   (friends / contacts, ms)")
    for name, value in lots.items():
        print(f"{name:12}{few[name]:>10.2f}{value:>12.2f}")


if __name__ == "__main__":
    main()
