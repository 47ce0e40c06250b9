"""harsh, Table Habit, beaverhabits, HabitBull, oidia and dijo."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from companion.domain.errors import Refused
from companion.domain.habit import DONE, Entry, State
from companion.formats.trackers import READERS, read_tracker
from companion.formats.trackers.dates import DateOrder
from companion.formats.trackers.files import files_at, files_of
from companion.formats.trackers.found import MAX_ENTRIES
from tests.formats.trackers import make

MARCH = [date(2026, 3, day) for day in range(6)[1:]]


def read(word, data, name="export.json"):
    return read_tracker(word, files_of(data if isinstance(data, bytes) else make.written(data), name))


def test_harsh_windows_weeks_headings_and_a_log_out_of_order(tmp_path):
    folder = make.unpacked({"habits": make.HARSH_HABITS, "log": make.HARSH_LOG}, tmp_path)
    found = read_tracker("harsh", files_at(folder))
    schedules = {habit.name: str(habit.schedule) for habit in found.habits}
    assert schedules == {
        "Meditated": "daily",
        "Gymmed": "3 a week",
        "Called Mom": "1 a week",
        "Cleaned House": "every 7 days",
        "Long walk": "every 11 days",
        "Had: coffee": "track",
        "Long ago": "track",
    }
    meditated, gymmed = found.habits[:2]
    assert meditated.entries == {
        MARCH[0]: Entry(State.DONE, 25, "on the balcony : with tea"),
        MARCH[1]: Entry(State.MISSED, note="slept in"),
        MARCH[2]: DONE,
    }
    assert gymmed.entries == {MARCH[0]: DONE, MARCH[1]: Entry(State.SKIPPED, note="ill")}
    assert [habit.note for habit in found.habits[:3]] == ["#Dailies", "#Dailies", "#Weeklies"]
    assert found.mapped == (
        "Long walk: 2 in 21 days became every 11 days",
        "Long ago: it is no longer among the habits, so it is only tracked",
    )
    assert (found.read, found.left_out) == (6, ())


def test_a_log_of_harsh_alone_will_do_and_bad_lines_are_named():
    log = make.HARSH_LOG + "2026-02-30 : Meditated : y\nnonsense\n"
    found = read("harsh", log.encode(), "log")
    assert {habit.name for habit in found.habits} == {"Meditated", "Gymmed", "Long ago"}
    assert {str(habit.schedule) for habit in found.habits} == {"track"}
    assert [(each.number, each.bad) for each in found.left_out] == [(1, True), (1, True)]


def test_two_habits_of_one_name_in_harsh_are_one_and_the_second_line_is_named(tmp_path):
    folder = make.unpacked({"habits": "Gym: 1\nGym: 7\n", "log": "2026-03-01 : Gym : y\n"}, tmp_path)
    found = read_tracker("harsh", files_at(folder))
    assert [(habit.name, str(habit.schedule)) for habit in found.habits] == [("Gym", "daily")]
    assert "line 2 of habits" in str(found.left_out[0])


def test_a_habit_that_harsh_ended_is_archived_on_that_day(tmp_path):
    folder = make.unpacked(
        {
            "habits": "Old Habit: 1: 2024-06-15\nGym: 3/7\nTea: green: 1\n",
            "log": "2024-06-14 : Old Habit : y :  : \n2024-06-13 : Old Habit : n :  : \n",
        },
        tmp_path,
    )
    old, gym, tea = read_tracker("harsh", files_at(folder)).habits
    assert (old.name, str(old.schedule), old.archived, old.ended) == (
        "Old Habit",
        "daily",
        True,
        date(2024, 6, 15),
    )
    assert len(old.entries) == 2
    assert (gym.archived, tea.name) == (False, "Tea: green")


def habitbull(*days):
    rows = "".join(f"Read,,,{day},1,\n" for day in days)
    return f"HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n{rows}".encode()


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (("4/13/2019", "4/3/2019"), date(2019, 4, 3)),
        (("13/4/2019", "3/4/2019"), date(2019, 4, 3)),
        (("13.04.2019 08:30", "03.04.2019 21:15"), date(2019, 4, 3)),
        (("4/13/19", "4/3/19"), date(2019, 4, 3)),
        (("2019-04-13", "2019-04-03"), date(2019, 4, 3)),
        (("2019-04-13 00:00:00", "2019-04-03 00:00:00"), date(2019, 4, 3)),
    ],
)
def test_the_order_of_day_and_month_is_found_from_the_file_as_a_whole(days, first):
    (habit,) = read("habitbull", habitbull(*days), "h.csv").habits
    assert sorted(habit.entries) == [first, date(2019, 4, 13)]


def test_a_file_that_leaves_the_order_open_is_refused_with_what_to_add():
    with pytest.raises(Refused, match="may be either") as error:
        read("habitbull", habitbull("4/3/2019", "5/6/2019"), "h.csv")
    assert error.value.hint == "add --dates mdy or --dates dmy"


@pytest.mark.parametrize(("order", "day"), [("mdy", date(2019, 4, 3)), ("dmy", date(2019, 3, 4))])
def test_the_order_a_person_says_holds_and_is_said(order, day):
    files = files_of(habitbull("4/3/2019"), "h.csv")._replace(dates=DateOrder(order))
    found = read_tracker("habitbull", files)
    assert list(found.habits[0].entries) == [day]
    assert any("dates are read as" in words for words in found.mapped)


def test_one_damaged_date_does_not_turn_the_others_round():
    found = read("habitbull", habitbull("4/13/2019", "4/14/2019", "14/4/2019"), "h.csv")
    assert len(found.habits[0].entries) == 2
    assert [each.number for each in found.left_out if each.bad] == [1]


def test_beaverhabits_as_its_interface_answers_is_read_as_the_export_is():
    assert read("beaverhabits", {"data": make.BEAVER}).habits == read("beaverhabits", make.BEAVER).habits


@pytest.mark.parametrize("given", [make.TABLE_HABIT, make.TABLE_HABIT["habits"]])
def test_table_habit_keeps_amounts_reasons_skips_and_zeros(given):
    found = read("table-habit", given)
    journal, run, coffee = found.habits
    assert journal.entries == {
        MARCH[0]: Entry(State.DONE, note="by the window"),
        MARCH[1]: Entry(State.SKIPPED, note="ill"),
        MARCH[2]: Entry(State.MISSED),
    }
    assert (journal.start, journal.note, journal.amount) == (date(2026, 2, 28), "mine", None)
    assert (run.amount, run.unit, run.archived, str(run.schedule)) == (5, "km", True, "3 a week")
    assert run.entries == {MARCH[0]: Entry(State.DONE, 2.5)}
    assert [coffee.entries[day].state.value for day in MARCH[:2]] == ["done", "missed"]
    assert str(coffee.schedule) == "4 a month"
    assert [each.what for each in found.left_out] == ["habits that were deleted there"]


def test_beaverhabits_periods_tags_texts_and_order():
    found = read("beaverhabits", make.BEAVER)
    running, pizza, old = found.habits
    assert (running.name, pizza.name, old.name) == ("Running", "Order pizz", "Old")
    assert pizza.entries == {MARCH[0]: Entry(State.DONE, note="with olives")}
    assert (str(pizza.schedule), pizza.note, pizza.key, pizza.certain) == ("2 a week", "#food", "d2d1", True)
    assert (str(running.schedule), str(old.schedule), old.archived) == ("daily", "3 a week", True)
    assert sum(each.number for each in found.left_out) == 2


def test_habitbull_counts_are_amounts_and_days_without_a_mark_stay_unknown():
    found = read("habitbull", make.HABITBULL.encode(), "habitbull.csv")
    pushups, run = found.habits
    assert pushups.entries == {
        date(2021, 9, 1): Entry(State.DONE, 30),
        date(2022, 1, 8): Entry(State.DONE, 1, "sore"),
    }
    assert pushups.note == "arms, slowly\n#Fitness"
    assert run.entries == {date(2022, 1, 3): DONE}
    assert [each.what for each in found.left_out] == ["days without a mark"]


def test_oidia_counts_and_is_only_noted():
    (piano,) = read("oidia", make.OIDIA).habits
    assert piano.entries == {MARCH[0]: DONE, MARCH[1]: Entry(State.DONE, 3)}
    assert (str(piano.schedule), piano.unit) == ("track", "times")


def test_dijo_bits_counts_and_decimals():
    out, water, miles = read("dijo", make.DIJO).habits
    assert out.entries == {MARCH[0]: DONE}
    assert (water.amount, water.entries[MARCH[1]]) == (8, Entry(State.DONE, 8))
    assert (miles.amount, miles.entries[MARCH[0]].amount) == (5, 2.5)


def test_dijo_has_goals_a_day_and_that_daily_was_taken_is_said_of_each_habit():
    found = read("dijo", make.DIJO)
    assert [str(habit.schedule) for habit in found.habits] == ["daily"] * 3
    assert found.mapped == tuple(
        f"{name}: dijo knows goals a day only, daily is taken" for name in ("out", "water", "miles")
    )


def test_dijo_takes_the_habits_it_ticks_by_itself_from_the_same_folder(tmp_path):
    (tmp_path / "habit_record.json").write_bytes(make.written(make.DIJO[:1]))
    (tmp_path / "habit_record[auto].json").write_bytes(make.written(make.DIJO[1:]))
    assert len(read_tracker("dijo", files_at(tmp_path)).habits) == 3


OTHERS = {
    "table-habit": make.written(make.TABLE_HABIT),
    "beaverhabits": make.written(make.BEAVER),
    "habitbull": make.HABITBULL.encode(),
    "oidia": make.written(make.OIDIA),
    "dijo": make.written(make.DIJO),
    "harsh": make.HARSH_LOG.encode(),
    "loop": make.zipped(make.LOOP_NEWEST),
}
NONSENSE = {
    "text": b"dear diary",
    "an empty list": b"[]",
    "half of json": b'[{"title": "x", "da',
    "nested without end": b"[" * 100_000,
    "numbers": b"[1, 2, 3]",
    "bytes": bytes(range(256)) * 20,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "half a zip": make.zipped(make.LOOP_NEWEST)[:200],
    "null": b"null",
}


@pytest.mark.parametrize("word", READERS)
@pytest.mark.parametrize("other", [*OTHERS, *NONSENSE])
def test_a_file_of_another_kind_is_refused_in_one_line_with_what_to_do(word, other):
    if word == other:
        assert read(word, OTHERS[other]).habits
        return
    with pytest.raises(Refused) as refused:
        read(word, OTHERS.get(other) or NONSENSE[other])
    assert "\n" not in refused.value.line
    assert refused.value.hint


STRANGE = [None, True, -1, 1e400, "", "x" * 10, [], {}, [None], {"a": 1}, 10**40, float("nan")]


@pytest.mark.parametrize("value", STRANGE, ids=repr)
def test_strange_values_in_any_field_never_stop_a_reader(value):
    for word, given in (
        ("table-habit", make.TABLE_HABIT["habits"]),
        ("beaverhabits", make.BEAVER["habits"]),
        ("oidia", make.OIDIA),
        ("dijo", make.DIJO),
    ):
        for at, habit in enumerate(given):
            for field in habit:
                changed = [*given[:at], {**habit, field: value}, *given[at + 1 :]]
                try:
                    read(word, {"habits": changed} if word == "beaverhabits" else changed)
                except Refused as refused:
                    assert refused.hint


@pytest.mark.parametrize("value", STRANGE, ids=repr)
def test_strange_records_never_stop_a_reader(value):
    habit = make.TABLE_HABIT["habits"][0]
    for field in ("record_date", "record_type", "record_value", "reason"):
        read("table-habit", [{**habit, "records": [{**habit["records"][0], field: value}, value]}])
    habit = make.BEAVER["habits"][0]
    for field in ("day", "done", "text"):
        read(
            "beaverhabits", {"habits": [{**habit, "records": [{**habit["records"][0], field: value}, value]}]}
        )
    read("oidia", [{"title": "x", "days": {"2026-03-01": value, "nonsense": 1}}])
    read("dijo", [{**make.DIJO[1], "stats": {"2026-03-01": value, "nonsense": 1}}])


def test_a_million_entries_are_refused():
    rows = "".join(f"run,,Fitness,2022-01-03,{n},\n" for n in range(MAX_ENTRIES + 1))
    with pytest.raises(Refused, match="holds more than"):
        read("habitbull", make.HABITBULL.encode() + rows.encode(), "h.csv")


def spoilt(data: bytes, dice: Random) -> bytes:
    """``data`` with a few bytes changed, taken away, put in or doubled."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at, kind = dice.randrange(len(changed) + 1), dice.randrange(4)
        if kind == 0:
            changed[at : at + 1] = bytes([dice.randrange(256)])
        elif kind == 1:
            del changed[at : at + dice.randint(1, 30)]
        elif kind == 2:
            changed[at:at] = dice.choice(
                [b"null", b"-1", b"1e999", b"9" * 30, b'"', b"\n", b",", b"\0", b": "]
            )
        else:
            changed[at:at] = changed[at : at + 200]
    return bytes(changed)


@pytest.mark.parametrize("word", OTHERS)
def test_a_spoilt_file_is_read_as_far_as_it_goes_or_refused(word, tmp_path):
    dice, seeds = Random(word), [OTHERS[word]]
    if word == "loop":
        seeds += [make.backup(tmp_path / "a.db", 25), make.backup(tmp_path / "b.db", 12)]
        for name, text in make.LOOP_NEWEST.items():
            for _ in range(10):
                broken = spoilt(text.encode(), dice).decode("utf-8", "replace")
                seeds.append(make.zipped({**make.LOOP_NEWEST, name: broken}))
    for seed in seeds:
        for data in (seed, *(spoilt(seed, dice) for _ in range(max(3, 200 // len(seeds))))):
            try:
                found = read(word, data)
            except Refused as refused:
                assert refused.hint
            else:
                assert all(habit.name.strip() for habit in found.habits)
