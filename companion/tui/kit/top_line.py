"""The first line of a screen: where one is, the date, and the last thing that was done."""

from __future__ import annotations

from textual.strip import Strip

from companion.tui.kit.drawn import RoleStyles
from companion.tui.kit.lines import fit, width_of


class TopLine(RoleStyles):
    """Heading and date on the left, a quiet line on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = ""
        self.date = ""
        self._quiet = ""

    def show(self, heading: str, date: str, quiet: str) -> None:
        """Show these words."""
        if (heading, date, quiet) != (self.heading, self.date, self._quiet):
            self.heading, self.date, self._quiet = heading, date, quiet
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The only line."""
        width = self.size.width
        taken = 1 + width_of(self.heading) + 3 + width_of(self.date)
        quiet = fit(self._quiet, max(0, width - taken - 3), "right")
        drawn = (
            (" ", ""),
            (self.heading, "heading"),
            (" · ", "muted"),
            (self.date, ""),
            ("  ", ""),
            (quiet, "muted"),
            (" ", ""),
        )
        return self.strip_of(drawn, width)
