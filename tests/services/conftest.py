"""A desk on a real store with a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from companion.bootstrap import make_companion
from companion.services.desk import Desk


@pytest.fixture
def new_desk(tmp_path: Path) -> Callable[[str], Desk]:
    """An empty store of its own for each name."""
    return lambda name: make_companion(tmp_path / f"{name}.json", lambda: datetime(2026, 3, 10, 9)).desk


@pytest.fixture
def desk(new_desk: Callable[[str], Desk]) -> Desk:
    return new_desk("own")
