"""Reading a file that may be anything: what stands in it, and what is wrong with it.

Used whenever the file is not the one we saved last. A part that cannot be used is a :class:`BadPart` beside
the tables, never a stop; only bytes that are no store at all raise :class:`Unparsable`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from companion.store.codec import FIELDS, BadRecord, decode
from companion.store.errors import Unparsable
from companion.store.layout import (
    DELETED,
    ENTRIES,
    META,
    ONLY,
    RECORDS,
    SCHEMA,
    SETTINGS,
    Document,
    Documents,
)
from companion.store.packing import bad_days, check_year, newest_day
from companion.store.repair.parsing import Parsed, Unusable, decode_text, parse_tables, to_text
from companion.store.repair.placement import guess_table
from companion.store.seal import TABLE as SEAL
from companion.store.stamps import as_stamp, newest_stamp
from companion.store.tables import Tables, from_documents

__all__ = ["BadPart", "Examined", "Unparsable", "check_tables", "examine"]

_ID = re.compile(r"-?(0|[1-9]\d{0,18})")


class BadPart(NamedTuple):
    """A part that cannot be used: where it stood, why, and its text."""

    table: str
    key: str  # id of the record, or empty
    part: str  # field or day within the record, or empty: all of it
    why: str
    text: str

    @property
    def where(self) -> str:
        """A place one can look for."""
        return "/".join(part for part in (self.table, self.key, self.part) if part)


class Examined(NamedTuple):
    """The tables found, without the ``bad_parts``, and their newest stamp.

    ``recoded`` says that the bytes were not plain UTF-8; ``schema`` is that of the program which wrote them.
    """

    tables: Tables
    bad_parts: tuple[BadPart, ...] = ()
    newest: int = 0
    schema: int = SCHEMA
    recoded: str = ""


def examine(data: bytes) -> Examined:
    """What stands in ``data``, a whole file. Raises Unparsable when it is no JSON, or no object of tables."""
    text, recoded = decode_text(data)
    return check_tables(parse_tables(text), recoded)


def check_tables(found: Parsed, recoded: str = "") -> Examined:
    """The usable part of what was parsed, and the rest as bad parts."""
    if set(found.tables) == {SEAL}:
        raise Unparsable("its seal is broken")  # or it would have been opened
    bad_parts = [BadPart("", "", "", "named twice", text) for text in found.doubled_tables]
    tables: dict[str, Documents] = {}
    strays: list[tuple[str, str, Document]] = []
    for name, records in found.tables.items():
        if _ID.fullmatch(name) and isinstance(records, dict):
            bad_parts.append(BadPart("", name, "", "it stood outside its table", to_text(records)))
            strays += _strays(name, records)
            continue
        if not isinstance(records, dict):
            bad_parts.append(BadPart(name, "", "", "not a table of records", to_text(records)))
            continue
        tables[name] = _records(name, records, bad_parts)
    for name, key, record in strays:
        tables.setdefault(name, {}).setdefault(key, record)
    meta = tables.get(META, {}).get(ONLY, {})
    schema = as_stamp(meta.get("schema")) or SCHEMA
    if schema <= SCHEMA:
        for name in (*FIELDS, ENTRIES):
            _check_records(name, tables.get(name, {}), bad_parts)
    last = max(as_stamp(meta.get("last")), _newest(tables))
    return Examined(from_documents(tables), tuple(bad_parts), last, schema, recoded)


def _strays(key: str, record: Document) -> list[tuple[str, str, Document]]:
    """The records that a lost brace left outside their table, with those that one of them swallowed."""
    inner = {name: value for name, value in record.items() if _ID.fullmatch(name) and isinstance(value, dict)}
    own = {name: value for name, value in record.items() if name not in inner}
    found = [(place, key, own)] if (place := guess_table("", key, own)) in RECORDS else []
    return found + [stray for name, value in inner.items() for stray in _strays(name, value)]


def _records(name: str, raw: dict[str, object], bad_parts: list[BadPart]) -> Documents:
    """The records of one table that have an id and fields, free of doubled paths and odd numbers."""
    records: Documents = {}
    for key, document in raw.items():
        if not _ID.fullmatch(key):
            bad_parts.append(BadPart(name, "", key, "its id is not a number", to_text(document)))
        elif not isinstance(document, dict):
            bad_parts.append(BadPart(name, key, "", "not a record", to_text(document)))
        else:
            days = document.get("days") if name == ENTRIES else None
            if isinstance(days, dict):  # a day of its own, so that it does not take its year along
                for day in [day for day, said in days.items() if _odd(name, key, day, said, bad_parts)]:
                    del days[day]
            records[key] = {
                field: value
                for field, value in document.items()
                if not _odd(name, key, field, value, bad_parts)
            }
        for text in getattr(raw, "doubled", {}).get(key, ()):
            bad_parts.append(BadPart(name, key, "", "the same id twice", text))
        for field, texts in getattr(document, "doubled", {}).items():
            bad_parts += [BadPart(name, key, field, "the same field twice", text) for text in texts]
    return records


def _odd(table: str, key: str, field: str, value: object, bad_parts: list[BadPart]) -> bool:
    """Whether a field holds what JSON does not allow; inner doubled paths are noted, the last one stays."""
    if isinstance(value, Unusable):
        bad_parts.append(BadPart(table, key, field, value.why, value.text))
        return True
    if not isinstance(value, (dict, list)):
        return False
    for inner in [value, *_inside(value)]:
        if isinstance(inner, Unusable):
            bad_parts.append(BadPart(table, key, field, inner.why, to_text(value)))
            return True
        for name, texts in getattr(inner, "doubled", {}).items():
            bad_parts.extend(BadPart(table, key, f"{field}/{name}", "said twice", text) for text in texts)
    return False


def _inside(value: object) -> list[object]:
    parts = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    nested = [part for part in parts if isinstance(part, (dict, list, Unusable))]
    return nested + [inner for part in nested for inner in _inside(part)]


def _check_records(name: str, records: Documents, bad_parts: list[BadPart]) -> None:
    """Move what cannot be decoded, or is out of its range, from ``records`` to ``bad_parts``."""
    for key, document in list(records.items()):
        if DELETED in document:
            continue
        try:
            if name == SETTINGS:  # one wrong hour must not take the others, and the lock, with it
                _check_fields(key, document, bad_parts)
            elif name == ENTRIES:
                check_year(document)
                _check_days(key, document, bad_parts)
            else:
                decode(name, int(key), document)
        except BadRecord as reason:
            bad_parts.append(BadPart(name, key, "", str(reason), to_text(document)))
            del records[key]


def _check_fields(key: str, document: Document, bad_parts: list[BadPart]) -> None:
    for name, why in FIELDS[SETTINGS].bad_fields(document).items():
        bad_parts.append(BadPart(SETTINGS, key, name, why, to_text(document.pop(name))))


def _check_days(key: str, document: Document, bad_parts: list[BadPart]) -> None:
    bad = bad_days(document)
    if bad:
        bad_parts += [
            BadPart(ENTRIES, key, day, why, to_text(document["days"][day])) for day, why in bad.items()
        ]
        document["days"] = {day: said for day, said in document["days"].items() if day not in bad}


def _newest(tables: dict[str, Documents]) -> int:
    found = 0
    for name, records in tables.items():
        for document in records.values():
            found = max(found, newest_stamp(document))
            if name == ENTRIES:
                found = max(found, newest_day(document))
    return found
