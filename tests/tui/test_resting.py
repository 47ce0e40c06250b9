"""The page of all that rests, and that of the circles."""

from __future__ import annotations

from datetime import timedelta

from companion.domain.friend import Circle
from companion.domain.schedule import DAILY
from companion.domain.settings import Settings
from companion.services.companion import Companion
from companion.services.preference_table import preference
from companion.tui.kit.options import circle_options
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


async def test_a_circle_has_its_own_name_wherever_it_is_read(filled: Companion) -> None:
    filled.preferences.change(preference("circle-names"), "hearth, table, street, far")
    filled.friends.log([next(iter(filled.work.journal.friends))])
    async with opened(filled, (120, 44)) as pilot:
        await press(pilot, "3", "a")
        await shows(pilot, "● table")
        assert {"hearth", "street", "far"} <= set(text_of(pilot).split())
        await press(pilot, *"Ada", "tab", "h", "ctrl+s")
        await until(pilot, lambda: "Ada" in {each.name for each in filled.work.journal.friends.values()})
        await press(pilot, "2", "n", "a")
        await shows(pilot, "hearth circle")
        await press(pilot, *"Exams", "tab", "tab", *"30 March", "ctrl+s")
        await until(pilot, lambda: bool(filled.work.journal.seasons))
        await press(pilot, "escape", "7")
        await shows(pilot, "hearth")
        assert "street" in text_of(pilot)
    ada = next(each for each in filled.work.journal.friends.values() if each.name == "Ada")
    assert ada.circle is Circle.INNER


def test_each_circle_can_be_chosen_by_a_letter_of_its_own() -> None:
    def letters(*names: str) -> list[str]:
        return [option.key for option in circle_options(Settings(circle_names=names))]

    assert letters() == ["i", "c", "w", "k"]
    assert letters("home", "hearth", "hill", "here") == ["h", "e", "i", "r"]
    assert letters("a", "aa", "дом", "1") == ["a", "2", "3", "4"]
