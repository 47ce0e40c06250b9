"""Loop Habit Tracker: three generations of tables, and backups of every schema."""

from __future__ import annotations

from datetime import date

import pytest

from companion.domain.errors import Refused
from companion.domain.habit import DONE, Entry, State
from companion.formats.trackers import read_tracker
from companion.formats.trackers.files import files_at, files_of
from tests.formats.trackers import make

MARCH = [date(2026, 3, day) for day in range(6)[1:]]


def habits(found):
    return {habit.name: habit for habit in found.habits}


@pytest.mark.parametrize("folder", ["", "Loop Habits CSV 2026-03-10/"])
def test_the_newest_tables_keep_notes_skips_stated_misses_and_amounts(folder):
    found = read_tracker("loop", files_of(make.zipped(make.LOOP_NEWEST, folder), "Loop.zip"))
    tea, read, walk = (habits(found)[name] for name in ("Tea, alone", "Читать", "Прогулка"))
    assert tea.entries == {
        MARCH[0]: DONE,
        MARCH[2]: Entry(State.SKIPPED, note="ill"),
        MARCH[3]: Entry(State.MISSED, note="visitors"),
        MARCH[4]: Entry(State.DONE, note='said "no", and meant it'),
    }
    assert (tea.note, str(tea.schedule)) == ("Was it quiet?\nMine", "daily")
    assert (read.amount, read.unit) == (20, "pages")
    assert read.entries[MARCH[0]] == Entry(State.DONE, 7.5, "half")
    assert read.entries[date(2026, 2, 28)].state is State.MISSED
    assert (str(walk.schedule), walk.archived) == ("3 a week", True)
    assert found.read == 10
    why = {(each.what, each.number, each.bad) for each in found.left_out}
    assert why == {
        ("days that Loop filled in by itself, nobody stated them", 1, False),
        ("notes on days without a state", 1, False),
    }


def test_a_folder_is_read_as_its_zip(tmp_path):
    folder = make.unpacked(make.LOOP_NEWEST, tmp_path / "export")
    assert read_tracker("loop", files_at(folder)) == read_tracker(
        "loop", files_of(make.zipped(make.LOOP_NEWEST), "l.zip")
    )


def test_the_middle_tables_have_no_head_and_fill_every_day_in():
    found = read_tracker("loop", files_of(make.zipped(make.LOOP_MIDDLE), "l.zip"))
    meditate, walk = found.habits
    assert meditate.entries == {date(2020, 1, 1): DONE, date(2020, 1, 3): DONE}
    assert walk.entries == {date(2020, 1, 1): DONE, date(2020, 1, 3): Entry(State.SKIPPED)}
    assert meditate.note == "Did you?\nMine"
    assert found.mapped == ("Walk: 2 in 10 days became 6 a month",)


def test_the_oldest_tables():
    found = read_tracker("loop", files_of(make.zipped(make.LOOP_OLDEST), "l.zip"))
    assert [str(habit.schedule) for habit in found.habits] == ["daily", "every 14 days"]
    assert found.habits[0].note == "Did you?"
    assert found.read == 4


@pytest.mark.parametrize("schema", range(12, 26))
def test_a_backup_of_every_schema(tmp_path, schema):
    found = read_tracker("loop", files_of(make.backup(tmp_path / "loop.db", schema), "loop.db"))
    tea, read = found.habits
    assert (tea.name, read.name) == ('Tea, "alone"', "Читать")
    assert tea.entries[MARCH[0]].state is State.DONE
    assert tea.certain is (schema >= 24)
    assert tea.note == ("Was it quiet?\nMine" if schema >= 23 else "Did you?")
    if schema >= 15:
        assert [tea.entries[day].state for day in MARCH[:3]] == [State.DONE, State.SKIPPED, State.MISSED]
    if schema >= 16:
        assert (read.amount, read.unit, read.entries[MARCH[1]].amount) == (20, "pages", 7.5)
        assert "Читать: 20 in 7 days in all became 20 on a done day" in found.mapped
    assert tea.entries[MARCH[0]].note == ("early" if schema >= 25 else "")


def test_staying_below_has_no_counterpart_and_is_said():
    row = "001,Coffee,NUMERICAL,,,1,1,#0,cups,AT_MOST,2.0,false\n"
    days = "Date,Value,Notes\n2026-03-03,3000,\n2026-03-02,2000,\n2026-03-01,NO,\n"
    found = read_tracker(
        "loop",
        files_of(make.zipped({"Habits.csv": make.NEWEST + row, "001 Coffee/Checkmarks.csv": days}), "l.zip"),
    )
    (coffee,) = found.habits
    assert [coffee.entries[day].state.value for day in MARCH[:3]] == ["done", "done", "missed"]
    assert coffee.amount is None
    assert "at most 2 a day" in found.mapped[0]


def test_dates_that_cannot_be_and_strange_values_are_named_and_the_rest_is_kept():
    days = "Date,Value,Notes\n2026-02-30,YES_MANUAL,\n2026-03-01,PERHAPS,\n2026-03-02,YES_MANUAL,\n"
    files = {**make.LOOP_NEWEST, "001 Tea alone/Checkmarks.csv": days}
    found = read_tracker("loop", files_of(make.zipped(files), "l.zip"))
    assert found.habits[0].entries == {MARCH[1]: DONE}
    bad = [str(each) for each in found.left_out if each.bad]
    assert any("a date that cannot be" in words and "line 2" in words for words in bad)
    assert any("PERHAPS" in words for words in bad)


