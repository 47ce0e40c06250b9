"""Today stands on the screen before the store is read, and is what the store says."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from contextlib import asynccontextmanager
from datetime import datetime, time
from functools import partial
from pathlib import Path

import pytest
from textual import constants, events
from textual.pilot import Pilot

from companion.bootstrap import open_app
from companion.glance import Glance
from companion.services.demo import write_demo
from companion.tui.app import CompanionApp
from companion.tui.sheet import read_sheet
from companion.tui.themes import OWN, SIXTEEN
from tests.tui.conftest import TODAY, down_to, press, shows, text_of, until

SIZE = (100, 30)


@pytest.fixture(autouse=True)
def morning(monkeypatch):
    monkeypatch.setenv("COMPANION_NOW", "2026-03-10T09:00")
    monkeypatch.setattr(
        "companion.tui.app.SETTLE_SECONDS", 3600
    )  # a busy machine wakes no app; ``wake`` does


@asynccontextmanager
async def started(companion, size=SIZE):
    """The app as a person starts it; ``pilot.app.opened`` counts how often the store was asked for."""
    opened = []

    def make():
        opened.append(1)
        return companion

    app = CompanionApp(make, glance=Glance(companion.work.repository.paths.real))
    app.opened = opened
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: "Solitude" in text_of(pilot))
        yield pilot


async def seen(companion, *keys, size=SIZE) -> str:
    """Start, press keys, leave as a person does; what was shown before leaving."""
    async with started(companion, size) as pilot:
        await press(pilot, *keys)
        text = text_of(pilot)
        await pilot.app.action_quit()
    return text


def asleep(pilot: Pilot[None]) -> bool:
    return not pilot.app.opened


async def wake(pilot: Pilot[None]) -> None:
    """What half a second brings: the store is read."""
    pilot.app._settle()
    await until(pilot, lambda: not asleep(pilot))


async def test_leaving_before_the_store_was_read_is_an_opening_too(filled):
    await seen(filled)
    filled.work.repository.paths.visits.write_text("2026-03-09\n\n")
    async with started(filled) as pilot:
        assert asleep(pilot)
        await pilot.app.action_quit()
    assert filled.visits.opened == TODAY


async def test_the_second_start_shows_the_same_before_the_store_is_read(filled):
    first = await seen(filled)
    async with started(filled) as pilot:
        assert asleep(pilot)
        assert text_of(pilot) == first
        await wake(pilot)
        await pilot.pause()
        assert text_of(pilot) == first


def is_kept(companion, monkeypatch, then: str) -> bool:
    """Whether Today is kept for a moment to come."""
    with monkeypatch.context() as later:
        later.setenv("COMPANION_NOW", then)
        return Glance(companion.work.repository.paths.real).recall("today") is not None


@pytest.mark.parametrize("size", [(100, 30), (140, 50), (80, 24), (44, 40)])
async def test_each_of_the_coming_days_starts_with_what_it_is(companion, clock, monkeypatch, size):
    write_demo(companion.work.repository, TODAY, 1)
    companion.blocks.add("Reading hour", first=TODAY, at=time(8, 0), minutes=45, rule="FREQ=WEEKLY;BYDAY=TH")
    async with started(companion, size) as pilot:
        await until(pilot, partial(is_kept, companion, monkeypatch, "2026-03-17T09:00"))
        await pilot.app.action_quit()
    for ahead in range(1, 8):
        clock.moment = datetime(2026, 3, TODAY.day + ahead, 9)
        monkeypatch.setenv("COMPANION_NOW", clock.moment.isoformat())
        async with started(companion, size) as pilot:
            assert asleep(pilot)
            first = text_of(pilot)
            await wake(pilot)
            await pilot.pause()
            await pilot.pause()
            assert text_of(pilot) == first
            assert f" {TODAY.day + ahead} March" in first


async def test_behind_a_passphrase_nothing_is_kept_and_leaving_keeps_nothing(filled):
    folder = filled.work.repository.paths.glance
    async with started(filled) as pilot:
        await until(pilot, lambda: (folder / "today").exists())
        pilot.app.lock(lambda passphrase: passphrase == "open")
        await pilot.pause()
        assert not list(folder.iterdir())
        pilot.app.poll()
        await pilot.app.action_quit()
    assert not list(folder.iterdir())


async def test_leaving_right_after_a_tick_keeps_today_and_tomorrow(filled, monkeypatch):
    await seen(filled, "space")
    for now in ("2026-03-10T09:00", "2026-03-11T09:00"):
        assert is_kept(filled, monkeypatch, now)


async def test_a_change_drops_the_days_that_were_made_before_it(filled, monkeypatch):
    async with started(filled) as pilot:
        await until(pilot, lambda: is_kept(filled, monkeypatch, "2026-03-17T09:00"))
        await press(pilot, "space")
        assert not is_kept(filled, monkeypatch, "2026-03-17T09:00")
        await until(pilot, lambda: is_kept(filled, monkeypatch, "2026-03-17T09:00"))


async def test_a_tick_before_the_store_was_read_is_on_disk_and_shown(filled):
    await seen(filled)
    async with started(filled) as pilot:
        assert asleep(pilot)
        await press(pilot, "space")
        await shows(pilot, "✓ First coffee")
    assert len(filled.work.journal.entries_of(filled.snapshot().habits[0].habit.id)) == 30


async def test_the_panel_s_keys_work_before_the_store_was_read(filled):
    await seen(filled)
    async with started(filled) as pilot:
        assert "Gone quiet" in text_of(pilot)
        await press(pilot, "l")
        await until(pilot, lambda: len(filled.work.journal.answers) == 1)


async def test_a_change_made_elsewhere_is_not_hidden_by_what_was_kept(filled):
    await seen(filled)
    filled.habits.tick(filled.snapshot().habits[0].habit.id)
    async with started(filled) as pilot:
        assert not asleep(pilot)
        assert "✓ First coffee" in text_of(pilot)


async def test_a_change_of_the_last_session_is_kept_though_another_screen_was_shown(filled):
    await seen(filled, "space", "3")
    async with started(filled) as pilot:
        assert asleep(pilot)
        assert "✓ First coffee" in text_of(pilot)


async def test_what_is_kept_for_the_next_start_is_today_though_one_left_on_another_day(filled):
    first = await seen(filled)
    assert "Monday 9 March" in await seen(filled, "left")
    async with started(filled) as pilot:
        assert asleep(pilot)
        assert text_of(pilot) == first


async def test_another_size_of_the_terminal_is_drawn_anew(filled):
    await seen(filled)
    async with started(filled, (80, 24)) as pilot:
        assert not asleep(pilot)
        assert all(len(line) <= 80 for line in text_of(pilot).splitlines())


async def test_the_chosen_theme_is_there_from_the_first_frame(filled):
    filled.choose_theme("companion-light")
    await seen(filled)
    async with started(filled) as pilot:
        assert asleep(pilot)
        assert pilot.app.theme == "companion-light"


async def test_a_block_of_today_is_kept_for_the_next_start_and_can_be_acted_on_at_once(filled):
    filled.blocks.add("Reading hour", first=TODAY, at=time(8, 0), minutes=45, rule="FREQ=DAILY")
    first = await seen(filled)
    assert "Reading hour" in first
    async with started(filled) as pilot:
        assert asleep(pilot)
        assert text_of(pilot) == first
        await down_to(pilot, "time")
        await press(pilot, "space")
        await until(pilot, lambda: filled.work.journal.sessions)


async def test_what_today_shows_of_lifelike_data_comes_back_as_it_was(companion):
    write_demo(companion.work.repository, TODAY, 1)
    async with started(companion) as pilot:
        sheet = pilot.app.today_screen.sheet()
        again = read_sheet(sheet.text())
        for name, panel in sheet.panels.items():
            assert [row.key for row in again.panels[name].rows] == [row.key for row in panel.rows]


async def test_every_screen_can_be_gone_to_at_once(filled):
    await seen(filled)
    for key, heading in (("2", "Solitude"), ("3", "Friends"), ("4", "Interests"), ("5", "Check-in")):
        async with started(filled) as pilot:
            assert asleep(pilot)
            await press(pilot, key)
            await shows(pilot, f" {heading} ·")


async def test_hiding_and_help_work_before_the_store_was_read(filled):
    await seen(filled)
    async with started(filled) as pilot:
        await press(pilot, "f9")
        await until(pilot, lambda: not text_of(pilot).strip())
        await press(pilot, "f9")
        await press(pilot, "question_mark")
        await shows(pilot, "One screen for the morning")


def test_the_start_imports_neither_the_store_nor_the_rules(tmp_path):
    code = "import sys, companion.bootstrap, companion.glance, companion.tui.app\nprint(*sys.modules)"
    env = {**os.environ, "COMPANION_DATA": str(tmp_path / "none.json")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    loaded = {name for name in done.stdout.split() if name.startswith("companion.")}
    assert not [name for name in loaded if name.startswith(("companion.store", "companion.services"))]
    assert not loaded & {"companion.domain.journal", "companion.domain.habit", "companion.domain.friend"}


async def test_keys_typed_after_leaving_do_nothing(companion) -> None:
    app = CompanionApp(lambda: companion)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: bool(text_of(pilot).strip()))
        for key in ("q", "a", "3", "question_mark"):
            app.post_message(events.Key(key, None))
        await until(pilot, lambda: not app.is_running)
    assert app.return_code == 0


async def test_a_look_at_the_file_while_closing_finds_no_screen_and_does_nothing(companion) -> None:
    app = CompanionApp(lambda: companion)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: bool(text_of(pilot).strip()))
    app.poll()
    app._mind_size(pilot.app.size)


def test_the_app_takes_the_colours_of_the_terminal_it_is_opened_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[CompanionApp] = []
    monkeypatch.setattr(CompanionApp, "run", lambda self: started.append(self))
    monkeypatch.setattr(gc, "disable", lambda: None)
    for system, themes in (("standard", SIXTEEN), ("truecolor", OWN)):
        monkeypatch.setattr(constants, "COLOR_SYSTEM", system)
        open_app(tmp_path / f"{system}.json")
        assert all(started[-1].get_theme(theme.name) == theme for theme in themes)
