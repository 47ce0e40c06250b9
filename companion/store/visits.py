"""When the app was opened: two dates in a small owner-only file beside the store, and no part of it.

Written once a day, so that opening the app changes nothing in the store: no save, no undo, nothing to merge.
"""

from __future__ import annotations

import contextlib
import os
from datetime import date
from pathlib import Path

from companion.domain.visits import NO_VISITS, Visits
from companion.store.paths import StorePaths

_MAX_BYTES = 64  # bytes that two dates may take; whatever is longer is not ours


class VisitFile:
    """The file for the store at ``path``. Without a store nothing is written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Visits:
        """The last opening and the last return; nothing where the file is missing or damaged."""
        try:
            with StorePaths.of(self._path).visits.open("rb") as there:
                opened, came_back = there.read(_MAX_BYTES).decode("ascii").split("\n")[:2]
            return Visits(_day(opened), _day(came_back))
        except (OSError, ValueError):
            return NO_VISITS

    def write(self, visits: Visits) -> None:
        """Note both dates. In place, so that an opening leaves the folder as it was (see ``RenderCache``):
        what of the old dates stands behind the new ones is never read.
        """
        paths = StorePaths.of(self._path)
        if not paths.real.exists():
            return
        text = f"{visits.opened or ''}\n{visits.came_back or ''}\n".encode("ascii")
        with contextlib.suppress(OSError):
            handle = os.open(paths.visits, os.O_WRONLY | os.O_CREAT, 0o600)
            with os.fdopen(handle, "wb", buffering=0) as there:
                there.write(text)
                there.truncate(len(text))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
