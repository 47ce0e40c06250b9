"""Where things lie: the store (the flag, ``$COMPANION_DATA``, the platform's data folder) and own wording."""

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


def content_folder() -> Path:
    """The folder of a person's own words: ``$COMPANION_CONTENT``, or ``content`` beside other settings."""
    chosen = os.environ.get("COMPANION_CONTENT")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_config_path  # only when nobody said where

    return user_config_path("companion", appauthor=False) / "content"
