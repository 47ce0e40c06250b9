"""What somebody who looks on can see: nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time, timedelta

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from companion.bootstrap import make_repository
from companion.render_cache import RenderCache
from companion.services.companion import Companion
from companion.services.preference_table import preference
from companion.store import key, seal
from companion.store.paths import StorePaths
from companion.store.sealing import encrypt_store, plain_files
from companion.tui.app import CompanionApp
from companion.tui.privacy.hidden import HiddenScreen
from companion.tui.privacy.lock import LockScreen
from tests.sweeps import ALL
from tests.tui.conftest import TODAY, MovableClock, opened, press, shows, text_of, until

NAMES = ("First coffee", "A book", "Mira", "Joren", "Woodcut")
PLACES = ("1", "2", "3", "4", "5", "6", "7", "comma")
INSIDE = ("enter", "a", "e", "s", "S", "c", "question_mark", "ctrl+p", "D", "slash")


# Each place with each dialog by hand; in the usual run with every fourth, another one each time.
HIDDEN = [(place, INSIDE if ALL else INSIDE[n % 4 :: 4]) for n, place in enumerate(PLACES)]


def names_on(text: str) -> list[str]:
    return [name for name in NAMES if name in text]


@pytest.mark.parametrize(("place", "insides"), HIDDEN)
async def test_the_hide_key_empties_every_screen_and_dialog_and_brings_it_back(
    filled: Companion, place: str, insides: Sequence[str]
) -> None:
    async with opened(filled) as pilot:
        for inside in ("", *insides):
            await press(pilot, place)
            if inside:
                await press(pilot, inside)
            before = text_of(pilot)
            await press(pilot, "f9")
            await until(pilot, lambda: isinstance(pilot.app.screen, HiddenScreen))
            assert text_of(pilot).strip() == ""
            await press(pilot, "f9")
            await until(pilot, lambda: not isinstance(pilot.app.screen, HiddenScreen))
            assert text_of(pilot) == before
            await press(pilot, "escape", "escape")


@pytest.mark.parametrize("cover", ["f9", "0", "resize"])
async def test_under_a_cover_no_key_shows_or_does_anything(filled: Companion, cover: str) -> None:
    async with opened(filled) as pilot:
        app = pilot.app
        if cover == "resize":
            await pilot.resize_terminal(30, 10)
        else:
            await press(pilot, cover)
        before, stack = filled.work.journal, list(app.screen_stack)
        for key in ("ctrl+p", "2", "comma", "u", "a", "space", "enter", "ctrl+p", "down"):
            await press(pilot, key)
            assert list(app.screen_stack) == stack
        assert filled.work.journal is before


async def test_the_palette_under_a_cover_comes_back_with_it(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "ctrl+p", "f9", "ctrl+p")
        assert isinstance(pilot.app.screen, HiddenScreen)
        await press(pilot, "f9")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))


async def test_a_typed_draft_survives_hiding(filled: Companion) -> None:
    async with opened(filled) as pilot:
        await press(pilot, "3", "a", *"Anouk")
        await press(pilot, "f9")
        assert "Anouk" not in text_of(pilot)
        await press(pilot, "f9")
        assert "Anouk" in text_of(pilot)


async def test_another_key_can_hide_and_works_in_text_fields(filled: Companion) -> None:
    filled.preferences.change(preference("hide-key"), "ctrl+g")
    async with opened(filled) as pilot:
        await press(pilot, "3", "a", *"Anouk", "ctrl+g")
        assert text_of(pilot).strip() == ""
        await press(pilot, "ctrl+g")
        await shows(pilot, "Anouk")
        await press(pilot, "f9")
        assert "Anouk" in text_of(pilot)


async def test_the_title_of_the_terminal_names_nobody(filled: Companion) -> None:
    async with opened(filled) as pilot:
        for place in PLACES:
            await press(pilot, place, "enter")
            assert not names_on(f"{pilot.app.title} {pilot.app.sub_title} {pilot.app.screen.title}")
            await press(pilot, "escape")


async def test_the_neutral_view_shows_times_and_no_names(filled: Companion) -> None:
    filled.blocks.add(
        "Therapy with A.",
        first=TODAY,
        at=time(9, 30),
        minutes=45,
        rule="FREQ=WEEKLY;BYDAY=TU",
        place="Hall Street",
    )
    async with opened(filled) as pilot:
        await press(pilot, "space", "s", "enter", "escape")
        await shows(pilot, "First coffee, since 09:00")  # what is under way is said on every place
        await press(pilot, "0")
        await shows(pilot, "Calendar")
        text = text_of(pilot)
        assert "09:30 – 10:15" in text
        assert text.count("Busy") == 3
        assert not names_on(text)
        assert "Therapy" not in text and "Hall" not in text
        await press(pilot, "a", "c", "s", "z")
        assert text_of(pilot) == text
        await press(pilot, "escape")
        await shows(pilot, "First coffee")


async def test_an_idle_screen_locks_and_only_the_passphrase_opens_it(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    for module in ("idle_lock", "suspending"):
        monkeypatch.setattr(f"companion.tui.{module}.monotonic", lambda: now[0])
    filled.lock.choose("tea leaves")
    filled.preferences.change(preference("lock-minutes"), "5")
    async with opened(filled) as pilot:
        await press(pilot, "3", "enter")
        now[0] += 5 * 60 - 1
        pilot.app.poll()
        await pilot.pause()
        assert names_on(text_of(pilot))
        now[0] += 1
        pilot.app.poll()
        await until(pilot, lambda: isinstance(pilot.app.screen, LockScreen))
        await shows(pilot, "passphrase")
        assert not names_on(text_of(pilot))
        await press(pilot, "f9", "ctrl+p", "escape", *"tea milk", "enter")
        await shows(pilot, "that is not it")
        await press(pilot, "tab", "1", "2", "3")
        assert isinstance(pilot.app.screen, LockScreen)
        pilot.app.screen.query_one(Input).value = ""
        pilot.app.screen.query_one(Input).focus()
        await press(pilot, *"tea leaves", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, LockScreen))
        assert names_on(text_of(pilot))


async def test_without_a_passphrase_nothing_locks(filled: Companion, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    for module in ("idle_lock", "suspending"):
        monkeypatch.setattr(f"companion.tui.{module}.monotonic", lambda: now[0])
    filled.preferences.change(preference("lock-minutes"), "1")
    async with opened(filled) as pilot:
        now[0] += 3600
        pilot.app.poll()
        await pilot.pause()
        assert not isinstance(pilot.app.screen, LockScreen)


async def test_the_palette_has_no_command_that_writes_the_screen_to_a_file(filled: Companion) -> None:
    async with opened(filled) as pilot:
        titles = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert not [title for title in titles if "screenshot" in title.lower()]


async def test_keys_of_one_s_own_work_and_stand_in_the_help(filled: Companion) -> None:
    filled.preferences.change(preference("keys"), "undo=ctrl+y, look-into-it=v")
    async with opened(filled, (100, 60)) as pilot:
        await press(pilot, "space")
        key = filled.snapshot().habits[0].habit.id
        await until(pilot, lambda: len(filled.work.journal.entries_of(key)) == 30)
        await press(pilot, "u")
        assert len(filled.work.journal.entries_of(key)) == 30
        await press(pilot, "ctrl+y")
        await until(pilot, lambda: len(filled.work.journal.entries_of(key)) == 29)
        await press(pilot, "question_mark")
        await until(pilot, lambda: re.search("v +Open the check-in", text_of(pilot)))
        await press(pilot, "escape", "f9")
        assert text_of(pilot).strip() == ""


async def test_a_sealed_store_asks_for_its_own_passphrase(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("MEMORY", 64), ("ROUNDS", 1), ("LANES", 1)):
        monkeypatch.setattr(key, name, value)
    monkeypatch.setattr(seal, "_keys", {})
    now = [1000.0]
    for module in ("idle_lock", "suspending"):
        monkeypatch.setattr(f"companion.tui.{module}.monotonic", lambda: now[0])
    filled.preferences.change(preference("lock-minutes"), "1")
    encrypt_store(filled.work.repository, "green tea leaves")
    async with opened(filled) as pilot:
        now[0] += 60
        pilot.app.poll()
        await until(pilot, lambda: isinstance(pilot.app.screen, LockScreen))
        await press(pilot, *"green tea", "enter")
        await shows(pilot, "that is not it")
        await press(pilot, *"green tea leaves", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, LockScreen))
        assert names_on(text_of(pilot))


async def test_an_app_that_is_open_when_the_store_is_sealed_locks_and_keeps_nothing(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("MEMORY", 64), ("ROUNDS", 1), ("LANES", 1)):
        monkeypatch.setattr(key, name, value)
    monkeypatch.setattr(seal, "_keys", {})
    path = filled.work.repository.paths.real
    app = CompanionApp(lambda: filled, cache=RenderCache(path))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until(pilot, lambda: names_on(text_of(pilot)))
        encrypt_store(make_repository(path, filled.work.clock), "green tea leaves")
        seal._keys.clear()  # it was another process
        await press(pilot, "space")
        await until(pilot, lambda: isinstance(pilot.app.screen, LockScreen))
        assert not names_on(text_of(pilot))
        await press(pilot, *"green tea", "enter")
        await shows(pilot, "that is not it")
        await press(pilot, *"green tea leaves", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, LockScreen))
        assert names_on(text_of(pilot))
        await press(pilot, "space")
        await pilot.app.action_quit()
    assert path.read_bytes().startswith(seal.MAGIC)
    assert plain_files(StorePaths.of(path)) == []


async def test_a_visit_that_cannot_be_noted_because_the_store_was_sealed_locks_and_stops_nothing(
    filled: Companion, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("MEMORY", 64), ("ROUNDS", 1), ("LANES", 1)):
        monkeypatch.setattr(key, name, value)
    monkeypatch.setattr(seal, "_keys", {})
    path = filled.work.repository.paths.real
    async with opened(filled) as pilot:
        assert pilot.app.snapshot  # type: ignore[attr-defined]
        encrypt_store(make_repository(path, filled.work.clock), "green tea leaves")
        seal._keys.clear()
        clock.moment += timedelta(days=1)
        pilot.app.touched += 1  # type: ignore[attr-defined]
        pilot.app.poll()  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(pilot.app.screen, LockScreen))


def toasts(pilot: Pilot[None]) -> str:
    """What is said beside the screen now."""
    return " ".join(str(notice.message) for notice in pilot.app._notifications)


async def test_the_app_says_that_the_folder_went_away_and_goes_on_when_it_is_back(filled: Companion) -> None:
    names = filled.work.repository.paths
    async with opened(filled) as pilot:
        elsewhere = names.folder.with_name(names.folder.name + "-unmounted")
        names.folder.rename(elsewhere)
        await until(pilot, lambda: "what is shown is from memory" in toasts(pilot))
        assert names_on(text_of(pilot))
        await press(pilot, "space")
        await until(pilot, lambda: "any more, so nothing was saved" in toasts(pilot))
        assert not names.folder.exists()
        elsewhere.rename(names.folder)
        await until(pilot, lambda: "is back" in toasts(pilot))
        before = filled.work.journal
        await press(pilot, "space")
        await until(pilot, lambda: filled.work.journal != before)
