"""Actions on the compass as it is offered."""

from __future__ import annotations

from companion.tui.kit.actions import Actions


class CompassActions(Actions):
    """Open and put away."""

    def open(self, _: int) -> None:
        """Show the compass."""
        from companion.tui.care.compass import CompassPage

        self.shell.push(CompassPage())

    def archive(self, _: int) -> None:
        """Not now: it is offered again in a month."""
        self.shell.perform(self.companion.care.set_compass_aside)
