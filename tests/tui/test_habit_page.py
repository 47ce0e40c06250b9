"""A habit's page: nothing of it is cut at any width, and the day under the cursor is said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.habits.page_rows import day_lines, fact_lines
from companion.tui.kit.lines import Line, length
from tests.tui.conftest import TODAY, opened, press, shows, until


@pytest.fixture
def demo(companion: Companion) -> Companion:
    write_demo(companion.work.repository, TODAY, 1)
    return companion


def words(line: Line) -> str:
    return "".join(text for text, _ in line)


@pytest.mark.parametrize("width", [36, 38, 56, 62, 72, 76, 96, 156])
def test_facts_and_the_day_fit_into_every_width(demo: Companion, width: int) -> None:
    shot = demo.snapshot()
    for view in shot.habits:
        for line in (*fact_lines(view, shot, width), *day_lines(view, TODAY, TODAY, width)):
            assert length(line) <= width, words(line)


@pytest.mark.parametrize("width", [38, 56, 96])
def test_totals_and_weekdays_are_whole(demo: Companion, width: int) -> None:
    shot = demo.snapshot()
    view = shot.habits[0]
    text = "\n".join(words(line) for line in fact_lines(view, shot, width))
    done = sum(view.habit.counts(entry, day) for day, entry in view.entries.items())
    assert f"{done}" in text
    assert "█" not in text  # a blank eighth above the highest bar


async def test_space_and_x_act_on_the_day_of_the_year_under_the_cursor(filled: Companion) -> None:
    habit = filled.snapshot().habits[0].habit.id
    week_ago = TODAY - timedelta(days=7)
    async with opened(filled, (120, 36)) as pilot:
        await press(pilot, "2", "enter", "left")
        await shows(pilot, "Tuesday 3 March 2026: done")
        await press(pilot, "space")
        await until(pilot, lambda: week_ago not in filled.work.journal.entries_of(habit))
        await press(pilot, "x", "enter")
        await shows(pilot, "Tuesday 3 March 2026: skipped")
