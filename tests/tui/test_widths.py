"""Every screen, page and dialog lives through every width and height, as when a pane is dragged."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import timedelta

import pytest
from textual import events
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widgets import OptionList

from companion.services.companion import Companion
from companion.services.demo import write_demo
from tests.sweeps import ALL
from tests.tui.conftest import HOSTILE, TODAY, opened, press, shows, text_of, until

HOME = (100, 30)
WIDEST, HIGHEST = 200, 60
PAINTED, LOW = 30, 4  # what is smaller is painted too, and some of the wider ones
PLACES = [
    *[
        (place,)
        for place in ("1", "2", "3", "4", "5", "6", "7", "comma", "0", "question_mark", "ctrl+p", "f9")
    ],
    *[(place, "enter") for place in ("2", "3", "4", "5", "comma")],
    *[("2", key) for key in ("l", "b", "n", "a")],  # forms are all one dialog
    ("2", "enter", "question_mark"),
    ("2", "b", "y"),
    *[("3", key) for key in ("w", "c", "v", "i")],
    ("3", "w", "enter"),
    ("3", "enter", "D"),
    ("4", "b"),
    *[("5", key) for key in ("h", "p")],
    ("5", "n", "ctrl+s"),  # the question of the gate
    ("5", "n", "ctrl+s", "escape"),  # the end of a check-in
    ("5", "n", "ctrl+s", "d"),  # people to turn to
    *[("6", *["j"] * n, "enter") for n in range(9)],
    ("6", "enter", "enter"),
    ("6", "j", "j", "enter", "enter"),
    ("7", "h"),
    ("1", "s", "enter"),  # the session under way
    ("1", "s", "enter", "enter"),  # and its questions
]
FORMS = [
    *[("2", key) for key in ("e", "x", "f", "p", "D", "s", "S")],
    *[("2", "b", key) for key in ("a", "e", "m", "x", "D")],
    *[("2", "n", key) for key in ("a",)],
    *[("2", "l", key) for key in ("e", "D")],
    *[("3", key) for key in ("a", "e", "o", "t", "D")],
    *[("4", key) for key in ("a", "e", "s", "S", "D")],
    *[("6", "g", *["j"] * n, "enter", "a") for n in range(9)],
]


async def resize(pilot: Pilot[None], sizes: Iterable[tuple[int, int]]) -> None:
    """Give the terminal one size after another; each is laid out before the next comes, many are painted."""
    app = pilot.app
    for size in sizes:
        assert app._driver is not None
        app._driver._size = size
        app.post_message(events.Resize(Size(*size), Size(*size)))
        for _ in range(10_000):
            await asyncio.sleep(0)
            if app.screen.size == size:
                break
        else:
            raise AssertionError(f"{size} was never laid out")
        if size[0] < PAINTED or size[1] < LOW or not size[0] % 16:
            text_of(pilot)


def sweep(turn: int = 0) -> Iterator[tuple[int, int]]:
    """Widths and heights down to nothing and back: all of them by hand, else every eighth, from another one
    each ``turn``, so that eight places one after another have all of them between them.
    """
    if ALL:
        yield from ((width, HOME[1]) for width in (*range(WIDEST, 0, -1), *range(1, WIDEST + 1)))
        yield from ((HOME[0], height) for height in (*range(HIGHEST, 0, -1), *range(1, HIGHEST + 1)))
        yield HOME
        return
    widths = range(WIDEST - turn % 8, 0, -8)
    yield from ((width, HOME[1]) for width in (*widths, *range(20, 0, -2), *reversed(widths), WIDEST))
    heights = range(HIGHEST - turn % 8, 0, -8)
    yield from ((HOME[0], height) for height in (*heights, 2, 1, *reversed(heights)))
    yield HOME


@pytest.fixture
def full(companion: Companion) -> Companion:
    """Lifelike data, and names that are hard to cut."""
    write_demo(companion.work.repository, TODAY, 1)
    for name in HOSTILE[:3]:
        companion.friends.add(name, added=TODAY - timedelta(days=90), note=name)
    return companion


@pytest.mark.parametrize("part", range(4))
async def test_every_screen_page_and_dialog_lives_through_all_widths_and_back(
    full: Companion, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.tui.app.is_too_small", lambda size: False)  # it would hide them
    for turn, keys in enumerate((*PLACES, *(FORMS if ALL else ()))[part::4]):
        async with opened(full, HOME) as pilot:
            await press(pilot, *keys)
            before = text_of(pilot)
            await resize(pilot, sweep(turn))
            await until(pilot, lambda before=before: text_of(pilot) == before)
            await press(pilot, "escape")


@pytest.mark.parametrize("keys", [(), ("2",), ("3", "enter"), ("2", "e"), ("5", "enter"), ("ctrl+p",)])
async def test_what_was_there_is_there_again_after_the_terminal_was_too_small(
    full: Companion, keys: tuple[str, ...]
) -> None:
    async with opened(full, HOME) as pilot:
        await press(pilot, *keys)
        before, stack = text_of(pilot), len(pilot.app.screen_stack)
        for sizes in ([(20, 30)], [(20, 10), (1, 1), (30, 30)], [(39, 30), (60, 20)], [(WIDEST, 1)], sweep()):
            await resize(pilot, sizes)
            await pilot.pause()
            await resize(pilot, [HOME])
            await until(pilot, lambda stack=stack: len(pilot.app.screen_stack) == stack)
            await until(pilot, lambda before=before: text_of(pilot) == before)


@pytest.mark.parametrize("place", ["5", "6", "3", ","])
@pytest.mark.parametrize("sizes", [[*((100, height) for height in range(3, 60, 8)), HOME], [(140, 36), HOME]])
async def test_the_layout_of_another_size_leaves_nothing_behind(
    full: Companion, place: str, sizes: list[tuple[int, int]]
) -> None:
    async with opened(full, HOME) as pilot:
        await press(pilot, place)
        before = text_of(pilot)
        await resize(pilot, sizes)
        await until(pilot, lambda: text_of(pilot) == before)


@pytest.mark.parametrize("turn", [4, 5])
async def test_a_form_that_fits_keeps_no_scrollbar_from_when_it_did_not(
    full: Companion, turn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.tui.app.is_too_small", lambda size: False)
    async with opened(full, HOME) as pilot:
        await press(pilot, "7", "h")
        before = text_of(pilot)
        await resize(pilot, sweep(turn))
        await until(pilot, lambda: text_of(pilot) == before)


@pytest.mark.parametrize("width", [1, 2, 3, 4, 5, 6, 8])
async def test_the_palette_with_all_its_lines_lives_in_a_sliver(full: Companion, width: int) -> None:
    async with opened(full, HOME) as pilot:
        await press(pilot, "ctrl+p")
        await until(pilot, lambda: pilot.app.screen.query_one(OptionList).option_count > 3)
        await resize(pilot, [(width, HOME[1])])
        await pilot.pause()
        text_of(pilot)


@pytest.mark.parametrize("narrow", [(39, 30), (20, 30), (95, 30), (39, 15)])
async def test_today_has_two_columns_again_after_it_was_narrow(
    full: Companion, narrow: tuple[int, int]
) -> None:
    async with opened(full, HOME) as pilot:
        before = text_of(pilot)
        await press(pilot, *"jjjj")
        await pilot.resize_terminal(*narrow)
        await pilot.pause()
        await pilot.resize_terminal(*HOME)
        await shows(pilot, "╮╭")
        await press(pilot, *"kkkk")
        await until(pilot, lambda: text_of(pilot) == before)
