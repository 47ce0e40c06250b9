"""``companion import`` for the files of other trackers, as a person calls it."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from companion.cli import importing_trackers
from tests.formats.trackers import make


@pytest.fixture
def loop(tmp_path):
    path = tmp_path / "Loop Habits CSV 2026-03-10.zip"
    path.write_bytes(make.zipped(make.LOOP_NEWEST))
    return path


def test_a_trial_shows_each_habit_and_counts_and_changes_nothing(companion, store, loop):
    said = companion("import", "loop", str(loop), "--dry-run")
    assert said.code == 0
    assert "  Читать: daily, 3 entries, 2026-02-28 to 2026-03-02 — new" in said.out
    assert "read: 3 habits and 10 entries" in said.out
    assert "would keep: 3 habits (3 new) and 8 entries (8 new" in said.out
    assert "left out: days that Loop filled in by itself" in said.out
    assert "trial, nothing changed" in said.out
    assert not store.exists()


def test_it_is_there_afterwards_and_again_changes_nothing(companion, store, loop):
    assert companion("import", "loop", str(loop)).code == 0
    names = [habit["name"] for habit in companion("list", "habits", "--json").json]
    assert names == ["Tea, alone", "Читать"]
    before = store.read_bytes()
    said = companion("import", "loop", str(loop))
    assert (said.code, "nothing new" in said.out) == (0, True)
    assert store.read_bytes() == before


def test_the_way_back_is_told_and_works(companion, store, loop):
    companion("add", "habit", "Coffee")
    said = companion("import", "loop", str(loop))
    words = said.out.splitlines()[-1].partition("companion ")[2].split()
    assert words[:2] == ["backup", "restore"]
    assert companion(*words).code == 0
    assert [habit["name"] for habit in companion("list", "habits", "--json").json] == ["Coffee"]


def test_what_cannot_be_read_is_named_and_the_code_is_one(companion, store, tmp_path):
    log = tmp_path / "log"
    log.write_text("2026-02-30 : Gym : y\n2026-03-01 : Gym : y\n")
    said = companion("import", "harsh", str(log))
    assert said.code == 1
    assert said.err == (
        "companion: left out entries with a date that cannot be (first: Gym, line 1 of log)\n"
    )
    assert companion("list", "habits", "--json").json[0]["name"] == "Gym"


def test_how_dates_are_written_is_said_of_habitbull_only(companion, store, loop):
    said = companion("import", "loop", str(loop), "--dates", "mdy")
    assert (said.code, said.out) == (2, "")
    assert said.err == "companion: --dates is for habitbull, the dates of loop are plain: leave it out\n"
    assert not store.exists()


@pytest.fixture
def open_dates(tmp_path):
    """Days that may be months."""
    path = tmp_path / "habitbull.csv"
    path.write_text(
        "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\nRead,,,4/3/2019,1,\n"
    )
    return path


@pytest.mark.parametrize(("typed", "day"), [("dmy", "2019-03-04"), ("MDY", "2019-04-03")])
def test_on_a_terminal_it_asks_how_dates_are_written(companion, store, open_dates, monkeypatch, typed, day):
    monkeypatch.setattr(importing_trackers, "can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"what\n\n{typed}\n"))
    said = companion("import", "habitbull", str(open_dates))
    assert said.code == 0
    assert said.err.count("how is “4/3/2019” to be read: mdy (") == 3
    assert f"  Read: daily, 1 entry, {day} to {day} — new\n" in said.out


def test_who_leaves_that_question_takes_in_nothing(companion, store, open_dates, monkeypatch):
    monkeypatch.setattr(importing_trackers, "can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert companion("import", "habitbull", str(open_dates)).code == 1
    assert not store.exists()


@pytest.mark.parametrize("file", ["-", "the file"])
def test_where_nobody_can_answer_it_is_not_asked(companion, store, open_dates, monkeypatch, file):
    monkeypatch.setattr(importing_trackers, "can_ask", lambda: file == "-")  # where the table comes from
    given = io.BytesIO(open_dates.read_bytes() if file == "-" else b"mdy\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
    said = companion("import", "habitbull", "-" if file == "-" else str(open_dates))
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert said.err.endswith("add --dates mdy or --dates dmy\n") and "to be read" not in said.err
    assert not store.exists()


BAD = {
    "no such file": (None, "cannot be read"),
    "not text": (bytes(range(256)) * 9, "is not text"),
    "half a zip": (make.zipped(make.LOOP_NEWEST)[:300], "cut off"),
    "another kind": (b"dear diary\n", "is not"),
    "empty": (b"", "is empty"),
}


@pytest.mark.parametrize("word", ["loop", "table-habit", "beaverhabits", "habitbull", "oidia", "dijo"])
@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_one_line_and_nothing_is_written(companion, store, tmp_path, word, case):
    companion("add", "habit", "Coffee")
    before = {path: path.read_bytes() for path in store.parent.rglob("*") if path.is_file()}
    data, why = BAD[case]
    path = tmp_path / "given"
    if data is not None:
        path.write_bytes(data)
    said = companion("import", word, str(path))
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert why in said.err or "is not" in said.err
    assert {path: path.read_bytes() for path in store.parent.rglob("*") if path.is_file()} == before


def test_standard_input_will_do(store, loop):
    command = [sys.executable, "-m", "companion", "import", "loop", "-"]
    done = subprocess.run(command, input=loop.read_bytes(), capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Читать" in done.stdout.decode()


def test_names_of_another_program_are_shown_harmless(companion, store, tmp_path):
    path = tmp_path / "streaks.json"
    path.write_bytes(make.written([{"title": "\x1b[31mred\n[/]", "days": {"2026-03-01": 1}}]))
    said = companion("import", "oidia", str(path))
    assert "\x1b" not in said.out
    assert companion("list", "habits", "--json").json[0]["name"] == "\x1b[31mred\n[/]"


def test_a_json_export_after_an_import_comes_back_byte_for_byte(companion, store, loop, tmp_path):
    companion("import", "loop", str(loop))
    written = companion("export", "json").out
    (tmp_path / "all.json").write_text(written)
    other = str(tmp_path / "other.json")
    companion("import", "json", str(tmp_path / "all.json"), "--data", other)
    assert companion("export", "json", "--data", other).out == written
    companion("import", "loop", str(loop), "--data", other)
    assert companion("export", "json", "--data", other).out == written


def test_tables_keep_where_a_habit_came_from(companion, store, loop, tmp_path):
    companion("import", "loop", str(loop))
    companion("export", "csv", str(tmp_path / "tables"))
    other = str(tmp_path / "other.json")
    companion("import", "csv", str(tmp_path / "tables"), "--data", other)
    said = companion("import", "loop", str(loop), "--data", other)
    assert "nothing new" in said.out
