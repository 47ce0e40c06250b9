"""What all dialogs share."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

from companion.tui.kit.gone import Record

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A question above a screen. It goes when what it is about does."""

    record: Record | None = None  # what the cursor was on when a key opened it; the app says so

    def action_copy_text(self) -> None:
        """Copy what is selected, or say how one leaves: the keys of the app do not reach here."""
        if self.get_selected_text() is None:
            self.app.action_help_quit()
        else:
            super().action_copy_text()
