"""Histories of other trackers in the journal: once, whole, and the same the second time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.errors import Refused
from companion.domain.habit import DONE, Entry, Habit, State, Version
from companion.domain.journal import compare
from companion.domain.schedule import parse_schedule
from companion.domain.strength import strength
from companion.formats.trackers import read_tracker
from companion.formats.trackers.files import files_of
from companion.formats.trackers.found import FoundHabits
from companion.services.companion import Companion
from companion.services.tracker_import import import_tracker
from tests.formats.trackers import make

TODAY = date(2026, 3, 10)
EACH = {
    "loop": ("l.zip", make.zipped(make.LOOP_NEWEST)),
    "table-habit": ("t.json", make.written(make.TABLE_HABIT)),
    "beaverhabits": ("b.json", make.written(make.BEAVER)),
    "habitbull": ("h.csv", make.HABITBULL.encode()),
    "oidia": ("o.json", make.written(make.OIDIA)),
    "dijo": ("d.json", make.written(make.DIJO)),
    "harsh": ("log", make.HARSH_LOG.encode()),
}


def given(word, name=None, data=None):
    made = EACH[word]
    return read_tracker(word, files_of(data or made[1], name or made[0]))


def by_name(work):
    return {habit.name: habit for habit in work.journal.habits.values()}


@pytest.mark.parametrize("word", EACH)
def test_everything_comes_in_once_and_the_same_file_again_changes_nothing(work, word):
    found = given(word)
    first = import_tracker(work, word, found)
    assert len(work.journal.habits) == len(found.habits)
    for tracked in found.habits:
        assert work.journal.entries_of(by_name(work)[tracked.name].id) == dict(tracked.entries)
    assert first.done.change is not None
    before = work.journal
    again = import_tracker(work, word, given(word))
    assert again.done.delta == ()
    assert "(0 new)" in again.kept
    assert work.journal == before


@pytest.mark.parametrize("word", EACH)
def test_a_trial_tells_the_same_and_changes_nothing(work, word):
    trial = import_tracker(work, word, given(word), dry_run=True)
    assert not work.journal.habits
    real = import_tracker(work, word, given(word))
    assert (trial.read, trial.kept) == (real.read, real.kept)


def test_one_step_undoes_it_all(work):
    companion = Companion(work.repository, work.clock)
    companion.habits.add("Mine", parse_schedule("daily"))
    before = work.journal
    report = import_tracker(work, "loop", given("loop"))
    assert report.done.change is not None
    companion.undo(report.done.change)
    assert compare(before, work.journal) == ()


def test_a_habit_that_was_renamed_here_is_known_again_and_keeps_its_name_and_schedule(work):
    companion = Companion(work.repository, work.clock)
    import_tracker(work, "harsh", given("harsh"))
    habit = by_name(work)["Gymmed"]
    companion.habits.edit(
        habit.id, name="Gym", note="", grace=0, schedule=parse_schedule("2 a week"), amount=None, unit=""
    )
    before = work.journal
    import_tracker(work, "harsh", given("harsh"))
    assert work.journal == before


def test_without_ids_a_habit_of_the_same_name_is_the_same_and_an_entry_is_replaced(work):
    companion = Companion(work.repository, work.clock)
    companion.habits.add("meditated", parse_schedule("daily"), start=date(2026, 1, 1))
    (mine,) = work.journal.habits
    companion.habits.skip(mine, date(2026, 3, 3), "a guess")
    report = import_tracker(work, "harsh", given("harsh"))
    assert work.journal.entries_of(mine)[date(2026, 3, 3)] == DONE
    assert "1 in place of another" in report.kept
    assert work.journal.habits[mine].name == "meditated"


def test_with_ids_a_name_never_makes_two_habits_the_same(work, tmp_path):
    companion = Companion(work.repository, work.clock)
    companion.habits.add('Tea, "alone"', parse_schedule("daily"))
    (mine,) = work.journal.habits
    data = make.backup(tmp_path / "x.db", 25)
    import_tracker(work, "loop", given("loop", "l.db", data))
    assert not work.journal.entries_of(mine)
    assert by_name(work)['Tea, "alone" (2)'].source == "loop:a1b2"
    before = work.journal
    import_tracker(work, "loop", given("loop", "l.db", data))
    assert work.journal == before


def test_two_habits_of_one_name_stay_two(work):
    streaks = [
        {"title": "Piano", "days": {"2026-03-01": 1}},
        {"title": "Piano", "days": {"2026-03-02": 1}},
        {"title": "piano", "days": {"2026-03-03": 1}},
    ]
    found = given("oidia", data=make.written(streaks))
    import_tracker(work, "oidia", found)
    assert sorted(by_name(work)) == ["Piano", "Piano (2)", "piano (3)"]
    before = work.journal
    import_tracker(work, "oidia", found)
    assert work.journal == before


def test_an_archived_habit_is_put_away_and_a_start_before_the_first_entry_stays(work):
    import_tracker(work, "table-habit", given("table-habit"))
    assert by_name(work)["Run"].archived
    assert by_name(work)["Journal"].start == date(2026, 2, 28)


def test_one_of_a_kind_is_said_as_one(work):
    found = given("loop")
    report = import_tracker(work, "loop", found)
    one = report._replace(found=found._replace(habits=found.habits[:1], read=1))
    assert one.read == "1 habit and 1 entry"
    two = report._replace(found=found._replace(habits=found.habits[:2], read=2))
    assert two.read == "2 habits and 2 entries"


def test_nothing_found_is_refused(work):
    with pytest.raises(Refused, match="no habit in it"):
        import_tracker(work, "oidia", FoundHabits((), 0))


FREQUENCIES = [
    ("1", "1", "daily"),
    ("3", "7", "3 a week"),
    ("1", "30", "1 a month"),
    ("1", "5", "every 5 days"),
]


@pytest.mark.parametrize(("times", "span", "schedule"), FREQUENCIES)
def test_the_strength_of_an_imported_history_is_the_one_of_the_rule(work, times, span, schedule):
    days = [TODAY - timedelta(days=n) for n in range(400) if n % 3 != 1]
    rows = "".join(f"{day},{'SKIP' if day.day == 9 else 'YES_MANUAL'},\n" for day in days)
    files = {
        "Habits.csv": f"{make.NEWEST}001,Walk,YES_NO,,,{times},{span},#0,,,,false\n",
        "001 Walk/Checkmarks.csv": "Date,Value,Notes\n" + rows,
    }
    import_tracker(work, "loop", given("loop", data=make.zipped(files)))
    (habit,) = work.journal.habits.values()
    entries = {day: Entry(State.SKIPPED) if day.day == 9 else DONE for day in days}
    own = Habit(1, "Own", (Version(min(days), parse_schedule(schedule)),))
    expected = strength(own, entries, TODAY)
    assert strength(habit, work.journal.entries_of(habit.id), TODAY) == expected
    assert expected == pytest.approx(_by_hand(entries, int(times), int(span)), abs=1e-9)


def _by_hand(entries, times, span):
    """The recurrence as the rule says it, day by day."""
    factor = 0.5 ** ((times / span) ** 0.5 / 13)
    most, window = (1, 1) if times >= span else (2 * times, 2 * span)
    s, day = 0.0, min(entries)
    while day <= TODAY:
        entry = entries.get(day)
        if entry is None or entry.state is not State.SKIPPED:
            done = sum(entries.get(day - timedelta(days=n)) == DONE for n in range(window))
            s = s * factor + min(1.0, done / most) * (1 - factor)
        day += timedelta(days=1)
    return s
