"""What another program changed gets a stamp, what it took out a deletion, and nothing else is touched."""

from typing import Any

import pytest

from companion.store.repair.foreign import is_derived, stamp_foreign_edits, without_foreign_tables
from companion.store.tables import from_documents, to_documents

META = {"1": {"schema": 1, "last": 50}}
NOW = 99


def tables(last=50, **records):
    return from_documents({"_companion": {"1": {"schema": 1, "last": last}}, **records})


def edited(old, new, last=50):
    """The document of ``new`` after it was found where ``old`` was known."""
    known = tables(sessions={} if old is None else {"7": old})
    theirs = tables(last, sessions={"7": new})
    return to_documents(stamp_foreign_edits(known, theirs, NOW, complete=True)[0])["sessions"]["7"]


KNOWN = {"date": "2026-03-01", "note": "a", "_t": 10, "_tf": {"note": 20}}
EDITS = {
    "nothing": (KNOWN, KNOWN),
    "a value under its old stamp": ({**KNOWN, "note": "b"}, {**KNOWN, "note": "b", "_tf": {"note": NOW}}),
    "a value with a stamp of its own": ({**KNOWN, "note": "b", "_tf": {"note": 30}}, None),
    "a value and its stamps gone": (
        {"date": "2026-03-01", "note": "b"},
        {**KNOWN, "note": "b", "_tf": {"note": NOW}},
    ),
    "the stamps gone and nothing else": ({"date": "2026-03-01", "note": "a"}, KNOWN),
    "a field more": ({**KNOWN, "minutes": 5}, {**KNOWN, "minutes": 5, "_tf": {"minutes": NOW, "note": 20}}),
    "a field more, said elsewhere and later": (
        {**KNOWN, "minutes": 5, "_tf": {"minutes": 60, "note": 20}},
        None,
    ),
    "a field less": (
        {"date": "2026-03-01", "_t": 10},
        {"date": "2026-03-01", "_t": 10, "_tf": {"note": NOW}},
    ),
}


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_in_the_file_we_saved_counts_from_now(what):
    new, stamped = EDITS[what]
    assert edited(KNOWN, new) == (stamped or new)


def test_a_field_missing_in_an_older_file_was_not_taken_away():
    assert edited(KNOWN, {"date": "2026-03-01", "_t": 10}, last=40) == {"date": "2026-03-01", "_t": 10}


def test_a_record_without_stamps_is_new():
    assert edited(None, {"date": "2026-03-01"}) == {"date": "2026-03-01", "_t": NOW}


def test_a_day_counts_from_now_where_it_says_something_else_under_an_old_stamp():
    days = {"03-01": ["done", 5], "03-02": ["done", 6], "03-03": ["done", 7]}
    theirs = {"03-01": ["done", 5], "03-02": ["missed", 6], "03-03": ["missed", 8], "03-04": "done"}
    year = {"habit": 2, "year": 2026}
    found, _ = stamp_foreign_edits(
        tables(entries={"4": {**year, "days": days}}),
        tables(entries={"4": {**year, "days": theirs}}),
        NOW,
        complete=True,
    )
    assert to_documents(found)["entries"]["4"]["days"] == {
        "03-01": ["done", 5],
        "03-02": ["missed", NOW],
        "03-03": ["missed", 8],
        "03-04": ["done", NOW],
    }


HERE: dict[str, dict[str, dict[str, Any]]] = {
    "sessions": {"1": {"date": "2026-03-01", "_t": 1}, "2": {"date": "2026-03-02", "_t": 1}},
    "friends": {"3": {"name": "Noor", "_t": 1}, "4": {"name": "Ada", "_t": 1}, "5": {"_deleted": 2}},
}
GONE = {"sessions": {"1": HERE["sessions"]["1"]}, "friends": {"3": HERE["friends"]["3"]}}


@pytest.mark.parametrize(("last", "complete", "removed"), [(50, True, 2), (50, False, 0), (40, True, 0)])
def test_records_gone_from_the_very_file_we_saved_were_taken_out(last, complete, removed):
    found, count = stamp_foreign_edits(tables(**HERE), tables(last, **GONE), NOW, complete)
    documents = to_documents(found)
    gone = {"_deleted": NOW}
    assert count == removed
    assert documents["sessions"] == ({**GONE["sessions"], "2": gone} if removed else GONE["sessions"])
    assert documents["friends"] == ({**GONE["friends"], "4": gone} if removed else GONE["friends"])


def test_a_table_we_did_not_have_takes_nothing_out():
    found, count = stamp_foreign_edits(tables(), tables(friends={"3": {"name": "Noor"}}), NOW, complete=True)
    assert (count, to_documents(found)["friends"]) == (0, {"3": {"name": "Noor", "_t": NOW}})


def test_a_table_that_is_empty_took_nothing_out():
    found, count = stamp_foreign_edits(tables(**HERE), tables(sessions={}), NOW, complete=True)
    assert (count, to_documents(found)["sessions"]) == (0, {})


def test_a_table_of_others_is_what_they_say_it_is():
    known = tables(sessions={"1": {}}, theirs={"1": {}}, old={"1": {}})
    new = tables(theirs={"2": {}})
    assert set(without_foreign_tables(known, new, complete=True)) == {"_companion", "sessions", "old"}
    assert without_foreign_tables(known, new, complete=False) == known
    assert without_foreign_tables(known, tables(40, theirs={"2": {}}), complete=True) == known


def test_a_file_of_the_same_moment_that_says_more_is_of_another_machine():
    known = tables(sessions={"1": {"date": "2026-03-01", "_t": 50}})
    assert is_derived(known, tables(sessions={}))
    assert not is_derived(known, tables(sessions={"2": {"date": "2026-03-01", "_t": 50}}))
    assert not is_derived(known, tables(49, sessions={}))
