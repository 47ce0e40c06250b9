"""A repository on a clock that stands still until it is moved."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from companion.domain.friend import Contact, ContactKind, Friend
from companion.domain.habit import DONE, Entry, Habit, State, Version
from companion.domain.journal import Journal
from companion.domain.session import Session
from companion.store.repository import TinyRepository


class Clock:
    """``now`` for tests."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **step: float) -> None:
        self.now += timedelta(**step)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "companion.json"


@pytest.fixture
def open_store(path: Path, clock: Clock) -> Callable[[], TinyRepository]:
    return lambda: TinyRepository(path, clock)


@pytest.fixture
def store(open_store: Callable[[], TinyRepository]) -> TinyRepository:
    return open_store()


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


DAY = date(2026, 3, 10)


def a_life(journal: Journal) -> Journal:
    """A change that fills a journal with a little of everything."""
    journal = journal.put("habits", Habit(11, "An hour with a book", (Version(date(2026, 1, 1)),)))
    journal = journal.put("habits", Habit(12, "Walk", (Version(date(2026, 1, 1)),)))
    for day in range(1, 10):
        journal = journal.with_entry(11, date(2026, 3, day), DONE)
    journal = journal.with_entry(12, date(2025, 12, 31), Entry(State.SKIPPED, note="ill"))
    journal = journal.put("friends", Friend(21, "Noor [/] call [mum", date(2026, 1, 1)))
    journal = journal.put("contacts", Contact(31, date(2026, 3, 1), (21,), ContactKind.CALL, note="مرحبا 🌿"))
    return journal.put("sessions", Session(41, date(2026, 3, 2), minutes=20, note="\x1b[31mred"))
