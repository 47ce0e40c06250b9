"""Help says what works here first, then what works everywhere, and nothing that does nothing here."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from companion.domain.friend import Circle
from companion.domain.season import SeasonKind
from companion.services.companion import Companion
from companion.tui.kit.keys import listed_bindings
from companion.tui.kit.notice import NoticeDialog
from companion.tui.kit.rows import RowList
from tests.tui.conftest import TODAY, opened, press, shows, text_of


async def test_it_says_what_works_here_before_what_works_everywhere(filled: Companion) -> None:
    async with opened(filled, (100, 60)) as pilot:
        await press(pilot, "2", "question_mark")
        await shows(pilot, "Everywhere")
        here, everywhere = text_of(pilot).split("Everywhere")
        for words in ("space", "enter", "tab", "j", "Add a habit", "Edit this habit"):
            assert words in here
        assert "Go to Solitude" in everywhere and "Quit" in everywhere


async def test_keys_scroll_what_is_longer_than_the_screen(filled: Companion) -> None:
    async with opened(filled, (44, 18)) as pilot:
        await press(pilot, "2", "question_mark", "end")
        await shows(pilot, "Suspend")
        await press(pilot, "home")
        await shows(pilot, "Your habits of time alone.")
        await press(pilot, "escape")
        pilot.app.push_screen(NoticeDialog("Words", "On Friday.", "word " * 200 + "at the end"))
        await shows(pilot, "On Friday.")
        assert "at the end" not in text_of(pilot)
        await press(pilot, "end")
        await shows(pilot, "at the end")


@pytest.mark.parametrize(
    ("place", "nothing"), [("7", {"add", "edit", "archive", "delete"}), ("5", {"add", "archive", "delete"})]
)
async def test_what_does_nothing_here_is_not_offered(
    filled: Companion, place: str, nothing: set[str]
) -> None:
    async with opened(filled) as pilot:
        await press(pilot, place)
        offered = {each.binding.action for each in listed_bindings(pilot.app.screen)}
        assert not offered & nothing


@pytest.mark.parametrize(
    ("place", "adds"), [("1", "habit"), ("2", "habit"), ("3", "friend"), ("4", "interest")]
)
async def test_an_empty_list_offers_to_add_and_not_to_change_or_delete(
    companion: Companion, place: str, adds: str
) -> None:
    async with opened(companion) as pilot:
        await press(pilot, place)
        listed = {each.binding.action: each.words for each in listed_bindings(pilot.app.screen)}
        assert listed["add"].split()[-1] == adds
        assert not listed.keys() & {"edit", "archive", "delete"}


async def listed(pilot: Pilot[None], *keys: str) -> dict[str, str]:
    """What the help says after ``keys``, by the keys it names."""
    await press(pilot, *keys)
    return {each.keys: each.words for each in listed_bindings(pilot.app.screen)}


@pytest.mark.parametrize(
    ("keys", "nothing"),
    [
        ("1", "enter space ← → x f y"),
        ("2", "enter space ← → x f p"),
        ("3", "enter space o t"),
        ("4", "enter space"),
        ("2 b", "enter space m x o y"),
        ("5 h", "enter space del_D"),
        ("5 p", "del_D n"),
        ("2 l", "enter space"),
    ],
)
async def test_an_empty_list_offers_nothing_that_is_done_to_a_row(
    companion: Companion, keys: str, nothing: str
) -> None:
    async with opened(companion) as pilot:
        assert not (await listed(pilot, *keys.split())).keys() & {
            each.replace("_", " ") for each in nothing.split()
        }


@pytest.mark.parametrize("keys", ["7", "comma", "3 v", "4"])
async def test_tab_is_offered_only_where_there_is_another_list(filled: Companion, keys: str) -> None:
    async with opened(filled, (80, 24)) as pilot:
        assert "tab" not in await listed(pilot, *keys.split())
    async with opened(filled, (120, 40)) as pilot:
        assert "tab" in await listed(pilot, "4")


async def test_space_is_offered_on_today_for_what_can_be_ticked(filled: Companion) -> None:
    async with opened(filled, (120, 40)) as pilot:
        assert (await listed(pilot, "1"))["space"].startswith("Tick a habit")
        pilot.app.screen.query_one("#friend", RowList).focus()
        assert "space" not in await listed(pilot)


@pytest.mark.parametrize("place", ["3", "4"])
async def test_space_is_offered_only_where_something_can_be_ticked(filled: Companion, place: str) -> None:
    async with opened(filled) as pilot:
        said = await listed(pilot, place)
        assert "enter" in said and "space" not in said


async def test_the_help_says_what_a_key_does_on_its_own_page(filled: Companion) -> None:
    end = TODAY + timedelta(days=9)
    filled.seasons.add("A move", kind=SeasonKind.BUSY, end=end, habits={}, circles={Circle.KEPT: None})
    async with opened(filled, (120, 40)) as pilot:
        said = await listed(pilot, "3", "enter")  # on a contact
        assert said["del D"] == "Delete the contact under the cursor, or the friend"
        assert "enter" in said and "space" not in said
        assert (await listed(pilot, "escape", "2", "n"))["z"].startswith("End it early")
        said = await listed(pilot, "escape", "comma")
        assert said["enter"] == said["space"] == said["e"] == "Change it"


async def test_a_friend_is_brought_back_as_a_person(filled: Companion) -> None:
    async with opened(filled) as pilot:
        assert (await listed(pilot, "3"))["z"] == "Archive this friend, or bring them back"
        await press(pilot, "D")
        await shows(pilot, "them back.")
        await press(pilot, "n", "end", "D")
        await shows(pilot, "Delete Joren?")
        assert "0 contacts" not in text_of(pilot)


async def test_the_palette_says_each_thing_once(filled: Companion) -> None:
    async with opened(filled, (100, 60)) as pilot:
        for place in "1234567":
            await press(pilot, place)
            titles = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
            assert len(titles) == len(set(titles)), titles
            assert "Add" not in titles


@pytest.mark.parametrize("width", [44, 80, 120])
async def test_keys_are_named_in_full(filled: Companion, width: int) -> None:
    async with opened(filled, (width, 40)) as pilot:
        await press(pilot, "comma", "question_mark")
        await shows(pilot, "esc backspace ,")
        assert "…" not in text_of(pilot)
