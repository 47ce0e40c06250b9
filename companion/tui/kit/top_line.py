"""The top of a screen: where one is, the date, and what was done last, on as many lines as that takes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.strip import Strip

from companion.tui.kit.drawn import RoleStyles
from companion.tui.kit.lines import Line, Role, fit, joined, length, width_of, wrap

MAX_LINES = 4  # of what was done; nothing that is said here is longer


class TopLine(RoleStyles):
    """Heading and date on the left with what else is said of the day, a quiet line on the right.

    The quiet line goes below where it does not fit beside.
    """

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
            before = len(self._drawn(self.size.width))
            self.heading, self.date, self.more, self._quiet = shown
            self.refresh(layout=len(self._drawn(self.size.width)) != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, and what goes below it."""
        return len(self._drawn(width))

    def render_line(self, y: int) -> Strip:
        """One of its lines."""
        lines = self._drawn(self.size.width)
        return self.strip_of(lines[y] if y < len(lines) else (), self.size.width)

    def _drawn(self, width: int) -> list[Line]:
        free = width - 1 - width_of(self.heading) - 3 - 2
        day, _, rest = self.date.partition(" ")
        date = self.date if width_of(self.date) <= free else f"{day[:3]} {rest}"  # Mon 9 March
        left: Line = (
            (" ", ""),
            (self.heading, self._role),
            (" · ", "muted"),
            (wrap(date, max(3, free))[0], ""),
        )
        room = width - length(left) - 1
        parts = list(self.more)
        needed = width_of(self._quiet) + 2 if self._quiet else 0
        beside = needed <= room
        while parts and width_of("   " + joined(parts)) + (needed if beside else 0) > room:
            parts.pop()
        said = "   " + joined(parts) if parts else ""
        if beside:
            quiet = fit(self._quiet, max(0, room - width_of(said) - 2), "right") if self._quiet else ""
            return [(*left, (said, "muted"), *((("  ", ""), (quiet, "muted"), (" ", "")) if quiet else ()))]
        below = wrap(self._quiet, width - 2)[:MAX_LINES]
        return [(*left, (said, "muted")), *(((" ", ""), (words, "muted")) for words in below)]
