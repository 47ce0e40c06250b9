"""The whole journal as one JSON document: the same journal gives the same bytes.

``{"companion": "journal", "schema": 1, "settings": {...}, "habits": [...], ...}``: one record
a line, fields with their default left out, as in the store. Ids are texts: they do not fit into the numbers
that other programs read JSON with. Settings are those that differ from the defaults.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from math import inf
from typing import Any

from companion.bounded import check_values
from companion.domain.errors import Refused
from companion.domain.fields import FIELDS
from companion.domain.fields.codec import DAY, UNREADABLE, reference
from companion.domain.fields.entries import ENTRIES as ENTRY_FIELDS
from companion.domain.habit import DONE, Entry
from companion.domain.journal import Journal
from companion.domain.ranges import MAX_DIGITS
from companion.domain.settings import Settings
from companion.formats.sheets import Problem

SCHEMA = 1
SETTINGS, ENTRIES = "settings", "entries"
TABLES = tuple(name for name in FIELDS if name != SETTINGS)
_ID = reference("")
UNREAD = "it cannot be read"
_NOT_OURS = Refused("this is not a journal that Companion wrote", "companion export json writes one")


def write_journal(journal: Journal) -> bytes:
    """Everything that was recorded."""
    parts = [
        '"companion": "journal"',
        f'"schema": {SCHEMA}',
        f'"settings": {_text(FIELDS[SETTINGS].write(journal.settings))}',
    ]
    for table in TABLES:
        records = getattr(journal, table)
        lines = (
            {"id": str(key), **_with_texts(table, FIELDS[table].write(records[key]))}
            for key in sorted(records)
        )
        parts.append(_table(table, lines))
    parts.append(_table(ENTRIES, _entries(journal)))
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode("ascii")


def read_journal(data: bytes) -> tuple[Journal, list[Problem]]:
    """The journal that was written, and the records that cannot be read. Raises Refused for anything else."""
    check_values(data, "the journal")
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_int=_whole)
    except (ValueError, RecursionError):
        raise _NOT_OURS from None
    if not isinstance(found, dict) or found.get("companion") != "journal":
        raise _NOT_OURS
    schema = found.get("schema")
    if type(schema) is not int or schema > SCHEMA:
        raise Refused("it was written by a newer Companion", "update this one, then import it")
    problems: list[Problem] = []
    journal = Journal(settings=_read_settings(found.get(SETTINGS, {}), problems))
    for table in TABLES:
        records = dict(_records(found, table, problems))
        tables: dict[str, Any] = {table: records}
        journal = journal._replace(**tables)
    return journal._replace(entries=_read_entries(found, problems)), problems


def _read_settings(raw: Any, problems: list[Problem]) -> Settings:
    """Each setting by itself: one that is out of its range leaves the others."""
    if not isinstance(raw, dict):
        problems.append(Problem(SETTINGS, "they are not an object"))
        return Settings()
    bad = FIELDS[SETTINGS].bad_fields(raw)
    problems += [Problem(f"{SETTINGS} {name}", why) for name, why in bad.items()]
    found: Settings = FIELDS[SETTINGS].read({name: value for name, value in raw.items() if name not in bad})
    return found


def _entries(journal: Journal) -> Iterator[dict[str, Any]]:
    for habit_id in sorted(journal.entries):
        days = journal.entries[habit_id]
        for day in sorted(days):
            yield {"habit": str(habit_id), "date": day.isoformat(), **ENTRY_FIELDS.write(days[day])}


def _read_entries(found: Mapping[str, Any], problems: list[Problem]) -> dict[int, dict[date, Entry]]:
    entries: dict[int, dict[date, Entry]] = {}
    for at, raw in enumerate(_listed(found, ENTRIES, problems), 1):
        try:
            entry, day = ENTRY_FIELDS.read(raw), DAY.read(raw["date"])
            entries.setdefault(_ID.read(int(raw["habit"])), {})[day] = DONE if entry == DONE else entry
        except UNREADABLE:
            problems.append(Problem(f"{ENTRIES} {at}", UNREAD))
    return entries


def _records(found: Mapping[str, Any], table: str, problems: list[Problem]) -> Iterator[tuple[int, Any]]:
    for at, raw in enumerate(_listed(found, table, problems), 1):
        try:
            key, document = _ID.read(int(raw["id"])), _with_numbers(table, raw)
        except UNREADABLE:
            problems.append(Problem(f"{table} {at}", UNREAD))
            continue
        try:
            yield key, FIELDS[table].read(document, id=key)
        except UNREADABLE as reason:
            problems.append(Problem(f"{table} {at}", str(reason) or UNREAD))


def _whole(digits: str) -> float:
    """A whole number; infinite, which no field takes, where Python would refuse the whole document."""
    return int(digits) if len(digits) <= MAX_DIGITS else inf


def _listed(found: Mapping[str, Any], table: str, problems: list[Problem]) -> list[Any]:
    records = found.get(table, [])
    if isinstance(records, list):
        return records
    problems.append(Problem(table, "it is not a list"))
    return []


def _with_texts(table: str, document: dict[str, Any]) -> dict[str, Any]:
    """``document``, which is changed, with the ids in it as texts."""
    for field in _references(table):
        if field in document:
            value = document[field]
            document[field] = [str(key) for key in value] if isinstance(value, list) else str(value)
    return document


def _with_numbers(table: str, document: dict[str, Any]) -> dict[str, Any]:
    numbered = dict(document)
    for field in _references(table):
        value = document.get(field)
        if value is not None:
            numbered[field] = [int(key) for key in value] if isinstance(value, list) else int(value)
    return numbered


def _references(table: str) -> list[str]:
    """The fields of ``table`` that hold ids."""
    fields = FIELDS[table].fields.items()
    return [name for name, field in fields if "reference" in (field.type, getattr(field.of, "type", ""))]


def _table(name: str, records: Iterator[dict[str, Any]]) -> str:
    lines = ",\n".join(_text(record) for record in records)
    return f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []'


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, allow_nan=False)
