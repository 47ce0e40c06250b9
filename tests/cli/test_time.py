"""Timer, blocks and the log of time from the shell."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from companion.bootstrap import make_companion
from companion.cli import block_style
from companion.domain.season import SeasonKind
from tests.cli.conftest import Said, process

Run = Callable[..., Said]
At = Callable[[str], None]


def test_a_timer_runs_from_one_command_to_another(companion: Run, at: At) -> None:
    companion("add", "habit", "Window")
    assert companion("session", "win", "--start", "--place", "attic").out == "Window: begun\n"
    at("2026-03-10T09:40")
    assert "Window: begun at 09:00, running" in companion("status").out
    companion("session", "--pause")
    at("2026-03-10T11:00")
    assert companion("session", "--stop", "--chosen", "yes", "--after", "rested").out == "Window: 40 min\n"
    assert (
        companion("list", "sessions").out == "Tuesday 10 March: Window, 40 minutes, chosen, rested, attic\n"
    )
    assert companion("list", "places").out == "attic: 1 time, rested 1 of 1, chosen 1 of 1\n"
    assert companion("status", "--json").json["habits"][0]["state"] == "kept"
    said = companion("session", "--stop")
    assert (said.code, said.err) == (1, "companion: no session is under way: start one first\n")


def test_a_timer_of_another_day_is_told_with_its_day(companion: Run, at: At) -> None:
    companion("session", "--start")
    companion("session", "--pause")
    at("2026-03-11T02:30")
    assert "quiet time: begun at 09:00, paused" in companion("status").out
    at("2026-03-12T08:00")
    assert "quiet time: begun on 10 March at 09:00, paused" in companion("status").out


def test_a_name_beside_pause_or_stop_is_the_session_that_is_meant(companion: Run) -> None:
    companion("add", "interest", "Reading")
    companion("add", "habit", "Walk")
    companion("session", "reading", "--start")
    assert companion("session", "reading", "--pause").out == "Reading: paused\n"
    said = companion("session", "walk", "--stop")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "the session under way is one of Reading" in said.err
    assert companion("session", "reading", "--stop", "--after", "rested").code == 0


def test_what_was_not_chosen_does_not_count_for_the_habit(companion: Run) -> None:
    companion("add", "habit", "Window")
    companion("session", "window", "--minutes", "30", "--chosen", "no")
    assert companion("status", "--json").json["habits"][0]["state"] == "open"


def test_a_forgotten_timer_asks_how_long_it_really_was(companion: Run, at: At) -> None:
    companion("session", "--start")
    at("2026-03-12T09:00")
    said = companion("session", "--stop")
    assert (said.code, said.out) == (1, "")
    assert said.err == "companion: it ran for 48 hours: say how many minutes it really was\n"
    assert companion("session", "--stop", "--minutes", "30").code == 0
    assert companion("list", "sessions").out.startswith("Tuesday 10 March: quiet time, 30 minutes")


def test_a_timer_outlives_a_kill(store: Path, companion: Run, at: At) -> None:
    code = (
        "import os, signal\nfrom companion.cli.run import run\n"
        "run(['session', '--start'])\nos.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == -signal.SIGKILL
    at("2026-03-10T09:25")
    assert process("session", "--stop").out == "quiet time: 25 min\n"


def test_a_command_of_ones_own_runs_and_its_failure_is_told_and_harms_nothing(
    store: Path, companion: Run, tmp_path: Path
) -> None:
    mark = tmp_path / "started"
    timers = make_companion(store).timers
    timers.prepare(checklist=(), hook_start=f"touch {mark}", hook_end="no-such-thing", bell=False)
    assert companion("session", "--start").err == ""
    assert mark.exists()
    said = companion("session", "--stop")
    assert (said.code, said.err.count("\n")) == (0, 1)
    assert "“no-such-thing” could not be run" in said.err


def test_blocks_are_planned_listed_and_said_in_the_status(companion: Run) -> None:
    planned = companion(
        *("add", "block", "Library", "--at", "18:00", "--for", "19:30", "--repeat", "tue thu"),
        *("--place", "upstairs"),
    )
    assert planned.out == "Library: planned\n"
    listed = companion("list", "blocks", "--json").json
    assert listed[:2] == [
        {"title": "Library", "start": "2026-03-10T18:00", "end": "2026-03-10T19:30", "place": "upstairs"},
        {"title": "Library", "start": "2026-03-12T18:00", "end": "2026-03-12T19:30", "place": "upstairs"},
    ]
    assert companion("status", "--json").json["blocks"] == listed
    assert "Tuesday 10 March, 18:00 to 19:30, Library, upstairs" in companion("status").out
    assert (
        companion("list", "blocks").out.splitlines()[1]
        == "Thursday 12 March, 18:00 to 19:30, Library, upstairs"
    )


def test_a_block_that_is_over_is_not_said_and_the_next_one_is(companion: Run, at: At) -> None:
    companion("add", "block", "Swim", "--at", "07:00", "--repeat", "every day")
    companion("add", "block", "Library", "--at", "18:00", "--repeat", "every day")
    at("2026-03-10T12:00")
    first, *_ = companion("status", "--json").json["blocks"]
    assert (first["title"], first["start"]) == ("Library", "2026-03-10T18:00")
    said = companion("status").out
    assert "Library" in said and "Swim" not in said
    at("2026-03-10T22:00")
    later = companion("status").out  # not what was said at noon
    assert "Tuesday 10 March," not in later and "Wednesday 11 March, 07:00 to 08:00, Swim" in later


@pytest.mark.parametrize("now", ["2026-03-09T20:00", "2026-03-10T00:10"])
def test_a_block_after_midnight_is_reminded_of_in_the_evening_it_belongs_to(
    companion: Run, at: At, now: str
) -> None:
    at(now)
    companion("add", "block", "Stars", "--at", "00:30", "--repeat", "tue")
    due = companion("remind", "--json")
    assert (due.code, [block["start"] for block in due.json["blocks"]]) == (10, ["2026-03-10T00:30"])
    assert "Monday 9 March, 00:30 to 01:30, Stars, after midnight" in companion("remind").out
    at("2026-03-10T20:00")
    assert companion("remind").code == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--for", "17:00"), "it would end at 17:00, and it starts at 18:00"),
        (("--for", "2400"), "do not fit into a day"),
        (("--repeat", "sometimes"), "cannot read the repetition"),
        (("--repeat", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "never happens"),
        (("--repeat", "sun", "--until", "2026-03-12"), "never happens until 2026-03-12"),
        (("--until", "2026-03-09"), "before it begins"),
        (("--at", "25:00"), "is not a time of day"),
    ],
)
def test_a_block_that_cannot_be_is_refused_in_one_line(
    companion: Run, options: tuple[str, ...], words: str
) -> None:
    said = companion("add", "block", "Library", "--at", "18:00", *options)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert words in said.err
    assert companion("list", "blocks", "--json").json == []


def test_an_export_names_nobody_and_again_has_the_same_uids(companion: Run, at: At, tmp_path: Path) -> None:
    pytest.importorskip("icalendar")
    companion("add", "block", "Library", "--at", "18:00", "--repeat", "tue", "--place", "upstairs")
    path = tmp_path / "blocks.ics"
    said = companion("export", "ics", str(path), "--zone", "Europe/Berlin", "--alarm", "10")
    assert said.out == f"1 block, each called “Busy”: {path}\n"
    first = path.read_text()
    assert "SUMMARY:Busy" in first
    assert "Library" not in first and "upstairs" not in first
    at("2026-04-01T09:00")
    companion("export", "ics", str(path), "--zone", "Europe/Berlin", "--names")
    second = path.read_text()
    assert "SUMMARY:Library" in second
    assert [line for line in first.splitlines() if line.startswith("UID")] == [
        line for line in second.splitlines() if line.startswith("UID")
    ]
    assert companion("export", "ics", "--zone", "Nowhere/Land").err.startswith(
        "companion: there is no time zone"
    )


@pytest.mark.parametrize(
    ("told", "link", "file", "zone"),
    [
        ("Asia/Tokyo", "Europe/Berlin", "America/New_York", "Asia/Tokyo"),
        (":Asia/Tokyo", "Europe/Berlin", "America/New_York", "Asia/Tokyo"),
        ("Nowhere/Land", "Europe/Berlin", "America/New_York", "Europe/Berlin"),
        ("", "Europe/Berlin", "America/New_York", "Europe/Berlin"),
        ("", "", "America/New_York", "America/New_York"),
        ("", "Nowhere/Land", "America/New_York", "America/New_York"),
        ("", "Europe/Berlin", "", "Europe/Berlin"),
    ],
)
def test_blocks_are_in_the_zone_that_this_computer_says_first(
    companion: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: str,
    link: str,
    file: str,
    zone: str,
) -> None:
    pytest.importorskip("icalendar")
    companion("add", "block", "Library", "--at", "18:00")
    (tmp_path / "etc").mkdir()
    if link:
        (tmp_path / "etc" / "localtime").symlink_to(tmp_path / "zoneinfo" / link)
    if file:
        (tmp_path / "etc" / "timezone").write_text(f"{file}\n")
    monkeypatch.setenv("TZ", told)
    monkeypatch.setattr(block_style, "Path", lambda path: tmp_path / path.strip("/"))
    assert f"TZID={zone}:20260310T180000" in companion("export", "ics").out


def test_an_empty_export_is_a_calendar_too(companion: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("icalendar")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert os.environ["TZ"]
    done = process("export", "ics")
    assert done.code == 0
    assert done.out.startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("session", "--start", "--stop"), 2),
        (("session", "--start", "--date", "yesterday"), 2),
        (("session", "window", "--stop"), 1),
        (("session", "--start", "--minutes", "2400"), 1),
        (("session", "--start", "--minutes", "1.5"), 1),
        (("export", "ics", "--alarm", "soon"), 2),
    ],
)
def test_wrong_words_are_refused_in_one_line(companion: Run, words: tuple[str, ...], code: int) -> None:
    said = companion(*words)
    assert (said.code, said.out, said.err.count("\n")) == (code, "", 1)


def test_a_season_is_told_while_it_runs_and_when_it_ended(companion: Run, store: Path, at: At) -> None:
    companion("add", "habit", "Window", "--start", "2026-03-01")
    companion("tick", "window", "--date", "2026-03-02")
    app = make_companion(store)
    (habit,) = app.work.journal.habits
    app.seasons.add("Exams", kind=SeasonKind.BUSY, end=date(2026, 3, 12), habits={habit: None}, circles={})
    assert "Exams: until 12 March less is asked" in companion("status").out
    assert companion("status", "--json").json["habits"][0]["state"] == "excused"
    at("2026-03-13T09:00")
    assert "Exams ended on 12 March: everything counts as usual again" in companion("status").out
    assert companion("list", "seasons").out == "Exams: 10 March to 12 March, over, relaxes 1 habit\n"
