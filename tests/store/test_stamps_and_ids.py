"""Ids are never given twice; stamps always grow, whatever the clock does."""

import json
from datetime import UTC, datetime

import pytest

from companion.domain.habit import DONE
from companion.store.ids import Ids, natural_id
from companion.store.packing import register_stamp
from tests.store.conftest import DAY, a_life


def test_ids_are_unique_and_ordered_on_a_clock_that_stands_still(clock):
    ids = Ids(clock)
    given = [ids.next() for _ in range(20_000)]
    assert given == sorted(set(given))


def test_ids_grow_when_the_clock_goes_back(clock):
    ids = Ids(clock)
    first = ids.next()
    clock.forward(days=-400)
    assert ids.next() > first


def test_an_id_tells_its_time_and_fits_64_bits():
    made = Ids(lambda: datetime(2026, 3, 10, tzinfo=UTC)).next()
    assert (made >> 22) / 1000 + datetime(2020, 1, 1, tzinfo=UTC).timestamp() == 1773100800
    assert Ids(lambda: datetime(2080, 1, 1, tzinfo=UTC)).next() < 2**63


def test_a_clock_before_2020_still_gives_ids():
    ids = Ids(lambda: datetime(1999, 1, 1, tzinfo=UTC))
    assert 0 < ids.next() < ids.next()


def test_the_same_habit_and_year_have_the_same_id_on_every_machine():
    assert natural_id(11, 2026) == 2115353280058714924
    assert len({natural_id(habit, year) for habit in range(99) for year in range(2000, 2050)}) == 99 * 50


def documents(path, table):
    return json.loads(path.read_text())[table]


def test_each_field_keeps_the_stamp_of_its_own_edit(store, path, clock):
    store.update(a_life)
    first = documents(path, "habits")["12"]
    clock.forward(minutes=1)
    store.update(lambda journal: journal.put("habits", journal.habits[12]._replace(name="Long walk")))
    second = documents(path, "habits")["12"]
    assert second["_t"] == first["_t"]
    assert second["_tf"] == {"name": first["_t"] + 60_000}


def test_a_field_taken_away_leaves_its_stamp(store, path, clock):
    store.update(a_life)
    clock.forward(minutes=1)
    store.update(lambda journal: journal.put("sessions", journal.sessions[41]._replace(note="")))
    document = documents(path, "sessions")["41"]
    assert "note" not in document
    assert document["_tf"]["note"] == document["_t"] + 60_000


def test_a_record_edited_whole_has_no_list_of_stamps(store, path, clock):
    store.update(lambda journal: journal.put("sessions", a_life(journal).sessions[41]))
    clock.forward(minutes=1)
    changed = {"date": DAY, "minutes": 5.0, "note": "x"}
    store.update(lambda journal: journal.put("sessions", journal.sessions[41]._replace(**changed)))
    assert "_tf" not in documents(path, "sessions")["41"]


def test_stamps_grow_when_the_clock_goes_back(store, open_store, path, clock):
    stamps = []
    for step in (0, -3600, 10, -10_000):
        clock.forward(seconds=step)
        store = open_store() if step == 10 else store
        store.update(lambda journal, step=step: journal.put("sessions", _session(journal, step)))
        stamps.append(documents(path, "_companion")["1"]["last"])
    assert stamps == sorted(set(stamps))


def _session(journal, step):
    return a_life(journal).sessions[41]._replace(id=step + 100_000)


def test_stamps_grow_past_those_of_a_file_from_the_future(store, open_store, path, clock):
    store.update(a_life)
    text = path.read_text()
    old = documents(path, "_companion")["1"]["last"]
    path.write_text(text.replace(str(old), str(old + 10**9)))
    store = open_store()
    store.update(lambda journal: journal.with_entry(11, DAY, DONE))
    assert documents(path, "_companion")["1"]["last"] == old + 10**9 + 1


def test_a_deletion_leaves_a_stamp_without_content(store, path):
    store.update(a_life)
    store.update(lambda journal: journal.drop("sessions", 41))
    assert list(documents(path, "sessions")["41"]) == ["_deleted"]
    assert 41 not in store.read().sessions


def test_what_was_deleted_can_come_back(store, open_store):
    session = store.update(a_life).journal.sessions[41]
    store.update(lambda journal: journal.drop("sessions", 41))
    store.update(lambda journal: journal.put("sessions", session))
    assert open_store().read().sessions[41] == session


def test_what_came_back_says_since_when_and_goes_on_saying_it(store, path, clock):
    session = store.update(a_life).journal.sessions[41]
    assert "_back" not in documents(path, "sessions")["41"]
    store.update(lambda journal: journal.drop("sessions", 41))
    clock.forward(minutes=1)
    store.update(lambda journal: journal.put("sessions", session))
    back = documents(path, "sessions")["41"]
    assert back["_back"] == back["_t"] == documents(path, "_companion")["1"]["last"]
    clock.forward(minutes=1)
    store.update(lambda journal: journal.put("sessions", session._replace(minutes=7)))
    again = documents(path, "sessions")["41"]
    assert (again["_back"], again["_tf"]) == (back["_back"], {"minutes": back["_t"] + 60_000})


def test_a_day_taken_back_keeps_its_place(store, open_store, path):
    store.update(a_life)
    store.update(lambda journal: journal.with_entry(12, DAY.replace(year=2025, month=12, day=31), None))
    (document,) = [d for d in documents(path, "entries").values() if d["habit"] == 12]
    assert document["days"]["12-31"][0] is None
    assert dict(open_store().read().entries_of(12)) == {}


@pytest.mark.parametrize("said", [["done"], "done", None, ["done", "today"]])
def test_a_day_that_does_not_say_when_it_was_said_is_older_than_any_that_does(said):
    assert register_stamp(said) < register_stamp(["done", 1])
