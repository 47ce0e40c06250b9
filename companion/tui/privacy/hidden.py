"""Quick hide: one key, one frame, nothing on the screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static


class HiddenScreen(Screen[None]):
    """An empty page. The hide key again, or Escape, brings back what was there, typed words included."""

    COVERS: ClassVar[bool] = True  # what lies below is left alone while this is shown

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.hide", "Back", show=False)]

    def compose(self) -> ComposeResult:
        """Nothing that says what it is."""
        yield Static("")
