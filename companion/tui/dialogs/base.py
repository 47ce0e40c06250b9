"""What all dialogs share."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

from companion.tui.gone import Record

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A question above a screen. It goes when what it is about does."""

    record: Record | None = None  # what the cursor was on when a key opened it; the app says so
