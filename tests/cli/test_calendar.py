"""``companion calendar``: a vdir of blocks, and what another program moved there."""

from __future__ import annotations

import json
import stat
import sys
from datetime import date, time

import pytest

from companion.bootstrap import make_companion

icalendar = pytest.importorskip("icalendar")


@pytest.fixture
def folder(companion, tmp_path):
    """Two blocks in a folder of a calendar, in Berlin."""
    companion("add", "block", "Library", "--at", "18:00", "--for", "90", "--repeat", "tue thu")
    companion("add", "block", "Museum", "--at", "14:00", "--for", "16:30", "--first", "2026-04-02")
    folder = tmp_path / "own-time"
    assert sync(companion, folder).out == "2 blocks: 2 written, 0 removed\n"
    return folder


def sync(companion, folder, *options):
    return companion("calendar", str(folder), "--zone", "Europe/Berlin", *options)


def events(folder):
    return sorted(folder.glob("*.ics"))


def holding(folder, text):
    (found,) = (path for path in events(folder) if text in path.read_text())
    return found


def change(path, *pairs):
    text = path.read_bytes().decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_bytes(text.encode())


def test_each_block_is_a_file_of_its_own_that_tells_nothing_and_is_the_owners(folder):
    for path in [*events(folder), folder / ".quiet-companion.json"]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "Library" not in path.read_text()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in events(folder):
        (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert str(event["SUMMARY"]) == "Busy"
        assert path.stem.removeprefix("quiet-companion-") == str(event["UID"]).removesuffix(
            "@quiet-companion"
        )


def test_only_what_changed_is_written_and_only_what_is_ours_is_removed(companion, folder):
    stranger = folder / "stranger.ics"
    stranger.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert sync(companion, folder).out == "2 blocks: 0 written, 0 removed\n"
    assert before == {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    companion("block", "move", "library", "--to", "wednesday 20:00")
    assert sync(companion, folder).out == "2 blocks: 1 written, 0 removed\n"
    companion("delete", "museum", "--yes")
    assert sync(companion, folder).out == "1 block: 0 written, 1 removed\n"
    assert len(events(folder)) == 2
    assert stranger.exists()


def test_another_title_writes_all_of_them_anew(companion, folder):
    assert sync(companion, folder, "--title", "Own time").out == "2 blocks: 2 written, 0 removed\n"
    assert "SUMMARY:Own time" in events(folder)[0].read_text()


def test_an_event_moved_there_is_shown_first_and_moved_here_when_that_is_wished(companion, folder, store):
    path = holding(folder, "20260402T140000")
    change(path, ("20260402T140000", "20260403T150000"), ("20260402T163000", "20260403T170000"))
    theirs = path.read_bytes()
    said = sync(companion, folder)
    assert "changed in the calendar: Museum, Thu 2 Apr: to Fri 3 Apr 15:00, 120 minutes" in said.out
    assert "--yes takes it in" in said.err
    assert path.read_bytes() == theirs
    assert "Museum: moved to Fri 3 Apr" in sync(companion, folder, "--yes").out
    assert "Friday 3 April, 15:00 to 17:00, Museum" in companion("list", "blocks").out
    assert sync(companion, folder).out == "2 blocks: 0 written, 0 removed\n"


def test_what_becomes_of_single_times_of_a_repetition_there_becomes_of_them_here(companion, folder, store):
    path = holding(folder, "RRULE")
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    (whole,) = calendar.walk("VEVENT")
    moved = icalendar.Event.from_ical(whole.to_ical())
    del moved["RRULE"]
    day = whole["DTSTART"].dt.replace(day=17)
    moved.add("recurrence-id", day)
    moved["DTSTART"] = icalendar.prop.vDDDTypes(day.replace(day=18, hour=19))
    moved["DTEND"] = icalendar.prop.vDDDTypes(day.replace(day=18, hour=20))
    whole.add("exdate", day.replace(day=19))
    calendar.add_component(moved)
    path.write_bytes(calendar.to_ical())
    said = sync(companion, folder, "--yes").out
    assert "Library: dropped on Thu 19 Mar" in said
    assert "Library: moved to Wed 18 Mar" in said
    (library,) = (b for b in make_companion(store).work.journal.blocks.values() if b.title == "Library")
    assert [(each.day.day, each.to, each.at, each.minutes) for each in library.exceptions] == [
        (17, date(2026, 3, 18), time(19), 60),
        (19, None, None, None),
    ]
    assert sync(companion, folder).out == "2 blocks: 0 written, 0 removed\n"


def test_another_hour_for_all_times_and_times_in_another_zone(companion, folder, store):
    path = holding(folder, "RRULE")
    change(path, ("T180000", "T190000"), ("T193000", "T203000"))
    assert "Library, all times: 19:00, 90 minutes" in sync(companion, folder, "--yes").out
    museum = holding(folder, "20260402T140000")
    change(
        museum,
        ("DTSTART;TZID=Europe/Berlin:20260402T140000", "DTSTART:20260402T130000Z"),
        ("DTEND;TZID=Europe/Berlin:20260402T163000", "DTEND:20260402T143000Z"),
    )
    assert "Museum, Thu 2 Apr: to Thu 2 Apr 15:00, 90 minutes" in sync(companion, folder, "--yes").out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("BYDAY=TU,TH", "BYDAY=MO", "another repetition was set there"),
        ("BEGIN:VEVENT", "BEGIN:VTODO", "cannot be read"),
        ("@quiet-companion", "@elsewhere", "cannot be read"),
    ],
)
def test_what_cannot_be_taken_in_is_said_and_left_as_it_is_there(companion, folder, old, new, said):
    path = holding(folder, "RRULE")
    change(path, (old, new))
    theirs = path.read_bytes()
    result = sync(companion, folder, "--yes")
    assert said in result.err
    assert "stays as it is there" in result.err
    assert path.read_bytes() == theirs
    assert "1 written" not in result.out


