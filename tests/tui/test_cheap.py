"""Guards of speed that count instead of timing: what a tick may cost, whoever's machine it runs on."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.dom import DOMNode

from companion.bootstrap import make_companion
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.store import lazy, tables
from companion.tui.app import CompanionApp
from companion.tui.friends.screen import FriendsScreen
from companion.tui.stylesheet import ReadOnce
from tests.tui.conftest import TODAY, opened, press, until


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
        rows: set[int] = set()
        render = ChopsUpdate.render_segments

        def counted(self: ChopsUpdate, console: object) -> str:
            text = render(self, console)
            written.append(text)
            rows.update(y for y, _, _ in self.spans)
            return text

        monkeypatch.setattr(ChopsUpdate, "render_segments", counted)
        before = demo.work.journal
        await press(pilot, "space")
        await until(pilot, lambda: demo.work.journal is not before)
        assert sum(map(len, written)) <= 1000
        assert len(rows) <= 3


async def test_going_to_a_screen_again_reads_no_style_and_sends_one_frame(
    demo: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo) as pilot:
        for place in ("2", "3", "2"):
            await press(pilot, place)
        parsed: list[object] = []
        frames: list[object] = []
        parse, show = ReadOnce.parse, CompanionApp._display

        def counted(app: CompanionApp, screen: object, frame: object) -> None:
            if frame is not None and not app._batch_count:
                frames.append(frame)
            show(app, screen, frame)  # type: ignore[arg-type]

        monkeypatch.setattr(ReadOnce, "parse", lambda self: parsed.append(self) or parse(self))
        monkeypatch.setattr(CompanionApp, "_display", counted)
        await press(pilot, "3")
        await until(pilot, lambda: frames)
        assert not parsed
        assert len(frames) <= 2  # the screen, and what moved under the mouse or the cursor


async def test_a_first_visit_styles_no_other_screen_and_makes_no_picture_that_is_not_shown(
    demo: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "2")
        others = set(pilot.app.screen.walk_children())
        styled: list[DOMNode] = []
        unseen: list[Compositor] = []
        apply, render = ReadOnce.apply, Compositor.render_update

        def styling(self: ReadOnce, node: DOMNode, **options: Any) -> None:
            styled.append(node)
            apply(self, node, **options)

        def rendering(self: Compositor, **options: Any) -> object:
            if pilot.app._batch_count:
                unseen.append(self)
            return render(self, **options)

        monkeypatch.setattr(ReadOnce, "apply", styling)
        monkeypatch.setattr(Compositor, "render_update", rendering)
        await press(pilot, "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, FriendsScreen))
        assert styled
        assert not others & set(styled)
        assert not unseen


def test_a_tick_reads_one_year_of_one_habit(demo: Companion, monkeypatch: pytest.MonkeyPatch) -> None:
    habit = next(iter(demo.work.journal.habits))
    read: list[object] = []
    real = lazy.read_year
    monkeypatch.setattr(lazy, "read_year", lambda document, year: read.append(year) or real(document, year))
    fresh = make_companion(demo.work.repository.names.real, lambda: datetime(2026, 3, 10, 9, 0))
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
    assert len(documents) <= 2
    assert sum(len(json.dumps(document)) for document in documents) < 40_000


def test_reading_twice_reads_the_file_once(demo: Companion, monkeypatch: pytest.MonkeyPatch) -> None:
    from companion.store import atomic

    reads: list[object] = []
    real = atomic.read_whole
    monkeypatch.setattr(atomic, "read_whole", lambda path: reads.append(path) or real(path))
    fresh = make_companion(demo.work.repository.names.real, lambda: datetime(2026, 3, 10, 9, 0))
    fresh.snapshot().lapses  # noqa: B018
    fresh.snapshot().habits  # noqa: B018
    fresh.work.today()
    assert len(reads) == 1
