"""Units of work: on a real store with a clock that stands still, and on a store in memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from companion.bootstrap import make_companion
from companion.services.companion import Companion
from companion.services.unit_of_work import UnitOfWork
from tests.services.memory import Clock, MemoryRepository


@pytest.fixture
def new_work(tmp_path: Path) -> Callable[[str], UnitOfWork]:
    """An empty store of its own for each name."""
    return lambda name: make_companion(tmp_path / f"{name}.json", lambda: datetime(2026, 3, 10, 9)).work


@pytest.fixture
def work(new_work: Callable[[str], UnitOfWork]) -> UnitOfWork:
    return new_work("own")


@pytest.fixture
def clock() -> Clock:
    """Noon of 10 March 2026, until a test moves it."""
    return Clock()


@pytest.fixture
def store() -> MemoryRepository:
    return MemoryRepository()


@pytest.fixture
def companion(store: MemoryRepository, clock: Clock) -> Companion:
    """The whole program on ``store``."""
    return Companion(store, clock)
