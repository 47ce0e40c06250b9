"""What is said in passing: the last thing that was done, what cannot be done, and what somebody has to know.

The first two are said until the next key; a notice stays as long as it takes to read.
"""

from __future__ import annotations

from time import monotonic

from textual import events

from companion.domain.errors import CompanionError
from companion.domain.plain import one_line
from companion.tui.kit.screen import PillarScreen
from companion.tui.own_keys import OwnKeys

NOTICE_SECONDS = 15.0  # long enough to read a sentence with a path in it
PROBLEM_SECONDS = 8.0
NEW_LINE_SECONDS = 0.05  # for what a key says to take the place of what was said, in one painting


class Saying(OwnKeys):
    """Says a quiet line in the first line of a screen, problems and notices in a corner."""

    def __init__(self) -> None:
        super().__init__()
        self.quiet_line = ""  # the last thing that was done
        self._problem = False  # whether one may stand there still
        self._notices: list[tuple[str, float]] = []  # each with the end of its time

    async def on_event(self, event: events.Event) -> None:
        """What was said goes with the next key, once it could be read; hiding changes nothing."""
        if isinstance(event, events.Key) and not event.is_forwarded and event.key != self.own_keys["hide"]:
            if self.quiet_line and isinstance(self.screen, PillarScreen):
                self.quiet_line = ""
                self.set_timer(NEW_LINE_SECONDS, self._show_no_line)
            if self._problem:
                self._end_problem()
        await super().on_event(event)

    def _show_no_line(self) -> None:
        """Nothing is said any more, unless the key had something to say: then that stands there already."""
        screen = self.screen_stack[-1] if self.screen_stack else None  # none when it is closing
        if not self.quiet_line and isinstance(screen, PillarScreen) and screen.is_mounted:
            screen.show_top_line()

    def say_problem(self, error: CompanionError) -> None:
        """One line about what cannot be done."""
        self._problem = True
        words = one_line(self.taught(error.line))
        self.notify(words, severity="warning", markup=False, timeout=PROBLEM_SECONDS)

    def _end_problem(self) -> None:
        """Take away what cannot be done, and leave the notices whose time is not over."""
        self._problem = False
        self.clear_notifications()
        self._notices = [each for each in self._notices if each[1] > monotonic()]
        for words, end in self._notices:
            self.notify(words, markup=False, timeout=end - monotonic())

    def give_notice(self, words: str) -> None:
        """One line that somebody has to know, whatever they do meanwhile."""
        self._notices.append((one_line(words), monotonic() + NOTICE_SECONDS))
        self.notify(one_line(words), markup=False, timeout=NOTICE_SECONDS)
