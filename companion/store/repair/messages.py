"""What the store tells, one sentence each: what happened, and where the old bytes are."""

from __future__ import annotations

from pathlib import Path

from companion.store.backups import Backup
from companion.store.layout import QUARANTINE
from companion.store.names import Names
from companion.store.repair.examine import BadPart, Examined


def newer(names: Names, schema: int) -> str:
    """The file is of a version we do not know."""
    return (
        f"{names.real.name} was written by a newer Companion (format {schema}): "
        "it is shown, and nothing will be saved until this one is updated."
    )


def damaged(
    names: Names, found: Examined, whole: bool, bad_parts: list[BadPart], source: str, aside: Path | None
) -> str:
    """The file was damaged, or written in an unusual way."""
    kept = f" The file as it was is kept as {aside.name}." if aside else ""
    if not whole:
        count = sum(len(table) for table in found.tables.values())
        rest = f", the rest is from {source}" if source else ""
        return f"{names.real.name} was damaged: {_count(count, 'record')} could be read in it{rest}.{kept}"
    if bad_parts:
        places = ", ".join(dict.fromkeys(bad.where or "the top" for bad in bad_parts[:3]))
        more = ", ..." if len(bad_parts) > 3 else ""
        return (
            f"{_count(len(bad_parts), 'part')} of {names.real.name} could not be used ({places}{more}) and "
            f"{'was' if len(bad_parts) == 1 else 'were'} set aside in its table {QUARANTINE}.{kept}"
        )
    return f"{names.real.name} was written with {found.recoded}; it was read and is plain again.{kept}"


def gone(names: Names, source: str) -> str:
    """The file was not there any more."""
    return f"{names.real.name} was gone and was brought back from {source}."


def away(names: Names) -> str:
    """The folder went away while the file was open."""
    return (
        f"The folder {names.folder} is not there any more (is it mounted?): what is shown is from memory, "
        "and nothing is saved until it is back."
    )


def back(names: Names) -> str:
    """The folder is there again."""
    return f"The folder {names.folder} is back: {names.real.name} is saved as usual again."


def changed_outside(names: Names, removed: int, backup: Backup | None) -> str:
    """Another program replaced the file under us."""
    before = f" The state before is the backup {backup.name}." if backup else ""
    if removed:
        return f"Another program took {_count(removed, 'record')} out of {names.real.name}.{before}"
    return f"Another program replaced {names.real.name}; both states were merged.{before}"


def old_copy(names: Names) -> str:
    """A program that had opened the file long ago wrote to what was no longer the file."""
    return f"Another program wrote to an old copy of {names.real.name}; what it wrote was merged."


def other_seal(names: Names, aside: Path) -> str:
    """Another passphrase sealed what was here before."""
    return f"What {names.real.name} was before is sealed with another passphrase; it is kept as {aside.name}."


def unsaved(names: Names, reason: Exception) -> str:
    """What was brought together could not be saved."""
    return f"{names.real.name} was put right in memory only: {reason}."


def conflict_copy(names: Names, path: Path) -> str:
    """A sync tool left a second version."""
    return f"A sync tool left “{path.name}” beside {names.real.name}: companion merge “{path.name}” joins it."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
