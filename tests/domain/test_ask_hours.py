"""At which hours what went quiet may ask."""

from __future__ import annotations

from datetime import time

import pytest

from companion.domain.settings import Settings


@pytest.mark.parametrize(
    ("begin", "end", "now", "asks"),
    [
        ("00:00", "00:00", "03:30", True),  # as it is at first
        ("09:00", "09:00", "03:30", True),
        ("09:00", "21:00", "08:59", False),
        ("09:00", "21:00", "09:00", True),
        ("09:00", "21:00", "20:59", True),
        ("09:00", "21:00", "21:00", False),
        ("18:00", "02:00", "17:59", False),
        ("18:00", "02:00", "23:00", True),
        ("18:00", "02:00", "01:59", True),
        ("18:00", "02:00", "02:00", False),
    ],
)
def test_questions_keep_to_their_hours(begin: str, end: str, now: str, asks: bool) -> None:
    settings = Settings(ask_from=time.fromisoformat(begin), ask_until=time.fromisoformat(end))
    assert settings.asks_at(time.fromisoformat(now)) is asks
