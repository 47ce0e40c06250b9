"""Today in one column and in two: what stands where, and where the cursor goes."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.kit.rows import RowList
from tests.tui.conftest import TODAY, opened, press, until

LISTS = ("habit", "friend", "week", "interest")


def places(pilot: Pilot[None]) -> dict[str, tuple[int, int]]:
    """The column and line at which each list begins."""
    regions = {name: pilot.app.screen.query_one(f"#{name}", RowList).virtual_region for name in LISTS}
    return {name: (region.x, region.y) for name, region in regions.items()}


async def visited(pilot: Pilot[None]) -> list[str]:
    """The lists that the cursor passes on its way down."""
    seen = [pilot.app.focused.id or ""]  # type: ignore[union-attr]
    for _ in range(40):
        await press(pilot, "j")
        name = pilot.app.focused.id or ""  # type: ignore[union-attr]
        if name != seen[-1]:
            seen.append(name)
    return seen


async def test_where_it_is_narrow_friends_come_before_what_is_next(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (80, 24)) as pilot:
        found = places(pilot)
        assert {x for x, _ in found.values()} == {0}
        assert sorted(LISTS, key=lambda name: found[name][1]) == list(LISTS)
        assert await visited(pilot) == list(LISTS)


async def test_where_it_is_wide_two_columns_stand_side_by_side_each_without_a_gap(
    companion: Companion,
) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (120, 40)) as pilot:
        found = places(pilot)
        assert found["habit"][1] == found["friend"][1]
        assert found["week"][0] == found["habit"][0] < found["friend"][0] == found["interest"][0]
        for upper, lower in (("habit", "week"), ("friend", "interest")):
            above = pilot.app.screen.query_one(f"#{upper}", RowList)
            assert found[lower][1] == above.virtual_region.bottom
        assert await visited(pilot) == ["habit", "week", "friend", "interest"]


@pytest.mark.parametrize(("before", "after"), [((80, 24), (120, 40)), ((120, 40), (80, 24))])
async def test_a_terminal_that_is_made_wider_or_narrower_moves_them(
    companion: Companion, before: tuple[int, int], after: tuple[int, int]
) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, before) as pilot:
        was = len({x for x, _ in places(pilot).values()})
        await pilot.resize_terminal(*after)
        await until(pilot, lambda: len({x for x, _ in places(pilot).values()}) == 3 - was)
