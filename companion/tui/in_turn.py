"""Keys and clicks in turn: each waits until what the one before it did is done.

Textual hands them on as they come. Of some that come at once, all would be for what stood there before the
first: a form would be saved twice, a page asked for what it does not have yet, a key after ``q`` be done.
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.screen import Screen

from companion.tui.suspending import Suspendable

if TYPE_CHECKING:
    from companion.services.companion import Companion

IN_TURN = (events.Key, events.MouseDown, events.MouseUp)
ROUNDS = 50  # of the event loop, in which what a key set off is done
LAYOUT_SECONDS = 0.06  # for another screen; Textual paints nothing of one for a twentieth of a second


class InTurn(Suspendable):
    """Does one thing after the other."""

    def __init__(self, make: Callable[[], Companion]) -> None:
        """``make`` opens the store, when it is first needed."""
        super().__init__(make)
        self._coming: deque[events.Event] = deque()
        self._busy = False
        self._meant: Screen[object] | None = None  # what stood there when the key under way was handed on

    async def on_event(self, event: events.Event) -> None:
        """Hand a key or a click on when it is its turn. The key that hides never waits, and what was pressed
        before it, and comes back from the widgets after it, is not for what hides.
        """
        hides = isinstance(event, events.Key) and event.key == self.own_keys["hide"]
        top = self.screen_stack[-1] if self.screen_stack else None
        if event.is_forwarded and top is not self._meant and getattr(top, "COVERS", False):
            return
        if not isinstance(event, IN_TURN) or event.is_forwarded or hides:
            await super().on_event(event)
        elif self._busy:
            self._coming.append(event)
        else:
            await self._hand_on(event)

    async def _hand_on(self, event: events.Event) -> None:
        self._busy = True
        before = self._meant = self.screen
        await super().on_event(event)
        self._wait(ROUNDS, before)

    def _wait(self, rounds: int, before: Screen[object]) -> None:
        """Let ``rounds`` go by, and where another screen than ``before`` came up, the time to lay it out."""
        loop = get_running_loop()
        if rounds:
            loop.call_soon(self._wait, rounds - 1, before)
        elif self.screen_stack and (self.screen is not before or not self.screen.is_mounted):
            loop.call_later(LAYOUT_SECONDS, self._wait, 0, self.screen)  # one of Textual's may be left out
        else:
            self.call_later(self._next)

    async def _next(self) -> None:
        if self._coming:
            await self._hand_on(self._coming.popleft())
        else:
            self._busy = False
