"""Every screen, at every size, with every kind of data."""

from __future__ import annotations

import pytest
from textual import events

from companion.services.companion import Companion
from companion.services.demo import write_demo
from tests.sweeps import sample
from tests.tui.conftest import SIZES, TODAY, opened, press, shows, text_of, until

PLACES = [
    ("1", "Companion"),
    ("2", "Solitude"),
    ("3", "Friends"),
    ("4", "Interests"),
    ("5", "Check-in"),
    ("7", "Insights"),
]


async def walk(companion: Companion, size: tuple[int, int]) -> list[str]:
    """Go everywhere a key leads, and give back what was seen."""
    seen = []
    async with opened(companion, size) as pilot:
        for key, heading in PLACES:
            await press(pilot, key)
            await shows(pilot, heading)
            seen.append(text_of(pilot))
            for inside in ("enter", "question_mark", "a", "e", "s", "c") if size == SIZES[0] else ("enter",):
                await press(pilot, inside)
                seen.append(text_of(pilot))
                await press(pilot, "escape", key)
            await press(pilot, "j", "j", "k", "end", "tab", "pageup", key)
        await press(pilot, "5", "h")
        seen.append(text_of(pilot))
    return seen


@pytest.mark.parametrize("size", sample(SIZES, 3))
async def test_demo_data_is_shown_on_every_screen(companion: Companion, size: tuple[int, int]) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    seen = await walk(companion, size)
    assert all(len(text.splitlines()) == size[1] for text in seen)


@pytest.mark.parametrize("size", sample(SIZES[::-1], 3))
async def test_an_empty_store_says_which_key_to_press(companion: Companion, size: tuple[int, int]) -> None:
    seen = "\n".join(await walk(companion, size))
    for words in ("a adds a habit", "a adds a friend", "a adds an interest", "No check-in yet"):
        assert words in seen


@pytest.mark.parametrize("size", sample(SIZES[1:], 3))
async def test_hostile_names_neither_crash_nor_reach_the_terminal(
    hostile: Companion, size: tuple[int, int]
) -> None:
    seen = "\n".join(await walk(hostile, size))
    assert "[/] call" in seen
    assert "\x1b" not in seen


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_is_wider_than_the_screen_and_all_borders_align(
    hostile: Companion, size: tuple[int, int]
) -> None:
    async with opened(hostile, size) as pilot:
        for key, _ in PLACES:
            await press(pilot, key)
            widths = {strip.cell_length for strip in pilot.app.screen._compositor.render_strips()}
            assert widths == {size[0]}


async def test_the_cursor_stays_on_its_habit_when_another_process_adds_one(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "2", "j")
        before = pilot.app.screen.focused.key  # type: ignore[union-attr]
        filled.habits.move(before[1], -1)
        pilot.app.poll()  # type: ignore[attr-defined]
        await pilot.pause()
        assert pilot.app.screen.focused.key == before  # type: ignore[union-attr]


async def test_the_filter_shows_only_names_that_hold_what_is_typed(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3", "slash", "m", "i", "r", "enter")
        assert "Mira" in text_of(pilot)
        assert "Joren" not in text_of(pilot)
        await press(pilot, "escape")
        assert "Joren" in text_of(pilot)


async def test_names_are_found_without_their_accents(filled: Companion) -> None:
    filled.friends.add("Željko")
    filled.interests.add("Música")
    async with opened(filled) as pilot:
        for place, typed, name in (("3", "zelj", "Željko"), ("4", "musi", "Música")):
            await press(pilot, place, "slash", *typed, "enter")
            await shows(pilot, f"“{typed}”")
            assert name in text_of(pilot)
            assert "Nothing fits" not in text_of(pilot)
            await press(pilot, "escape")
        await press(pilot, "ctrl+p", *"contact zelj")
        await shows(pilot, "Log a contact with Željko")


@pytest.mark.parametrize(
    ("place", "words"), [("1", "Skip today"), ("3", "Snooze"), ("5", "Show earlier check-ins")]
)
async def test_help_says_what_the_screen_is_for_and_its_keys(
    filled: Companion, place: str, words: str
) -> None:
    async with opened(filled, (100, 50)) as pilot:
        await press(pilot, place, "question_mark")
        await shows(pilot, words)
        await shows(pilot, "Undo the last change")
        await press(pilot, "escape")
        await until(pilot, lambda: "Undo the last change" not in text_of(pilot))


async def test_the_palette_offers_what_the_keys_do_and_no_picture_of_the_screen(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "2", "ctrl+p", *"fill in")
        await shows(pilot, "Fill in a past day")
        assert "creenshot" not in text_of(pilot)
        await press(pilot, "down", "enter")
        await shows(pilot, "First coffee: fill in a day")


async def test_quick_hide_shows_nothing_and_brings_back_what_was_typed(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "2", "a", *"secret", "f9")
        assert not text_of(pilot).strip()
        await press(pilot, "f9")
        assert "secret" in text_of(pilot)


async def test_habits_are_chosen_for_the_strength_lines(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (100, 40)) as pilot:
        await press(pilot, "7")
        await shows(pilot, "An hour with a book")
        await press(pilot, "h")
        await shows(pilot, "Strength of which habits")
        await press(pilot, "right", "space", "enter")
        await until(pilot, lambda: "An hour with a book" not in text_of(pilot))
        await shows(pilot, "Walk and think")


@pytest.mark.parametrize(
    "keys",
    [("2", "b"), ("2", "n"), ("2", "l"), ("2", "enter"), ("3", "enter"), ("5", "h"), ("6", "enter", "enter")],
)
async def test_a_page_that_is_left_before_it_has_its_size_asks_for_nothing_more(
    filled: Companion, keys: tuple[str, ...]
) -> None:
    async with opened(filled) as pilot:
        await press(pilot, *keys)
        page = pilot.app.screen
        page.post_message(events.Resize(page.size, page.size))
        pilot.app.pop_screen()
        await until(pilot, lambda: pilot.app.screen is not page and not page.is_running)
