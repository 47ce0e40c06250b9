"""The page of all that rests, and that of the circles."""

from __future__ import annotations

from datetime import timedelta

from companion.domain.friend import Circle
from companion.domain.schedule import DAILY
from companion.services.companion import Companion
from tests.tui.conftest import TODAY, opened, press, shows, text_of, until


async def test_all_that_rests_stands_on_one_page_and_space_ends_it(filled: Companion) -> None:
    habit = filled.habits.add("Tea", DAILY).delta[0].key
    filled.habits.pause(habit, TODAY + timedelta(days=5))
    friend = filled.friends.add("Jo").delta[0].key
    filled.friends.snooze(friend, TODAY + timedelta(days=9))
    filled.care.mute("lost-loves")
    async with opened(filled, (80, 24)) as pilot:
        pilot.app.open("resting")  # type: ignore[attr-defined]
        await shows(pilot, "until 15 March")
        lines = [line for line in text_of(pilot).splitlines() if "until" in line]
        for words, line in zip(("Tea", "Jo", "Things I used to love"), lines, strict=True):
            assert words in line
        for name in ("Tea", "Jo", "Things I used to love"):
            await press(pilot, "space")
            await until(pilot, lambda name=name: f"{name}  " not in text_of(pilot))
        await shows(pilot, "Nothing rests.")
        await press(pilot, "u")
        await shows(pilot, "Things I used to love")
    assert not filled.habits.get(habit).paused_on(TODAY)
    assert filled.friends.get(friend).rest is None


async def test_settings_lead_to_it(filled: Companion) -> None:
    filled.care.mute("lost-loves")
    async with opened(filled) as pilot:
        await press(pilot, ",")
        await shows(pilot, "all that rests")
        pilot.app.screen.query_one("#setting").move_to(("setting", "resting"))  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await shows(pilot, "until 9 April")


async def test_the_circles_say_who_is_where_and_take_names_and_rhythms(filled: Companion) -> None:
    filled.friends.add("Jo", circle=Circle.KEPT)
    async with opened(filled, (100, 40)) as pilot:
        await press(pilot, "3", "v")
        await shows(pilot, "These rhythms add up to")
        assert "every year" in text_of(pilot)
        await press(pilot, "j", "j", "j", "enter")
        for key in (*"old friends", "tab", *"2 years", "enter"):
            await press(pilot, key)
        await until(pilot, lambda: filled.preferences.settings.circle_kept == "2 years")
        await shows(pilot, "every 2 years")
        await press(pilot, "escape")
        await shows(pilot, "old friends")  # in the list of Friends as well
    assert filled.snapshot().friends[-1].cadence is not None
