"""Today by its sketch: the day's sum, the week and its blocks, one step, the year where there is room."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from textual.pilot import Pilot

from companion.domain.schedule import parse_schedule
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.habits.rows import habit_rows
from companion.tui.kit.rows import RowList
from companion.tui.today.sum import sum_words
from tests.tui.conftest import TODAY, MovableClock, down_to, opened, press, shows, text_of, until


@pytest.fixture
def demo(companion: Companion) -> Companion:
    write_demo(companion.work.repository, TODAY, 1)
    return companion


def first_line(pilot: Pilot[None]) -> str:
    return text_of(pilot).splitlines()[0]


@pytest.mark.parametrize(
    ("habits", "ticked", "said"),
    [
        ([], 0, ()),
        (["daily"], 0, ("1 habit today",)),
        (["daily"], 1, ("1 of 1 done",)),
        (["daily", "daily", "daily"], 0, ("3 habits today",)),
        (["daily", "daily", "daily"], 2, ("2 of 3 done",)),
        (["daily", "daily", "daily"], 3, ("all 3 done",)),
        (["daily", "track"], 1, ("1 of 1 done",)),
        (["track"], 1, ()),
        (["mon", "daily"], 0, ("1 habit today",)),  # it is a Tuesday
    ],
)
def test_the_sum_of_the_day_in_words(
    companion: Companion, habits: list[str], ticked: int, said: tuple[str, ...]
) -> None:
    for n, schedule in enumerate(habits):
        change = companion.habits.add(f"habit {n}", parse_schedule(schedule), start=TODAY)
        if n < ticked:
            companion.habits.tick(change.delta[0].key)
    assert sum_words(companion.snapshot()) == said


def test_the_next_block_of_the_day_is_in_the_sum(companion: Companion, clock: MovableClock) -> None:
    companion.blocks.add("Library", first=TODAY, at=time(18, 0), minutes=90, rule="")
    assert sum_words(companion.snapshot()) == ("Library at 18:00",)
    clock.moment = datetime(2026, 3, 10, 18, 30)
    assert sum_words(companion.snapshot()) == ("Library until 19:30",)
    clock.moment = datetime(2026, 3, 10, 19, 30)
    assert sum_words(companion.snapshot()) == ()


@pytest.mark.parametrize("size", [(44, 18), (80, 24), (120, 36), (160, 50)])
async def test_the_first_line_says_the_sum_and_follows_a_tick(demo: Companion, size: tuple[int, int]) -> None:
    async with opened(demo, size) as pilot:
        await until(pilot, lambda: "10 March" in first_line(pilot) and "2 of 7 done" in first_line(pilot))
        await press(pilot, "j", "space")
        await until(pilot, lambda: "2 of 7 done" not in first_line(pilot))


async def test_the_essentials_are_on_a_phone_s_screen(demo: Companion) -> None:
    async with opened(demo, (44, 18)) as pilot:
        text = text_of(pilot)
        for words in ("2 of 7 done", "Gone quiet", "w look", "First coffee alone", "Walk and think", "book"):
            assert words in text


def test_what_is_done_is_toned_down_and_keeps_its_place(filled: Companion) -> None:
    before = filled.snapshot()
    rows = habit_rows(before)
    filled.habits.tick(before.habits[0].habit.id)
    after = habit_rows(filled.snapshot())
    assert [row.key for row in rows] == [row.key for row in after]

    def name_role(row_list: list, at: int) -> str:  # type: ignore[type-arg]
        return next(role for text, role in row_list[at].draw(90)[0] if "First" in text)

    assert name_role(rows, 1) == ""
    assert name_role(after, 1) == "muted"


async def test_blocks_of_the_week_are_listed_and_one_that_has_begun_is_done_by_space(
    filled: Companion, clock: MovableClock
) -> None:
    filled.blocks.add("Reading hour", first=TODAY, at=time(18, 0), minutes=45, rule="FREQ=WEEKLY;BYDAY=TU,TH")
    async with opened(filled, (120, 36)) as pilot:
        await shows(pilot, "This week")
        assert text_of(pilot).count("18:00–18:45  Reading hour") == 2
        await down_to(pilot, "time")
        await press(pilot, "space")
        await shows(pilot, "begins at 18:00")
        assert not filled.work.journal.sessions
        clock.moment = datetime(2026, 3, 10, 18, 5)
        await shows(pilot, "space did it")
        await press(pilot, "space")
        await until(pilot, lambda: len(filled.work.journal.sessions) == 1)
        await shows(pilot, "✓ kept")


async def test_the_words_to_say_before_a_block_are_a_key_away(filled: Companion) -> None:
    filled.blocks.add("Reading hour", first=TODAY, at=time(18, 0), minutes=45, rule="")
    async with opened(filled, (100, 40)) as pilot:
        await down_to(pilot, "time")
        await press(pilot, "y")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "NoticeDialog")


async def test_one_step_of_interests_stands_there_the_one_that_waits_longest(demo: Companion) -> None:
    async with opened(demo, (120, 36)) as pilot:
        rows = pilot.app.screen.query_one("#interest", RowList)
        assert len(rows.keys) == 1
        await shows(pilot, "Chess problems")


async def test_the_year_is_shown_where_there_are_rows_to_spare(demo: Companion) -> None:
    async with opened(demo, (160, 50)) as pilot:
        await shows(pilot, "The year so far")
        await pilot.resize_terminal(160, 34)
        await until(pilot, lambda: "The year so far" not in text_of(pilot))
        await pilot.resize_terminal(160, 50)
        await shows(pilot, "The year so far")


async def test_there_is_no_year_before_anything_was_ticked(companion: Companion) -> None:
    companion.habits.add("Walk", parse_schedule("daily"), start=TODAY - timedelta(days=9))
    async with opened(companion, (160, 50)) as pilot:
        await press(pilot, "j")
        assert "The year so far" not in text_of(pilot)
