"""The folder in which a file was seen, which may go away while it is open, as an unmounted home does."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from companion.domain.errors import StoreError
from companion.store.lock import writing
from companion.store.paths import StorePaths


class StoreFolder:
    """Where one file lies. ``tell`` gets a sentence when that place goes away, and when it is back."""

    def __init__(self, paths: StorePaths, tell: Callable[[str], None]) -> None:
        self._paths = paths
        self._tell = tell
        self._folder: tuple[int, int] | None = None  # device and inode of the folder with the file in it
        self._away = False

    def seen(self) -> None:
        """The file is there now, so its folder is known from here on."""
        self._folder = _identity(self._paths.folder)

    def is_away(self) -> bool:
        """Whether the folder that was seen is not there. What is in memory is all there is then.

        Another folder of that name without the file is not the one either: it is left as it is.
        """
        away = self._folder is not None and self._folder != _identity(self._paths.folder)
        away = away and not os.path.lexists(self._paths.real)
        if away != self._away:
            from companion.store.repair import messages

            self._tell((messages.away if away else messages.back)(self._paths))
        self._away = away
        return away

    def was_away(self) -> bool:
        """Whether it was when last asked."""
        return self._away

    def check(self) -> None:
        """Raise StoreError while it is away."""
        if self.is_away():
            raise StoreError(
                f"the folder {self._paths.folder} is not there any more, so nothing was saved",
                "bring it back (is it mounted?) and try again; what is shown is from memory",
            )

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock to change the file; a folder is made for a first one only. Raises StoreError."""
        self.check()
        with writing(self._paths, new=self._folder is None):
            yield


def _identity(folder: Path) -> tuple[int, int] | None:
    """Device and inode of ``folder``; None when there is none, or it cannot be reached."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
