"""The mouse, where it is natural: keys that are named can be clicked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual import events
from textual.pilot import Pilot

from companion.services.companion import Companion
from companion.tui.kit.heat_map import LABEL, HeatMap
from tests.tui.conftest import TODAY, opened, press, shows, text_of, until
from tests.tui.test_forms import click_on


async def test_the_places_and_keys_of_the_last_line_can_be_clicked(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await click_on(pilot, "3 Friends")
        await shows(pilot, "Friends · Tuesday")
        await click_on(pilot, "? help")
        await shows(pilot, "Here")


async def test_a_hint_in_a_frame_presses_its_key(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3")
        await click_on(pilot, "a add")
        await shows(pilot, "A friend of yours")


async def click_after(pilot: Pilot[None], words: str, cells: int) -> None:
    """Click so many cells to the right of where ``words`` begin."""
    lines = text_of(pilot).splitlines()
    y = next(n for n, line in enumerate(lines) if words in line)
    await pilot.click(offset=(lines[y].index(words) + cells, y))


def entries(companion: Companion, name: str) -> dict[date, object]:
    key = next(habit.id for habit in companion.work.journal.habits.values() if habit.name == name)
    return dict(companion.work.journal.entries_of(key))


async def test_a_click_on_a_name_selects_and_on_the_chosen_one_opens_its_page_on_today_too(
    filled: Companion,
) -> None:
    async with opened(filled) as pilot:
        await click_on(pilot, "A book")
        await until(pilot, lambda: "› " in text_of(pilot))
        assert TODAY not in entries(filled, "A book")
        assert len(pilot.app.screen_stack) == 1
        await click_on(pilot, "A book")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await shows(pilot, "A year")
        assert TODAY not in entries(filled, "A book")


async def test_the_first_click_into_another_list_selects_and_opens_nothing(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await click_on(pilot, "Mira")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1


@pytest.mark.parametrize("place", ["1", "2"])
async def test_a_click_on_a_mark_or_on_a_day_ticks_it(filled: Companion, place: str) -> None:
    async with opened(filled) as pilot:
        await press(pilot, place)
        await click_after(pilot, "○ A book", 0)
        await shows(pilot, "✓ A book")
        assert TODAY in entries(filled, "A book")
        before = set(entries(filled, "A book"))
        lines = text_of(pilot).splitlines()
        y = next(n for n, line in enumerate(lines) if "✓ A book" in line)
        await pilot.click(
            offset=(lines[y].partition("day")[0].rindex("·"), y)
        )  # the last day that is not ticked
        await until(pilot, lambda: len(entries(filled, "A book")) == len(before) + 1)
        (ticked,) = set(entries(filled, "A book")) - before
        assert ticked < TODAY and ticked == max(day for day in days_before(TODAY) if day not in before)


async def test_a_click_on_a_day_of_the_year_ticks_it(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "2", "enter")
        await shows(pilot, "A year")
        before = set(entries(filled, "First coffee"))
        map_ = pilot.app.screen.query_one(HeatMap)
        region = map_.content_region
        await pilot.click(offset=(region.x + LABEL, region.y + 1))
        await until(pilot, lambda: set(entries(filled, "First coffee")) - before)


async def test_the_wheel_scrolls_the_list_under_the_pointer(companion: Companion) -> None:
    for n in range(40):
        companion.friends.add(f"Friend {n:02}", added=TODAY - timedelta(days=n))
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, "3")
        first = text_of(pilot)
        names = [name for name in (f"Friend {n:02}" for n in range(40)) if name in first]
        for _ in range(8):
            await wheel(pilot, 40, 10)
        await until(pilot, lambda: names[0] not in text_of(pilot))
        for _ in range(8):
            await wheel(pilot, 40, 10, up=True)
        await until(pilot, lambda: names[0] in text_of(pilot))


async def test_the_wheel_scrolls_the_page_when_its_lists_are_whole(filled: Companion) -> None:
    async with opened(filled, (44, 18)) as pilot:
        assert "Interests" not in text_of(pilot)
        for _ in range(20):
            await wheel(pilot, 20, 8)
        await until(pilot, lambda: "Interests" in text_of(pilot))


async def wheel(pilot: Pilot[None], x: int, y: int, *, up: bool = False) -> None:
    """One notch of the wheel, as a terminal sends it."""
    kind = events.MouseScrollUp if up else events.MouseScrollDown
    pilot.app.post_message(kind(None, x, y, 0, 0, 0, False, False, False, x, y))
    await pilot.pause()


def days_before(day: date) -> list[date]:
    return [day - timedelta(days=n) for n in range(1, 60)]
