"""Actions on the compass as it is offered."""

from __future__ import annotations

from companion.tui.kit.actions import Actions


class CompassActions(Actions):
    """Open."""

    def open(self, _: int) -> None:
        """Show the compass."""
        from companion.tui.care.compass import CompassPage

        self.shell.push(CompassPage())
