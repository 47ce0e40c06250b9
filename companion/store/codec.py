"""Domain records as plain JSON documents and back, table by table. Days are in ``packing``.

To add a field: add it to the domain class with a default, and declare it in ``domain.fields``. Files written
before read as before; files written after keep the field under an older version, which does not know it.
"""

from __future__ import annotations

from typing import Any

from companion.domain.fields import FIELDS
from companion.domain.fields.codec import UNREADABLE
from companion.store.layout import SETTINGS, Document

__all__ = ["FIELDS", "BadRecord", "decode", "encode", "order_of"]


class BadRecord(Exception):
    """A record whose fields cannot be read, or are out of their range; the text says why."""


def decode(table: str, key: int, document: Document) -> Any:
    """The domain record of ``document``. Raises BadRecord."""
    try:
        if table == SETTINGS:
            return FIELDS[table].read(document)
        return FIELDS[table].read(document, id=key)
    except UNREADABLE as reason:
        raise BadRecord(str(reason) or type(reason).__name__) from reason


def encode(table: str, record: Any) -> Document:
    """The fields of a domain record, without stamps."""
    return FIELDS[table].write(record)


def order_of(table: str) -> tuple[str, ...]:
    """The fields of ``table`` in the order in which they are written."""
    return FIELDS[table].names if table in FIELDS else ("habit", "year", "days")
