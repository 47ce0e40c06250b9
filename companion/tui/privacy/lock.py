"""The lock: nothing is shown until the passphrase is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static


class LockScreen(Screen[None]):
    """One field on an empty screen. No key leads past it but the one that quits."""

    COVERS: ClassVar[bool] = True  # what lies below is left alone while this is shown

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, opens: Callable[[str], bool]) -> None:
        """``opens`` says whether a passphrase is the one; it may take its time."""
        super().__init__()
        self._opens = opens

    def compose(self) -> ComposeResult:
        """A field and a line below it."""
        with Vertical(id="lock"):
            yield Input(password=True, placeholder="passphrase", id="passphrase", compact=True)
            yield Static("", id="said")

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one("#passphrase").focus()

    def on_input_submitted(self) -> None:
        """Enter."""
        self._say("…")
        self._try(self.query_one("#passphrase", Input).value)

    @work(thread=True, exclusive=True)
    def _try(self, passphrase: str) -> None:
        """Ask, beside the screen: making a key is slow on purpose."""
        opens = self._opens(passphrase)
        self.app.call_from_thread(self._answered, opens)

    def _answered(self, opens: bool) -> None:
        if not self.is_active:  # Enter was pressed twice, or all is hidden by now
            return
        if opens:
            self.dismiss(None)
            return
        self.query_one("#passphrase", Input).value = ""
        self._say("that is not it")

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(words))
