"""The journal as six tables, for spreadsheets and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any

from companion.domain.fields import FIELDS
from companion.domain.fields.codec import FieldCodec
from companion.domain.journal import Journal
from companion.domain.naming import name_key
from companion.domain.settings import Settings
from companion.formats.bundle import write_bundle
from companion.formats.sheets import SHEETS
from companion.formats.table_text import write_table

Record = Mapping[str, Any]
Names = Mapping[str, Mapping[int, str]]


def export_csv(journal: Journal, path: Path) -> int:
    """Write all tables into the folder or zip at ``path``; how many rows. Raises Refused."""
    files, rows = {}, 0
    for name, records in tables(journal).items():
        listed = list(records)
        rows += len(listed)
        files[SHEETS[name].file] = write_table(SHEETS[name], listed)
    write_bundle(path, files)
    return rows


def tables(journal: Journal) -> dict[str, Iterator[Record]]:
    """The rows of each table."""
    names = {table: _unique(getattr(journal, table).values()) for table in ("habits", "friends", "interests")}

    def rows(table: str, *order: str) -> Iterator[Record]:
        records = sorted(getattr(journal, table).values(), key=attrgetter(*order, "id"))
        return (_row(table, record, names) for record in records)

    contacts = rows("contacts", "date")
    return {
        "habits": _habits(journal, names),
        "entries": _entries(journal, names),
        "friends": rows("friends"),
        "contacts": (row for row in contacts if row["friends"]),
        "interests": rows("interests", "order"),
        "sessions": rows("sessions", "date"),
    }


def without_table(journal: Journal) -> list[str]:
    """What of ``journal`` is in none of the tables, in words."""
    others = [table for table in FIELDS if table not in SHEETS and table != "settings"]
    left = [table.replace("_", " ") for table in others if getattr(journal, table)]
    return [*left, *(["settings"] if journal.settings != Settings() else [])]


def _habits(journal: Journal, names: Names) -> Iterator[Record]:
    for habit in sorted(journal.habits.values(), key=lambda habit: (habit.order, habit.id)):
        for version in habit.versions:
            yield _row("habits", habit, names) | version._asdict()


def _entries(journal: Journal, names: Names) -> Iterator[Record]:
    dated = (
        (day, habit.order, habit.id, entry)
        for habit in journal.habits.values()
        for day, entry in journal.entries_of(habit.id).items()
    )
    for day, _, key, entry in sorted(dated, key=lambda row: row[:3]):
        yield {"date": day, "habit": names["habits"][key], **entry._asdict()}


def _row(table: str, record: Any, names: Names) -> dict[str, Any]:
    """The cells of a record: its fields, with names where it points to others."""
    row = {name: _named(field, getattr(record, name), names) for name, field in FIELDS[table].fields.items()}
    return row | {"name": names[table][record.id]} if table in names else row


def _named(field: FieldCodec, value: Any, names: Names) -> Any:
    match field.type:
        case "every":  # no rhythm is something one has said, unlike an empty cell
            return "none" if value is None else value
        case "optional" if field.of.type == "reference":
            return names[field.of.of].get(value)
        case "list" if field.of.type == "reference":
            known = names[field.of.of]
            return tuple(known[key] for key in value if key in known)
        case _:
            return value


def _unique(records: Iterable[Any]) -> dict[int, str]:
    """A name for each record by which it is known again: the second of one name gets a number."""
    names: dict[int, str] = {}
    used: set[str] = set()
    for record in sorted(records, key=lambda record: record.id):
        name, number = record.name.strip() or "unnamed", 1
        while name_key(name) in used:
            number += 1
            name = f"{record.name.strip() or 'unnamed'} ({number})"
        used.add(name_key(name))
        names[record.id] = name
    return names
