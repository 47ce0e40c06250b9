"""What is said in plain lines: nothing that is not asked, nothing unkind."""

from __future__ import annotations

from datetime import time, timedelta

from companion.domain.schedule import parse_schedule
from companion.domain.season import SeasonKind
from companion.services.plain import habit_line
from tests.services.memory import TODAY


def line_of(companion, habit) -> str:
    shot = companion.snapshot()
    return habit_line(shot.habit(habit), shot)


def added(companion, name, schedule, days=0) -> int:
    """A habit begun so many ``days`` ago."""
    start = TODAY - timedelta(days=days)
    return companion.habits.add(name, parse_schedule(schedule), start=start).delta[0].key


def test_what_is_only_tracked_is_done_once_it_was_logged(companion) -> None:
    tea = added(companion, "Tea", "track")
    assert line_of(companion, tea) == "Tea: not due today"
    companion.habits.tick(tea)
    assert line_of(companion, tea) == "Tea: done today"


def test_a_new_habit_has_no_strength_yet(companion) -> None:
    assert line_of(companion, added(companion, "Walk", "daily")) == "Walk: open"


def test_where_a_season_asks_nothing_nothing_is_at_risk_or_quiet(companion) -> None:
    walk = added(companion, "Walk", "daily", days=30)
    for back in range(2, 20):
        companion.habits.tick(walk, TODAY - timedelta(days=back))
    assert "at risk" in line_of(companion, walk)
    end = TODAY + timedelta(days=9)
    companion.seasons.add("Exams", kind=SeasonKind.BUSY, end=end, habits={walk: None}, circles={})
    assert line_of(companion, walk).startswith("Walk: not asked today, 18 days, strength")


def test_a_moved_time_is_dropped_on_the_day_it_was_moved_to(companion) -> None:
    block = companion.blocks.add("Library", first=TODAY, at=time(18), minutes=60).delta[0].key
    companion.blocks.move(block, TODAY, TODAY + timedelta(days=3))
    assert companion.blocks.drop(block, TODAY).words == "Library: dropped on Fri 13 Mar"
