"""Merging two states: in any order, any number of times, the same result, and nothing lost."""

import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.habit import DONE, Entry, State
from companion.store.maintenance import merge_file
from companion.store.merge import merge_documents, merge_tables
from companion.store.stamps import stamps_of, with_stamps
from companion.store.tables import canonical, from_documents, to_documents
from tests.store.conftest import DAY, a_life

EXAMPLES = settings(max_examples=int(os.environ.get("STORE_MERGE_EXAMPLES", "150")), deadline=None)

stamps = st.integers(1, 6)
values = st.sampled_from([True, 1, 1.0, 0, False, None, "", "a", "é", [], [1], [True], {"a": 1}, 2])
names = st.sampled_from(["name", "note", "versions", "strange"])


@st.composite
def living(draw):
    fields = draw(st.dictionaries(names, values, max_size=4))
    told = {name: draw(stamps) for name in {*fields, *draw(st.sets(names, max_size=2))}}
    return with_stamps(fields, told, draw(st.sampled_from([0, 0, 2, 4])))


documents = st.one_of(living(), st.builds(lambda stamp: {"_deleted": stamp}, stamps))
registers = st.one_of(
    st.builds(lambda state, stamp: [state, stamp], st.sampled_from(["done", "missed", None]), stamps),
    st.builds(lambda stamp, n: ["done", stamp, {"amount": n}], stamps, st.sampled_from([1, 1.5])),
)
years = st.builds(
    lambda days: {"habit": 1, "year": 2026, "days": days},
    st.dictionaries(st.sampled_from(["03-01", "03-02", "12-31"]), registers),
)
metas = st.builds(lambda last: {"schema": 1, "last": last}, stamps)
keys = st.sampled_from(["1", "2", "30"])
states = st.fixed_dictionaries(
    {},
    optional={
        "habits": st.dictionaries(keys, documents, max_size=3),
        "entries": st.dictionaries(keys, years, max_size=2),
        "unknown": st.dictionaries(keys, documents, max_size=2),
        "_companion": st.builds(lambda meta: {"1": meta}, metas),
    },
).map(from_documents)


def text(tables):
    return canonical(to_documents(tables))


@EXAMPLES
@given(states, states)
def test_the_order_of_two_states_does_not_matter(a, b):
    assert text(merge_tables(a, b)) == text(merge_tables(b, a))


@EXAMPLES
@given(states, states, states)
def test_the_grouping_of_three_states_does_not_matter(a, b, c):
    assert text(merge_tables(merge_tables(a, b), c)) == text(merge_tables(a, merge_tables(b, c)))


@EXAMPLES
@given(states, states)
def test_merging_again_changes_nothing(a, b):
    both = merge_tables(a, b)
    assert text(merge_tables(a, a)) == text(a)
    assert merge_tables(both, b) == both
    assert text(merge_tables(both, a)) == text(both)


@EXAMPLES
@given(states, states)
def test_nothing_is_lost(a, b):
    both = to_documents(merge_tables(a, b))
    for state in (to_documents(a), to_documents(b)):
        for name, records in state.items():
            assert set(records) <= set(both[name])
            for key, record in records.items():
                merged = both[name][key]
                if name == "entries":
                    assert set(record["days"]) <= set(merged["days"])
                    for day, register in record["days"].items():
                        assert merged["days"][day][1] >= register[1]
                elif name != "_companion" and same_beginning(record, merged):
                    assert set(stamps_of(record)) <= set(stamps_of(merged))


def same_beginning(record, merged):
    alive = "_deleted" not in merged and "_deleted" not in record
    return alive and record.get("_back", 0) == merged.get("_back", 0)


@EXAMPLES
@given(living().filter(lambda document: not document.get("_back")), stamps)
def test_a_deletion_wins_over_every_edit(document, stamp):
    assert merge_documents("habits", document, {"_deleted": stamp}) == {"_deleted": stamp}


DOUBTFUL = [
    ("entries", {"days": {"03-01": ["done", 5]}}, {"days": {"03-01": ["missed", 5]}}),
    (
        "entries",
        {"days": {"03-01": ["done", 5, {"amount": 1}]}},
        {"days": {"03-01": ["done", 5, {"amount": 1.0}]}},
    ),
    ("habits", {"name": "a", "_t": 5}, {"name": "b", "_t": 5}),
    ("habits", {"note": True, "_t": 5}, {"note": 1, "_t": 5}),
    ("_companion", {"last": 5, "schema": "x"}, {"last": 5, "schema": "y"}),
    ("_companion", {"last": True}, {"last": "x"}),
]


@pytest.mark.parametrize(("table", "one", "other"), DOUBTFUL)
def test_what_was_said_in_one_moment_is_decided_the_same_on_both_machines(table, one, other):
    assert canonical(merge_documents(table, one, other)) == canonical(merge_documents(table, other, one))


def test_days_are_written_after_whose_and_which_year_they_are():
    one = {"days": {"03-01": ["done", 5]}, "year": 2026, "habit": 2}
    assert list(merge_documents("entries", one, {**one, "days": {}})) == ["habit", "year", "days"]


def test_a_damaged_copy_is_merged_as_far_as_it_goes_and_said_to_be(store, path, tmp_path):
    store.update(a_life)
    copy = tmp_path / "copy.json"
    copy.write_bytes(path.read_bytes()[:-30])
    store.update(lambda journal: journal.drop("friends", 21))
    assert merge_file(store, copy).told[:2] == (
        "0 records came from copy.json.",
        "copy.json is damaged: what could be read of it was merged.",
    )
    copy.write_text('{"sessions": {"77": {"date": "2026-03-01", "_t": 9}}}')
    assert merge_file(store, copy).told[0] == "1 record came from copy.json."


def test_two_machines_merge_to_the_same_bytes(store, open_store, path, tmp_path, clock):
    from companion.store.repository import TinyRepository

    store.update(a_life)
    copy = tmp_path / "other.json"
    copy.write_bytes(path.read_bytes())
    other = TinyRepository(copy, clock)
    clock.forward(minutes=1)
    store.update(lambda j: j.with_entry(11, DAY, DONE).put("habits", j.habits[12]._replace(name="Long walk")))
    clock.forward(minutes=1)
    other.update(
        lambda j: (
            j.with_entry(11, DAY, Entry(State.SKIPPED, note="ill"))
            .put("habits", j.habits[12]._replace(note="for the air"))
            .drop("sessions", 41)
        )
    )
    theirs = tmp_path / "theirs.json"
    theirs.write_bytes(copy.read_bytes())
    ours = tmp_path / "ours.json"
    ours.write_bytes(path.read_bytes())
    joined = merge_file(store, theirs)
    merge_file(other, ours)
    walk = store.read().habits[12]
    assert (walk.name, walk.note) == ("Long walk", "for the air")
    assert store.read().entries_of(11)[DAY] == Entry(State.SKIPPED, note="ill")
    assert 41 not in store.read().sessions
    assert joined.backup and len(joined.delta) == 3
    files = [json.loads(file.read_text()) for file in (path, copy)]
    for file in files:
        del file["_companion"]
    assert files[0] == files[1]
    assert path.read_bytes().splitlines()[5:] == copy.read_bytes().splitlines()[5:]


def test_merging_the_same_file_again_writes_nothing(store, path, tmp_path):
    store.update(a_life)
    copy = tmp_path / "copy.json"
    copy.write_bytes(path.read_bytes())
    before = store.version()
    assert merge_file(store, copy).delta == ()
    assert store.version() == before
