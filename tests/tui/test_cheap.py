"""Guards of speed that count instead of timing: what a tick may cost, whoever's machine it runs on."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from textual._compositor import ChopsUpdate
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.widget import Widget

from companion.bootstrap import make_companion
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.store import lazy, tables
from companion.tui.friends.screen import FriendsScreen
from companion.tui.today.screen import TodayScreen
from tests.tui.conftest import TODAY, opened, press, shows, text_of, until


@pytest.fixture
def demo(companion: Companion) -> Companion:
    write_demo(companion.work.repository, TODAY, 10)
    return companion


async def test_today_is_few_widgets(demo: Companion) -> None:
    async with opened(demo) as pilot:
        assert len(list(pilot.app.screen.walk_children())) <= 24


async def test_a_tick_repaints_two_lines_and_writes_less_than_a_kilobyte(
    demo: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "j", "space", "space")
        written: list[str] = []
        rows: list[int] = []

        def counted(app: App[None], screen: object, painted: object) -> None:
            if isinstance(painted, ChopsUpdate):
                written.append(painted.render_segments(app.console))
                rows.extend({y for y, _, _ in painted.spans})

        monkeypatch.setattr(App, "_display", counted)
        before = demo.work.journal
        await press(pilot, "space")
        await until(pilot, lambda: demo.work.journal is not before)
        await shows(pilot, ": done today")
        assert 0 < sum(map(len, written)) <= 1000
        assert len(set(rows)) <= 3


async def test_what_a_key_says_takes_the_place_of_what_was_said_without_a_blank_between(
    demo: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "j", "space")
        await shows(pilot, ": done today")
        said: list[str] = []
        show = TodayScreen.show_top_line

        def noted(screen: TodayScreen) -> None:
            said.append(screen.app.quiet_line)
            show(screen)

        monkeypatch.setattr(TodayScreen, "show_top_line", noted)
        await press(pilot, "space")
        await shows(pilot, ": taken back today")
        assert all(said)
        await press(pilot, "k")
        await until(pilot, lambda: ": taken back today" not in text_of(pilot))


async def test_going_to_a_screen_again_makes_no_widget(
    demo: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo) as pilot:
        for place in ("2", "3", "2"):
            await press(pilot, place)
        mounted: list[object] = []
        compose = Widget.compose
        monkeypatch.setattr(Widget, "compose", lambda self: mounted.append(self) or compose(self))
        await press(pilot, "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, FriendsScreen))
        assert not mounted


def test_a_tick_reads_one_year_of_one_habit(demo: Companion, monkeypatch: pytest.MonkeyPatch) -> None:
    habit = next(iter(demo.work.journal.habits))
    read: list[object] = []
    real = lazy.read_year
    monkeypatch.setattr(lazy, "read_year", lambda document, year: read.append(year) or real(document, year))
    fresh = make_companion(demo.work.repository.paths.real, lambda: datetime(2026, 3, 10, 9, 0))
    fresh.habits.toggle(habit)
    assert len(read) == 1


async def test_the_styles_of_roles_are_worked_out_for_the_app_alone(demo: Companion) -> None:
    async with opened(demo) as pilot:
        widgets = pilot.app.screen.walk_children(with_self=True)
        assert "role--muted" in pilot.app._component_styles
        assert not [widget for widget in widgets if any("role" in name for name in widget._component_styles)]


def test_a_tick_serialises_one_document_and_its_bookkeeping(
    demo: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded: list[object] = []
    real = tables._encode
    monkeypatch.setattr(tables, "_encode", lambda value: encoded.append(value) or real(value))
    demo.habits.toggle(next(iter(demo.work.journal.habits)))
    documents = [value for value in encoded if isinstance(value, dict)]
    assert len(documents) <= 3  # the year, the bookkeeping, and how to take it back
    assert sum(len(json.dumps(document)) for document in documents) < 40_000


def test_reading_twice_reads_the_file_once(demo: Companion, monkeypatch: pytest.MonkeyPatch) -> None:
    from companion.store import atomic

    reads: list[object] = []
    real = atomic.read_whole
    monkeypatch.setattr(atomic, "read_whole", lambda path: reads.append(path) or real(path))
    fresh = make_companion(demo.work.repository.paths.real, lambda: datetime(2026, 3, 10, 9, 0))
    fresh.snapshot().lapses  # noqa: B018
    fresh.snapshot().habits  # noqa: B018
    fresh.work.today()
    assert len(reads) == 1


@pytest.mark.parametrize("theme", ["companion-dark", "companion-light"])
async def test_a_start_reads_the_styles_once_and_another_theme_reads_them_again(
    demo: Companion, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    again: list[object] = []
    real = Stylesheet.reparse
    monkeypatch.setattr(Stylesheet, "reparse", lambda self: again.append(self) or real(self))
    demo.choose_theme(theme)
    async with opened(demo) as pilot:
        assert (pilot.app.theme, pilot.app.current_theme.dark) == (theme, theme == "companion-dark")
        assert again == []
        before = pilot.app.screen.styles.background
        pilot.app.theme = "companion-contrast"
        await until(pilot, lambda: len(again) == 1)
        await until(pilot, lambda: pilot.app.screen.styles.background != before)
