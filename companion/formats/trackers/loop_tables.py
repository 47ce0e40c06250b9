"""Loop Habit Tracker's CSV export: ``Habits.csv`` and a folder with ``Checkmarks.csv`` for each habit.

Three generations are known; their columns are found by name. A habit's folder begins with its position in
three digits; the rest of the name is stripped of all that is not plain Latin, so only the digits are read.
The tables over all habits repeat the same without quoting names, and are not read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from companion.domain.errors import Refused
from companion.formats.trackers.fields import numbered
from companion.formats.trackers.files import Files
from companion.formats.trackers.found import Days, Found, Gathering, Tracked, day_of
from companion.formats.trackers.frequency import schedule_of
from companion.formats.trackers.loop_values import NO, WORDS, Kind, amount_of, kind_of

TIMES = ("frequencynumerator", "numrepetitions")
SPAN = ("frequencydenominator", "interval")
FILLED = "unticked days that this old export fills in, nobody stated them"


def read_tables(files: Files) -> Found:
    """The habits of an export. Raises Refused when ``Habits.csv`` has not its columns."""
    path = files.named("Habits.csv")[0]
    rows = _rows(files.text(path), path)
    head = [name.strip().lower() for name in next(iter(rows), [])]
    if "name" not in head or not set(TIMES) & set(head) or not set(SPAN) & set(head):
        raise Refused(
            f"{path} is no table of Loop habits", "export it again in Loop: Settings, Export as CSV"
        )
    gathering = Gathering()
    folders = _folders(files, PurePosixPath(path).parent)
    keys: list[str] = []
    for at, cells in enumerate(rows[1:], 1):
        if not any(cells):
            continue
        row = dict(zip(head, cells, strict=False))
        number = _position(row, at)
        _habit(row, numbered(keys, row.get("name", "").strip()), number, folders, files, gathering)
    return gathering.found()


def _position(row: Mapping[str, str], at: int) -> int:
    """The number of a habit's folder: its position, or its row in the oldest exports."""
    position = row.get("position", "").strip()
    return int(position) if position.isdecimal() and len(position) < 7 else at


def _habit(
    row: Mapping[str, str],
    key: str,
    number: int,
    folders: Mapping[int, str],
    files: Files,
    gathering: Gathering,
) -> None:
    name = row.get("name", "").strip()
    times, span = (_whole(next((row[key] for key in keys if key in row), "")) for keys in (TIMES, SPAN))
    numerical = row.get("type", "").upper() == "NUMERICAL"
    at_most = row.get("target type", "").upper() == "AT_MOST"
    target = _number(row.get("target value", ""))
    kind = kind_of(numerical, at_most, target, name, gathering)
    days = Days(gathering, name)
    if number in folders:
        _entries(files.text(folders[number]), folders[number], kind, days, gathering)
    else:
        gathering.leave_out(f"the entries of {name}: there is no folder {number:03} in the export")
    words = (row.get("question", "").strip(), row.get("description", "").strip())
    gathering.habit(
        Tracked(
            key,
            name,
            schedule_of(times, span, name, gathering),
            days.entries,
            amount=amount_of(numerical, at_most, target, span, name, gathering),
            unit=row.get("unit", "").strip(),
            note="\n".join(dict.fromkeys(word for word in words if word)),
            archived=row.get("archived?", "").strip().lower() == "true",
        )
    )


def _entries(text: str, path: str, kind: Kind, days: Days, gathering: Gathering) -> None:
    """The rows of one ``Checkmarks.csv``; without a header line it is of an old generation."""
    rows = _rows(text, path)
    gathering.count(len(rows))
    head = [name.strip().lower() for name in rows[0]] if rows and rows[0][:1] == ["Date"] else []
    if head:
        gathering.count(-1)
    columns = {name: at for at, name in enumerate(head or ("date", "value"))}
    for line, cells in enumerate(rows, 1):
        if not any(cells) or (head and line == 1):
            continue
        row = {name: cells[at].strip() for name, at in columns.items() if at < len(cells)}
        where = f"line {line} of {path}"
        said = row.get("value", "")
        value = WORDS.get(said.upper(), int(said) if re.fullmatch(r"-?\d{1,15}", said) else None)
        if value is None:
            days.leave_out(f"entries with the value “{said[:20]}”, which means nothing here", where, bad=True)
        elif value == NO and not head:
            days.leave_out(FILLED, where)
        else:
            kind.put(value, day_of(row.get("date", "")), row.get("notes", ""), where, days)


def _folders(files: Files, top: PurePosixPath) -> dict[int, str]:
    """The path of each habit's ``Checkmarks.csv`` by its number."""
    found: dict[int, str] = {}
    for path in files.named("Checkmarks.csv"):
        folder = PurePosixPath(path).parent
        match = re.match(r"(\d{3,6})(?: |$)", folder.name)
        if folder.parent == top and match is not None:
            found.setdefault(int(match[1]), path)
    return found


def _rows(text: str, path: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    except csv.Error:
        raise Refused(f"{path} is no whole table: it is cut off or damaged", "export it again") from None


def _whole(text: str) -> int:
    return int(text) if re.fullmatch(r"\s*\d{1,6}\s*", text) else 0


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
