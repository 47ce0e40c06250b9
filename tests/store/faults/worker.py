"""What the harness starts and kills: ``python -m tests.store.faults.worker MODE FILE [NUMBER]``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from companion.domain.journal import Journal
from companion.domain.session import Session
from companion.store import key, seal
from companion.store.repository import TinyRepository
from companion.store.sealing import decrypt_store, encrypt_store

DAY = date(2026, 3, 10)
SECRET, WORDS = "Zwetschge", "correct horse"
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
        for number in list(journal.sessions)[1:]:
            journal = journal.drop("sessions", number)
        return journal

    repository(path).update(change)


def insert(path: str, number: str) -> None:
    """Insert for ever or ``number`` times, and say each id once it is safe."""
    store = repository(path)
    for _ in range(int(number)):
        made = Session(store.new_id(), DAY, note="kept")
        store.update(lambda journal, made=made: journal.put("sessions", made))
        print(made.id, flush=True)


def seal_it(path: str) -> None:
    """Seal the store, with a key that costs little."""
    _quick()
    encrypt_store(repository(path), WORDS)


def open_it(path: str) -> None:
    """Take the seal off."""
    _quick()
    seal.unlock(Path(path), WORDS)
    decrypt_store(repository(path))


def command(mode: str, path: Path, *rest: str) -> list[str]:
    """What starts a process that does one of these."""
    return [sys.executable, "-m", "tests.store.faults.worker", mode, str(path), *rest]


def _quick() -> None:
    key.MEMORY, key.ROUNDS, key.LANES = 64, 1, 1


MODES: dict[str, Callable[..., None]] = {
    "grow": grow,
    "shrink": shrink,
    "insert": insert,
    "encrypt": seal_it,
    "decrypt": open_it,
}

if __name__ == "__main__":
    MODES[sys.argv[1]](*sys.argv[2:])
