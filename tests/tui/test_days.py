"""Days are cells: one moves along the strip of a habit, and the keys act on the day one stands on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.pilot import Pilot

from companion.domain.habit import State
from companion.domain.schedule import parse_schedule
from companion.services.companion import Companion
from companion.tui.habits.strip import Days, Strip
from companion.tui.kit.lines import Line
from tests.tui.conftest import TODAY, opened, press, shows, text_of, until

YESTERDAY = TODAY - timedelta(days=1)
MARCH_8 = "Sunday 8 March"


@pytest.fixture
def five(companion: Companion) -> Companion:
    for name in ("Walk", "Read", "Write", "Swim", "Sit"):
        companion.habits.add(name, parse_schedule("daily"), start=TODAY - timedelta(days=400))
    return companion


def done_on(companion: Companion, day: date) -> list[str]:
    journal = companion.work.journal
    ids = [key for key, days in journal.entries.items() if day in days and days[day].state is State.DONE]
    return sorted(journal.habits[key].name for key in ids)


def first_line(pilot: Pilot[None]) -> str:
    return text_of(pilot).splitlines()[0]


@pytest.mark.parametrize("place", [(), ("2",)], ids=["Today", "Solitude"])
async def test_yesterday_is_filled_in_for_five_habits_in_ten_keys(
    five: Companion, place: tuple[str, ...]
) -> None:
    async with opened(five, (80, 24)) as pilot:
        await press(pilot, *place)
        await press(pilot, "left", *["space", "j"] * 4, "space")
        await until(pilot, lambda: len(done_on(five, YESTERDAY)) == 5)
        assert not done_on(five, TODAY)


@pytest.mark.parametrize("size", [(44, 18), (80, 24), (120, 36), (160, 50)])
@pytest.mark.parametrize("place", ["1", "2"])
async def test_the_day_is_said_in_words_and_what_is_known_of_it(
    five: Companion, size: tuple[int, int], place: str
) -> None:
    async with opened(five, size) as pilot:
        await press(pilot, place, "left", "left")
        await until(pilot, lambda: f"{MARCH_8}: not ticked" in first_line(pilot))
        await press(pilot, "space")
        await until(pilot, lambda: f"{MARCH_8}: done" in first_line(pilot))
        await press(pilot, "j")
        await until(pilot, lambda: f"{MARCH_8}: not ticked" in first_line(pilot))
        await press(pilot, "right", "right")
        await until(pilot, lambda: " 10 March" in first_line(pilot))


async def test_a_tick_of_another_day_is_taken_back_by_space_and_by_undo(five: Companion) -> None:
    async with opened(five) as pilot:
        await press(pilot, "left", "space", "space")
        await until(pilot, lambda: not done_on(five, YESTERDAY))
        await press(pilot, "space")
        await until(pilot, lambda: done_on(five, YESTERDAY))
        await press(pilot, "u")
        await until(pilot, lambda: not done_on(five, YESTERDAY))


@pytest.mark.parametrize("place", ["1", "2"])
async def test_x_skips_the_day_one_stands_on_and_one_stays_there(five: Companion, place: str) -> None:
    async with opened(five) as pilot:
        await press(pilot, place, "left", "left", "x")
        await shows(pilot, "reason")
        await press(pilot, "enter")
        await until(pilot, lambda: f"{MARCH_8}: skipped" in first_line(pilot))
        entries = [days for days in five.work.journal.entries.values() if days]
        assert [list(days) for days in entries] == [[date(2026, 3, 8)]]


async def test_escape_and_another_place_lead_back_to_today(five: Companion) -> None:
    async with opened(five) as pilot:
        for keys in (("escape",), ("3", "1")):
            await press(pilot, "left", "left")
            await until(pilot, lambda: MARCH_8 in first_line(pilot))
            await press(pilot, *keys)
            await until(pilot, lambda: "Tuesday 10 March" in first_line(pilot))
        await press(pilot, "space")
        await until(pilot, lambda: done_on(five, TODAY))


async def test_one_moves_on_past_the_first_day_that_has_room(five: Companion) -> None:
    async with opened(five, (80, 24)) as pilot:
        await press(pilot, *["left"] * 20, "space")
        await until(pilot, lambda: done_on(five, TODAY - timedelta(days=20)))


async def test_the_help_names_the_keys_of_days(five: Companion) -> None:
    async with opened(five, (100, 40)) as pilot:
        await press(pilot, "question_mark")
        await shows(pilot, "The day before")


def words(line: Line) -> str:
    return "".join(text for text, _ in line)


@pytest.mark.parametrize(
    ("strip", "chosen", "first", "last"),
    [
        (Strip(1), None, date(2026, 3, 4), TODAY),
        (Strip(1), date(2026, 3, 4), date(2026, 3, 4), TODAY),
        (Strip(1), date(2026, 3, 1), date(2026, 3, 1), date(2026, 3, 7)),
        (Strip(2, 2, 1), None, date(2026, 3, 2), date(2026, 3, 15)),
        (Strip(2, 2, 1), date(2026, 2, 27), date(2026, 2, 23), date(2026, 3, 8)),
    ],
)
def test_the_days_of_a_strip_hold_the_chosen_one(
    strip: Strip, chosen: date | None, first: date, last: date
) -> None:
    days = Days(TODAY, 0, chosen)
    found = days.shown(strip.weeks, whole_weeks=bool(strip.between_weeks))
    assert (found[0], found[-1]) == (first, last)
    assert chosen is None or chosen in found


@pytest.mark.parametrize("strip", [Strip(1), Strip(2), Strip(4, 1), Strip(8, 2, 1)])
def test_weekdays_stand_over_their_days_and_the_chosen_one_alone_is_marked(
    five: Companion, strip: Strip
) -> None:
    days, view = Days(TODAY, 0, YESTERDAY), five.snapshot().habits[0]
    marks, names = strip.marks(view, days), strip.weekdays(days)
    assert len(words(marks)) == len(words(names)) == strip.cells
    assert [text for text, role in marks if "day" in role.split()] == ["·"]
    assert [text for text, role in names if "strong" in role.split()] == ["M"]
