"""Blocks as iCalendar, read back by two libraries, across a change of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from companion.domain.appointments import appointments
from companion.domain.block import Block, Instead
from companion.domain.journal import Journal
from companion.domain.repetition import parse_repetition

icalendar = pytest.importorskip("icalendar")
from companion.formats.ics import Style, uid_of, write_ics  # noqa: E402

BERLIN = ZoneInfo("Europe/Berlin")  # clocks go forward on 29 March 2026, back on 25 October
NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)
FIRST, LAST = date(2026, 3, 1), date(2026, 12, 31)
LIBRARY = Block(
    11,
    "Library, with nobody",
    date(2026, 3, 3),
    time(18, 30),
    90,
    "FREQ=WEEKLY;BYDAY=TU,SU",
    until=date(2026, 11, 10),
    place="the old one",
    exceptions=(
        Instead(date(2026, 3, 24), by="his birthday"),
        Instead(date(2026, 3, 29), date(2026, 3, 30), time(7), 45),
        Instead(date(2026, 4, 7), date(2026, 4, 8)),
    ),
)
ONCE = Block(12, "Once", date(2026, 10, 25), time(10), 60)
BLOCKS = [
    LIBRARY,
    ONCE,
    ONCE._replace(id=13, exceptions=(Instead(ONCE.first, date(2026, 10, 26)),)),
    Block(14, "A day away", date(2026, 3, 1), time(9), 480, "FREQ=MONTHLY;BYDAY=1SU"),
    Block(15, "Late", date(2026, 3, 6), time(23, 30), 60, "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    Block(16, "Month's end", date(2026, 3, 31), time(12), 30, parse_repetition("monthly on the 31st", FIRST)),
]  # fmt: skip
STYLE = Style("Busy", zone=BERLIN, alarm=10)


def read(data: bytes):
    return icalendar.Calendar.from_ical(data)


def expanded(data: bytes) -> list[tuple[datetime, int]]:
    """What a calendar makes of it: dateutil expands, exceptions and moved times taken into account."""
    events = list(read(data).walk("VEVENT"))
    moved = {(str(e["UID"]), e["RECURRENCE-ID"].dt): e for e in events if "RECURRENCE-ID" in e}
    found = []
    for event in events:
        start, minutes = event["DTSTART"].dt, (event["DTEND"].dt - event["DTSTART"].dt).seconds // 60
        if "RRULE" not in event:
            if event.get("STATUS") != "CANCELLED":
                found.append((start, minutes))
            continue
        gone = event.get("EXDATE", [])
        gone = {each.dt for one in (gone if isinstance(gone, list) else [gone]) for each in one.dts}
        for moment in rrulestr(event["RRULE"].to_ical().decode(), dtstart=start).between(
            datetime(2026, 3, 1, tzinfo=BERLIN), datetime(2027, 1, 1, tzinfo=BERLIN), inc=True
        ):
            if moment not in gone and (str(event["UID"]), moment) not in moved:
                found.append((moment, minutes))
    return sorted(found)


def test_two_libraries_read_the_same_times_that_companion_shows() -> None:
    ours = [
        (each.start.replace(tzinfo=BERLIN), each.minutes)
        for each in appointments(Journal(blocks={block.id: block for block in BLOCKS}), FIRST, LAST)
        if not each.dropped
    ]
    assert expanded(write_ics(BLOCKS, STYLE, NOW)) == sorted(ours)
    assert len(ours) > 90


def test_the_hour_on_the_wall_stays_when_the_clocks_change() -> None:
    moments = [m for m, minutes in expanded(write_ics([LIBRARY], STYLE, NOW)) if minutes == 90]
    assert {m.time() for m in moments} == {time(18, 30)}
    assert {m.utcoffset() for m in moments} == {timedelta(hours=1), timedelta(hours=2)}


def test_exceptions_the_zone_and_the_alarm_are_in_it() -> None:
    calendar = read(write_ics([LIBRARY], STYLE, NOW))
    series, *moved = calendar.walk("VEVENT")
    assert [each.dt.date() for each in series["EXDATE"].dts] == [date(2026, 3, 24)]
    assert [each["RECURRENCE-ID"].dt.date() for each in moved] == [date(2026, 3, 29), date(2026, 4, 7)]
    assert (moved[0]["DTSTART"].dt, moved[1]["DTSTART"].dt.time()) == (
        datetime(2026, 3, 30, 7, tzinfo=BERLIN),
        time(18, 30),
    )
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Berlin"
    assert series["RRULE"]["UNTIL"] == [datetime(2026, 11, 10, 22, 59, 59, tzinfo=UTC)]
    assert [alarm["TRIGGER"].dt for alarm in calendar.walk("VALARM")] == [timedelta(minutes=-10)] * 3


def test_a_later_export_has_the_same_uids_and_counts_as_newer() -> None:
    first = read(write_ics(BLOCKS, STYLE, NOW)).walk("VEVENT")
    changed = [block._replace(minutes=block.minutes + 5) for block in BLOCKS]
    second = read(write_ics(changed, STYLE, NOW + timedelta(days=1))).walk("VEVENT")
    assert [str(e["UID"]) for e in first] == [str(e["UID"]) for e in second]
    assert {str(e["UID"]) for e in first} == {uid_of(block) for block in BLOCKS}
    assert all(later["SEQUENCE"] > earlier["SEQUENCE"] for earlier, later in zip(first, second, strict=True))
    keys = [(str(e["UID"]), e.get("RECURRENCE-ID") and e["RECURRENCE-ID"].dt) for e in second]
    assert len(keys) == len(set(keys))  # nothing for a calendar to double


def test_the_same_blocks_at_the_same_moment_give_the_same_bytes() -> None:
    assert write_ics(BLOCKS, STYLE, NOW) == write_ics(reversed(BLOCKS), STYLE, NOW)


def test_neither_names_nor_places_leave_the_house_unless_asked() -> None:
    data = write_ics(BLOCKS, STYLE, NOW).decode()
    assert not any(word in data for word in ("Library", "nobody", "old one", "birthday", "Late"))
    assert data.count("SUMMARY:Busy") == len(read(data.encode()).walk("VEVENT"))
    named = read(write_ics([LIBRARY], STYLE._replace(names=True), NOW)).walk("VEVENT")[0]
    assert (str(named["SUMMARY"]), str(named["LOCATION"])) == ("Library, with nobody", "the old one")


def test_a_single_time_that_was_dropped_is_cancelled_and_not_forgotten() -> None:
    dropped = BLOCKS[1]._replace(exceptions=(Instead(date(2026, 10, 25)),))
    (event,) = read(write_ics([dropped], STYLE, NOW)).walk("VEVENT")
    assert event["STATUS"] == "CANCELLED"


def test_without_a_zone_the_hours_float() -> None:
    data = write_ics([LIBRARY], STYLE._replace(zone=None), NOW)
    event = read(data).walk("VEVENT")[0]
    assert event["DTSTART"].dt == datetime(2026, 3, 3, 18, 30)
    assert b"VTIMEZONE" not in data


def test_names_of_any_kind_are_written_so_that_they_can_be_read() -> None:
    for title in ("[/] call [mum; a, b\\n", "قراءة", "x" * 200, "two\nlines", "\x1b[31mred", "👩‍🚀"):
        (event,) = read(write_ics([BLOCKS[1]._replace(title=title)], STYLE._replace(names=True), NOW)).walk(
            "VEVENT"
        )
        assert str(event["SUMMARY"]).replace("\r\n", "\n") == title.replace("\x1b", "") or "\x1b" in title
