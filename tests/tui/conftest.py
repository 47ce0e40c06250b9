"""A companion on a real file with a clock one can move, and an app that is driven by keys alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from textual import app, pilot, screen
from textual._context import active_app
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from companion.bootstrap import make_companion
from companion.domain.friend import Circle
from companion.domain.habit import DONE
from companion.domain.interest import parse_goal
from companion.domain.schedule import parse_schedule
from companion.services.companion import Companion
from companion.tui import in_turn
from companion.tui.app import CompanionApp

TODAY = date(2026, 3, 10)
SIZES = [(80, 24), (100, 30), (160, 50)]
HOSTILE = (
    "[/] call [mum",
    "👩‍🚀 🇳🇴 tea",
    "قراءة هادئة",
    "x" * 200,
    "two\nlines",
    "\x1b[31mred\x1b[0m",
    "日本語の散歩",
)


async def _settled(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until nothing is left to do or to paint but what waits for a time, a thread or another process.

    Textual's own way is to sleep until the process takes no time, twice a key: the tests would sleep a third
    of their time, and on a busy machine an app that is kept waiting would pass for one that has come to rest.
    """
    loop, running = asyncio.get_running_loop(), active_app.get(None)
    last, calm = loop.time() + max_sleep, 0
    while calm < 3 and loop.time() < last:
        await asyncio.sleep(0)
        busy = loop._ready or getattr(running, "_busy", False)  # type: ignore[attr-defined]
        calm = 0 if busy else calm + 1
        if calm == 3 and running is not None and _to_be_painted(running):
            running.screen._on_timer_update()
            calm = 0


def _to_be_painted(running: app.App[object]) -> bool:
    if not running.screen_stack or running._batch_count:
        return False
    top = running.screen
    waiting = top._layout_required or top._scroll_required or top._repaint_required or top._recompose_required
    return top.is_running and bool(waiting or top._dirty_widgets)


def _soon(running: app.App[object], delay: float = 0) -> None:
    """Paint nothing of another place until what waits was handled; Textual takes a twentieth of a second."""
    running._begin_batch()

    def end() -> None:
        running._end_batch()
        if not running._batch_count:
            running.screen.refresh()

    running.call_later(end)


pilot.wait_for_idle = app.wait_for_idle = _settled
app.App.delay_update = _soon  # type: ignore[method-assign,assignment]
in_turn.LAYOUT_SECONDS = 0  # what waits for a time does not wait in tests
screen.UPDATE_PERIOD = 1 / 10  # a frame is painted when all has come to rest, seldom on the way there


# Every app of the tests parses the same styles, most of them Textual's own: a third of the time, unless each
# text is parsed once for each set of colours.
_PARSE = Stylesheet._parse_rules
_PARSED: dict[object, list[RuleSet]] = {}


def _parse_once(self: Stylesheet, *text: object, **about: object) -> list[RuleSet]:
    key = (frozenset(self._variables.items()), text, *about.items())
    if key not in _PARSED:
        _PARSED[key] = _PARSE(self, *text, **about)  # type: ignore[arg-type]
    return _PARSED[key]


Stylesheet._parse_rules = _parse_once  # type: ignore[method-assign]


class MovableClock:
    """Stands still until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(datetime(2026, 3, 10, 9, 0))


@pytest.fixture
def companion(tmp_path: Path, clock: MovableClock) -> Companion:
    return make_companion(tmp_path / "companion.json", clock)


@pytest.fixture
def filled(companion: Companion) -> Companion:
    """Two habits, one of them lapsed; a friend overdue and one fine; an interest."""
    start = TODAY - timedelta(days=60)
    habits, friends = companion.habits, companion.friends
    coffee = habits.add("First coffee", parse_schedule("daily"), start=start).delta[0].key
    book = habits.add("A book", parse_schedule("daily"), start=start).delta[0].key

    def history(journal):
        for n in range(1, 30):
            journal = journal.with_entry(coffee, TODAY - timedelta(days=n), DONE)
            journal = journal.with_entry(book, TODAY - timedelta(days=n + 5), DONE)
        return journal

    companion.work.commit("history", history)
    mira = friends.add("Mira", circle=Circle.INNER, added=start).delta[0].key
    friends.log([mira], day=TODAY - timedelta(days=20))
    friends.add("Joren", circle=Circle.KEPT, added=start)
    companion.interests.add("Woodcut", goal=parse_goal("60 minutes a week"), added=start)
    return companion


@pytest.fixture
def hostile(companion: Companion) -> Companion:
    """Names nobody should be able to break a screen with."""
    for name in HOSTILE:
        companion.habits.add(name, parse_schedule("daily"), start=TODAY - timedelta(days=9), note=name)
        friend = companion.friends.add(name, added=TODAY - timedelta(days=90), note=name, good_for=name)
        companion.friends.add_ask(friend.delta[0].key, name)
        companion.interests.add(name, why=name, added=TODAY - timedelta(days=90))
    return companion


@asynccontextmanager
async def opened(companion: Companion, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Pilot[None]]:
    """The app under test; toasts and tooltips are on, so that a crash in one is seen."""
    app = CompanionApp(lambda: companion)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, lambda: bool(text_of(pilot).strip()))
        yield pilot


async def until(pilot: Pilot[None], condition: Callable[[], object], tries: int = 400) -> None:
    """Wait for a condition, never for a time; fail when it does not come true."""
    for _ in range(tries):
        await pilot.pause()
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"never came true; the screen shows:\n{text_of(pilot)}")


async def shows(pilot: Pilot[None], words: str) -> None:
    """Wait until the screen shows ``words``."""
    await until(pilot, lambda: words in text_of(pilot))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys; each has been handled when the next is pressed."""
    await pilot.press(*keys)
    await pilot.pause()


async def down_to(pilot: Pilot[None], kind: str) -> None:
    """Move the cursor down until it stands on a row of that kind, such as ``step``."""
    for _ in range(40):
        key = getattr(pilot.app.focused, "key", None)
        if isinstance(key, tuple) and key[0] == kind:
            return
        await press(pilot, "j")
    raise AssertionError(f"no row of {kind} below; the screen shows:\n{text_of(pilot)}")


def dialog_text(pilot: Pilot[None]) -> str:
    """What a dialog shows, without the screen that stays in view behind it."""
    box = pilot.app.screen.query_one(".dialog").region
    strips = pilot.app.screen._compositor.render_strips()[box.y : box.bottom]
    return "\n".join(strip.crop(box.x, box.right).text for strip in strips)


def text_of(pilot: Pilot[None]) -> str:
    """What the screen shows, as text."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
