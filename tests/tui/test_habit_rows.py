"""A habit's line at every width: names whole, weeks aligned, and more room never shows less."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.schedule import parse_schedule
from companion.services.companion import Companion
from companion.services.demo import write_demo
from companion.tui.habits.rows import Shown, habit_columns, listed
from companion.tui.kit.lines import Line
from tests.tui.conftest import TODAY, opened, press, shows, text_of


def words(line: Line) -> str:
    return "".join(text for text, _ in line)


@pytest.mark.parametrize("beside", [False, True])
def test_more_room_never_shows_less(beside: bool) -> None:
    before = habit_columns(1, 26, Shown(beside=beside))
    for width in range(2, 220):
        found = habit_columns(width, 26, Shown(beside=beside))
        assert found.cells <= width or found.lines == 2 or found.names < 26
        shown = (found.strength, found.note), (before.strength, before.note)
        assert shown[0] >= shown[1]
        assert found.strip.weeks >= before.strip.weeks or found.lines < before.lines
        before = found


def test_the_name_is_cut_only_when_all_else_has_given_way(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    shot = companion.snapshot()
    names = [view.habit.name for view in shot.habits]
    for width in range(36, 160):
        rows = listed(shot.habits, shot)
        drawn = [words(row.draw(width)[0]) for row in rows if row.key is not None]
        for name, line in zip(names, drawn, strict=True):
            assert name in line
            assert not line.rstrip().endswith("…")


def test_a_name_longer_than_most_takes_what_no_column_needs() -> None:
    for width in range(60, 220):
        found = habit_columns(width, 60)
        assert found.names == 60 or found.cells == width


def test_the_names_of_the_weekdays_stand_over_their_days(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    shot = companion.snapshot()
    header, first, *_ = (words(row.draw(110)[0]) for row in listed(shot.habits, shot))
    mondays = [at for at, sign in enumerate(header) if sign == "M"]
    assert len(mondays) == 4
    assert all(first[at] in "●◐○·–" for at in mondays)
    today = mondays[-1] + TODAY.weekday()
    assert first[today] in "●◐○·–" and first[today + 1] == " "  # no mark stands on tomorrow


async def test_on_a_phone_a_habit_takes_two_lines(companion: Companion) -> None:
    write_demo(companion.work.repository, TODAY, 1)
    async with opened(companion, (44, 24)) as pilot:
        await press(pilot, "2")
        await shows(pilot, "Ten minutes at the window")
        assert "…" not in "".join(line for line in text_of(pilot).splitlines() if "minutes at" in line)


@pytest.mark.parametrize("most", [0, 1, 3])
def test_only_so_many_stand_out_in_amber_and_the_rest_say_it_in_words(
    companion: Companion, most: int
) -> None:
    for n in range(5):
        habit = (
            companion.habits.add(f"habit {n}", parse_schedule("daily"), start=TODAY - timedelta(days=60))
            .delta[0]
            .key
        )
        for day in range(8, 20):
            companion.habits.tick(habit, TODAY - timedelta(days=day))
    shot = companion.snapshot()
    rows = [row.draw(110) for row in listed(shot.habits, shot, None, Shown(amber=most)) if row.key]
    spans = [span for lines in rows for line in lines for span in line]
    assert sum(role == "warn" for _, role in spans) == most
    assert sum("quiet" in text for text, _ in spans) == 5
