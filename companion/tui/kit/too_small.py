"""What a terminal shows that is too small for anything else."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

MIN_SIZE = Size(40, 15)


def is_too_small(size: Size) -> bool:
    """Whether nothing would fit."""
    return size.width < MIN_SIZE.width or size.height < MIN_SIZE.height


class TooSmallScreen(Screen[None]):
    """A line, until the terminal is larger; what was there stays as it was."""

    COVERS: ClassVar[bool] = True  # what lies below is left alone while this is shown

    def compose(self) -> ComposeResult:
        """What to do."""
        yield Static(Content(f"too small: {MIN_SIZE.width} x {MIN_SIZE.height} at least"))
