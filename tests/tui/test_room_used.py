"""Room is used: nothing is cut that has room beside it, and more room never shows less."""

from __future__ import annotations

import re
from collections.abc import Hashable

import pytest
from textual.pilot import Pilot

from companion.domain.interest import parse_goal
from companion.domain.pace import Pace
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.kit.rows import RowList
from tests.tui.conftest import TODAY, opened, press, text_of, until

SIZES = [(44, 18), (44, 60), (80, 24), (80, 60), (100, 30), (100, 60), (120, 36), (160, 50)]
PLACES = [
    *[(place,) for place in ("1", "2", "3", "4", "5", "6", "7", "comma")],
    *[(place, "enter") for place in ("2", "3", "4")],
    *[("2", key) for key in ("l", "b", "n")],
    ("4", "b"),
    *[("3", key) for key in ("v", "w")],
    ("5", "h"),
    ("5", "n", "ctrl+s", "d"),  # people to turn to
    ("5", "o", "ctrl+s"),  # the end of a check-in
    *[("6", *["j"] * n, "enter") for n in range(9)],
    ("6", "enter", "enter"),
]
CUT = re.compile("(?<!: )…   |  …")  # with room beside it, or with nothing before it that was cut
Words = dict[Hashable, set[str]]


@pytest.fixture
def demo(companion: Companion) -> Companion:
    write_demo(companion.work.repository, TODAY, 1)
    return companion


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_nothing_is_cut_that_has_room_beside_it(demo: Companion, size: tuple[int, int]) -> None:
    assert [cut for cut in await lines_of(demo, size) if CUT.search(cut[1])] == []


async def lines_of(companion: Companion, size: tuple[int, int]) -> list[tuple[tuple[str, ...], str]]:
    """What stands within frames at this size, line by line, with the keys that lead there."""
    found = []
    async with opened(companion, size) as pilot:
        for keys in PLACES:
            await press(pilot, *keys)
            for line in text_of(pilot).splitlines():
                found += [(keys, part) for part in re.split("[│╮╭╯╰]", line)]
            await press(pilot, "escape")
    return found


def words_of(pilot: Pilot[None]) -> Words:
    """The words of each row of the screen; marks and bars are none, nor is what is cut."""
    found: Words = {}
    for rows in pilot.app.screen.query(RowList):
        for key, lines in rows.drawn():
            if key is not None and rows.display:
                text = " ".join("".join(span for span, _ in line) for line in lines)
                said = {word for word in text.split() if re.search(r"\w", word) and "…" not in word}
                found[rows.id, key] = said
    return found


@pytest.mark.parametrize("place", ["1", "2", "3", "4", "5", "6", "comma"])
async def test_a_row_of_a_hundred_cells_says_all_that_one_of_eighty_says(demo: Companion, place: str) -> None:
    said: list[Words] = []
    for size in ((80, 24), (100, 30)):
        async with opened(demo, size) as pilot:
            await press(pilot, place)
            said.append(words_of(pilot))
    narrow, wide = said
    assert {key: left for key, words in narrow.items() if (left := words - wide.get(key, set()))} == {}


@pytest.mark.parametrize("width", [40, 44, 60, 80])
async def test_a_number_or_a_state_is_never_cut_and_the_name_goes_first(demo: Companion, width: int) -> None:
    demo.interests.add(
        "Learning all the birds of the valley by heart", goal=parse_goal("50 species by 2027-01-01")
    )
    async with opened(demo, (width, 40)) as pilot:
        await press(pilot, "4")
        rows = pilot.app.screen.query_one("#interest", RowList)
        heads = ["".join(text for text, _ in lines[0]) for key, lines in rows.drawn() if key is not None]
    ends = (*(pace.value for pace in Pace), "z brings it back", "archived")
    assert len(heads) > 5
    assert all(head.rstrip().endswith(ends) for head in heads), heads


@pytest.mark.parametrize("keys", ["2 n", "2 b", "4 b", "6 j enter", "6 j j enter"])
async def test_the_frame_of_an_empty_list_names_no_key_that_does_nothing_there(
    companion: Companion, keys: str
) -> None:
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, *keys.split())
        for rows in pilot.app.screen.query(RowList):
            if not rows.keys:
                assert str(rows.border_subtitle or "") == ""


@pytest.mark.parametrize("place", ["3", "4"])
async def test_the_log_of_a_page_offers_to_change_only_what_is_there(
    companion: Companion, place: str
) -> None:
    friend = companion.friends.add("Mira", added=TODAY).delta[0].key
    companion.interests.add("Cello")
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, place, "enter")
        log = pilot.app.screen.query_one("#log", RowList)
        assert "change" not in str(log.border_subtitle)
        if place == "3":
            companion.friends.log([friend])
            pilot.app.look_again()  # type: ignore[attr-defined]
            await until(pilot, lambda: "change" in str(log.border_subtitle))


@pytest.mark.parametrize("place", ["3", "4", "5"])
async def test_a_list_that_goes_on_below_its_frame_has_a_bar(demo: Companion, place: str) -> None:
    async with opened(demo, (44, 18)) as pilot:
        await press(pilot, place)
        shown = [rows for rows in pilot.app.screen.query(RowList) if rows.size.height]
        assert [rows.show_vertical_scrollbar for rows in shown] == [rows.max_scroll_y > 0 for rows in shown]
        assert any(rows.show_vertical_scrollbar for rows in shown)
