"""What a person asks of the store by hand: list and restore backups, merge a file, look for trouble."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from companion.domain.errors import StoreError
from companion.domain.journal import Delta
from companion.store import atomic, backups, conflicts
from companion.store.backups import Backup
from companion.store.errors import translate_os_errors
from companion.store.lazy import journal_of
from companion.store.repair.recovery import examine_or_salvage
from companion.store.repository import TinyRepository


class MergeResult(NamedTuple):
    """What a restore or a merge did: the records that differ, sentences to tell, and the backup before."""

    delta: Delta
    told: tuple[str, ...]
    backup: str


def list_backups(repository: TinyRepository) -> list[Backup]:
    """All backups, newest first."""
    return backups.list_all(repository.paths)


def find_backup(repository: TinyRepository, name: str) -> Backup:
    """The backup ``name``, or the only one whose name begins so. Raises Unknown."""
    return backups.find(repository.paths, name)


def restore(repository: TinyRepository, name: str) -> MergeResult:
    """Make the journal what it was in the backup ``name`` (or the only one that begins so).

    The state before is backed up first, so restoring that undoes this. A restore is a change like any other:
    an app that is open shows it, and another machine's copy does not bring back what it took away. Raises
    Unknown for a name that fits none, StoreError.
    """
    backup = backups.find(repository.paths, name)
    found = backup.examine()
    then = journal_of(found.tables)
    before = repository.back_up("restore")
    delta = repository.update(lambda _: then).delta
    told = [f"The journal is as it was on {backup.taken:%Y-%m-%d at %H:%M} UTC."]
    if before:
        told.append(f"What was there before is the backup {before}.")
    if found.bad_parts:
        told.append(f"{len(found.bad_parts)} parts of {backup.name} could not be used and were left out.")
    return MergeResult(delta, tuple(told), before)


def merge_file(repository: TinyRepository, path: Path) -> MergeResult:
    """Join the records of another copy of the file into this one; that copy is left as it is.

    Raises StoreError when it cannot be read or holds nothing that could be a record.
    """
    with translate_os_errors(path, "read"):
        data = atomic.read_bytes(path)
    repository.read()
    found, whole = examine_or_salvage(data, repository.tables())
    if not any(len(table) for table in found.tables.values()):
        raise StoreError(f"no records could be read in {path}", "name a copy of the Companion file")
    known = {backup.name for backup in list_backups(repository)}
    update = repository.join(found.tables)
    before = next((b.name for b in list_backups(repository) if b.name not in known), "")
    told = [f"{_count(len(update.delta), 'record')} came from {path.name}."]
    if not whole or found.bad_parts:
        told.append(f"{path.name} is damaged: what could be read of it was merged.")
    if before:
        told.append(f"What was there before is the backup {before}.")
    return MergeResult(update.delta, tuple(told), before)


def conflict_copies(repository: TinyRepository) -> list[Path]:
    """Copies that sync tools left beside the file, to be offered for merging."""
    return conflicts.conflict_copies(repository.paths)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
