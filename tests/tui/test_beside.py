"""The page of what the cursor is on: beside its list where it is wide, under it where it is tall."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.bootstrap import make_companion
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.kit.page_view import PageView, page_around
from companion.tui.kit.rows import RowList
from tests.tui.conftest import TODAY, MovableClock, opened, press, shows, text_of, until

WITH_ROOM = [(120, 36), (160, 45), (100, 44)]


@pytest.fixture
def demo(companion: Companion) -> Companion:
    write_demo(companion.work.repository, TODAY, 1)
    return companion


@pytest.mark.parametrize("size", WITH_ROOM)
@pytest.mark.parametrize(
    ("place", "parts"),
    [("2", ("A year", "Recorded")), ("3", ("Contacts",)), ("4", ("Sessions",))],
    ids=["Solitude", "Friends", "Interests"],
)
async def test_the_page_keeps_in_step_with_the_cursor(
    demo: Companion, size: tuple[int, int], place: str, parts: tuple[str, ...]
) -> None:
    async with opened(demo, size) as pilot:
        await press(pilot, place)
        for part in parts:
            await shows(pilot, part)
        page = pilot.app.screen.query_one(PageView)
        first = page.heading
        assert first and text_of(pilot).count(first) >= 2  # in its row, and above its page
        await press(pilot, "j")
        await until(pilot, lambda: page.heading != first)
        await press(pilot, "k")
        await until(pilot, lambda: page.heading == first)


async def test_enter_goes_into_the_page_and_escape_comes_back(demo: Companion) -> None:
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "2", "enter")
        await until(pilot, lambda: page_around(pilot.app.focused) is not None)
        assert len(pilot.app.screen_stack) == 1
        await press(pilot, "escape")
        await until(pilot, lambda: getattr(pilot.app.focused, "id", "") == "habit")


async def test_a_day_of_the_year_beside_is_ticked_on_the_disk(filled: Companion) -> None:
    async with opened(filled, (120, 36)) as pilot:
        await press(pilot, "2", "enter", "space")
        await until(pilot, lambda: any(TODAY in days for days in filled.work.journal.entries.values()))


async def test_the_page_of_what_was_deleted_elsewhere_shows_another(
    demo: Companion, tmp_path: Path, clock: MovableClock
) -> None:
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "3")
        page = pilot.app.screen.query_one(PageView)
        gone, name = page.record_id, page.heading
        other = make_companion(tmp_path / "companion.json", clock)
        other.friends.delete(gone)
        await until(pilot, lambda: page.record_id != gone and page.heading not in ("", name))
        await press(pilot, "enter", "e")  # and the keys act on what is shown
        await shows(pilot, page.heading)


async def test_in_less_room_it_goes_and_with_more_it_comes_back(demo: Companion) -> None:
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "2", "enter")
        await pilot.resize_terminal(100, 30)
        page = pilot.app.screen.query_one(PageView)
        await until(pilot, lambda: not page.display)
        await until(pilot, lambda: getattr(pilot.app.focused, "id", "") == "habit")
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: page.display and page.heading)


async def test_an_empty_list_has_all_the_room_and_gives_it_back_with_the_first_record(
    companion: Companion,
) -> None:
    async with opened(companion, (120, 36)) as pilot:
        for place in ("2", "3", "4"):
            await press(pilot, place, "enter")
            assert pilot.app.screen.query_one(PageView).heading == ""
            assert not pilot.app.screen.query_one(PageView).display
        await press(pilot, "a", *"Cello", "ctrl+s")
        await until(pilot, lambda: pilot.app.screen.query_one(PageView).display)
        await press(pilot, "enter", "D", "y")  # from within the page, which goes with its last record
        await until(pilot, lambda: not pilot.app.screen.query_one(PageView).display)
        assert getattr(pilot.app.focused, "id", "") == "interest"


@pytest.mark.parametrize("size", WITH_ROOM)
async def test_each_section_of_talk_is_read_beside_the_list_without_opening(
    demo: Companion, size: tuple[int, int]
) -> None:
    expected = (
        "What it gives us",
        "Agenda",
        "Every other Friday is ours",
        "We laugh at least once a day",
        "then we stop",
        "Arrive before you leave",
        "since 25 Dec 2025",
        "left the party at ten",
        "the book was better",
    )
    async with opened(demo, size) as pilot:
        await press(pilot, "6")
        for words in expected:
            await shows(pilot, words)
            await press(pilot, "j")


async def test_a_script_is_copied_filled_and_told_in_the_page_beside(companion: Companion) -> None:
    async with opened(companion, (120, 40)) as pilot:
        await press(pilot, "6", "enter", "j", "enter", "enter")
        await press(pilot, *"Tuesday", "tab", *"18:00", "tab", *"19:30", "tab", *"tea", "ctrl+s")
        await shows(pilot, "Tuesday 18:00 to 19:30")
        assert len(pilot.app.screen_stack) == 1  # nothing was opened for it
        await press(pilot, "y")
        await shows(pilot, "sent to the terminal's clipboard")
        assert pilot.app.clipboard.startswith("Tuesday 18:00 to 19:30 is my tea time")
        await press(pilot, "escape", "Y")  # on the list of scripts: the long one has an open blank
        await until(pilot, lambda: getattr(pilot.app.focused, "key", None) == ("blank", "other_time"))
        await press(pilot, "h", "tab", *"well", "ctrl+s")
        told = pilot.app.screen.query_one("#telling", RowList)
        await until(pilot, lambda: "said: well" in "\n".join(told.plain_lines()))  # a toast stands over it
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: getattr(pilot.app.focused, "id", "") == "sections")


async def test_what_a_section_of_talk_holds_is_changed_beside_the_list(companion: Companion) -> None:
    async with opened(companion, (120, 40)) as pilot:
        await press(pilot, "6", "j", "j", "a", *"Fridays", "tab", *"ours", "ctrl+s")
        await shows(pilot, "since 10 Mar")
        await press(pilot, "enter", "e", *"every other week", "ctrl+s")
        await shows(pilot, "every other week")
        await press(pilot, "D", "y")
        await until(pilot, lambda: not companion.work.journal.agreements)
        await press(pilot, "escape", "j", "a", *"We laugh", "ctrl+s", "enter", "space")
        await shows(pilot, "10 Mar")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (44, 18)])
async def test_each_setting_is_explained_beside_or_under_the_list(
    filled: Companion, size: tuple[int, int]
) -> None:
    async with opened(filled, size) as pilot:
        await press(pilot, ",")
        await shows(pilot, "counts for")
        await shows(pilot, "Now: 03:00, the default.")
        await press(pilot, "j")
        await shows(pilot, "The first day of the week")


async def test_a_setting_is_put_back_to_its_default_by_one_key(filled: Companion) -> None:
    async with opened(filled, (120, 36)) as pilot:
        await press(pilot, ",", "enter", *("backspace",) * 5, *"05:00", "enter")
        await shows(pilot, "Now: 05:00. The default is 03:00.")
        await press(pilot, "z")
        await shows(pilot, "Now: 03:00, the default.")
    assert filled.work.journal.settings.day_start.hour == 3


@pytest.mark.parametrize("size", [*WITH_ROOM, (44, 18)])
async def test_the_question_of_a_sign_stands_beside_or_under_the_signs(
    demo: Companion, size: tuple[int, int]
) -> None:
    async with opened(demo, size) as pilot:
        await press(pilot, "5")
        pilot.app.screen.query_one("#signs").move_to(("sign", "drained"))  # type: ignore[attr-defined]
        await shows(pilot, "Do you come away tired")
        await shows(pilot, "last noticed 23 Jan")
        await press(pilot, "w", *"a word", "enter")
        await shows(pilot, "“a word”")
