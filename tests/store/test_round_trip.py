"""What was recorded is read back as it was, by us and by anybody who reads TinyDB files."""

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from tinydb import TinyDB

from companion.domain.habit import DONE, Entry, State
from companion.domain.journal import Journal, compare
from companion.store.codec import decode, encode
from companion.store.repository import TinyRepository
from companion.store.storage import VaultStorage
from tests.store import strategies
from tests.store.conftest import DAY, a_life

NOW = datetime(2026, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize("table", strategies.records)
def test_a_record_of_each_kind_survives_json(table):
    @settings(max_examples=60, deadline=None)
    @given(strategies.records[table])
    def check(record):
        document = json.loads(json.dumps(encode(table, record)))
        assert decode(table, record.id, document) == record

    check()


@settings(max_examples=40, deadline=None)
@given(strategies.journals)
def test_a_journal_survives_the_file(journal):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "companion.json"
        TinyRepository(path, lambda: NOW).update(lambda _: journal)
        assert compare(TinyRepository(path, lambda: NOW).read(), journal) == ()
        (Path(folder) / ".companion.json.index").unlink(missing_ok=True)
        checked = TinyRepository(path, lambda: NOW)
        assert compare(checked.read(), journal) == ()
        assert checked.notices() == ()


@settings(max_examples=40, deadline=None)
@given(strategies.journals, strategies.journals)
def test_any_change_of_a_journal_survives_the_file(before, after):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "companion.json"
        store = TinyRepository(path, lambda: NOW)
        store.update(lambda _: before)
        store.update(lambda _: after)
        assert compare(TinyRepository(path, lambda: NOW).read(), after) == ()


def test_the_file_reads_like_what_was_recorded(store, path):
    store.update(a_life)
    file = json.loads(path.read_text("ascii"))
    assert file["habits"]["11"]["versions"] == [{"start": "2026-01-01"}]
    assert file["contacts"]["31"]["kind"] == "call"
    (books, walks) = sorted(file["entries"].values(), key=lambda document: document["habit"])
    assert books["year"] == 2026 and books["days"]["03-09"][0] == "done"
    assert walks["days"]["12-31"][2] == {"note": "ill"}


def test_one_record_stands_on_one_line(store, path):
    store.update(a_life)
    text = path.read_text("ascii")
    assert text.endswith("}\n")
    assert sum('"name": "Walk"' in line for line in text.splitlines()) == 1
    for line in text.splitlines():
        assert line.count('"_t"') <= 1


LISTING = (
    "import sys, tinydb; db = tinydb.TinyDB(sys.argv[1]);"
    "print(sorted((name, document.doc_id) for name in db.tables() for document in db.table(name)))"
)


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_plain_tinydb_lists_every_record_in_every_locale(store, path, locale):
    store.update(a_life)
    environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run = [sys.executable, "-c", LISTING, str(path)]
    listed = subprocess.run(run, env=environment, capture_output=True, text=True, check=True).stdout
    for place in [("habits", 11), ("habits", 12), ("friends", 21), ("contacts", 31), ("sessions", 41)]:
        assert str(place) in listed
    assert listed.count("'entries'") == 2


def test_plain_tinydb_lists_the_same_after_each_of_200_operations(store, path):
    for number in range(200):
        day = date.fromordinal(DAY.toordinal() - number % 70)
        entry = None if number % 5 == 4 else DONE if number % 2 else Entry(State.MISSED, note="é")
        store.update(lambda j, day=day, entry=entry: j.with_entry(11, day, entry))
        with TinyDB(path) as database:
            days = {
                f"{document['year']}-{text}": register[0]
                for document in database.table("entries")
                for text, register in document["days"].items()
                if register[0] is not None
            }
        read = {day.isoformat(): entry.state.value for day, entry in store.read().entries_of(11).items()}
        assert days == read


def test_our_storage_serves_tinydb_itself(store, path):
    store.update(a_life)
    database = store.database
    database.table("shelf").insert({"title": "élan"})
    database.close()
    assert path.read_text("ascii").count('"title"') == 1
    with TinyDB(path) as plain:
        assert plain.table("shelf").all() == [{"title": "élan"}]
    assert store.read().habits[12].name == "Walk"


def test_what_tinydb_reads_is_a_copy(store):
    store.update(a_life)
    database = store.database
    database.table("habits").get(doc_id=12)["name"] = "changed in passing"
    database.close()
    assert store.read().habits[12].name == "Walk"


def test_reading_a_missing_file_does_not_make_it(store, path):
    assert store.read() == Journal()
    assert not path.parent.exists()


def test_a_change_that_changes_nothing_writes_nothing(store, path):
    store.update(a_life)
    before = store.version()
    assert store.update(lambda journal: journal).delta == ()
    assert store.version() == before


def test_an_update_returns_the_journal_and_what_differs(store):
    store.update(a_life)
    update = store.update(lambda journal: journal.with_entry(11, DAY, DONE))
    assert update.journal.entries_of(11)[DAY] == DONE
    assert [(edit.table, edit.key) for edit in update.delta] == [("entries", (11, DAY))]


def test_unknown_tables_and_fields_survive_every_save(store, open_store, path):
    store.update(a_life)
    with TinyDB(path) as plain:
        plain.table("later").insert({"of": "a newer version"})
        plain.table("habits").update({"colour": "green"}, doc_ids=[12])
    store = open_store()
    store.read()
    store.update(lambda journal: journal.put("habits", _renamed(journal.habits[12])))
    file = json.loads(path.read_text())
    assert file["later"]["1"] == {"of": "a newer version"}
    assert file["habits"]["12"]["colour"] == "green"
    assert file["habits"]["12"]["name"] == "Long walk"


def _renamed(habit):

    return habit._replace(name="Long walk")


def test_no_file_is_no_content_for_tinydb(path):
    assert VaultStorage(path).read() is None
    path.parent.mkdir()
    path.write_text("{}")
    assert VaultStorage(path).read() == {}
