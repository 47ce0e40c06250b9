"""What other calendars hold: vdir folders and ``.ics`` files, with what repeats in them expanded.

Needs the libraries ``icalendar`` and ``recurring-ical-events`` (extra ``ics``). Our own blocks, which may lie
there too, are passed over, and so is what takes no time: free, or cancelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import recurring_ical_events
from icalendar import Calendar

from companion.bounded import read_bounded
from companion.domain.busy import Busy
from companion.domain.errors import Refused
from companion.domain.plain import one_line

MAX_FILES = 10_000
OURS = "@quiet-companion"
DAY = timedelta(days=1)


def read_calendars(
    paths: Iterable[Path], begin: date, end: date, *, titles: bool = False
) -> tuple[list[Busy], list[str]]:
    """What takes time from ``begin`` to ``end``, both included, in time order; and a line for each file that
    could not be read.
    """
    found: list[Busy] = []
    problems = []
    for path in paths:
        try:
            for file in _files(path):
                try:
                    found += _of_file(file, begin, end, titles)
                except Refused as refused:
                    problems.append(refused.line)
        except Refused as refused:
            problems.append(refused.line)
    return sorted(found), problems


def _files(path: Path) -> Iterator[Path]:
    """The files of a calendar: itself, or those in a folder and in the folders right below it."""
    try:
        if not path.is_dir():
            yield path
            return
        found = sorted({*path.glob("*.ics"), *path.glob("*/*.ics")})
    except OSError as reason:
        raise Refused(f"{path} cannot be read ({reason.strerror})", "look at the folder") from None
    if len(found) > MAX_FILES:
        raise Refused(f"{path} has {len(found)} files", f"at most {MAX_FILES} are read")
    yield from (each for each in found if not each.name.startswith("."))


def _of_file(path: Path, begin: date, end: date, titles: bool) -> list[Busy]:
    data = read_bounded(path, "give a folder of a calendar, or an .ics file")
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        events = (
            event
            for calendar in calendars
            for event in recurring_ical_events.of(calendar, skip_bad_series=True).between(
                begin - DAY, end + 2 * DAY
            )
        )
        spans = [_busy(event, titles) for event in events if _takes_time(event)]
    except Exception as reason:  # two libraries on anybody's file: whatever they raise is that file's fault
        words = one_line(str(reason))[:80] or type(reason).__name__
        raise Refused(f"{path.name} is not a calendar ({words})", "it is left out") from None
    first, last = datetime.combine(begin, time()), datetime.combine(end + DAY, time())
    return [each for each in spans if each.start < last and first < each.end]


def _takes_time(event: Any) -> bool:
    free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
    return not free and not cancelled and not str(event.get("UID", "")).endswith(OURS)


def _busy(event: Any, titles: bool) -> Busy:
    start = event["DTSTART"].dt
    whole_day = not isinstance(start, datetime)
    end = event["DTEND"].dt if "DTEND" in event else start + (DAY if whole_day else timedelta())
    title = one_line(str(event.get("SUMMARY", ""))).strip() if titles else ""
    return Busy(_here(start), _here(end), whole_day, title)


def _here(moment: date) -> datetime:
    """The clock on the wall of this computer; a time without a zone is that already."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone().replace(tzinfo=None) if moment.tzinfo is not None else moment
