"""Somebody new finds their way by what the screen says: every key pressed here was named on it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from companion.domain.friend import ContactKind
from companion.domain.habit import State
from companion.services.companion import Companion
from companion.tui.app import CompanionApp
from tests.tui.conftest import TODAY, MovableClock, opened, press, shows, text_of, until


async def told(pilot: Pilot[None], words: str, *keys: str) -> None:
    """The screen says ``words``, which name the first of ``keys``; press them all."""
    await until(pilot, lambda: re.search(words, text_of(pilot)))
    await press(pilot, *keys)


@pytest.mark.parametrize("size", [(80, 24), (44, 40)])
async def test_the_first_weeks_by_what_the_screen_says(
    companion: Companion, clock: MovableClock, size: tuple[int, int]
) -> None:
    app = CompanionApp(lambda: companion, welcome=True)
    async with app.run_test(size=size, notifications=True) as pilot:
        for step in ("1 of 3", "2 of 3", "3 of 3"):
            await shows(pilot, step)
            await told(pilot, "esc skip|escape skips one", "escape")

        # a habit, and yesterday
        await told(pilot, "a adds a habit", "a")
        await told(pilot, "enter next", *"Walk", "ctrl+s")
        await told(pilot, "space tick", "space")
        await shows(pilot, "Walk: done today")
        await told(pilot, "←→ another day|x skip", "left")
        await told(pilot, "before it began", "space")
        await until(pilot, lambda: len(companion.work.journal.entries[walk(companion)]) == 2)

        # a friend, when they were last in touch, and a contact
        await told(pilot, "3 then a adds a friend", "3", "a")
        await told(pilot, "name", *"Mira", "enter", "enter")
        await told(pilot, "w last week", "w", "ctrl+s")
        await shows(pilot, "Mira: added")
        (friend,) = companion.work.journal.friends.values()
        assert friend.added == TODAY - timedelta(days=7)
        await told(pilot, "c log a contact", "c", "enter")
        await until(pilot, lambda: companion.work.journal.contacts)
        (contact,) = companion.work.journal.contacts.values()
        assert (contact.date, contact.kind) == (TODAY, ContactKind.MESSAGE)

        # a time of one's own, and that it took place
        await told(pilot, "2 Solitude|1 2", "2")
        if "b blocks" not in text_of(pilot):  # a narrow frame names fewer keys, the help all of them
            await told(pilot, r"\?", "question_mark", "pagedown")
            await told(pilot, r"b +Go to your blocks|b +.*[Bb]locks", "escape")
        await press(pilot, "b")
        await told(pilot, "a plans one", "a")
        await told(pilot, "enter next", *"Reading", "ctrl+s")
        await shows(pilot, "Reading: planned")
        clock.moment += timedelta(hours=10, minutes=30)
        await press(pilot, "1")
        await until(pilot, lambda: text_of(pilot).count("space did it") == 2)  # the row's, and its frame's
        await shows(pilot, "19:00–20:00  Reading")
        await press(pilot, "j", "j")
        await told(pilot, "space did it", "space")
        await until(pilot, lambda: companion.work.journal.sessions)

        # two months on Mira has gone quiet, and the panel is answered
        for _ in range(3):
            clock.moment += timedelta(days=20)
            await press(pilot, "k", "k", "k")
            await shows(pilot, "○ Walk")
            await press(pilot, "space")
        await told(pilot, "l later · n (not this|leave)", "l")
        await until(pilot, lambda: companion.work.journal.answers)
    assert companion.work.journal.entries_of(walk(companion))[TODAY].state is State.DONE


def walk(companion: Companion) -> int:
    """The id of the habit."""
    return next(iter(companion.work.journal.habits))


@pytest.mark.parametrize("keys", ["5h", "5p", ["6", "enter", "enter"], "2l", "2n", ["6", "j", "j", "enter"]])
async def test_no_frame_offers_to_delete_or_end_what_is_not_there(companion: Companion, keys: str) -> None:
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, *keys)
        await shows(pilot, "─╯")
        assert "delete" not in text_of(pilot) and "end it" not in text_of(pilot)


@pytest.mark.parametrize(("keys", "does"), [("2", "adds a habit"), (["6", "j", "j", "enter"], "adds one")])
async def test_an_empty_list_names_the_key_in_one_way_everywhere(
    companion: Companion, keys: str, does: str
) -> None:
    async with opened(companion, (80, 24)) as pilot:
        await press(pilot, *keys)
        await shows(pilot, f"a {does}")
        (row, lines) = pilot.app.focused.drawn()[0]  # type: ignore[union-attr]
        assert (row, lines[-1]) == (None, (("a", "accent"), (f" {does}", "muted")))
