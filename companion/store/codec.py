"""Domain records as plain JSON documents and back, table by table. Days are in ``packing``.

To add a field: add it to the domain class with a default, and name its form in ``shapes``. Files written
before read as before; files written after keep the field under an older version, which does not know it.
"""

from __future__ import annotations

from typing import Any

from companion.store.layout import SETTINGS, Document
from companion.store.shapes import SHAPES
from companion.store.values import UNREADABLE

__all__ = ["SHAPES", "BadRecord", "decode", "encode", "order_of"]


class BadRecord(Exception):
    """A record whose fields cannot be read; the text says why."""


def decode(table: str, key: int, document: Document) -> Any:
    """The domain record of ``document``. Raises BadRecord."""
    try:
        if table == SETTINGS:
            return SHAPES[table].read(document)
        record = SHAPES[table].read(document, id=key)
    except UNREADABLE as reason:
        raise BadRecord(str(reason) or type(reason).__name__) from reason
    if table == "habits" and not record.versions:
        raise BadRecord("a habit without a schedule")
    if table == "agreements" and not record.versions:
        raise BadRecord("an agreement without words")
    return record


def encode(table: str, record: Any) -> Document:
    """The fields of a domain record, without stamps."""
    return SHAPES[table].write(record)


def order_of(table: str) -> tuple[str, ...]:
    """The fields of ``table`` in the order in which they are written."""
    return SHAPES[table].names if table in SHAPES else ("habit", "year", "days")
