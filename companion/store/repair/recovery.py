"""Bringing back what was recorded when the file is damaged, empty or gone. No byte of it is deleted."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from companion.domain.errors import StoreError
from companion.store import atomic, backups
from companion.store.layout import SCHEMA
from companion.store.merge import merge_tables
from companion.store.paths import Signature, StorePaths, signature_at
from companion.store.repair.examine import BadPart, Examined, Unparsable, check_tables, examine
from companion.store.repair.parsing import decode_text
from companion.store.repair.placement import table_of_each_id
from companion.store.repair.salvage import salvage
from companion.store.seal import Locked, is_sealed
from companion.store.stamps import as_stamp
from companion.store.tables import Table, Tables
from companion.store.vault import last_stamp


def examine_or_salvage(data: bytes, good: Tables) -> tuple[Examined, bool]:
    """What stands in ``data``, record by record where it is no store any more; whether it still was one.

    ``good`` is a state one knows, which tells where records belong.
    """
    try:
        return examine(data), True
    except Unparsable as reason:
        if is_sealed(data):  # nothing in it can be read without its seal
            return Examined({}, (), 0, SCHEMA, ""), False
        text, recoded = decode_text(data)
        found = salvage(text, table_of_each_id(good))
        checked = check_tables(found.parsed, recoded or str(reason))
        pieces = tuple(BadPart("", "", "", "damaged", piece) for piece in found.fragments)
        bad_parts = checked.bad_parts + pieces
        return Examined(checked.tables, bad_parts, checked.newest, checked.schema, recoded), False


def set_aside(paths: StorePaths, data: bytes, now: datetime) -> Path | None:
    """Keep ``data`` as ``NAME.broken-TIME``; bytes that are already kept so are not kept twice.

    None when there is nothing to keep.
    """
    if not data.strip(b"\0 \t\r\n"):
        return None
    for kept in broken_copies(paths):
        with contextlib.suppress(OSError, StoreError):
            if atomic.read_bytes(kept) == data:
                return kept
    time = now.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
    path, number = paths.folder / f"{paths.real.name}.broken-{time}", 1
    while path.exists():
        number += 1
        path = paths.folder / f"{paths.real.name}.broken-{time}.{number}"
    atomic.write_whole(path, data)
    return path


def broken_copies(paths: StorePaths) -> list[Path]:
    """What was set aside so far."""
    prefix = f"{paths.real.name}.broken-"
    with contextlib.suppress(OSError):
        return sorted(path for path in paths.folder.iterdir() if path.name.startswith(prefix))
    return []


SAVED_LAST = "the copy kept at the last save"


def last_saved(paths: StorePaths, index: Mapping[str, Any], there: Signature | None) -> Tables:
    """What was saved last, when the file that is ``there`` is another one, or none; nothing when it is the
    same, or when nothing tells.

    Another file has taken its place, and what was saved has still its second name; or its bytes were written
    over, under both names. Then the generation before it tells, with what was noted as changed since.
    """
    if there is not None and index.get("file") == list(there):
        return {}
    kept = signature_at(paths.last)
    written_over = kept is not None and there is not None and kept[:2] == there[:2]
    if kept is not None and not written_over:
        tables = _tables_at(paths.last)
        if tables and last_stamp(tables) >= as_stamp(index.get("newest")):
            return tables
    before, still = index.get("previous"), signature_at(paths.previous)
    if "file" not in index or (before is not None and (still is None or before != list(still))):
        return {}
    return merge_tables(_tables_at(paths.previous) if before else {}, _noted(index))


def last_good(paths: StorePaths, index: Mapping[str, Any]) -> tuple[Tables, str]:
    """The newest good state kept beside the file, and in words which: the file saved last, the generation
    before with the records noted since, or the newest backup that reads. Nothing, and no words, when there
    is none.
    """
    kept, before = _tables_at(paths.last), _tables_at(paths.previous)
    if kept or before:
        newer = merge_tables(before, _noted(index)) if before else {}
        return merge_tables(kept, newer), SAVED_LAST
    for backup in backups.list_all(paths):
        try:
            found = backup.examine()
        except Locked:
            raise  # it may be as good as new, for one who knows the passphrase
        except StoreError:
            continue
        if not found.bad_parts:
            return found.tables, f"the backup of {backup.taken:%Y-%m-%d %H:%M} UTC"
    noted = _noted(index)
    return noted, "the last change recorded" if noted else ""


def _tables_at(path: Path) -> Tables:
    try:
        return examine(atomic.read_bytes(path)).tables
    except Locked:
        raise  # it may be as good as new, for one who knows the passphrase
    except (OSError, StoreError, Unparsable):
        return {}


def _noted(index: Mapping[str, Any]) -> Tables:
    """The records changed by the last save, as noted beside the file."""
    with contextlib.suppress(AttributeError, TypeError, ValueError, KeyError):
        tables = {
            name: Table(lines={key: line.encode("ascii") for key, line in lines.items()})
            for name, lines in index["changed"].items()
        }
        for table in tables.values():
            table.documents()
        return tables
    return {}
