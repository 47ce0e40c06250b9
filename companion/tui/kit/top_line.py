"""The first line of a screen: where one is, the date, and the last thing that was done."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from companion.tui.kit.drawn import RoleStyles
from companion.tui.kit.lines import Role, Span, fit, joined, length, width_of, words_within


class TopLine(RoleStyles):
    """Heading and date on the left with what else is said of the day, a quiet line on the right."""

    def __init__(self, role: Role = "heading") -> None:
        """``role`` is the heading's, such as the hue of its pillar."""
        super().__init__()
        self._role = role
        self.heading = ""
        self.date = ""
        self.more: tuple[str, ...] = ()
        self._quiet = ""

    def show(self, heading: str, date: str, quiet: str, more: Sequence[str] = ()) -> None:
        """Show these words; of ``more`` as many from the first on as leave room for all of ``quiet``."""
        shown = heading, date, tuple(more), quiet
        if shown != (self.heading, self.date, self.more, self._quiet):
            self.heading, self.date, self.more, self._quiet = shown
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The only line."""
        width = self.size.width
        taken = 1 + width_of(self.heading) + 3 + 3
        left: tuple[Span, ...] = (
            (" ", ""),
            (self.heading, self._role),
            (" · ", "muted"),
            (words_within(self.date, width - taken), ""),
        )
        room = width - length(left) - 1
        parts = list(self.more)
        needed = width_of(self._quiet) + 2 if self._quiet else 0
        while parts and width_of("   " + joined(parts)) + needed > room:
            parts.pop()
        said = "   " + joined(parts) if parts else ""
        quiet = fit(self._quiet, max(0, room - width_of(said) - 2), "right")
        return self.strip_of((*left, (said, "muted"), ("  ", ""), (quiet, "muted"), (" ", "")), width)
