"""The built-in words, parsed: TOML is read by Python code, which took as long as judging ten years of habits.

What was parsed is kept as Python keeps its modules: beside the file in ``__pycache__``, where that may be
written, and only for the very same file.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from pathlib import Path
from typing import Any

_BROKEN = (OSError, ValueError, TypeError, EOFError)


def parsed(path: Path) -> dict[str, Any]:
    """What the TOML file at ``path`` holds."""
    kept = path.parent / "__pycache__" / f"{path.stem}.{sys.implementation.cache_tag}.toml"
    status = path.stat()
    stamp = status.st_mtime_ns, status.st_size
    with contextlib.suppress(*_BROKEN):
        of, there = marshal.loads(kept.read_bytes())
        if of == stamp and isinstance(there, dict):
            return there
    import tomllib  # costs as much as all modules of a command; only where nothing was kept

    found = tomllib.loads(path.read_text(encoding="utf-8"))
    if not sys.dont_write_bytecode:
        with contextlib.suppress(*_BROKEN):
            kept.parent.mkdir(exist_ok=True)
            beside = kept.with_name(f"{kept.name}.{os.getpid()}")
            beside.write_bytes(marshal.dumps((stamp, found)))
            beside.replace(kept)
    return found
