"""A vdir: a folder with one ``.ics`` for each block, as khal and vdirsyncer keep calendars.

What we wrote there is noted beside it in ``MARK``, as digests: so only what changed is written, only what is
ours is removed, and what another program changed is seen and not overwritten. Files of others are left alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from companion.bounded import read_bounded
from companion.domain.block import Block
from companion.domain.errors import Refused
from companion.formats.bundle import write_whole
from companion.formats.ics import EPOCH, Style, write_ics

MARK = ".quiet-companion.json"
MAX_BYTES = 1_000_000  # of one event and its exceptions


class Synced(NamedTuple):
    """What became of the folder: how many files were written and removed, and names of those left alone
    because another program changed them, or has something else under our name.
    """

    written: int
    removed: int
    left: tuple[str, ...]


class Vdir:
    """One folder. Raises Refused, from each method, where it cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._notes = _notes(folder / MARK)

    def changed_elsewhere(self, blocks: Iterable[Block]) -> dict[int, bytes]:
        """What lies there of ``blocks``, by their ids, that is not as we wrote it, or is not noted."""
        found = {}
        for block in blocks:
            data = self._read(name_of(block.id))
            if data is not None and self._notes.get(name_of(block.id), {}).get("bytes") != _digest(data):
                found[block.id] = data
        return found

    def accept(self, block_id: int, data: bytes) -> None:
        """Leave ``data`` as it lies there: another program wrote it, and it says the same."""
        self._notes.setdefault(name_of(block_id), {"block": block_id})["bytes"] = _digest(data)
        self._keep_notes()

    def sync(
        self, blocks: Iterable[Block], style: Style, now: datetime, answered: Collection[int] = ()
    ) -> Synced:
        """Make the folder show ``blocks``; of those that another program changed only ``answered``."""
        self._make()
        there = {block.id: block for block in blocks}
        written = removed = 0
        left = []
        for block in there.values():
            made_of = _digest(write_ics([block], style, EPOCH))
            note, data = self._notes.get(name_of(block.id)), self._read(name_of(block.id))
            ours = data is None or (note is not None and note.get("bytes") == _digest(data))
            if not ours and block.id not in answered:
                left.append(name_of(block.id))
            elif data is None or note is None or note.get("made_of") != made_of or not ours:
                self._write(block.id, made_of, write_ics([block], style, now))
                written += 1
        for name, note in list(self._notes.items()):
            if note.get("block") in there:
                continue
            data = self._read(name)
            if data is None or note.get("bytes") == _digest(data):
                removed += data is not None
                self._remove(name)
            else:
                left.append(name)
        return Synced(written, removed, tuple(left))

    def _write(self, block_id: int, made_of: str, data: bytes) -> None:
        name = name_of(block_id)
        write_whole(self._folder / name, data)
        self._notes[name] = {"block": block_id, "made_of": made_of, "bytes": _digest(data)}
        self._keep_notes()

    def _remove(self, name: str) -> None:
        try:
            (self._folder / name).unlink(missing_ok=True)
        except OSError as reason:
            raise Refused(f"{name} cannot be removed ({reason.strerror})", "look at the folder") from None
        del self._notes[name]
        self._keep_notes()

    def _keep_notes(self) -> None:
        write_whole(self._folder / MARK, json.dumps(self._notes, indent=1).encode())

    def _read(self, name: str) -> bytes | None:
        path = self._folder / name
        return read_bounded(path, most=MAX_BYTES) if path.exists() else None

    def _make(self) -> None:
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as reason:
            words = f"{self._folder} is not a folder and cannot be made into one ({reason.strerror})"
            raise Refused(words, "give a folder of its own") from None


def name_of(block_id: int) -> str:
    """The name of a block's file: the same in each folder, and it says nothing."""
    return f"quiet-companion-{block_id}.ics"


def _notes(path: Path) -> dict[str, dict[str, Any]]:
    """What was noted; nothing where it cannot be read, and then nothing there is taken for ours."""
    try:
        notes = json.loads(read_bounded(path))
    except (Refused, ValueError):
        return {}
    if not isinstance(notes, dict):
        return {}
    return {name: note for name, note in notes.items() if isinstance(note, dict) and Path(name).name == name}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
