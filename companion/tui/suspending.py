"""Coming and going: suspended as every terminal program, and deaf to what is typed for the shell."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from math import inf
from time import monotonic

from textual import events

from companion.tui.idle_lock import Lockable


class Suspendable(Lockable):
    """Goes back to the shell and returns; notes when somebody last did something."""

    leaving = False
    waiting: Callable[[], None] | None = None  # what goes on once Today stands: the driver's
    _back = 0.0  # when it came back from the shell, on the clock of events

    def action_suspend_process(self) -> None:
        """Back to the shell, with all that was started from it as one; keys typed on are the shell's."""
        if self._driver is not None and self._driver.can_suspend:
            self._back = inf
            os.kill(0, signal.SIGTSTP)

    def stands(self) -> None:
        """Today is laid out: the terminal is taken over, and keys that were typed before go on."""
        if self.waiting is not None:
            self.waiting()
            self.waiting = None
            self.screen.refresh()  # all of it: so far nothing was shown

    def paint_again(self, _: object) -> None:
        """Back from the shell: all of the screen, and no key that was typed for the shell."""
        self._back = monotonic()
        self.screen.refresh(layout=True)

    async def on_event(self, event: events.Event) -> None:
        """Note when the person last did something, for the lock; what is typed after leaving does nothing."""
        if isinstance(event, events.InputEvent):
            if self.leaving or event.time < self._back:
                return
            self.touched = monotonic()
        await super().on_event(event)
