"""What was marked and not saved is not lost without a question."""

from __future__ import annotations

import pytest

from companion.domain.check_in import Mark, Marked
from companion.domain.compass import Side
from companion.services.companion import Companion
from companion.tui.app import CompanionApp
from tests.tui.conftest import opened, press, shows, until

QUESTION = "Quit without saving?"


@pytest.mark.parametrize("elsewhere", ["5", "1", "7"])
async def test_quitting_with_marks_asks_and_leads_back_to_them(filled: Companion, elsewhere: str) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "5", "space", elsewhere, "q")
        await shows(pilot, "What you marked in the check-in has not been saved.")
        await press(pilot, "n")
        await shows(pilot, "Check-in · ")
        await press(pilot, "ctrl+s", "escape", "q")
        await until(pilot, lambda: not pilot.app.is_running)
    (check_in,) = filled.work.journal.check_ins.values()
    assert [mark.marked for mark in check_in.marks.values()] == [Marked.NOTICED]


async def test_quitting_all_the_same_saves_nothing(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "5", "space", "q")
        await shows(pilot, QUESTION)
        await press(pilot, "y")
        await until(pilot, lambda: not pilot.app.is_running)
    assert not filled.work.journal.check_ins


async def test_nothing_is_asked_about_marks_that_were_taken_off_again(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "5", *["space"] * 4, "j", "n", "n", "p", "left", "x", "q")
        await until(pilot, lambda: not pilot.app.is_running)


async def test_a_cover_says_nothing_of_marks_below_it(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "5", "space", "f9", "q")
        await until(pilot, lambda: not pilot.app.is_running)


async def test_marks_of_the_compass_are_there_again_and_asked_about(companion: Companion) -> None:
    async with opened(companion) as pilot:
        app = pilot.app
        assert isinstance(app, CompanionApp)
        await press(pilot, "5", "p", "left", "escape", "1", "5", "p")
        assert list(app.drafts.compass.values()) == [Side.LEFT]
        await press(pilot, "j", "right", "1", "q")
        await shows(pilot, "What you marked on the compass has not been saved.")
        await press(pilot, "n")
        await shows(pilot, "Independence or distance")
        await press(pilot, "ctrl+s", "q")
        await until(pilot, lambda: not pilot.app.is_running)
    (reading,) = companion.work.journal.readings.values()
    assert list(reading.marks.values()) == [Side.LEFT, Side.RIGHT]


async def test_a_line_alone_is_asked_about_too(filled: Companion) -> None:
    async with opened(filled) as pilot:
        app = pilot.app
        assert isinstance(app, CompanionApp)
        await press(pilot, "5", "w", *"tired", "enter", "q")
        await shows(pilot, QUESTION)
        assert list(app.drafts.check_in.values()) == [Mark(None, "tired")]
