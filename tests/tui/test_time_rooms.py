"""Blocks, seasons and the log of time in little and much room: names stay, and what is said stands beside."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from companion.domain.friend import Circle
from companion.domain.season import SeasonKind
from companion.domain.session import Session
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.services.preference_table import preference
from tests.tui.conftest import TODAY, opened, press, shows, text_of, until


@pytest.fixture
def demo(companion: Companion) -> Companion:
    write_demo(companion.work.repository, TODAY, 1)
    return companion


@pytest.mark.parametrize("size", [(44, 18), (80, 24), (120, 36), (160, 50)])
@pytest.mark.parametrize(
    ("key", "names"),
    [("b", ("Walk by the river", "Library, upstairs")), ("n", ("Two jobs at once",)), ("l", ("Portuguese",))],
    ids=["blocks", "seasons", "sessions"],
)
async def test_names_are_whole_at_every_size(
    demo: Companion, size: tuple[int, int], key: str, names: tuple[str, ...]
) -> None:
    async with opened(demo, size) as pilot:
        await press(pilot, "2", key)
        for name in names:
            await shows(pilot, name)


async def test_what_to_say_before_a_block_stands_under_the_week(demo: Companion) -> None:
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "2", "b", "j")
        await shows(pilot, "Today 18:00: Library, upstairs. Back at 19:30.")
        await press(pilot, "j")
        await shows(pilot, "On Thursday 07:30: Walk by the river.")
        await press(pilot, "k", "k")  # over: nothing is to be said before it
        await until(pilot, lambda: "What to say beforehand" not in text_of(pilot))


@pytest.mark.parametrize("size", [(120, 36), (100, 44), (80, 24)])
async def test_what_a_season_asks_is_said_for_the_one_under_the_cursor(
    filled: Companion, size: tuple[int, int]
) -> None:
    async with opened(filled, size) as pilot:
        await press(pilot, "2", "n")
        await shows(pilot, "A season is for a busy or hard time")
        filled.seasons.add(
            "A move", kind=SeasonKind.OWN, end=date(2026, 3, 20), habits={}, circles={Circle.INNER: None}
        )
        await shows(pilot, "Running until Friday 20 March: 10 days to go.")


async def test_all_that_was_said_of_a_session_stands_beside_the_log(filled: Companion) -> None:
    filled.sessions.log(Session(0, TODAY, minutes=40, note="a long note about nothing"))
    async with opened(filled, (120, 36)) as pilot:
        await press(pilot, "2", "l")
        await shows(pilot, "a long note about nothing")
        await shows(pilot, "40 minutes · alone")


async def test_the_keys_of_the_timer_and_the_sides_of_the_compass_are_whole_on_a_phone(
    demo: Companion,
) -> None:
    async with opened(demo, (44, 18)) as pilot:
        await press(pilot, "5", "p")
        await shows(pilot, "I go quiet to avoid it")
        await press(pilot, "escape", "h", "pagedown")
        await shows(pilot, "Decisions handed over")
        await press(pilot, "escape", "2", "s", "ctrl+s")
        await shows(pilot, "leave it running")
        await press(pilot, "enter")
        await shows(pilot, "space skip")


async def test_the_week_of_blocks_shows_when_one_is_busy_elsewhere(filled: Companion, tmp_path: Path) -> None:
    pytest.importorskip("recurring_ical_events")
    path = tmp_path / "partner.ics"
    event = "UID:w\nSUMMARY:Walk\nDTSTART:20260312T183000\nDTEND:20260312T190000"
    path.write_text(
        f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\nBEGIN:VEVENT\n{event}\nEND:VEVENT\nEND:VCALENDAR\n",
        newline="\r\n",
    )
    filled.preferences.change(preference("calendars"), str(path))
    filled.blocks.add("Library", first=date(2026, 3, 12), at=time(18), minutes=90)
    async with opened(filled, (100, 30)) as pilot:
        await press(pilot, "2", "b")
        await shows(pilot, "18:30–19:00 busy")
        await shows(pilot, "also then: busy")
        await press(pilot, "right_square_bracket")
        await until(pilot, lambda: "busy" not in text_of(pilot))
        path.write_text("no calendar")
        await press(pilot, "left_square_bracket")
        await shows(pilot, "partner.ics is not a calendar")


async def test_a_season_that_is_over_offers_no_end_and_says_why(companion: Companion) -> None:
    start, end = TODAY - timedelta(days=20), TODAY - timedelta(days=5)
    off = {Circle.CLOSE: None}
    companion.seasons.add("Exams", kind=SeasonKind.BUSY, start=start, end=end, habits={}, circles=off)
    async with opened(companion, (100, 30)) as pilot:
        await press(pilot, "2", "n")
        await shows(pilot, "Exams")
        assert "end now" not in text_of(pilot)
        await press(pilot, "z")
        await shows(pilot, "there is nothing to end")
