"""The table of what could not be read. Nothing in it is ever used or deleted by us."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from companion.store.ids import natural_id
from companion.store.layout import QUARANTINE, Document
from companion.store.repair.examine import BadPart
from companion.store.tables import Table, Tables

_EMPTY = Table(blob=b"")


def with_quarantined(tables: Tables, bad_parts: Iterable[BadPart], now: datetime) -> Tables:
    """``tables`` with each of ``bad_parts`` in quarantine, verbatim; what is there already is not doubled."""
    kept = tables.get(QUARANTINE, _EMPTY)
    changes: dict[str, Document | None] = {}
    for bad in bad_parts:
        key = str(natural_id(bad.where, bad.text))
        if key not in kept:
            changes[key] = {
                "where": bad.where,
                "why": bad.why,
                "found": now.isoformat(timespec="seconds"),
                "text": bad.text,
            }
    return {**tables, QUARANTINE: kept.updated(changes)} if changes else tables
