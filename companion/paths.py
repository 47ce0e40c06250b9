"""Where the store lies: the flag, then ``$COMPANION_DATA``, then the platform's data folder."""

from __future__ import annotations

import os
from pathlib import Path


def data_file(flag: str | None = None) -> Path:
    """The store's path. A relative one is taken from the working folder."""
    chosen = flag or os.environ.get("COMPANION_DATA")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path  # only when nobody said where

    return user_data_path("companion", appauthor=False) / "companion.json"
