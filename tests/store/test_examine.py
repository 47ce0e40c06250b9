"""What is said of each part that cannot be used: where it stood, why, and its text as it was written."""

import json

import pytest

from companion.store.errors import Unparsable
from companion.store.layout import in_table_order
from companion.store.lazy import journal_of
from companion.store.repair.examine import examine
from companion.store.tables import from_documents, to_documents

META = '"_companion": {"1": {"schema": 1, "last": 5}}'
WALK = '"2": {"name": "Walk", "versions": [{"start": "2026-01-01"}], "_t": 3}'
LOST = '{"name": "Walk", "versions": [{"start": "2026-01-01"}], "10": {"date": "2026-03-01", "minutes": 5}}'
DAYS = '{"02-30": "done", "03-01": ["nap", 2], "03-02": ["done", 4]}'
YEAR = '"habit": 2, "year": 2026'

# What a file holds besides META: the parts told of it, and what is left of its tables.
PARTS = {
    "a table named twice": (
        '"strange": {"1": {"a": 1}}, "strange": {"2": {}}',
        [("", "", "", "named twice", '{"1": {"a": 1}}')],
        {"strange": {"2": {}}},
    ),
    "a table that is none": (
        f'"friends": [1], "habits": {{{WALK}}}',
        [("friends", "", "", "not a table of records", "[1]")],
        {"habits": {"2": json.loads(f"{{{WALK}}}")["2"]}},
    ),
    "a record outside its table, with another in it": (
        f'"9": {LOST}',
        [
            (
                "",
                "9",
                "",
                "it stood outside its table",
                LOST,
            )
        ],
        {
            "habits": {"9": {"name": "Walk", "versions": [{"start": "2026-01-01"}]}},
            "sessions": {"10": {"date": "2026-03-01", "minutes": 5}},
        },
    ),
    "an id that is no number": (
        f'"habits": {{"x1": {{"name": "x"}}, {WALK}}}',
        [("habits", "", "x1", "its id is not a number", '{"name": "x"}')],
        {"habits": {"2": json.loads(f"{{{WALK}}}")["2"]}},
    ),
    "a record that is none": (
        '"strange": {"1": 3, "2": {}}',
        [("strange", "1", "", "not a record", "3")],
        {"strange": {"2": {}}},
    ),
    "an id twice": (
        '"strange": {"1": {"a": 1}, "1": {"a": 2}}',
        [("strange", "1", "", "the same id twice", '{"a": 1}')],
        {"strange": {"1": {"a": 2}}},
    ),
    "a field twice": (
        '"strange": {"1": {"a": 1, "a": 2}}',
        [("strange", "1", "a", "the same field twice", "1")],
        {"strange": {"1": {"a": 2}}},
    ),
    "a name twice further in": (
        '"strange": {"1": {"a": [{"b": 1, "b": 2}]}}',
        [("strange", "1", "a/b", "said twice", "1")],
        {"strange": {"1": {"a": [{"b": 2}]}}},
    ),
    "no finite number": (
        '"strange": {"1": {"a": NaN, "b": [Infinity], "c": 1}}',
        [
            ("strange", "1", "a", "not a finite number", "NaN"),
            ("strange", "1", "b", "not a finite number", "[Infinity]"),
        ],
        {"strange": {"1": {"c": 1}}},
    ),
    "a number without end": (
        f'"strange": {{"1": {{"a": {"9" * 5000}, "b": {"9" * 40}}}}}',
        [("strange", "1", "a", "a number of too many digits", "9" * 5000)],
        {"strange": {"1": {"b": int("9" * 40)}}},
    ),
    "a field out of its range": (
        f'"habits": {{"1": {{"name": "", "versions": []}}, {WALK}}}',
        [("habits", "1", "", "versions: it has 0 parts, not 1 to 1000", '{"name": "", "versions": []}')],
        {"habits": {"2": json.loads(f"{{{WALK}}}")["2"]}},
    ),
    "a day that is none, and one that says nothing": (
        f'"entries": {{"4": {{{YEAR}, "days": {DAYS}}}}}',
        [
            ("entries", "4", "02-30", "'02-30' is not a day", '"done"'),
            ("entries", "4", "03-01", "'nap'", '["nap", 2]'),
        ],
        {"entries": {"4": {"habit": 2, "year": 2026, "days": {"03-02": ["done", 4]}}}},
    ),
}


@pytest.mark.parametrize("what", PARTS)
def test_a_bad_part_is_told_and_the_rest_stands(what):
    text, parts, left = PARTS[what]
    found = examine(f"{{{META}, {text}}}".encode())
    assert [tuple(part) for part in found.bad_parts] == parts
    tables = to_documents(found.tables)
    del tables["_companion"]
    assert {name: records for name, records in tables.items() if records} == left


@pytest.mark.parametrize(
    ("text", "newest"),
    [
        (META, 5),
        (f'{META}, "habits": {{"1": {{"_deleted": 7}}}}', 7),
        (f'{META}, "sessions": {{"1": {{"date": "2026-03-01", "_t": 2, "_tf": {{"note": 8}}}}}}', 8),
        (f'{META}, "entries": {{"4": {{{YEAR}, "days": {{"03-01": ["done", 9], "03-02": "done"}}}}}}', 9),
        ('"habits": {"1": {"name": "x", "_t": "soon"}}', 0),
    ],
)
def test_the_newest_stamp_is_found_wherever_it_is(text, newest):
    assert examine(f"{{{text}}}".encode()).newest == newest


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8", ""),
        ("utf-8-sig", "a byte order mark"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("latin-1", "bytes that are not UTF-8"),
    ],
)
def test_what_is_unusual_about_the_bytes_is_told(encoding, words):
    found = examine(f'{{{META}, "strange": {{"1": {{"a": "Käthe"}}}}}}'.encode(encoding))
    assert found.recoded == words
    assert to_documents(found.tables)["strange"] == {"1": {"a": "Käthe"}}


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"a": {}} x', '{"sealed": {"1": {}}}'])
def test_what_is_no_store_is_said_to_be_none(text):
    with pytest.raises(Unparsable):
        examine(text.encode())


def test_a_record_that_cannot_be_read_hides_none_after_it():
    good = {"date": "2026-03-01"}
    tables = from_documents({"sessions": {"1": {"date": "never"}, "2": {"_deleted": 4}, "3": good}})
    assert list(journal_of(tables).sessions) == [3]


def test_our_tables_come_first_and_what_could_not_be_read_last():
    names = ["_quarantine", "entries", "zebra", "_companion", "habits", "apples"]
    assert sorted(names, key=in_table_order) == [
        "_companion",
        "habits",
        "entries",
        "apples",
        "zebra",
        "_quarantine",
    ]
