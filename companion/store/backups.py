"""Backups: plain TinyDB files in a folder beside the file, one always near, few enough to look through.

One before the first save, then one every 30 minutes at most, and one before anything sweeping: a migration,
an import, a merge, a restore. Past 48 hours they are compressed.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from companion.bounded import TooLarge, read_stream
from companion.domain.errors import StoreError, Unknown
from companion.store import atomic
from companion.store.errors import Unparsable, translate_os_errors
from companion.store.paths import StorePaths
from companion.store.retention import KEEP_ALL, to_keep

if TYPE_CHECKING:
    from companion.store.repair.examine import Examined

INTERVAL = timedelta(minutes=30)

_NAME = re.compile(r"(\d{4}-\d\d-\d\d-\d{6})(?:\.(\d+))?(?:-([a-z-]+))?\.json(\.gz)?")
_TIME = "%Y-%m-%d-%H%M%S"


class Backup(NamedTuple):
    """One backup: what it is called, when it was taken (UTC), what before, and how large it is on disk."""

    name: str
    taken: datetime
    reason: str  # "before-merge", "before-restore" and the like; empty for the regular ones
    size: int
    path: Path

    @property
    def compressed(self) -> bool:
        """Whether it has to be unpacked before another program reads it."""
        return self.path.suffix == ".gz"

    def read(self) -> bytes:
        """The file as it was. Raises StoreError."""
        import gzip  # for old backups only
        import zlib

        with translate_os_errors(self.path, "read"):
            data = atomic.read_bytes(self.path)
        try:
            if not self.compressed:
                return data
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
                return read_stream(packed, self.name, atomic.MAX_BYTES)
        except (OSError, EOFError, zlib.error, TooLarge) as reason:
            raise StoreError(f"the backup {self.name} is damaged: {reason}", "choose another one") from reason

    def examine(self) -> Examined:
        """What stands in it. Raises StoreError."""
        from companion.store.repair.examine import examine

        try:
            return examine(self.read())
        except Unparsable as reason:
            raise StoreError(f"the backup {self.name} is damaged: {reason}", "choose another one") from reason


def list_all(paths: StorePaths) -> list[Backup]:
    """All backups, newest first. A folder that cannot be read counts as empty."""
    found = []
    with contextlib.suppress(OSError):
        for path in paths.backups.iterdir():
            if match := _NAME.fullmatch(path.name):
                day, clock = match[1][:10], match[1][11:]
                taken = datetime.fromisoformat(f"{day}T{clock}+00:00")
                found.append(Backup(path.name, taken, match[3] or "", path.stat().st_size, path))
    return sorted(found, key=lambda backup: (backup.taken, backup.name), reverse=True)


def find(paths: StorePaths, name: str) -> Backup:
    """The backup of that name, or of the only one that begins so. Raises Unknown."""
    found = list_all(paths)
    fits = [b for b in found if b.name == name] or [b for b in found if b.name.startswith(name)]
    if len(fits) != 1:
        near = ", ".join(backup.name for backup in (fits or found)[:3]) or "there is none yet"
        raise Unknown(
            f"{'several backups begin' if fits else 'no backup is named'} “{name}”", f"newest: {near}"
        )
    return fits[0]


def due(paths: StorePaths, now: datetime) -> bool:
    """Whether no backup was taken within 30 minutes of ``now``, before or, by another clock, after."""
    return all(abs(now - backup.taken) >= INTERVAL for backup in list_all(paths))


def create(paths: StorePaths, now: datetime, data: bytes, reason: str = "") -> Backup:
    """Write ``data`` as a backup, look whether it reads, and only then let older ones go.

    ``reason`` is one word for the name: ``merge`` makes ``…-before-merge.json``. Raises StoreError.
    """
    with translate_os_errors(paths.backups, "write"):
        atomic.make_folder(paths.backups)
        path = _free(paths.backups, now.astimezone(UTC).strftime(_TIME), reason)
        atomic.write_whole(path, data)
        try:
            json.loads(atomic.read_bytes(path))
        except ValueError as damaged:
            raise StoreError(f"the backup {path.name} does not read back", "the older ones stay") from damaged
    prune(paths, now)
    return next(backup for backup in list_all(paths) if backup.path == path)


def create_if_possible(paths: StorePaths, now: datetime, data: bytes, reason: str = "") -> Backup | None:
    """What ``create`` does, where a backup is a courtesy: None when it could not be written."""
    try:
        return create(paths, now, data, reason)
    except (StoreError, OSError):
        return None


def prune(paths: StorePaths, now: datetime) -> None:
    """Let go of backups past their time, and compress those past 48 hours."""
    backups = list_all(paths)
    keep = to_keep((backup.taken for backup in backups), now)
    for backup in backups:
        with contextlib.suppress(OSError, StoreError):
            if backup.taken not in keep:
                backup.path.unlink()
            elif now - backup.taken > KEEP_ALL and not backup.compressed:
                import gzip

                packed = gzip.compress(backup.read(), mtime=0)
                atomic.write_whole(backup.path.with_name(backup.name + ".gz"), packed)
                backup.path.unlink()


def _free(folder: Path, time: str, reason: str) -> Path:
    tail = f"-before-{reason}.json" if reason else ".json"
    path, number = folder / f"{time}{tail}", 1
    while path.exists() or path.with_name(path.name + ".gz").exists():
        number += 1
        path = folder / f"{time}.{number}{tail}"
    return path
