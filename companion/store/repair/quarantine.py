"""The table of what could not be read. Nothing in it is ever used or deleted by us."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from companion.store.form import Table, Tables
from companion.store.ids import natural_id
from companion.store.layout import QUARANTINE, Document
from companion.store.repair.examine import Problem

_EMPTY = Table(blob=b"")


def with_problems(tables: Tables, problems: Iterable[Problem], now: datetime) -> Tables:
    """``tables`` with each of ``problems`` in quarantine, verbatim; what is there already is not doubled."""
    kept = tables.get(QUARANTINE, _EMPTY)
    changes: dict[str, Document | None] = {}
    for problem in problems:
        key = str(natural_id(problem.where, problem.text))
        if key not in kept:
            changes[key] = {
                "where": problem.where,
                "why": problem.why,
                "found": now.isoformat(timespec="seconds"),
                "text": problem.text,
            }
    return {**tables, QUARANTINE: kept.revised(changes)} if changes else tables
