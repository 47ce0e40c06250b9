"""What the harness starts and kills: ``python -m tests.store.faults.worker MODE FILE [NUMBER]``."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from companion.domain.journal import Journal
from companion.domain.session import Session
from companion.store.repository import TinyRepository

DAY = date(2026, 3, 10)
BULK = 200  # sessions that a shrinking save takes out again


def repository(path: str) -> TinyRepository:
    """A store on the real clock."""
    return TinyRepository(Path(path), lambda: datetime.now(UTC))


def grow(path: str) -> None:
    """One save that makes the file longer."""
    repository(path).update(lambda journal: journal.put("sessions", Session(1, DAY, note="grown " * 50)))


def shrink(path: str) -> None:
    """One save that makes the file much shorter."""

    def change(journal: Journal) -> Journal:
        for key in list(journal.sessions)[1:]:
            journal = journal.drop("sessions", key)
        return journal

    repository(path).update(change)


def insert(path: str, number: str) -> None:
    """Insert for ever or ``number`` times, and say each id once it is safe."""
    store = repository(path)
    for _ in range(int(number)):
        made = Session(store.new_id(), DAY, note="kept")
        store.update(lambda journal, made=made: journal.put("sessions", made))
        print(made.id, flush=True)


if __name__ == "__main__":
    {"grow": grow, "shrink": shrink, "insert": insert}[sys.argv[1]](*sys.argv[2:])
