"""The composition root, the only file that knows everyone: data path and clock in, a Companion out."""

from __future__ import annotations

import gc
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from companion.clock import Clock, clock_from_environment

if TYPE_CHECKING:
    from companion.services.companion import Companion
    from companion.store.repository import TinyRepository

FRAMES_A_SECOND = "120"  # of Textual's 60: what a key does is seen up to 8 ms sooner


def make_repository(path: Path, clock: Clock | None = None) -> TinyRepository:
    """The store at ``path``, for what is asked of the store itself: backups, merging."""
    from companion.store.repository import TinyRepository

    now = clock or clock_from_environment()
    return TinyRepository(path, lambda: now().astimezone())


def make_companion(path: Path, clock: Clock | None = None) -> Companion:
    """A Companion on the store at ``path``. Reading does not make the file; the first change does."""
    from companion.services.companion import Companion
    from companion.store.visits import VisitFile

    now = clock or clock_from_environment()
    return Companion(make_repository(path, now), now, VisitFile(path))


def open_app(path: Path, *, demo: bool = False, locked: bool = False) -> int:
    """Show the full-screen app on the store at ``path`` until it is closed; its exit code.

    Of a demo, of a sealed store and of what is ``locked`` nothing is kept for the next start.

    Raises StoreError when the store cannot be read.
    """
    gc.disable()  # nothing is thrown away while starting; the app enables it when it has settled
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_A_SECOND)  # read when Textual is imported
    from companion.render_cache import RenderCache
    from companion.store.paths import StorePaths
    from companion.store.seal import has_key
    from companion.tui.app import CompanionApp  # costs more than everything else together

    if locked:
        RenderCache(path).forget()
    cache = None if demo or locked or has_key(StorePaths.of(path).real) else RenderCache(path)
    app = CompanionApp(partial(make_companion, path), demo=demo, cache=cache, welcome=not demo)
    app.suit_terminal(app.console.color_system)
    app.run()
    return app.return_code or 0
