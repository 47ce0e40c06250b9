"""The mouse, where it is natural: keys that are named can be clicked."""

from __future__ import annotations

from companion.services.companion import Companion
from tests.tui.conftest import opened, press, shows
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
