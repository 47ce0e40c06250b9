"""Import and export by command."""

from __future__ import annotations

import stat
import zipfile

import pytest

from companion.domain.ranges import MAX_LINE, MAX_WORDS
from tests.cli.conftest import process

HEAD = "date,habit,state,amount,note\n"
FILES = {"habits.csv", "entries.csv", "friends.csv", "contacts.csv", "interests.csv", "sessions.csv"}


@pytest.fixture
def filled(companion, store):
    companion("add", "habit", "Coffee")
    companion("tick", "coffee", "--amount", "2")
    companion("add", "friend", "Mira; or so", "--every", "none")
    companion("contact", "mira", "--kind", "letter")
    companion("add", "interest", "Maps")
    companion("session", "maps", "--minutes", "20")
    return companion


def test_tables_go_into_a_folder_or_a_zip_for_their_owner_only(filled, tmp_path):
    assert filled("export", "csv", str(tmp_path / "tables")).code == 0
    assert {path.name for path in (tmp_path / "tables").iterdir()} == FILES
    assert stat.S_IMODE((tmp_path / "tables").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "tables").iterdir()} == {0o600}
    assert filled("export", "csv", str(tmp_path / "tables.zip")).code == 0
    assert set(zipfile.ZipFile(tmp_path / "tables.zip").namelist()) == FILES
    assert stat.S_IMODE((tmp_path / "tables.zip").stat().st_mode) == 0o600


def test_what_has_no_table_is_named_with_where_it_comes_along(filled, tmp_path):
    tables = tmp_path / "tables"
    assert filled("export", "csv", str(tables)).out == f"6 rows in six tables are in {tables}\n"
    filled("compass", "--row", "both=left")
    filled("settings", "contacts-a-week", "3")
    assert filled("export", "csv", str(tables)).out.splitlines()[1:] == [
        "without a table, so in no CSV: readings, settings; companion export json has everything"
    ]


def test_the_fixed_columns(filled, tmp_path):
    filled("export", "csv", str(tmp_path / "tables"))
    heads = {path.stem: path.read_text().splitlines()[0] for path in (tmp_path / "tables").iterdir()}
    assert heads["entries"] == "date,habit,state,amount,note"
    assert heads["contacts"] == "date,friends,kind,reached_out,felt,seen,note"
    assert (
        heads["sessions"] == "date,kind,minutes,amount,interest,habit,chosen,after,presence,place,tell,note"
    )
    assert (tmp_path / "tables" / "contacts.csv").read_text().splitlines()[
        1
    ] == "2026-03-10,Mira\\; or so,letter,,,,"


def test_json_comes_back_byte_for_byte_through_files_and_pipes(filled, store, tmp_path):
    target = tmp_path / "all.json"
    assert filled("export", "json", str(target)).out == f"everything is in {target}\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert filled("export", "json").out == filled("export", "json", "-").out == target.read_text()
    other = str(tmp_path / "other.json")
    assert filled("import", "json", str(target), "--data", other).code == 0
    assert filled("export", "json", "--data", other).out == target.read_text()
    third = str(tmp_path / "third.json")
    assert process("import", "json", "-", "--data", third, text=target.read_text()).code == 0
    assert filled("export", "json", "--data", third).out == target.read_text()


def test_a_bad_row_is_reported_with_file_and_line_and_the_others_are_kept(companion, tmp_path):
    table = tmp_path / "entries.csv"
    table.write_text(f"{HEAD}2026-03-08,Walk,done,,\n2026-02-30,Walk,done,,\n2026-03-09,Walk,done,,\n")
    said = companion("import", "csv", str(table))
    assert said.code == 1
    assert said.out.startswith("imported: 1 habit and 2 entries added\n")
    assert said.err == (
        "companion: left out entries.csv line 3: “2026-02-30” is not a date: that day does not exist\n"
    )
    assert companion("status", "--json").json["habits"][0]["streak"] == 2


@pytest.mark.parametrize(
    ("name", "head", "cells"),
    [
        ("habits", "name,unit", "{long},pages"),
        ("habits", "name,unit", "Tea,{long}"),
        ("habits", "name,grace", "Tea,1000000"),
        ("friends", "name,tags", "Mira,{long}"),
        ("interests", "name,why", "Maps,{longest}"),
    ],
)
def test_a_row_that_has_no_room_in_the_store_is_left_out_and_named(companion, tmp_path, name, head, cells):
    table = tmp_path / f"{name}.csv"
    said = cells.format(long="x" * (MAX_LINE + 1), longest="x" * (MAX_WORDS + 1))
    table.write_text(f"{head}\n{said}\nOther,\n")
    told = companion("import", "csv", str(table))
    assert told.code == 1
    assert f"{name}.csv line 2" in told.out + told.err
    assert [each["name"] for each in companion("list", name, "--json").json] == ["Other"]


def test_a_trial_changes_nothing(companion, store, tmp_path):
    table = tmp_path / "entries.csv"
    table.write_text(f"{HEAD}2026-03-08,Walk,done,,\n")
    said = companion("import", "csv", str(table), "--dry-run")
    assert (said.code, said.out) == (0, "trial, nothing changed: 1 habit and 1 entry added\n")
    assert not store.exists()


def test_importing_the_same_twice_leaves_the_file_as_it_is(filled, store, tmp_path):
    filled("export", "csv", str(tmp_path / "tables.zip"))
    before = store.read_bytes()
    assert filled("import", "csv", str(tmp_path / "tables.zip")).out == "imported: nothing new\n"
    assert store.read_bytes() == before


def test_entries_come_from_standard_input_as_well(store):
    said = process("import", "csv", "-", text=f"{HEAD}2026-03-08,Walk,done,,\n")
    assert said.code == 0
    assert said.out.startswith("imported: 1 habit and 1 entry added\n")


@pytest.mark.parametrize("words", [["csv", "{}"], ["json", "{}"]])
def test_what_is_no_table_or_journal_is_one_line_and_nothing_is_written(companion, store, tmp_path, words):
    odd = tmp_path / "odd.zip"
    odd.write_bytes(b"\x89PNG\x00\xff")
    said = companion("import", *(word.format(odd) for word in words))
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert not store.exists()


def test_an_export_never_lands_on_the_store_itself(filled, store):
    before = store.read_bytes()
    assert filled("export", "json", str(store)).code == 1
    assert store.read_bytes() == before


def test_the_way_back_is_told_also_where_nothing_was_before(companion, tmp_path):
    table = tmp_path / "entries.csv"
    table.write_text(f"{HEAD}2026-03-10,Coffee,done,,\n")
    *_, way_back = companion("import", "csv", str(table)).out.splitlines()
    words = way_back.partition("companion ")[2].split()
    assert words[:2] == ["backup", "restore"]
    assert companion(*words).code == 0
    assert companion("list", "habits", "--json").json == []


def test_an_import_is_backed_up_before(filled, store, tmp_path):
    table = tmp_path / "entries.csv"
    table.write_text(f"{HEAD}2026-03-10,Coffee,missed,,\n")
    assert filled("import", "csv", str(table)).out.startswith("imported: 1 entry changed\n")
    kept = list((store.parent / ".companion.json.backups").iterdir())
    assert any("import" in path.name for path in kept)
