"""What the store tells, one sentence each: what happened, and where the old bytes are."""

from __future__ import annotations

from pathlib import Path

from companion.store.backups import Backup
from companion.store.layout import QUARANTINE
from companion.store.paths import StorePaths
from companion.store.repair.examine import BadPart, Examined


def newer(paths: StorePaths, schema: int) -> str:
    """The file is of a version we do not know."""
    return (
        f"{paths.real.name} was written by a newer Companion (format {schema}): "
        "it is shown, and nothing will be saved until this one is updated."
    )


def damaged(
    paths: StorePaths, found: Examined, whole: bool, bad_parts: list[BadPart], source: str, aside: Path | None
) -> str:
    """The file was damaged, or written in an unusual way."""
    kept = f" The file as it was is kept as {aside.name}." if aside else ""
    if not whole:
        count = sum(len(table) for table in found.tables.values())
        rest = f", the rest is from {source}" if source else ""
        return f"{paths.real.name} was damaged: {_count(count, 'record')} could be read in it{rest}.{kept}"
    if bad_parts:
        places = ", ".join(dict.fromkeys(bad.where or "the top" for bad in bad_parts[:3]))
        more = ", ..." if len(bad_parts) > 3 else ""
        return (
            f"{_count(len(bad_parts), 'part')} of {paths.real.name} could not be used ({places}{more}) and "
            f"{'was' if len(bad_parts) == 1 else 'were'} set aside in its table {QUARANTINE}.{kept}"
        )
    return f"{paths.real.name} was written with {found.recoded}; it was read and is plain again.{kept}"


def gone(paths: StorePaths, source: str) -> str:
    """The file was not there any more."""
    return f"{paths.real.name} was gone and was brought back from {source}."


def away(paths: StorePaths) -> str:
    """The folder went away while the file was open."""
    return (
        f"The folder {paths.folder} is not there any more (is it mounted?): what is shown is from memory, "
        "and nothing is saved until it is back."
    )


def back(paths: StorePaths) -> str:
    """The folder is there again."""
    return f"The folder {paths.folder} is back: {paths.real.name} is saved as usual again."


def changed_outside(paths: StorePaths, removed: int, backup: Backup | None) -> str:
    """Another program replaced the file under us."""
    before = f" The state before is the backup {backup.name}." if backup else ""
    if removed:
        return f"Another program took {_count(removed, 'record')} out of {paths.real.name}.{before}"
    return f"Another program replaced {paths.real.name}; both states were merged.{before}"


def old_copy(paths: StorePaths) -> str:
    """A program that had opened the file long ago wrote to what was no longer the file."""
    return f"Another program wrote to an old copy of {paths.real.name}; what it wrote was merged."


def other_seal(paths: StorePaths, aside: Path) -> str:
    """Another passphrase sealed what was here before."""
    return f"What {paths.real.name} was before is sealed with another passphrase; it is kept as {aside.name}."


def unsaved(paths: StorePaths, reason: Exception) -> str:
    """What was brought together could not be saved."""
    return f"{paths.real.name} was put right in memory only: {reason}."


def conflict_copy(paths: StorePaths, path: Path) -> str:
    """A sync tool left a second version."""
    return f"A sync tool left “{path.name}” beside {paths.real.name}: companion merge “{path.name}” joins it."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
