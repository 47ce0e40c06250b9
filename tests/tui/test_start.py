"""What a start shows is kept for the coming days, exactly as it will be, and never for other eyes."""

from __future__ import annotations

import gc
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, time
from functools import partial
from pathlib import Path

import pyte
import pytest
from textual import constants, events
from textual.pilot import Pilot

from companion.bootstrap import open_app
from companion.early import FRAME, terminal
from companion.render_cache import RenderCache
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.services.preference_table import preference
from companion.tui.app import CompanionApp
from companion.tui.privacy.hidden import HiddenScreen
from companion.tui.themes import OWN, SIXTEEN
from tests.sweeps import sample
from tests.tui.conftest import TODAY, MovableClock, opened, press, shows, text_of, until

SIZE = (100, 30)
LAST = "2026-03-17T09:00"  # on the last day that is made ahead


@pytest.fixture(autouse=True)
def morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPANION_NOW", "2026-03-10T09:00")
    monkeypatch.setattr("companion.tui.ahead.SLICE_SECONDS", 0.001)
    monkeypatch.setattr("companion.tui.ahead.IDLE_SECONDS", 0.001)
    monkeypatch.setattr("companion.tui.ahead.LEAVING_SECONDS", 20.0)  # on a busy machine too


@asynccontextmanager
async def started(companion: Companion, size: tuple[int, int] = SIZE) -> AsyncIterator[Pilot[None]]:
    """The app as a person starts it, with what it keeps for the next start."""
    app = CompanionApp(lambda: companion, cache=cache_of(companion))
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: "Solitude" in text_of(pilot))
        yield pilot


def cache_of(companion: Companion) -> RenderCache:
    """What is kept beside the store."""
    return RenderCache(companion.work.repository.paths.real)


def frame_at(
    companion: Companion, monkeypatch: pytest.MonkeyPatch, then: str, size: tuple[int, int] = SIZE
) -> str | None:
    """The picture that is kept for a moment, as text; None without one."""
    with monkeypatch.context() as later:
        later.setenv("COMPANION_NOW", then)
        frame = cache_of(companion).recall(FRAME, terminal(*size))
    if frame is None:
        return None
    screen = pyte.Screen(*size)
    screen.set_mode(pyte.modes.LNM)
    pyte.Stream(screen).feed(frame)
    return "\n".join(screen.display)


async def test_leaving_within_the_first_second_is_an_opening_too(filled: Companion) -> None:
    filled.work.repository.paths.visits.write_text("2026-03-09\n\n")
    async with started(filled) as pilot:
        await pilot.app.action_quit()
    assert filled.visits.opened == TODAY


