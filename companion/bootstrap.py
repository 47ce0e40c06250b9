"""The composition root, the only file that knows everyone: data path and clock in, a Companion out."""

from __future__ import annotations

from pathlib import Path

from companion.clock import Clock, clock_from_environment
from companion.services.companion import Companion
from companion.store.repository import TinyRepository


def make_repository(path: Path, clock: Clock | None = None) -> TinyRepository:
    """The store at ``path``, for what is asked of the store itself: backups, merging."""
    now = clock or clock_from_environment()
    return TinyRepository(path, lambda: now().astimezone())


def make_companion(path: Path, clock: Clock | None = None) -> Companion:
    """A Companion on the store at ``path``. Reading does not make the file; the first change does."""
    now = clock or clock_from_environment()
    return Companion(make_repository(path, now), now)


def open_app(companion: Companion, *, demo: bool = False) -> int:
    """Show the full-screen app until it is closed; its exit code."""
    from companion.tui.app import CompanionApp  # costs more than everything else together

    app = CompanionApp(companion, demo=demo)
    app.run()
    return app.return_code or 0