def test_a_folder_that_is_missing_is_read_from_the_table_over_all_habits_and_that_is_said():
    files = {name: text for name, text in make.LOOP_NEWEST.items() if not name.startswith("002")}
    found = read_tracker("loop", files_of(make.zipped(files), "l.zip"))
    assert found.habits[1].entries == {date(2026, 3, 5): Entry(State.MISSED)}
    assert any("the table over all habits" in words for words in found.mapped)


def test_a_folder_that_is_missing_without_that_table_is_said():
    files = {name: text for name, text in make.LOOP_NEWEST.items() if not name.startswith("002")}
    del files["Checkmarks.csv"]
    found = read_tracker("loop", files_of(make.zipped(files), "l.zip"))
    assert "no folder 002" in "".join(str(each) for each in found.left_out)


OLD_HABITS = "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Sleep,,,1,1,#FF8F00\n"


def test_amounts_of_an_older_export_without_types_all_come_in():
    nights = "".join(f"2023-04-{day:02},{value}\n" for day, value in ((4, 7350), (3, 8000), (2, 0)))
    files = {"Habits.csv": OLD_HABITS, "001 Sleep/Checkmarks.csv": nights}
    found = read_tracker("loop", files_of(make.zipped(files), "l.zip"))
    (sleep,) = found.habits
    assert {day.day: entry.amount for day, entry in sleep.entries.items()} == {4: 7.35, 3: 8.0}
    assert any("full backup" in words for words in found.mapped)


def test_an_export_of_which_only_the_tables_at_its_root_are_left_is_read():
    habits = OLD_HABITS.replace("Sleep", "Walk") + "002,Tea,,,1,1,#FF8F00\n"
    root = "Date,Walk,Tea,\n2025-04-18,2,0,\n2025-04-17,2,2,\n"
    files = {"Habits.csv": habits, "Checkmarks.csv": root, "Scores.csv": "Date,Walk,Tea,\n"}
    walk, tea = read_tracker("loop", files_of(make.zipped(files), "l.zip")).habits
    assert sorted(walk.entries) == [date(2025, 4, 17), date(2025, 4, 18)]
    assert sorted(tea.entries) == [date(2025, 4, 17)]


REFUSED = {
    "half a zip": (lambda p: make.zipped(make.LOOP_NEWEST)[:300], "l.zip", "cut off"),
    "a zip of something else": (lambda p: make.zipped({"a.csv": "x"}), "l.zip", "is not a Loop export"),
    "text": (lambda p: b"dear diary", "l.txt", "is not a Loop export"),
    "nothing": (lambda p: b"", "l.db", "is empty"),
    "half a database": (lambda p: make.backup(p, 25)[:5000], "l.db", "damaged database"),
    "a head alone": (lambda p: b"SQLite format 3\x00" + b"?" * 5000, "l.db", "damaged database"),
    "a newer one": (lambda p: make.backup(p, 26), "l.db", "newer Loop (schema 26)"),
    "an older one": (lambda p: make.backup(p, 11), "l.db", "too old"),
    "tables of another kind": (
        lambda p: make.zipped({"Habits.csv": "a,b\n"}),
        "l.zip",
        "not a table of Loop",
    ),
    "a table that is cut": (
        lambda p: make.zipped({"Habits.csv": make.NEWEST + '001,"Te'}),
        "l.zip",
        "cut off or damaged",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_export_is_refused_in_one_line(tmp_path, case):
    made, name, why = REFUSED[case]
    with pytest.raises(Refused) as refused:
        read_tracker("loop", files_of(made(tmp_path / "x.db"), name))
    assert why in refused.value.line
    assert "\n" not in refused.value.line
    assert refused.value.hint


def test_a_database_of_another_program_is_refused(tmp_path):
    import sqlite3

    path = tmp_path / "other.db"
    with sqlite3.connect(path) as database:
        database.execute("create table notes (id integer)")
    database.close()
    with pytest.raises(Refused, match="not of Loop"):
        read_tracker("loop", files_of(path.read_bytes(), "other.db"))


def test_a_database_that_would_run_for_ever_is_given_up(tmp_path):
    import sqlite3

    path = tmp_path / "bomb.db"
    make.backup(path, 25)
    with sqlite3.connect(path) as database:
        database.execute("drop table Repetitions")
        database.execute(
            "create view Repetitions as with recursive n(x) as (select 1 union all select x + 1 from n) "
            "select x as id, 1 as habit, x as timestamp from n"
        )
    database.close()
    with pytest.raises(Refused, match="not of Loop"):
        read_tracker("loop", files_of(path.read_bytes(), "bomb.db"))


def test_a_zip_that_grows_without_end_is_refused():
    bomb = make.zipped({"Habits.csv": "0" * 130_000_000})
    assert len(bomb) < 1_000_000
    with pytest.raises(Refused, match="holds more than"):
        read_tracker("loop", files_of(bomb, "l.zip"))


def test_a_million_rows_are_refused():
    rows = "Date,Value,Notes\n" + "2026-03-01,NO,\n" * 1_000_000
    files = {**make.LOOP_NEWEST, "001 Tea alone/Checkmarks.csv": rows}
    with pytest.raises(Refused, match="holds more than"):
        read_tracker("loop", files_of(make.zipped(files), "l.zip"))
