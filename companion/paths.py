"""Where things lie: the store (the flag, ``$COMPANION_DATA``, the platform's data folder) and own wording.

The folders are those that platformdirs knows. To import it takes as long as all else that a shell prompt
waits for, so where its answer is beyond doubt it is not asked (see ``_plain_folder``).
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # importing it from typing, or a Path, would cost a prompt more than all of this
if TYPE_CHECKING:
    from pathlib import Path

_NAME = "companion"


def data_path(flag: str | None = None) -> str:
    """The store's path as it was said, by ``flag`` or ``$COMPANION_DATA``; else the usual one."""
    chosen = flag or os.environ.get("COMPANION_DATA")
    if chosen:
        return chosen
    folder = _plain_folder("XDG_DATA_HOME", "~/.local/share")
    if folder is None:
        from platformdirs import user_data_dir

        folder = user_data_dir(_NAME, appauthor=False)
    return os.path.join(folder, "companion.json")


def data_file(flag: str | None = None) -> Path:
    """The store's path. A relative one is taken from the working folder."""
    from pathlib import Path

    return Path(data_path(flag)).expanduser()


def content_folder() -> Path:
    """The folder of a person's own words: ``$COMPANION_CONTENT``, or ``content`` beside other settings."""
    from pathlib import Path

    chosen = os.environ.get("COMPANION_CONTENT")
    if chosen:
        return Path(chosen).expanduser()
    folder = _plain_folder("XDG_CONFIG_HOME", "~/.config")
    if folder is None:
        from platformdirs import user_config_dir

        folder = user_config_dir(_NAME, appauthor=False)
    return Path(folder, "content")


def _plain_folder(variable: str, usual: str) -> str | None:
    """Our folder by the XDG Base Directory Specification: in that of ``variable``, in ``usual`` where it is
    not set; None where platformdirs has to be asked.
    """
    if (
        sys.platform != "linux"
        or "ANDROID_ROOT" in os.environ
        or not os.environ.get("HOME", "").startswith("/")
    ):
        return None
    folder = os.environ.get(variable, "")
    if folder and not folder.startswith("/"):
        return None
    return os.path.join(folder or os.path.expanduser(usual), _NAME)
