"""The palette finds what a person named, and does it."""

from __future__ import annotations

from textual.command import CommandList

from companion.services.companion import Companion
from tests.tui.conftest import HOSTILE, opened, press, shows, text_of, until


async def test_it_ticks_a_habit_by_its_name(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3", "ctrl+p", *"tick first")
        await shows(pilot, "Tick First coffee")
        await press(pilot, "enter")
        key = filled.snapshot().habits[0].habit.id
        await until(pilot, lambda: len(filled.work.journal.entries_of(key)) == 30)


async def test_it_logs_a_contact_with_a_friend_by_name(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "ctrl+p", *"contact mira")
        await shows(pilot, "Log a contact with Mira")
        await press(pilot, "down", "enter")
        await shows(pilot, "enter save")
        await press(pilot, "enter")
        await until(pilot, lambda: len(filled.work.journal.contacts) == 2)


async def test_it_opens_the_page_of_an_interest(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "ctrl+p", *"open woodcut")
        await shows(pilot, "Open Woodcut")
        await press(pilot, "enter")
        await shows(pilot, " Woodcut ·")


async def test_of_two_things_with_one_name_it_says_which_it_opens(filled: Companion) -> None:
    filled.interests.add("first coffee")
    async with opened(filled) as pilot:
        await press(pilot, "ctrl+p", *"open")
        await shows(pilot, "Open First coffee, the habit")
        await shows(pilot, "Open first coffee, the interest")
        await shows(pilot, "Open Woodcut ")


async def test_it_finds_actions_too_and_names_nobody_before_something_is_typed(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "2", "ctrl+p")
        await shows(pilot, "Add a habit")
        assert "Mira" not in text_of(pilot)
        await press(pilot, *"neutral")
        await shows(pilot, "Neutral view:")


async def test_a_name_of_one_letter_over_and_over_is_searched_at_once(hostile: Companion) -> None:
    async with opened(hostile) as pilot:
        await press(pilot, "ctrl+p", *"pen e ", *"x" * 40)
        await shows(pilot, "x" * 60)


async def test_hostile_names_are_words_not_markup(hostile: Companion) -> None:
    async with opened(hostile) as pilot:
        for name in HOSTILE:
            await press(pilot, "ctrl+p", *"tick ", *[letter for letter in name[:6] if letter.isalnum()])
            await pilot.pause()
            assert "\x1b" not in text_of(pilot)
            await press(pilot, "escape", "escape")


async def test_pages_of_the_palette_go_down_and_up(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "ctrl+p")
        found = pilot.app.screen.query_one(CommandList)
        await until(pilot, lambda: found.option_count > 20)
        await press(pilot, *["pagedown"] * 20)
        await until(pilot, lambda: found.highlighted == found.option_count - 1)
        await press(pilot, *["pageup"] * 20)
        await until(pilot, lambda: found.highlighted == 0)
