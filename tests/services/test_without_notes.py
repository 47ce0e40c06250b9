"""An export without notes holds nobody's own words."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings

from companion.domain.fields import FIELDS
from companion.domain.habit import DONE, Entry, State
from companion.domain.journal import Journal
from companion.formats.json_journal import read_journal, write_journal
from companion.services.without_notes import without_notes
from tests.store.strategies import journals

SECRET = "between us"


OWN_WORDS = {
    "habits": {"note"},
    "sessions": {"note", "tell"},
    "friends": {"note", "good_for", "asks"},
    "contacts": {"note"},
    "interests": {"why"},
    "check_ins": {"note"},
    "blocks": {"note"},
    "seasons": {"note"},
    "life_changes": {"words"},
    "tellings": {"how"},
    "talks": {"thanks", "change"},
}


def test_what_the_help_calls_ones_own_words_is_what_goes():
    gone = {table: {n for n, f in FIELDS[table].fields.items() if f.private} for table in FIELDS}
    whole = {table for table in FIELDS if FIELDS[table].private}
    assert whole == {"own_lines", "agreements", "markers", "hard_times", "blanks", "still_ourselves"}
    assert {table: names for table, names in gone.items() if names and table not in whole} == OWN_WORDS


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
