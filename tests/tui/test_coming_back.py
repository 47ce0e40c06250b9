"""Coming back after a month: a welcome and a clean list, in the app as in ``status``."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from companion.services.companion import Companion
from companion.store.visits import VisitFile
from tests.tui.conftest import MovableClock, opened, press, shows, text_of, until

LOADED = ("quiet", "overdue", "behind", "past your", "at risk", "Look into", "to spare", "%")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_day_of_coming_back_is_a_welcome_and_a_clean_list(
    filled: Companion, clock: MovableClock, size: tuple[int, int]
) -> None:
    clock.moment += timedelta(days=60)
    async with opened(filled, size) as pilot:
        await shows(pilot, "Good to see you")
        for word in LOADED:
            assert word not in text_of(pilot)
        await press(pilot, "space")
        await shows(pilot, "✓ First coffee")
        assert "Good to see you" in text_of(pilot)
        assert not [word for word in LOADED if word in text_of(pilot)]


async def test_opening_is_noted_and_for_a_week_nothing_is_asked(
    filled: Companion, clock: MovableClock, tmp_path: Path
) -> None:
    clock.moment += timedelta(days=60)
    async with opened(filled) as pilot:
        await shows(pilot, "Good to see you")
    day = clock.moment.date()
    assert VisitFile(filled.work.repository.paths.real).read() == (day, day)
    clock.moment += timedelta(days=6)
    assert not filled.snapshot().asking
    clock.moment += timedelta(days=1)
    assert filled.snapshot().asking


async def test_an_app_left_open_notes_who_comes_back_to_it(filled: Companion, clock: MovableClock) -> None:
    async with opened(filled) as pilot:
        await shows(pilot, "Gone quiet")
        clock.moment += timedelta(days=60)
        pilot.app.poll()  # type: ignore[attr-defined]
        assert filled.visits.opened != clock.moment.date()
        await press(pilot, "j")
        pilot.app.poll()  # type: ignore[attr-defined]
        await until(pilot, lambda: filled.visits == (clock.moment.date(), clock.moment.date()))


async def test_everything_is_one_panel_and_a_small_start_asks_what_to_begin_with(
    filled: Companion, clock: MovableClock
) -> None:
    clock.moment += timedelta(days=22)
    async with opened(filled, (80, 24)) as pilot:
        await shows(pilot, "Nothing of your own has been noted since 9 March.")
        assert "Gone quiet" not in text_of(pilot)
        await press(pilot, "r")
        await shows(pilot, "are enough to begin again")
        for name in ("First coffee", "Mira", "Woodcut"):  # something of each pillar
            assert name in text_of(pilot)
        await press(pilot, "2", "ctrl+s")
        await until(pilot, lambda: bool(filled.work.journal.answers))
        await shows(pilot, "ten minutes of")
        assert "Nothing of your own" not in text_of(pilot)
    (panel,) = filled.work.journal.panel_answers.values()
    assert (panel.kind, panel.reply) == ("everything", "restart")
