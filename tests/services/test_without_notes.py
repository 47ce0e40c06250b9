"""An export without notes holds nobody's own words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from companion.domain.habit import DONE, Entry, State
from companion.domain.journal import Journal
from companion.formats.json_journal import read_journal, write_journal
from companion.services.without_notes import NAMED, TABLES, WORDS, without_notes
from tests.store.strategies import journals
from tests.store.test_codec import RECORDS

SECRET = "between us"


@pytest.mark.parametrize("table", [table for table in RECORDS if table not in TABLES and table != "settings"])
def test_every_field_of_text_is_either_left_out_or_named_as_kept(table):
    text = {name for name, kind in RECORDS[table].__annotations__.items() if "str" in str(kind)}
    told = {*WORDS.get(table, ()), *NAMED.get(table, ())} | {"every", "marks"}
    assert text <= told
    assert set(WORDS.get(table, ())) <= set(RECORDS[table]._fields)


def test_every_table_told_of_is_one():
    known = set(Journal._fields)
    assert {*WORDS, *TABLES, *NAMED} <= known


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journals)
def test_it_is_a_journal_that_can_be_read_again_and_twice_is_once(journal):
    bare = without_notes(journal)
    read, problems = read_journal(write_journal(bare))
    assert (read, problems) == (bare, [])
    assert without_notes(bare) == bare


def test_a_day_keeps_its_state_and_amount():
    day = date(2026, 3, 1)
    journal = Journal(
        entries={
            1: {day: Entry(State.SKIPPED, note=SECRET), date(2026, 3, 2): Entry(State.DONE, note=SECRET)}
        }
    )
    bare = without_notes(journal)
    assert bare.entries == {1: {day: Entry(State.SKIPPED), date(2026, 3, 2): DONE}}
    assert SECRET.encode() not in write_journal(bare)
