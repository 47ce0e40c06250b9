"""Loop Habit Tracker's CSV export: ``Habits.csv`` and a folder with ``Checkmarks.csv`` for each habit.

Three generations are known; their columns are found by name. A habit's folder begins with its position in
three digits; the rest of the name is stripped of all that is not plain Latin, so only the digits are read.
Where a folder is missing, the table over all habits at the root is read: it has no notes and does not quote
names, so its columns go by the order of ``Habits.csv``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from companion.domain.errors import Refused
from companion.formats.trackers.fields import numbered
from companion.formats.trackers.files import Files
from companion.formats.trackers.found import Days, FoundHabits, Gathering, Tracked, day_of
from companion.formats.trackers.frequency import schedule_of
from companion.formats.trackers.loop_values import NO, SKIP, WORDS, amount_of, kind_of

TIMES = ("frequencynumerator", "numrepetitions")
SPAN = ("frequencydenominator", "interval")
FILLED = "unticked days that this old export fills in, nobody stated them"


class _Mark(NamedTuple):
    """One day of one habit: where it stands, its date, what it says (None: nothing known), its note."""

    where: str
    day: str
    said: str
    value: int | None
    note: str = ""


class _Marks(NamedTuple):
    """The days of one habit. An ``old`` generation writes a day without a tick as if it were stated."""

    marks: Sequence[_Mark]
    old: bool

    @property
    def counted(self) -> bool:
        """Whether most of them can only be amounts, in thousandths."""
        values = [mark.value for mark in self.marks if mark.value]
        return sum(value > SKIP for value in values) * 2 > len(values)


def read_tables(files: Files) -> FoundHabits:
    """The habits of an export. Raises Refused when ``Habits.csv`` has not its columns."""
    path = files.named("Habits.csv")[0]
    rows = _rows(files.text(path), path)
    head = [name.strip().lower() for name in next(iter(rows), [])]
    if "name" not in head or not set(TIMES) & set(head) or not set(SPAN) & set(head):
        raise Refused(
            f"{path} is not a table of Loop habits", "export it again in Loop: Settings, Export as CSV"
        )
    gathering = Gathering()
    listed = [dict(zip(head, cells, strict=False)) for cells in rows[1:] if any(cells)]
    top = PurePosixPath(path).parent
    folders = _folders(files, top)
    root = _root(files, str(top / "Checkmarks.csv"), [_name(row) for row in listed], old="type" not in head)
    keys: list[str] = []
    for at, row in enumerate(listed, 1):
        number, marks = _position(row, at), root.get(at)
        if number in folders:
            marks = _folder_marks(files.text(folders[number]), folders[number])
        elif marks is not None:
            gathering.say(f"{_name(row)}: read from the table over all habits, which has no notes")
        if marks is None:
            where = f"there is no folder {number:03} in the export"
            gathering.leave_out(f"the entries of {_name(row)}: {where}")
            marks = _Marks((), old=False)
        _habit(row, numbered(keys, _name(row)), marks, gathering)
    return gathering.found()


def _name(row: Mapping[str, str]) -> str:
    return row.get("name", "").strip()


def _position(row: Mapping[str, str], at: int) -> int:
    """The number of a habit's folder: its position, or its row in the oldest exports."""
    position = row.get("position", "").strip()
    return int(position) if position.isdecimal() and len(position) < 7 else at


def _habit(row: Mapping[str, str], key: str, marks: _Marks, gathering: Gathering) -> None:
    name = _name(row)
    times, span = (_whole(next((row[key] for key in keys if key in row), "")) for keys in (TIMES, SPAN))
    numerical = row.get("type", "").upper() == "NUMERICAL"
    if "type" not in row and marks.counted:
        numerical = True
        gathering.say(
            f"{name}: this older export does not say so, but its days are amounts; "
            "the full backup (.db) of Loop knows its unit and target"
        )
    at_most = row.get("target type", "").upper() == "AT_MOST"
    target = _number(row.get("target value", ""))
    kind = kind_of(numerical, at_most, target, name, gathering)
    days = Days(gathering, name)
    gathering.count(len(marks.marks))
    for mark in marks.marks:
        if mark.value is None:
            why = f"entries with the value “{mark.said[:20]}”, which means nothing here"
            days.leave_out(why, mark.where, bad=True)
        elif mark.value == NO and marks.old:
            days.leave_out(FILLED, mark.where)
        else:
            kind.put(mark.value, day_of(mark.day), mark.note, mark.where, days)
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


def _folder_marks(text: str, path: str) -> _Marks:
    """The rows of one habit's ``Checkmarks.csv``; without a header line it is of an old generation."""
    rows = _rows(text, path)
    head = [name.strip().lower() for name in rows[0]] if rows and rows[0][:1] == ["Date"] else []
    columns = {name: at for at, name in enumerate(head or ("date", "value"))}
    marks = []
    for line, cells in enumerate(rows, 1):
        if not any(cells) or (head and line == 1):
            continue
        row = {name: cells[at].strip() for name, at in columns.items() if at < len(cells)}
        said = row.get("value", "")
        marks.append(
            _Mark(f"line {line} of {path}", row.get("date", ""), said, _value(said), row.get("notes", ""))
        )
    return _Marks(marks, old=not head)


def _root(files: Files, path: str, names: Sequence[str], *, old: bool) -> dict[int, _Marks]:
    """The days of each habit, by its row in ``Habits.csv`` from 1, out of the table over all of them."""
    if path not in files.contents:
        return {}
    head, *rows = _rows(files.text(path), path) or [[]]
    # Its names are not quoted: one with a comma has two cells in the first line, and one in the others.
    if ",".join(head[1:]).rstrip(",") != ",".join(names):
        return {}
    found: dict[int, _Marks] = {}
    for at in range(1, len(names) + 1):
        marks = [
            _Mark(f"line {line} of {path}", cells[0], said, _value(said))
            for line, cells in enumerate(rows, 2)
            if len(cells) > at and (said := cells[at].strip())
        ]
        found[at] = _Marks(marks, old)
    return found


def _value(said: str) -> int | None:
    return WORDS.get(said.upper(), int(said) if re.fullmatch(r"-?\d{1,15}", said) else None)


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
        raise Refused(f"{path} is not a whole table: it is cut off or damaged", "export it again") from None


def _whole(text: str) -> int:
    return int(text) if re.fullmatch(r"\s*\d{1,6}\s*", text) else 0


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
