"""The pictures of Insights: two columns where it is wide, axes named, no number cut, no walls of bars."""

from __future__ import annotations

import pytest

from companion.domain.schedule import parse_schedule
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.services.insights import Insights
from companion.tui.insights import rows
from companion.tui.kit.lines import Line, length
from tests.tui.conftest import TODAY, opened, press, shows, text_of

WIDTHS = (36, 38, 56, 76, 96, 116, 156)
PICTURES = (rows.year_lines, rows.strength_lines, rows.minutes_lines, rows.contacts_lines)


@pytest.fixture
def demo(companion: Companion) -> Companion:
    write_demo(companion.work.repository, TODAY, 1)
    return companion


def words(line: Line) -> str:
    return "".join(text for text, _ in line)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("draw", PICTURES)
def test_no_line_is_too_long_and_nothing_is_cut(demo: Companion, draw: object, width: int) -> None:
    found = Insights(demo.snapshot())
    for line in draw(found, width):  # type: ignore[operator]
        assert length(line) <= width
        assert "…" not in words(line)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_numbers_that_matter_stand_at_every_width(demo: Companion, width: int) -> None:
    found = Insights(demo.snapshot())
    minutes = "\n".join(words(line) for line in rows.minutes_lines(found, width))
    for of_kind in found.minutes.values():
        assert f"{of_kind[-1]} min" in minutes
    strength = "\n".join(words(line) for line in rows.strength_lines(found, width))
    for name, of_habit in found.strengths:
        assert name in strength
        assert of_habit[-1] is None or f"{of_habit[-1] * 100:.0f} %" in strength


def test_a_blank_eighth_stays_above_the_highest_bar(demo: Companion) -> None:
    found = Insights(demo.snapshot())
    for draw in (rows.minutes_lines, rows.contacts_lines):
        text = "\n".join(words(line) for line in draw(found, 80))
        assert "▇" in text
        assert "█" not in text


def test_the_legend_of_the_year_has_the_picture_s_own_colours(demo: Companion) -> None:
    *_, legend = rows.year_lines(Insights(demo.snapshot()), 80)
    roles = [role for text, role in legend if "■" in text]
    assert roles == [f"solitude-{n}" for n in range(1, 6)]
    assert "habits a day" in words(legend)


@pytest.mark.parametrize(
    ("habits", "said", "shades"),
    [(1, "· none   ■ 1 habit a day", 1), (2, "· none   1 ■ ■ 2 habits a day", 2)],
)
def test_the_legend_names_no_shade_that_the_year_cannot_have(
    companion: Companion, habits: int, said: str, shades: int
) -> None:
    for number in range(habits):
        added = companion.habits.add(f"Habit {number}", parse_schedule("daily"), start=TODAY)
        companion.habits.tick(added.delta[0].key)
    *_, legend = rows.year_lines(Insights(companion.snapshot()), 80)
    assert words(legend) == said
    assert len({role for text, role in legend if "■" in text}) == shades


@pytest.mark.parametrize(("size", "columns"), [((160, 50), 2), ((120, 36), 2), ((100, 30), 1), ((44, 40), 1)])
async def test_two_columns_where_it_is_wide(demo: Companion, size: tuple[int, int], columns: int) -> None:
    async with opened(demo, size) as pilot:
        await press(pilot, "7")
        await shows(pilot, "All habits")
        regions = [pilot.app.screen.query_one(f"#{name}").virtual_region for name in ("strength", "minutes")]
        assert (regions[0].y == regions[1].y) == (columns == 2)


async def test_an_empty_picture_says_what_fills_it_with_the_key(companion: Companion) -> None:
    async with opened(companion, (120, 44)) as pilot:
        await press(pilot, "7")
        for said in (
            "2 opens your habits, space ticks one",
            "2 then a adds one",
            "s starts one",
            "c logs one",
            "5 opens the signs",
            "s starts a session, c logs a contact",
        ):
            await shows(pilot, said)
        assert "…" not in text_of(pilot)


def test_a_long_name_is_cut_only_where_there_is_no_room_for_it(companion: Companion) -> None:
    name = "The slow walk by the harbour and up to the old lighthouse"
    habit = companion.habits.add(name, parse_schedule("daily"), start=TODAY).delta[0].key
    companion.habits.toggle(habit, TODAY)
    found = Insights(companion.snapshot())
    for width in (*range(66, 76), 116):
        assert name in " ".join(words(line) for line in rows.strength_lines(found, width))
