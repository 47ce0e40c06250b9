"""A drag selects words, ctrl+c copies them; without a selection it says how to quit."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from companion.services.companion import Companion
from companion.services.preference_table import preference
from tests.tui.conftest import HOSTILE, opened, press, shows, text_of, until


def where(pilot: Pilot[None], words: str) -> tuple[int, int]:
    """The first cell of ``words`` on the screen."""
    for y, line in enumerate(text_of(pilot).splitlines()):
        if words in line:
            return line.index(words), y
    raise AssertionError(f"{words} is not shown:\n{text_of(pilot)}")


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    for offset in (((start[0] + end[0]) // 2, end[1]), end):
        await pilot.hover(offset=offset)
        await pilot.pause()
    await pilot.mouse_up(offset=end)
    await pilot.pause()


@pytest.mark.parametrize("words", ["First coffee", "Mira", "Things I used to love"])
async def test_a_drag_copies_the_words_it_went_over_and_opens_nothing(filled: Companion, words: str) -> None:
    async with opened(filled, (100, 40)) as pilot:
        before = filled.work.journal
        x, y = where(pilot, words)
        await drag(pilot, (x, y), (x + len(words), y))
        await press(pilot, "ctrl+c")
        assert pilot.app.clipboard == words
        assert len(pilot.app.screen_stack) == 1
        assert filled.work.journal == before


async def test_lines_one_below_the_other_are_copied_without_what_frames_them(filled: Companion) -> None:
    async with opened(filled, (100, 40)) as pilot:
        await press(pilot, "2")
        (x, top), (_, bottom) = where(pilot, "○ First coffee"), where(pilot, "○ A book")
        await drag(pilot, (x, top), (x + len("○ A book"), bottom))
        await press(pilot, "ctrl+c")
        first, *_, last = pilot.app.clipboard.split("\n")
        assert first.startswith("○ First coffee")
        assert last == "○ A book"
        assert "│" not in pilot.app.clipboard and "›" not in pilot.app.clipboard


async def test_a_drawn_page_gives_its_words_and_not_the_name_of_a_widget(filled: Companion) -> None:
    async with opened(filled, (100, 40)) as pilot:
        await press(pilot, "2", "enter")
        x, y = where(pilot, "Best:")
        await drag(pilot, (x, y), (x + 3, y))
        await press(pilot, "ctrl+c")
        assert pilot.app.clipboard == "Best"


async def test_words_of_two_cells_are_copied_whole(companion: Companion) -> None:
    companion.interests.add(HOSTILE[-1])
    async with opened(companion, (100, 40)) as pilot:
        await press(pilot, "4")
        x, y = where(pilot, HOSTILE[-1])
        await drag(pilot, (x, y), (x + 2 * len(HOSTILE[-1]), y))
        await press(pilot, "ctrl+c")
        assert pilot.app.clipboard == HOSTILE[-1]


async def test_what_is_selected_shows_and_a_click_ends_it(filled: Companion) -> None:
    async with opened(filled, (100, 40)) as pilot:
        before = pilot.app.export_screenshot()
        x, y = where(pilot, "First coffee")
        await drag(pilot, (x, y), (x + 5, y))
        assert pilot.app.export_screenshot() != before
        await pilot.click(offset=(x, y + 1))
        await until(pilot, lambda: not pilot.app.screen.selections)


@pytest.mark.parametrize(
    ("keys", "said"),
    [((), "q quits"), (("3", "a"), "esc leaves this"), (("question_mark",), "q quits")],
)
async def test_ctrl_c_without_a_selection_says_how_to_quit(
    filled: Companion, keys: tuple[str, ...], said: str
) -> None:
    async with opened(filled) as pilot:
        await press(pilot, *keys, "ctrl+c")
        await shows(pilot, said)
        assert not pilot.app.clipboard


async def test_it_names_the_key_that_quits_for_this_person(filled: Companion) -> None:
    filled.preferences.change(preference("keys"), "quit=ctrl+x")
    async with opened(filled) as pilot:
        await press(pilot, "ctrl+c")
        await shows(pilot, "ctrl+x quits")
