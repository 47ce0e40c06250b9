"""A key of one's own works, and every hint names it: hints come from the bindings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

import companion.tui
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.services.preference_table import preference
from tests.tui.conftest import TODAY, opened, press, shows, text_of, until

PLACES = [
    *[(place,) for place in ("1", "2", "3", "4", "5", "6", "7", "comma")],
    *[(place, "enter") for place in ("2", "3", "4")],
    *[("2", key) for key in ("l", "b", "n")],
    ("3", "w"),
    ("4", "b"),
    *[("5", key) for key in ("h", "p")],
    *[("6", "g", *["j"] * n, "enter") for n in range(9)],
    ("6", "g", "enter", "enter"),
    ("6", "g", "j", "j", "enter", "enter"),
]
NAME = re.compile(r"\{[a-z/-]+\}")
# What stands on the page below the frame: words with one of these keys before them.
TAUGHT = ("add", "edit", "log", "start", "delete", "undo", "archive", "filter", "contact")


def hints(pilot: Pilot[None]) -> list[str]:
    """The quiet hints in the frames of what is shown."""
    shown = [widget for widget in pilot.app.screen.query("*") if widget.display and widget.border_subtitle]
    return [str(widget.border_subtitle) for widget in shown]


@pytest.mark.parametrize("filled_in", [True, False], ids=["with data", "empty"])
async def test_no_hint_names_a_key_that_is_another_one_by_now(companion: Companion, filled_in: bool) -> None:
    if filled_in:
        write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (119, 39)) as pilot:
        before: dict[tuple[str, ...], list[str]] = {}
        for keys in PLACES:
            await press(pilot, *keys)
            before[keys] = hints(pilot)
            assert not NAME.search(text_of(pilot)), text_of(pilot)
        own = ", ".join(f"{name}=ctrl+{letter}" for name, letter in zip(TAUGHT, "abdefgklo", strict=True))
        companion.preferences.change(preference("keys"), own)
        pilot.app.poll()  # type: ignore[attr-defined]
        for keys in PLACES:
            await press(pilot, *keys)
            assert not NAME.search(text_of(pilot)), text_of(pilot)
            for was, now in zip(before[keys], hints(pilot), strict=True):
                for old, new in zip(was.split(" · "), now.split(" · "), strict=True):
                    if old.split(" ")[0] in ("a", "S", "s", "D", "u", "/"):
                        assert new.startswith("ctrl+"), (keys, old, new)


async def test_the_panel_names_the_key_that_looks_at_why(filled: Companion) -> None:
    filled.preferences.change(preference("keys"), "look-into-it=v")
    async with opened(filled) as pilot:
        await shows(pilot, "v look into it")
        assert "w look into it" not in text_of(pilot)
        await press(pilot, "v")
        await shows(pilot, "These fit what went quiet")


async def test_the_key_bar_and_empty_lists_and_questions_name_own_keys(companion: Companion) -> None:
    companion.preferences.change(preference("keys"), "add=ctrl+a, undo=ctrl+y, solitude=8, help=f2")
    companion.preferences.change(preference("hide-key"), "ctrl+g")
    async with opened(companion, (100, 60)) as pilot:
        await shows(pilot, "ctrl+a adds a habit")
        bar = text_of(pilot).splitlines()[-1]
        assert "8 Solitude" in bar and "F2 help" in bar and "ctrl+y undo" in bar and "ctrl+g" in bar
        await press(pilot, "ctrl+a", *"Walk", "ctrl+s")
        await until(pilot, lambda: companion.work.journal.habits)
        await press(pilot, "8", "D")
        await shows(pilot, "ctrl+y brings it back")
        await press(pilot, "n", "f2")
        await shows(pilot, "ctrl+y")


async def test_a_key_changed_in_another_process_is_taken_and_taught(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await shows(pilot, "s start")
        filled.preferences.change(preference("keys"), "start=ctrl+r")
        pilot.app.poll()  # type: ignore[attr-defined]
        await shows(pilot, "ctrl+r start")
        await press(pilot, "ctrl+r")
        await shows(pilot, "Begin")


def test_no_words_name_a_key_that_can_be_changed() -> None:
    """Words say ``{undo} brings it back``; the key is put in where they are shown."""
    told = re.compile(r'"[^"]*\b[uz] (?:brings|takes) (?:it|that) back')
    root = Path(companion.tui.__file__).parent
    assert not [path.name for path in root.rglob("*.py") if told.search(path.read_text())]


async def test_a_key_set_under_a_name_of_before_goes_on_working(filled: Companion) -> None:
    filled.preferences.change(preference("keys"), "excuse=d, put-away=ctrl+e, leave-in-peace=r")
    async with opened(filled) as pilot:
        await press(pilot, "2")
        await press(pilot, "d", "enter")
        await shows(pilot, "skipped today, streak kept")
        await press(pilot, "ctrl+e")
        await shows(pilot, "archived")
        await press(pilot, "3", "r")
        await shows(pilot, "Snooze")
