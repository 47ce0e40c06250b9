"""A partner's calendar: whole days, a weekly event with exceptions, another zone, clocks that change."""

from __future__ import annotations

import os
import time as clock
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

pytest.importorskip("recurring_ical_events")
from companion.domain.busy import Busy
from companion.formats.other_calendars import read_calendars

WEEKLY = """BEGIN:VEVENT
UID:choir
SUMMARY:Choir
DTSTART;TZID=Europe/Berlin:20260106T190000
DTEND;TZID=Europe/Berlin:20260106T210000
RRULE:FREQ=WEEKLY;BYDAY=TU
EXDATE;TZID=Europe/Berlin:20260317T190000
END:VEVENT
BEGIN:VEVENT
UID:choir
SUMMARY:Choir, early
RECURRENCE-ID;TZID=Europe/Berlin:20260310T190000
DTSTART;TZID=Europe/Berlin:20260310T170000
DTEND;TZID=Europe/Berlin:20260310T180000
END:VEVENT
"""
CALL = """BEGIN:VEVENT
UID:call
SUMMARY:Call with New York
DTSTART;TZID=America/New_York:20260309T090000
DURATION:PT1H
RRULE:FREQ=WEEKLY
END:VEVENT
"""
BIRTHDAY = "BEGIN:VEVENT\nUID:b\nSUMMARY:Mum\nDTSTART;VALUE=DATE:19500312\nRRULE:FREQ=YEARLY\nEND:VEVENT\n"
OURS = "BEGIN:VEVENT\nUID:5@quiet-companion\nDTSTART:20260311T100000Z\nDTEND:20260311T110000Z\nEND:VEVENT\n"
FREE = (
    "BEGIN:VEVENT\nUID:f\nTRANSP:TRANSPARENT\nDTSTART:20260311T100000Z\nDTEND:20260311T110000Z\nEND:VEVENT\n"
)
GONE = OURS.replace("5@quiet-companion", "g\nSTATUS:CANCELLED")
FLOATING = "BEGIN:VEVENT\nUID:h\nSUMMARY:Walk\nDTSTART:20260311T120000\nDTEND:20260311T123000\nEND:VEVENT\n"


@pytest.fixture(autouse=True)
def _berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    clock.tzset()
    yield
    monkeypatch.undo()
    clock.tzset()


def calendar(path: Path, *events: str) -> Path:
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\n{''.join(events)}END:VCALENDAR\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.replace("\n", "\r\n").encode())
    return path


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute)


def test_a_week_with_exceptions_zones_and_whole_days(tmp_path: Path) -> None:
    calendar(tmp_path / "vdir" / "choir.ics", WEEKLY)
    calendar(tmp_path / "vdir" / "work" / "all.ics", CALL, BIRTHDAY, OURS, FREE, GONE, FLOATING)
    found, problems = read_calendars([tmp_path / "vdir"], date(2026, 3, 9), date(2026, 3, 17), titles=True)
    assert problems == []
    assert found == [
        Busy(at(9, 14), at(9, 15), title="Call with New York"),  # New York changed its clocks on the eighth
        Busy(at(10, 17), at(10, 18), title="Choir, early"),
        Busy(at(11, 12), at(11, 12, 30), title="Walk"),
        Busy(at(12, 0), at(13, 0), whole_day=True, title="Mum"),
        Busy(at(16, 14), at(16, 15), title="Call with New York"),
    ]


def test_after_our_clocks_change_as_well_it_is_the_hour_it_was(tmp_path: Path) -> None:
    path = calendar(tmp_path / "one.ics", CALL, WEEKLY)
    found, _ = read_calendars([path], date(2026, 3, 30), date(2026, 3, 31))
    assert found == [Busy(at(30, 15), at(30, 16)), Busy(at(31, 19), at(31, 21))]
    assert found[0].name == "busy"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", b"hello\n"]
)
def test_a_broken_file_is_a_line_and_the_others_are_read(tmp_path: Path, content: bytes) -> None:
    calendar(tmp_path / "v" / "good.ics", FLOATING)
    (tmp_path / "v" / "broken.ics").write_bytes(content)
    found, problems = read_calendars([tmp_path / "v"], date(2026, 3, 9), date(2026, 3, 15))
    assert [each.start for each in found] == [at(11, 12)]
    assert all("broken.ics" in problem and "\n" not in problem for problem in problems)
    assert len(problems) <= 1


def test_an_event_without_a_start_or_with_a_rule_of_nothing_takes_no_other_along(tmp_path: Path) -> None:
    odd = "BEGIN:VEVENT\nUID:x\nSUMMARY:x\nEND:VEVENT\n"
    rule = "BEGIN:VEVENT\nUID:y\nDTSTART:20260311T100000Z\nRRULE:FREQ=NEVER\nEND:VEVENT\n"
    path = calendar(tmp_path / "a.ics", odd, rule, FLOATING)
    found, problems = read_calendars([path], date(2026, 3, 9), date(2026, 3, 15))
    assert Busy(at(11, 12), at(11, 12, 30)) in found or problems


def test_a_folder_of_too_many_files_is_a_line_and_the_other_calendars_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.formats.other_calendars.MAX_FILES", 2)
    for name in ("a", "b", "c"):
        calendar(tmp_path / "heap" / f"{name}.ics", CALL)
    for name in ("a", "b"):
        calendar(tmp_path / "full" / f"{name}.ics", FLOATING)
    found, problems = read_calendars(
        [tmp_path / "heap", tmp_path / "full"], date(2026, 3, 9), date(2026, 3, 15)
    )
    assert problems == [f"{tmp_path / 'heap'} has 3 files: at most 2 are read"]
    assert [each.start for each in found] == [at(11, 12)] * 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a Unix")
def test_what_is_no_file_is_a_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ics")
    found, problems = read_calendars(
        [tmp_path / "pipe.ics", tmp_path / "gone"], date(2026, 3, 9), date(2026, 3, 9)
    )
    assert (found, len(problems)) == ([], 2)
