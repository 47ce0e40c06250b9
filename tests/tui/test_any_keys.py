"""Whatever is pressed, typed and clicked, however quickly: the app goes on, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from textual.errors import NoWidget
from textual.pilot import OutOfBounds, Pilot

from companion.bootstrap import make_companion
from companion.domain.journal import Journal
from companion.services.companion import Companion
from companion.services.demo import write_demo
from tests.sweeps import sample
from tests.tui.conftest import MovableClock, opened, press, text_of

STEPS = 120
SIZES = [(44, 18), (80, 24), (120, 36), (160, 50), (20, 5)]
# Not pgup and pgdn: pressed before Textual's palette has drawn what it found, they stop any app.
KEYS = [
    *["j", "k", "up", "down", "left", "right", "enter", "space", "escape", "tab", "shift+tab"] * 3,
    *"1234567abcdefghilmnoprstuvwxyzADLNPS,?/0~+-=.",
    *["f9", "ctrl+p", "ctrl+s", "ctrl+o", "ctrl+u", "ctrl+c", "backspace", "delete", "home", "end", "u"],
]
WORDS = ["today", "-3", "2026-03-01", "mon 10:00", "daily", "3 a week", "45 min", "[red]x", "é日本", "31 feb"]


@pytest.mark.parametrize("seed", sample(range(40), 4))
async def test_the_app_goes_on_and_what_it_shows_is_on_disk(
    seed: int, companion: Companion, clock: MovableClock, tmp_path: Path
) -> None:
    chance = Random(seed)
    if seed % 3:
        write_demo(companion.work.repository, companion.work.today(), 1)
    async with opened(companion, chance.choice(SIZES[:4])) as pilot:
        for _ in range(STEPS):
            await do_anything(pilot, chance, clock)
            text_of(pilot)
            assert pilot.app._exception is None
    assert _recorded(make_companion(tmp_path / "companion.json", clock)) == _recorded(companion)


async def do_anything(pilot: Pilot[None], chance: Random, clock: MovableClock) -> None:
    """Press a key, or some before the first is handled; type, click, wait, or resize the terminal."""
    what = chance.random()
    if what < 0.3:
        for _ in range(chance.randrange(2, 7)):
            pilot.app.simulate_key(chance.choice(KEYS))
        await pilot.pause()
    elif what < 0.8:
        await press(pilot, chance.choice(KEYS))
    elif what < 0.9:
        await press(pilot, *("space" if letter == " " else letter for letter in chance.choice(WORDS)))
    elif what < 0.95:
        at = (chance.randrange(pilot.app.size.width), chance.randrange(pilot.app.size.height))
        try:
            await pilot.click(offset=at, times=chance.choice([1, 2]))
        except (NoWidget, OutOfBounds):  # the size has only just changed
            return
    elif what < 0.98:
        await pilot.resize_terminal(*chance.choice(SIZES))
    else:
        clock.moment += timedelta(minutes=chance.choice([1, 600, 1440, 30_000]))


def _recorded(companion: Companion) -> Journal:
    """All that is recorded; a habit from which every entry was taken back is one without entries."""
    journal = companion.work.journal
    return journal._replace(entries={key: each for key, each in journal.entries.items() if len(each)})
