"""The first start: three steps, each of which may be passed over, and never again."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest

from companion.services.companion import Companion
from companion.tui.app import CompanionApp
from tests.tui.conftest import SIZES, TODAY, press, shows, text_of, until


@asynccontextmanager
async def first(companion: Companion, size=(80, 24)):
    app = CompanionApp(lambda: companion, welcome=True)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: text_of(pilot).strip())
        yield pilot


@pytest.mark.parametrize("size", SIZES)
async def test_three_steps_lead_to_a_today_with_something_to_tick(companion: Companion, size) -> None:
    async with first(companion, size) as pilot:
        await shows(pilot, "1 of 3")
        await press(pilot, *"drawing", "enter", *"the piano", "enter", "enter")
        await shows(pilot, "2 of 3")
        await press(pilot, "space", "j", "space", "enter")
        await shows(pilot, "3 of 3")
        await press(pilot, *"Mira", "ctrl+s")
        await shows(pilot, "space ticks what you did")
        await press(pilot, "space")
        await shows(pilot, "✓ First coffee alone")
    journal = companion.work.journal
    assert [interest.name for interest in journal.interests.values() if interest.baseline] == [
        "drawing",
        "the piano",
    ]
    assert len(journal.habits) == 2
    assert [friend.name for friend in journal.friends.values()] == ["Mira"]
    assert sum(map(len, journal.entries.values())) == 1


async def test_every_step_can_be_passed_over_and_none_is_offered_again(companion: Companion) -> None:
    async with first(companion) as pilot:
        for step in ("1 of 3", "2 of 3", "3 of 3"):
            await shows(pilot, step)
            await press(pilot, "escape")
        await shows(pilot, "a adds your first habit")
        await shows(pilot, "a adds a habit")
    async with first(companion) as pilot:
        await shows(pilot, "Solitude")
        await pilot.pause()
        assert "yours before" not in text_of(pilot)


async def test_a_name_twice_is_said_and_nothing_typed_is_lost(companion: Companion) -> None:
    async with first(companion) as pilot:
        await shows(pilot, "1 of 3")
        await press(pilot, *"drawing", "tab", *"Drawing", "ctrl+s")
        await shows(pilot, "! ")
        assert "1 of 3" in text_of(pilot)
        assert not companion.work.journal.interests


async def test_who_has_something_already_is_not_welcomed(filled: Companion) -> None:
    async with first(filled) as pilot:
        await shows(pilot, "First coffee")
        await pilot.pause()
        assert "yours before" not in text_of(pilot)


async def test_each_step_is_one_undo(companion: Companion) -> None:
    async with first(companion) as pilot:
        await shows(pilot, "1 of 3")
        await press(pilot, *"drawing", "tab", *"the piano", "ctrl+s")
        await shows(pilot, "2 of 3")
        await press(pilot, "escape", "escape")
        await shows(pilot, "a adds your first habit")
        await press(pilot, "u", "u")
        await until(pilot, lambda: not companion.work.journal.interests)


async def test_enter_goes_down_as_many_lines_as_one_types(companion: Companion) -> None:
    names = ["drawing", "piano", "walks", "maps", "bread"]
    async with first(companion) as pilot:
        await shows(pilot, "1 of 3")
        for name in names:
            await press(pilot, *name, "enter")
        await shows(pilot, "and another")
        await press(pilot, "enter")
        await shows(pilot, "2 of 3")
    assert [interest.name for interest in companion.work.journal.interests.values()] == names


async def test_each_friend_has_a_circle_and_a_last_time_of_their_own(companion: Companion) -> None:
    async with first(companion, (80, 40)) as pilot:
        await press(pilot, "escape", "escape")
        await shows(pilot, "3 of 3")
        await press(pilot, *"Oma", "enter", "i", "enter", "w", "enter", "enter")
        await press(pilot, *"Joren", "enter", "k", "enter", "l", "enter", "enter")
        await press(pilot, *"Anouk", "enter", "enter", "enter", *"2026-03-05", "enter")
        await press(pilot, *"Mira", "enter", "enter", "enter", "enter", "enter")
        await shows(pilot, "a adds your first habit")
    friends = {friend.name: friend for friend in companion.work.journal.friends.values()}
    assert {name: (friend.circle.value, (TODAY - friend.added).days) for name, friend in friends.items()} == {
        "Oma": ("inner", 7),
        "Joren": ("kept", 90),
        "Anouk": ("close", 5),
        "Mira": ("close", 0),
    }
    assert not companion.work.journal.contacts


async def test_shift_tab_goes_back_and_what_was_kept_there_can_be_changed(companion: Companion) -> None:
    async with first(companion) as pilot:
        await press(pilot, *"drawing", "ctrl+s", "space", "enter", *"Mira", "tab", "i", "shift+tab")
        await shows(pilot, "3 of 3")
        await press(pilot, "shift+tab")
        await shows(pilot, "2 of 3")
        assert not companion.work.journal.habits
        await press(pilot, "shift+tab")
        await shows(pilot, "1 of 3")
        await press(pilot, "tab", *"piano", "ctrl+s")
        await shows(pilot, "2 of 3")
        await press(pilot, "j", "space", "enter")
        await shows(pilot, "Mira")
        await press(pilot, "ctrl+s")
        await shows(pilot, "space ticks what you did")
    journal = companion.work.journal
    assert [interest.name for interest in journal.interests.values()] == ["drawing", "piano"]
    assert len(journal.habits) == 2
    assert [friend.circle.value for friend in journal.friends.values()] == ["inner"]


async def test_escape_asks_before_what_was_typed_is_lost(companion: Companion) -> None:
    async with first(companion) as pilot:
        await press(pilot, "escape", "escape")
        await shows(pilot, "3 of 3")
        await press(pilot, *"Mira", "escape")
        await shows(pilot, "has not been saved")
        await press(pilot, "n")
        await shows(pilot, "Mira")
        await press(pilot, "escape", "y")
        await shows(pilot, "a adds your first habit")
    assert not companion.work.journal.friends