def test_the_same_in_other_letters_is_no_change(companion, folder):
    path = holding(folder, "RRULE")
    change(path, ("SUMMARY:Busy\r\n", "SUMMARY:Busy\r\nX-ELSEWHERE:1\r\n"))
    theirs = path.read_bytes()
    assert sync(companion, folder).out == "2 blocks: 0 written, 0 removed\n"
    assert path.read_bytes() == theirs


@pytest.mark.parametrize("notes", ["no", "[]", '{"a.ics": 5, "../b.ics": {"block": 1}}'])
def test_when_the_notes_are_lost_each_event_is_known_again_by_its_uid(companion, folder, notes):
    (folder / ".quiet-companion.json").write_text(notes)
    museum = holding(folder, "20260402T140000")
    change(museum, ("20260402T140000", "20260403T150000"), ("20260402T163000", "20260403T170000"))
    said = sync(companion, folder)
    assert "Museum, Thu 2 Apr: to Fri 3 Apr" in said.out
    assert said.out.endswith("2 blocks: 1 written, 0 removed\n")  # Library; Museum waits for an answer


def test_a_folder_that_is_none_or_the_stores_own_is_refused(companion, store, tmp_path):
    companion("add", "block", "Library", "--at", "18:00", "--for", "90")
    assert companion("calendar", str(store.parent)).code == 1
    (tmp_path / "file").write_text("")
    assert "is not a folder" in companion("calendar", str(tmp_path / "file")).err
    assert json.loads(store.read_text())["blocks"]


WALK = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VEVENT
UID:w
SUMMARY:Walk
DTSTART:20260312T183000
DTEND:20260312T190000
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def elsewhere(companion, tmp_path):
    """Another calendar that is looked into."""
    pytest.importorskip("recurring_ical_events")
    path = tmp_path / "partner.ics"
    path.write_text(
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n{WALK}END:VCALENDAR\r\n", newline=""
    )
    assert companion("settings", "calendars", str(path)).code == 0
    return path


def test_planning_says_what_it_clashes_with_and_the_list_shows_when_one_is_busy(companion, elsewhere):
    planned = companion("add", "block", "Library", "--at", "18:00", "--for", "90", "--repeat", "thu")
    assert planned.out == "Library: planned\nat the same time in your calendars: busy, Thu 12 Mar 18:30\n"
    assert (
        "Thursday 12 March, 18:30 to 19:00, busy, in your calendars"
        in companion("list", "blocks").out.splitlines()
    )
    assert len(companion("list", "blocks", "--json").json) == 5
    moved = companion("block", "move", "library", "--date", "2026-03-12", "--to", "20:00")
    assert moved.out == "Library: moved to Thu 12 Mar\n"


def test_without_the_library_for_it_one_line_says_what_to_install(companion, elsewhere, monkeypatch):
    monkeypatch.delitem(sys.modules, "companion.formats.other_calendars", raising=False)
    monkeypatch.setitem(sys.modules, "recurring_ical_events", None)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    asked = companion("list", "blocks")
    assert asked.code == 1
    assert asked.err == "companion: other calendars need a library: pip install 'quiet-companion[ics]'\n"
    planned = companion("add", "block", "Choir", "--at", "19:00")
    assert (planned.code, planned.out, planned.err) == (0, "Choir: planned\n", asked.err)


def test_its_titles_are_shown_only_when_that_is_asked_for(companion, elsewhere):
    assert "Walk" not in companion("list", "blocks").out
    companion("settings", "calendar-titles", "yes")
    assert "18:30 to 19:00, Walk, in your calendars" in companion("list", "blocks").out


def test_calendars_that_are_not_there_or_are_none_are_said_in_a_line(companion, elsewhere):
    assert "there is nothing at" in companion("settings", "calendars", "/nowhere/at/all").err
    elsewhere.write_bytes(b"\xff\xfe")
    said = companion("list", "blocks")
    assert said.code == 0
    assert said.err.count("\n") == 1
    elsewhere.unlink()
    assert "partner.ics" in companion("list", "blocks").err
    companion("settings", "calendars", "none")
    assert companion("list", "blocks").err == ""
