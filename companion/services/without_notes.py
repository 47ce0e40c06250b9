"""The journal without what somebody wrote in their own words, for an export that others may see.

What remains are names, dates, places and numbers. Which fields go is said where they are declared
(``domain.fields``): a text there is either private or it is not, so that a new one cannot be forgotten.
"""

from __future__ import annotations

from typing import Any

from companion.domain.fields import FIELDS
from companion.domain.fields.codec import FieldCodec, RecordCodec
from companion.domain.fields.entries import ENTRIES
from companion.domain.habit import DONE, Entry
from companion.domain.journal import Journal


def without_notes(journal: Journal) -> Journal:
    """``journal`` with every note gone, and every table of own words."""
    changed: dict[str, Any] = {
        table: {}
        if FIELDS[table].private
        else {key: _bare(FIELDS[table], record) for key, record in getattr(journal, table).items()}
        for table in FIELDS
        if table != "settings"
    }
    changed["entries"] = {
        habit: {day: _bare_entry(entry) for day, entry in days.items()}
        for habit, days in journal.entries.items()
    }
    return journal._replace(**changed)


def _bare(codec: RecordCodec, record: Any) -> Any:
    defaults = codec.kind._field_defaults
    return record._replace(
        **{
            name: defaults[name] if field.private else _part(field, getattr(record, name))
            for name, field in codec.fields.items()
        }
    )


def _part(field: FieldCodec, value: Any) -> Any:
    """What is left of one field: its records without what is private, but for those of which nothing is."""
    if field.type == "record":
        return _bare(field.of, value)
    if field.type == "list":
        return tuple(part for part in (_part(field.of, each) for each in value) if _said(field.of, part))
    if field.type == "map":
        inner = field.of[1]
        left = {key: _part(inner, each) for key, each in value.items()}
        return {key: part for key, part in left.items() if _said(inner, part)}
    return value


def _said(field: FieldCodec, part: Any) -> bool:
    return field.type != "record" or any(part)


def _bare_entry(entry: Entry) -> Entry:
    bare = _bare(ENTRIES, entry)
    return DONE if bare == DONE else bare