@pytest.mark.parametrize("size", sample([(140, 50), (100, 30), (44, 40), (80, 24)], 2))
async def test_each_of_the_coming_days_is_kept_as_it_will_be(
    companion: Companion, clock: MovableClock, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    companion.blocks.add("Reading hour", first=TODAY, at=time(8, 0), minutes=45, rule="FREQ=WEEKLY;BYDAY=TH")
    async with started(companion, size) as pilot:
        await until(pilot, partial(frame_at, companion, monkeypatch, LAST, size), tries=2000)
    for day in range(TODAY.day, TODAY.day + 8):
        clock.moment = datetime(2026, 3, day, 9)
        kept = frame_at(companion, monkeypatch, clock.moment.isoformat(), size)
        async with opened(companion, size) as pilot:
            await until(pilot, lambda: f" {day} March" in text_of(pilot))  # noqa: B023
            await pilot.pause()
            assert [line.rstrip() for line in text_of(pilot).splitlines()] == [
                line.rstrip() for line in (kept or "").splitlines()
            ]


async def test_a_habit_that_sorts_elsewhere_tomorrow_does_not_take_the_cursor_with_it(
    filled: Companion, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started(filled) as pilot:
        await press(pilot, "j", "space")
        await until(pilot, partial(frame_at, filled, monkeypatch, LAST))
    tomorrow = frame_at(filled, monkeypatch, "2026-03-11T09:00") or ""
    assert "› ○ First coffee" in tomorrow


async def test_nothing_is_made_again_that_is_kept(filled: Companion, monkeypatch: pytest.MonkeyPatch) -> None:
    async with started(filled) as pilot:
        await until(pilot, partial(frame_at, filled, monkeypatch, LAST))
        await pilot.app.action_quit()

    class Again:
        def __init__(self, app: object) -> None:
            raise AssertionError("it is kept")

    monkeypatch.setattr("companion.tui.unseen.UnseenToday", Again)
    async with started(filled) as pilot:
        await pilot.app.action_quit()


async def test_leaving_right_after_a_tick_keeps_today_and_tomorrow(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started(filled) as pilot:
        await press(pilot, "space")
        await until(pilot, lambda: "✓ First coffee" in text_of(pilot))
        await pilot.app.action_quit()
    for now in ("2026-03-10T09:00", "2026-03-11T09:00"):
        assert frame_at(filled, monkeypatch, now)
    assert "✓ First coffee" in (frame_at(filled, monkeypatch, "2026-03-10T09:00") or "")


async def test_leaving_waits_no_longer_than_it_may(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.tui.ahead.LEAVING_SECONDS", 0.0)
    async with started(filled) as pilot:
        await pilot.app.action_quit()
    assert not frame_at(filled, monkeypatch, LAST)


async def test_a_change_drops_the_days_that_were_made_before_it(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started(filled) as pilot:
        await until(pilot, partial(frame_at, filled, monkeypatch, LAST))
        await press(pilot, "space")
        assert not frame_at(filled, monkeypatch, LAST)
        await until(pilot, partial(frame_at, filled, monkeypatch, LAST))


async def test_another_size_takes_the_place_of_the_last_one(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started(filled) as pilot:
        await until(pilot, partial(frame_at, filled, monkeypatch, LAST))
        await pilot.resize_terminal(80, 24)
        await until(pilot, partial(frame_at, filled, monkeypatch, LAST, (80, 24)))
    assert not frame_at(filled, monkeypatch, LAST)


async def test_what_is_kept_shows_today_though_one_stands_on_another_day_or_at_another_place(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started(filled) as pilot:
        await press(pilot, "left", "3")
        await until(pilot, partial(frame_at, filled, monkeypatch, LAST))
    assert "Tuesday 10 March" in (frame_at(filled, monkeypatch, "2026-03-10T09:00") or "")


async def test_what_is_kept_is_for_its_owner_alone(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started(filled) as pilot:
        await until(pilot, partial(frame_at, filled, monkeypatch, LAST))
    folder = filled.work.repository.paths.render_cache
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(part.stat().st_mode) for part in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("key", ["f9", "0"])
async def test_hiding_takes_the_pictures_away_at_once_and_leaving_then_keeps_none(
    filled: Companion, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with started(filled) as pilot:
        await until(pilot, partial(frame_at, filled, monkeypatch, LAST))
        await press(pilot, key)
        await until(pilot, lambda: not frame_at(filled, monkeypatch, "2026-03-10T09:00"))
        pilot.app.poll()
        await pilot.app.action_quit()
    assert not (filled.work.repository.paths.render_cache / FRAME).exists()


async def test_what_was_hidden_and_is_seen_again_is_kept_again(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started(filled) as pilot:
        await press(pilot, "f9")
        await until(pilot, lambda: isinstance(pilot.app.screen, HiddenScreen))
        await press(pilot, "f9")
        await until(pilot, partial(frame_at, filled, monkeypatch, LAST))


async def test_behind_a_passphrase_nothing_is_kept_and_leaving_keeps_nothing(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled.work.repository.paths.render_cache
    async with started(filled) as pilot:
        await until(pilot, partial(frame_at, filled, monkeypatch, "2026-03-10T09:00"))
        pilot.app.lock(lambda passphrase: passphrase == "open")  # while the days after are being made
        assert not list(folder.iterdir())
        await until(pilot, lambda: pilot.app._making.is_finished)
        assert not list(folder.iterdir())
        pilot.app.poll()
        await pilot.app.action_quit()
    assert not list(folder.iterdir())


async def test_a_setting_keeps_no_picture_and_takes_away_what_was_kept(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with started(filled) as pilot:
        await until(pilot, partial(frame_at, filled, monkeypatch, LAST))
        filled.preferences.change(preference("early-frame"), "no")
        await until(pilot, lambda: not (filled.work.repository.paths.render_cache / FRAME).exists())
        await pilot.app.action_quit()
    assert not (filled.work.repository.paths.render_cache / FRAME).exists()
    assert cache_of(filled).recall("status")


def test_opened_with_its_lock_nothing_is_kept_nor_left(
    filled: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    apps: list[CompanionApp] = []
    monkeypatch.setattr(CompanionApp, "run", lambda self: apps.append(self))
    monkeypatch.setattr(gc, "disable", lambda: None)
    paths = filled.work.repository.paths
    paths.render_cache.mkdir()
    (paths.render_cache / FRAME).write_text("Mira")
    open_app(paths.real, locked=True)
    assert not list(paths.render_cache.iterdir())
    apps[0].keep_ahead()  # which would fail outside of an event loop, if it did anything


async def test_every_place_can_be_gone_to_at_once(filled: Companion) -> None:
    for key, heading in (("2", "Solitude"), ("3", "Friends"), ("4", "Interests"), ("5", "Check-in")):
        async with started(filled) as pilot:
            await press(pilot, key)
            await shows(pilot, f" {heading} ·")


async def test_keys_typed_after_leaving_do_nothing(companion: Companion) -> None:
    app = CompanionApp(lambda: companion)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: bool(text_of(pilot).strip()))
        for key in ("q", "a", "3", "question_mark"):
            app.post_message(events.Key(key, None))
        await until(pilot, lambda: not app.is_running)
    assert app.return_code == 0


async def test_a_look_at_the_file_while_closing_finds_no_screen_and_does_nothing(
    companion: Companion,
) -> None:
    app = CompanionApp(lambda: companion)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: bool(text_of(pilot).strip()))
    app.poll()
    app._mind_size(pilot.app.size)


def test_the_app_takes_the_colours_of_the_terminal_it_is_opened_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apps: list[CompanionApp] = []
    monkeypatch.setattr(CompanionApp, "run", lambda self: apps.append(self))
    monkeypatch.setattr(gc, "disable", lambda: None)
    for system, themes in (("standard", SIXTEEN), ("truecolor", OWN)):
        monkeypatch.setattr(constants, "COLOR_SYSTEM", system)
        open_app(tmp_path / f"{system}.json")
        assert all(apps[-1].get_theme(theme.name) == theme for theme in themes)
