"""What is said in plain lines: nothing that is not asked, nothing unkind."""

from __future__ import annotations

from datetime import time, timedelta

from companion.domain.interest import parse_goal
from companion.domain.schedule import parse_schedule
from companion.domain.season import SeasonKind
from companion.domain.session import Chosen, Session
from companion.services.markdown_export import write_markdown
from companion.services.plain import habit_line
from companion.services.plain_things import habit_page
from companion.services.plain_time import session_line
from companion.services.preference_table import preference
from companion.tui.time.sessions_rows import session_lines
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


def test_one_of_a_thing_is_said_as_one(companion) -> None:
    assert companion.sessions.log(Session(0, TODAY, minutes=1)).words.endswith("1 minute logged")
    assert preference("lock-minutes").show(1) == "1 minute"


def test_a_contact_of_another_year_says_which(companion) -> None:
    mira = companion.friends.add("Mira").delta[0].key
    change = companion.friends.log([mira], day=TODAY.replace(year=2025))
    assert change.words == "Mira: message logged for Mon 10 Mar 2025"


def test_a_run_of_one_day_is_told_by_that_day(companion) -> None:
    walk = added(companion, "Walk", "daily", days=9)
    companion.habits.tick(walk, TODAY - timedelta(days=5))
    shot = companion.snapshot()
    assert "Best: 1 day, 5 March." in habit_page(shot.journal.habits[walk], shot)


def test_a_choice_that_was_half_ones_own_is_said_to_be(companion) -> None:
    companion.sessions.log(Session(0, TODAY, minutes=1, chosen=Chosen.HALF))
    shot = companion.snapshot()
    (session,) = shot.journal.sessions.values()
    assert ", 1 minute, half chosen" in session_line(session, shot.journal, TODAY)


def test_what_was_done_in_a_session_is_told_in_the_unit_of_its_goal(companion) -> None:
    goal = parse_goal("12 books by 31 dec", TODAY)
    reading = companion.interests.add("Reading", goal=goal).delta[0].key
    companion.sessions.log(Session(0, TODAY, interest=reading, minutes=40, amount=2))
    shot = companion.snapshot()
    (session,) = shot.journal.sessions.values()
    assert session_line(session, shot.journal, TODAY).endswith(": Reading, 40 minutes, 2 books")
    assert "Reading: 40 min, 2 books, solo" in write_markdown(shot)
    drawn = "\n".join("".join(text for text, _ in each) for each in session_lines(session, shot, 60))
    assert "40 minutes · 2 books" in drawn
