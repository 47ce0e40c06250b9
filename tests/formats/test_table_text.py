"""Damaged tables: each bad row is named with its line, the others are kept."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.errors import Refused
from companion.domain.friend import Friend
from companion.formats.sheets import SHEETS
from companion.formats.table_text import read_table, sheet_of, write_table

ENTRIES, HABITS = SHEETS["entries"], SHEETS["habits"]
HEAD = "date,habit,state,amount,note\n"
GOOD = "2026-03-01,Walk,done,,\n"


def read(text: str):
    rows, problems = read_table(ENTRIES, text, "entries.csv")
    return [row.line for row in rows], [str(problem) for problem in problems]


BAD_ROWS = [
    ("2026-02-30,Walk,done,,", "that day does not exist"),
    ("03/04/2026,Walk,done,,", "more than one way"),
    ("someday,Walk,done,,", "not a date"),
    (",Walk,done,,", "the date is missing"),
    ("2026-03-02,,done,,", "the habit is missing"),
    ("2026-03-02,Walk,,,", "the state is missing"),
    ("2026-03-02,Walk,perhaps,,", "not one of done, skipped, missed"),
    ("2026-03-02,Walk,done,lots,", "is not an amount"),
    ("2026-03-02,Walk,done,-1,", "is not an amount"),
    ("2026-03-02,Walk,done,nan,", "is not an amount"),
    ("9999-12-31,Walk,done,,", "too far away"),
    ("2026-03-02,Wa", "it has 2 cells"),
    ("2026-03-02,Walk,done,,a note, with a comma", "it has 6 cells"),
    ('2026-03-02,"Walk,done,,', "quotes do not match"),
    ('2026-03-02,"Walk" away,done,,', "quotes do not match"),
]


@pytest.mark.parametrize(("row", "why"), BAD_ROWS, ids=[row for row, _ in BAD_ROWS])
def test_a_damaged_row_costs_only_itself(row, why):
    kept, problems = read(f"{HEAD}{GOOD}{row}\n{GOOD}{GOOD}")
    assert kept == [2, 4, 5]
    (problem,) = problems
    assert problem.startswith("entries.csv line 3: ")
    assert why in problem


def test_a_quote_left_open_does_not_swallow_rows_with_quotes_of_their_own():
    kept, problems = read(
        f'{HEAD}{GOOD}2026-03-02,"Walk,done,,\n2026-03-03,"Walk, far",done,,"a ""note"""\n{GOOD}'
    )
    assert kept == [2, 4, 5]
    assert len(problems) == 1


def test_a_line_break_within_a_cell_keeps_the_count_of_lines():
    kept, problems = read(f'{HEAD}2026-03-01,Walk,done,,"two\nlines"\nbad,Walk,done,,\n{GOOD}')
    assert kept == [2, 5]
    assert problems[0].startswith("entries.csv line 4: ")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD + GOOD,
        (HEAD + GOOD).replace("\n", "\r\n"),
        (HEAD + GOOD).replace("\n", "\r"),
        (HEAD + GOOD).replace(",", ";"),
        (HEAD + GOOD).replace(",", "\t"),
        HEAD + "\n" + GOOD + ",,,,\n",
        HEAD + GOOD.strip() + ",,,\n",
        HEAD + GOOD.strip(),
        "Note,State,Habit,Date,extra\n,DONE,Walk,1 March 2026,x\n",
    ],
)
def test_tables_as_other_programs_write_them(text):
    (row,), problems = read_table(ENTRIES, text, "entries.csv")
    assert not problems
    assert (row.values["date"].isoformat(), row.values["habit"]) == ("2026-03-01", "Walk")


@pytest.mark.parametrize("text", ["", "\n", "habit,state\nWalk,done\n", "\x89PNG,\x00\n"])
def test_a_file_without_the_needed_columns_is_refused_in_words(text):
    with pytest.raises(Refused, match=r"entries\.csv has no column date"):
        read_table(ENTRIES, text, "entries.csv")


def test_a_table_is_known_by_its_name_or_its_columns():
    for name, sheet in SHEETS.items():
        assert sheet_of(name, "") is sheet
        assert sheet_of("anything", write_table(sheet, [])) is sheet
    assert sheet_of("anything", "a,b\n1,2\n") is None


def test_a_long_note_comes_back():
    record = {"name": "Walk", "note": "x" * 200_000}
    (row,), problems = read_table(HABITS, write_table(HABITS, [record]), "habits.csv")
    assert (row.values, problems) == (record, [])


@pytest.mark.parametrize(
    "row",
    [
        f"Walk,{'9' * 5000} a week,1",
        f"Walk,every {'9' * 5000} days,1",
        f"Walk,daily,{'9' * 5000}",
        "W,x" * 999,
    ],
    ids=["a week", "every", "grace", "wide"],
)
def test_an_endless_number_costs_its_row_and_few_words(row):
    rows, (problem,) = read_table(HABITS, f"name,schedule,grace\n{row}\nSit,daily,1\n", "habits.csv")
    assert [row.values["name"] for row in rows] == ["Sit"]
    assert problem.place == "habits.csv line 2"
    assert len(problem.words) <= 202


def test_many_damaged_rows_are_told_apart_in_little_time():
    begun = process_time()
    rows, problems = read(HEAD + '2026-03-01,"Walk,done,,\n' * 60_000 + GOOD)
    assert (rows, len(problems)) == ([60_002], 60_000)
    assert process_time() - begun < 5


def test_each_field_of_a_friend_but_its_id_has_a_column():
    assert set(SHEETS["friends"].columns) == set(Friend._fields) - {"id"}


notes = st.text(st.sampled_from("a,;\"'=\n\r\t") | st.characters(codec="utf-8"), max_size=15)
names = notes.map(str.strip).filter(bool)


@given(st.lists(st.tuples(names, notes), max_size=5))
def test_any_name_and_note_survive(pairs):
    records = [{"name": name, "note": note} for name, note in pairs]
    for table in ("habits", "friends"):
        rows, problems = read_table(SHEETS[table], write_table(SHEETS[table], records), "x.csv")
        assert not problems
        found = [(row.values["name"], row.values.get("note", "")) for row in rows]
        assert found == pairs
