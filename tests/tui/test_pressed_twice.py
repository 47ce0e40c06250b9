"""A key that comes before what the one before it did is done is for what stands there then."""

from __future__ import annotations

from threading import Event, Semaphore
from typing import cast

import pytest
from textual.pilot import Pilot

from companion.services.companion import Companion
from companion.tui.kit.confirm import ConfirmDialog
from companion.tui.kit.page_view import PageView
from companion.tui.privacy.lock import LockScreen
from tests.tui.conftest import opened, press, shows, text_of, until


async def press_twice(pilot: Pilot[None], key: str) -> None:
    """Press ``key`` again while the app has not yet seen it."""
    for _ in range(2):
        pilot.app.simulate_key(key)
    await pilot.pause()


@pytest.mark.parametrize(
    "keys", [("3", "c"), ("3", "t", "h", "i"), ("2", "a", *"Run")], ids=["a contact", "a word", "a habit"]
)
async def test_a_form_is_saved_once_and_closes_alone(filled: Companion, keys: tuple[str, ...]) -> None:
    async with opened(filled) as pilot:
        await press(pilot, *keys)
        form, below, before = pilot.app.screen, pilot.app.screen_stack[-2], len(filled.undoable())
        await press_twice(pilot, "ctrl+s")
        await until(pilot, lambda: len(filled.undoable()) == before + 1)
        assert form not in pilot.app.screen_stack
        assert below in pilot.app.screen_stack


async def test_an_answer_before_a_check_in_is_kept_leaves_the_page_below(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "5", "n", "ctrl+s")
        await press_twice(pilot, "enter")
        await shows(pilot, "check-in saved")


@pytest.mark.parametrize("keys", [("2",), ("3",), ("4",), ("6",)])
async def test_a_list_opens_one_page(filled: Companion, keys: tuple[str, ...]) -> None:
    async with opened(filled) as pilot:
        await press(pilot, *keys)
        await press_twice(pilot, "enter")
        kinds = [type(screen) for screen in pilot.app.screen_stack]
        assert len(kinds) == len(set(kinds)) > 1


async def test_a_passphrase_that_is_said_twice_opens_the_lock_and_nothing_else(filled: Companion) -> None:
    asked, both = Semaphore(0), Event()

    def opens(_: str) -> bool:
        asked.release()
        return both.wait(5)

    async with opened(filled) as pilot:
        await press(pilot, "2", "enter")
        page = pilot.app.screen
        await pilot.app.push_screen(LockScreen(opens))
        for _ in range(2):
            await press(pilot, "enter")
            await until(pilot, lambda: asked.acquire(blocking=False))
        both.set()
        await until(pilot, lambda: pilot.app.screen is page)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert pilot.app.screen is page


async def test_a_page_is_left_once(filled: Companion) -> None:
    async with opened(filled, (80, 24)) as pilot:
        await press(pilot, "2", "l", "2", "enter")
        page, below = pilot.app.screen, pilot.app.screen_stack[-2]
        for _ in range(2):
            page.query_one(PageView).action_leave()
        await until(pilot, lambda: pilot.app.screen is not page)
        await pilot.pause()
        assert pilot.app.screen is below


async def test_what_the_palette_offers_is_done_once(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "5", "h", "ctrl+p", *"back")
        below, page = pilot.app.screen_stack[0], pilot.app.screen_stack[1]
        await shows(pilot, "Back")
        await press_twice(pilot, "enter")
        await until(pilot, lambda: page not in pilot.app.screen_stack)
        assert below in pilot.app.screen_stack


@pytest.mark.parametrize(
    ("keys", "last"),
    [
        (("2", "D"), "y"),
        (("2", "D"), "n"),
        (("3", "c"), "ctrl+s"),
        (("3", "c"), "escape"),
        (("2", "question_mark"), "escape"),
        (("2", "enter"), "escape"),
        (("5", "n", "ctrl+s"), "enter"),
    ],
    ids=["yes", "no", "a form", "a form left", "help", "a page", "the gate"],
)
async def test_what_is_hidden_in_the_same_instant_stays_hidden(
    filled: Companion, keys: tuple[str, ...], last: str
) -> None:
    async with opened(filled, (100, 30)) as pilot:
        await press(pilot, *keys)
        above = pilot.app.screen
        for key in (last, "f9"):
            pilot.app.simulate_key(key)
        await pilot.pause()
        for _ in range(20):
            await pilot.pause(0.01)
        assert not text_of(pilot).strip()
        await press(pilot, "f9")
        await until(pilot, lambda: bool(text_of(pilot).strip()))
        if above in pilot.app.screen_stack:  # what came too late for it is said again
            await press(pilot, last)
        await until(pilot, lambda: above not in pilot.app.screen_stack)


async def test_an_answer_that_comes_under_a_cover_waits_for_it_to_go(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "2", "D")
        question, habits = cast("ConfirmDialog", pilot.app.screen), len(filled.work.journal.habits)
        await press(pilot, "f9")
        question.dismiss(True)
        for _ in range(20):
            await pilot.pause(0.01)
        assert not text_of(pilot).strip() and len(filled.work.journal.habits) == habits
        await press(pilot, "f9")
        await until(pilot, lambda: len(filled.work.journal.habits) == habits - 1)
        assert question not in pilot.app.screen_stack
