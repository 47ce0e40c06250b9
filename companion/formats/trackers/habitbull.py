"""HabitBull: one CSV of all habits, a row for each marked day. It says nothing of how often one meant to."""

from __future__ import annotations

import csv
import io

from companion.domain.errors import Refused
from companion.domain.schedule import DAILY
from companion.formats.bundle import as_text
from companion.formats.trackers.dates import WORDS, DateOrder, order_of, read_day
from companion.formats.trackers.files import Files, not_it
from companion.formats.trackers.found import Days, FoundHabits, Gathering, Tracked, done

WHAT = "an export of HabitBull: its first line begins with HabitName,HabitDescription,HabitCategory"
DATES = ("calendardate", "date")
NOTES = ("commenttext", "comment", "notes")


def read(files: Files) -> FoundHabits:
    """The habits of an export. Raises Refused for anything else."""
    data = files.only
    if data is None:
        raise not_it(files, WHAT)
    lines = io.StringIO(as_text(data, files.source).removeprefix("\ufeff"), newline="")
    reader = csv.DictReader(lines, restval="", strict=True)
    gathering = Gathering()
    try:
        head = [name.strip().lower() for name in reader.fieldnames or ()]
        if head[:2] != ["habitname", "habitdescription"] or "value" not in head:
            raise not_it(files, WHAT)
        reader.fieldnames = head
        found: list[tuple[int, dict[str, str]]] = []
        for row in reader:
            gathering.count()
            found.append(
                (reader.line_num, {name: (text or "").strip() for name, text in row.items() if name})
            )
    except csv.Error:
        raise Refused(
            f"{files.source} is not a whole table: it is cut off or damaged", "export it again"
        ) from None
    order = files.dates or order_of((_date_of(row) for _, row in found), files.source)
    if any(_date_of(row) for _, row in found) and order is not DateOrder.YMD:
        gathering.say(f"dates are read as {WORDS[order]}")
    by_name: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, row in found:
        by_name.setdefault(row["habitname"], []).append((line, row))
    for name, rows in by_name.items():
        gathering.habit(_habit(name, rows, order, gathering))
    return gathering.found()


def _habit(
    name: str, rows: list[tuple[int, dict[str, str]]], order: DateOrder, gathering: Gathering
) -> Tracked:
    values = [_number(row["value"]) for _, row in rows]
    counted = any(value is not None and value not in (0, 1) for value in values)
    days = Days(gathering, name)
    for (line, row), value in zip(rows, values, strict=True):
        where = f"line {line}"
        note = next((row[key] for key in NOTES if row.get(key)), "")
        day = read_day(_date_of(row), order)
        if value is None or value < 0:
            days.leave_out(
                f"entries with the value “{row['value'][:20]}”, which means nothing here", where, bad=True
            )
        elif value == 0:
            days.leave_out("notes on days without a mark" if note else "days without a mark", where)
        else:
            days.put(day, done(value if counted else None, note), where)
    gathering.say(f"{name}: HabitBull does not say how often, daily is taken")
    words = (rows[0][1].get("habitdescription", ""), rows[0][1].get("habitcategory", ""))
    note = "\n".join(word for word in (words[0], f"#{words[1]}" if words[1] else "") if word)
    return Tracked(name, name, DAILY, days.entries, note=note)


def _date_of(row: dict[str, str]) -> str:
    return next((row[key] for key in DATES if key in row), "")


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
