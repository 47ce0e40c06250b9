"""From a lapse by key presses alone: panel, check-in, gate, card, next step, and the step done."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from companion.domain.answers import Answer, Reply
from companion.services.companion import Companion
from tests.tui.conftest import TODAY, MovableClock, down_to, opened, press, shows, text_of, until


async def put_off_until(pilot: Any, name: str) -> None:
    """Later, until the panel asks about ``name``."""
    while pilot.app.snapshot.asking[0].name != name:
        await press(pilot, "l")


def answers(companion: Companion, reply: Reply) -> list[Answer]:
    return [answer for answer in companion.work.journal.answers.values() if answer.reply is reply]


async def test_from_the_panel_to_the_step_done_and_the_same_lapse_does_not_ask_again(
    filled: Companion, clock: MovableClock
) -> None:
    async with opened(filled, (80, 24)) as pilot:
        await put_off_until(pilot, "A book")
        lapse = filled.snapshot().asking[0].lapse
        assert lapse is not None
        await press(pilot, "w")
        await shows(pilot, "These fit what went quiet")
        await press(pilot, "n", "ctrl+s")
        await shows(pilot, "What is behind this?")
        await press(pilot, "d")
        await shows(pilot, "People to turn to")
        await press(pilot, "enter")
        await shows(pilot, "Small next steps")
        await shows(pilot, "Plan half an hour of quiet")
        await press(pilot, "p")
        await shows(pilot, "Time with yourself")
        await press(pilot, "enter")
        await shows(pilot, "✓ Plan half an hour of quiet")
        await press(pilot, "1")
        assert "A book has been quiet" not in text_of(pilot)
    (block,) = filled.work.journal.blocks.values()
    assert (block.minutes, block.first) == (30, TODAY + timedelta(days=1))
    assert [answer.subject for answer in answers(filled, Reply.CHECK_IN)] == [lapse.subject]
    for _ in range(40):
        clock.moment += timedelta(days=1)
        assert lapse.name not in [each.name for each in filled.snapshot().asking if each.since == lapse.since]


@pytest.mark.parametrize("key", ["w", "enter", "click"])
async def test_looking_without_keeping_answers_nothing(filled: Companion, key: str) -> None:
    async with opened(filled, (80, 24)) as pilot:
        if key == "enter":
            await press(pilot, "k", "k")
        if key == "click":
            await pilot.click("#lapse", offset=(12, 3))  # on a sign: the cursor goes there …
            await pilot.click("#lapse", offset=(12, 3))  # … and then it opens
        else:
            await press(pilot, key)
        await shows(pilot, "These fit what went quiet")
        await press(pilot, "n", "1")
        await shows(pilot, "Woodcut: nothing logged")
        assert not filled.work.journal.answers


@pytest.mark.parametrize("mark", ["n", "o", "i"])
async def test_a_check_in_that_is_kept_answers_the_lapses_of_its_marked_signs(
    filled: Companion, mark: str
) -> None:
    async with opened(filled, (80, 24)) as pilot:
        names = [question.name for question in filled.snapshot().asking]
        assert names == ["Woodcut", "Mira", "A book", None]
        await press(pilot, "5")
        pilot.app.screen.query_one("#signs").move_to(("sign", "uneasy-alone"))  # type: ignore[attr-defined]
        await press(pilot, mark, "ctrl+s", "escape")  # past the question, if there is one
        await until(pilot, lambda: len(filled.work.journal.answers) == 1)
    (answer,) = filled.work.journal.answers.values()
    assert filled.work.journal.habits[answer.subject].name == "A book"
    assert [question.name for question in filled.snapshot().asking] == ["Woodcut", "Mira", None]


STEPS = [
    ("quiet-friends", "c", "Log a contact", ("m", "enter"), "contacts"),
    ("drained", "p", "Time with yourself", ("ctrl+s",), "blocks"),
    ("shallow-thinking", "t", "", (), "timers"),
    ("quiet-compass", "w", "A choice I made", (*"the soup", "enter"), "own_lines"),
    ("borrowed-opinions", "v", "What I think about it", (*"too long", "enter"), "own_lines"),
    ("anger-without-address", "o", "A clear ask", ("h", "ctrl+s"), "tellings"),
]


@pytest.mark.parametrize(("sign", "key", "words", "typed", "table"), STEPS, ids=[row[0] for row in STEPS])
async def test_each_step_is_one_key_away_and_really_does_it(
    filled: Companion, sign: str, key: str, words: str, typed: tuple[str, ...], table: str
) -> None:
    before = len(getattr(filled.work.journal, table))
    async with opened(filled) as pilot:
        await press(pilot, "5")
        listed = pilot.app.screen.query_one("#signs")
        listed.move_to(("sign", sign))  # type: ignore[attr-defined]
        await press(pilot, "n", "ctrl+s")
        await until(pilot, lambda: "What is behind" in text_of(pilot) or "Saved" in text_of(pilot))
        if "What is behind" in text_of(pilot):
            await press(pilot, "escape")
        await shows(pilot, "Small next steps")
        await press(pilot, key)
        await shows(pilot, words)
        await press(pilot, *typed)
        await until(pilot, lambda: len(getattr(filled.work.journal, table)) == before + 1)


async def test_a_small_restart_begins_with_enter_on_its_line(filled: Companion) -> None:
    async with opened(filled, (80, 24)) as pilot:
        await put_off_until(pilot, "A book")
        await press(pilot, "r", "enter")
        await shows(pilot, "ten minutes of A book")
        await down_to(pilot, "step")
        await press(pilot, "enter")
        await until(pilot, lambda: filled.work.journal.timers)
    (timer,) = filled.work.journal.timers.values()
    assert (filled.work.journal.habits[timer.habit or 0].name, timer.planned) == ("A book", 10)
