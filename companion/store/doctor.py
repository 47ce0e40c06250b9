"""A look at the file and all that lies beside it. Looking changes nothing; mending loses nothing."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from companion.domain.errors import StoreError
from companion.store import atomic, backups
from companion.store.conflicts import conflict_copies
from companion.store.layout import ENTRIES, META, QUARANTINE, SCHEMA, Document
from companion.store.paths import StorePaths
from companion.store.repair import recovery
from companion.store.repair.examine import Examined, Unparsable, examine
from companion.store.seal import has_key
from companion.store.sealing import plain_files
from companion.store.stamps import is_deleted

MAX_NAMED = 20  # parts set aside that are named one by one


class Finding(NamedTuple):
    """One thing that was checked. ``well``: nothing to do. ``mend``: what ``repair`` would do about it."""

    check: str
    well: bool
    what: str
    advice: str = ""
    mend: str = ""


def diagnose(path: Path) -> list[Finding]:
    """Check the file at ``path`` and what lies beside it. Changes nothing, opens nothing for writing."""
    paths = StorePaths.of(path)
    found: Examined | None = None
    results: list[Finding] = []
    try:
        found = examine(atomic.read_bytes(paths.real))
    except FileNotFoundError:
        there = paths.last.exists() or paths.previous.exists() or bool(backups.list_all(paths))
        advice = "open Companion: it brings the file back" if there else ""
        results.append(Finding("file", not there, f"{paths.real} does not exist", advice))
    except (OSError, StoreError, Unparsable) as reason:
        advice = "open Companion: it brings back what was recorded and keeps the damaged file"
        results.append(Finding("file", False, f"{paths.real} cannot be read: {reason}", advice))
    if found is not None:
        results += _content(paths, found)
    results += [*_modes(paths), *_seal(paths), *_beside(paths), *_backups(paths)]
    return results


def repair(path: Path) -> list[str]:
    """Do what the findings said they would ``mend``: only owner-only modes. What was done, in sentences.

    Everything else that can be put right without loss is put right whenever the file is opened.
    """
    done = []
    for file, wanted in _wrong_modes(StorePaths.of(path)):
        with contextlib.suppress(OSError):
            file.chmod(wanted)
            done.append(f"{file.name} is now for its owner only.")
    return done


def _content(paths: StorePaths, found: Examined) -> Iterator[Finding]:
    counts = {name: len(table) for name, table in found.tables.items() if name not in (META, QUARANTINE)}
    total = sum(counts.values())
    yield Finding("file", True, f"{paths.real} reads as TinyDB: {total} records in {len(counts)} tables")
    if found.schema > SCHEMA:
        what = f"it is of format {found.schema}, newer than {SCHEMA}"
        yield Finding("format", False, what, "update Companion")
    else:
        yield Finding("format", True, f"format {found.schema}")
    if found.recoded:
        yield Finding("text", False, f"it is written with {found.recoded}", "opening it makes it plain")
    for bad in found.bad_parts:
        advice = "opening it sets this part aside, with the old file kept"
        yield Finding("records", False, f"{bad.where or 'the top'}: {bad.why}", advice)
    if not found.bad_parts:
        yield Finding("records", True, "every record can be read")
    aside = list(_documents(found, QUARANTINE))
    if aside:
        advice = "look at them, and enter again what is missing"
        named = [f"{part.get('where') or 'a piece'} ({part.get('why')})"[:90] for part in aside[:MAX_NAMED]]
        more = [f"{len(aside) - len(named)} more"] if len(aside) > len(named) else []
        parts = f"{len(aside)} {'part lies' if len(aside) == 1 else 'parts lie'}"
        what = f"{parts} in the table {QUARANTINE}: {', '.join([*named, *more])}"
        yield Finding("quarantine", False, what, advice)
    yield from _orphans(found)


def _orphans(found: Examined) -> Iterator[Finding]:
    """Records that belong to something that is not there."""
    alive = {
        name: {int(key) for key, document in table.documents().items() if not is_deleted(document)}
        for name, table in found.tables.items()
        if name in ("habits", "friends")
    }
    habits, friends = alive.get("habits", set()), alive.get("friends", set())
    years = sum(document.get("habit") not in habits for document in _documents(found, ENTRIES))
    contacts = sum(not friends.issuperset(document["friends"]) for document in _documents(found, "contacts"))
    for count, what in ((years, "years of entries without a habit"), (contacts, "contacts without a friend")):
        if count:
            yield Finding("references", True, f"{count} {what} that is still there: kept, and not shown")


def _documents(found: Examined, name: str) -> Iterator[Document]:
    if name in found.tables:
        yield from (d for d in found.tables[name].documents().values() if not is_deleted(d))


def _wrong_modes(paths: StorePaths) -> Iterator[tuple[Path, int]]:
    if os.name != "posix":  # modes say nothing there
        return
    ours = [paths.real, paths.previous, paths.index_file, paths.lock, paths.backups]
    if not (paths.last.exists() and paths.real.exists() and paths.last.samefile(paths.real)):
        ours.append(paths.last)
    for path in [*ours, *(backup.path for backup in backups.list_all(paths)), *recovery.broken_copies(paths)]:
        with contextlib.suppress(OSError):
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & 0o077:
                yield path, mode & 0o700


def _modes(paths: StorePaths) -> Iterator[Finding]:
    if os.name != "posix":
        yield Finding("privacy", True, "who may read the files is up to the folder they are in")
        return
    wrong = [path for path, _ in _wrong_modes(paths)]
    for path in wrong:
        yield Finding(
            "privacy", False, f"others may read {path.name}", "", "make it readable by its owner only"
        )
    if not wrong:
        yield Finding("privacy", True, "all files are for their owner only")


def _seal(paths: StorePaths) -> Iterator[Finding]:
    if not has_key(paths.real):
        return
    plain = plain_files(paths)
    for path in plain:
        what = f"{path.name} is not sealed, and may hold something of the journal"
        yield Finding("seal", False, what, "companion encrypt seals what is left")
    if not plain:
        yield Finding("seal", True, "the store and all beside it are sealed")


def _beside(paths: StorePaths) -> Iterator[Finding]:
    for path in paths.temporaries():
        yield Finding("unfinished", False, f"{path.name} is an unfinished save", "opening the file merges it")
    for path in recovery.broken_copies(paths):
        yield Finding(
            "set aside", True, f"{path.name} is kept from an earlier damage; delete it when you like"
        )
    for path in conflict_copies(paths):
        advice = f"companion merge “{path.name}”"
        yield Finding("conflict copy", False, f"{path.name} was left by a sync tool", advice)


def _backups(paths: StorePaths) -> Iterator[Finding]:
    found = backups.list_all(paths)
    if not found:
        yield Finding("backups", True, "there are no backups yet")
        return
    bad = 0
    for backup in found:
        try:
            backup.examine()
        except StoreError as reason:
            bad += 1
            yield Finding("backups", False, str(reason), "the others are still there")
    newest = f"{found[0].taken:%Y-%m-%d %H:%M} UTC"
    what = f"{len(found) - bad} of {len(found)} backups read; the newest is of {newest}"
    yield Finding("backups", True, what)
