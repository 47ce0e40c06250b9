"""Where a record belongs that was found without its table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from companion.store.codec import FIELDS, BadRecord, decode
from companion.store.layout import ENTRIES, MARKS, QUARANTINE, Document
from companion.store.stamps import is_deleted


def table_of_each_id(tables: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The table in which each id of a good state lives."""
    return {key: name for name, table in tables.items() for key in table if len(key) > 1}


def guess_table(table: str, key: str, document: Document) -> str:
    """The table of a record found under ``table``: that one, unless it only reads in another of ours."""
    if table and table not in FIELDS:
        return table
    fits = next((name for name in (table, *FIELDS) if name and _reads(name, key, document)), "")
    return fits or (ENTRIES if "days" in document else table or QUARANTINE)


def _reads(table: str, key: str, document: Document) -> bool:
    """Whether ``document`` is a record of ``table``, with no field that it does not know."""
    if is_deleted(document) or not MARKS.union(FIELDS[table].names).issuperset(document):
        return False
    try:
        decode(table, int(key), document)
    except BadRecord:
        return False
    return True
