"""Today painted where nobody sees it, to be kept for the start of a day to come."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.geometry import Size

from companion.tui.changes import Changing
from companion.tui.doors import Doors
from companion.tui.places import KEYS
from companion.tui.today.screen import TodayScreen

if TYPE_CHECKING:
    from companion.services.companion import Companion
    from companion.services.snapshot import Snapshot


class Recorder(Driver):
    """A terminal that nobody looks at: what would be written to it is kept as text."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        assert isinstance(app, UnseenToday)
        app.recorder = self
        self._columns, self._rows = app.size_like
        self.written = ""

    def write(self, data: str) -> None:
        """Keep it."""
        self.written += data

    @property
    def is_whole(self) -> bool:
        """Whether each row was written to."""
        return all(f"\x1b[{row};1H" in self.written for row in range(1, self._rows + 1))

    def start_application_mode(self) -> None:
        """Say how large it is."""
        size = Size(self._columns, self._rows)
        self.send_message(events.Resize(size, size))

    def disable_input(self) -> None:
        """Nobody types here."""

    def stop_application_mode(self) -> None:
        """Nothing to give back."""


class UnseenToday(Doors, Changing):
    """The app with no screen but Today and no terminal. What it paints is what a start would paint, since the
    same code does it: each frame is of a screen made for it, so that cursor and focus are where they begin.
    """

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, like: Changing) -> None:
        """It has the size, colours and theme of ``like``."""
        super().__init__(self._nothing)
        self.demo = False
        self.driver_class = Recorder
        self.suit_terminal(like.color_system)
        self.wear(like.theme)
        self.size_like = like.size.width, like.size.height
        self.recorder: Recorder | None = None
        self._painted: asyncio.Future[str] | None = None
        self._run_of: asyncio.Task[Any] | None = None

    def suits(self, app: Changing) -> bool:
        """Whether what it paints would look right in ``app``."""
        return (app.size.width, app.size.height, app.theme) == (*self.size_like, self.theme)

    async def frame_of(self, shot: Snapshot) -> str | None:
        """What a terminal is told to show ``shot``; None when it cannot be painted."""
        if self._run_of is None:
            self._run_of = asyncio.create_task(self.run_async(size=self.size_like, mouse=False))
        self._painted = asyncio.get_running_loop().create_future()
        self.call_later(self._show_day, shot)
        await asyncio.wait([self._painted, self._run_of], return_when=asyncio.FIRST_COMPLETED)
        return self._painted.result() if self._painted.done() else None

    async def close(self) -> None:
        """End it."""
        if self._run_of is not None:
            self.exit()
            await self._run_of

    async def _show_day(self, shot: Snapshot) -> None:
        if len(self.screen_stack) > 1:
            await self.pop_screen()
        self.shown = shot  # with that the app lets go of the screen before, which followed what is shown
        self.take_keys(shot.journal.settings)
        await self.push_screen(TodayScreen())

    def stands(self) -> None:
        """Today is laid out, with all that it has room for: it is painted once more, as a whole."""
        assert self.recorder is not None
        self.recorder.written = ""
        self._paint(self.recorder)

    def _paint(self, recorder: Recorder) -> None:
        if self._painted is None or self._painted.done():
            return
        if recorder.is_whole:
            self._painted.set_result(recorder.written)
        else:  # what was painted was asked for before
            self.screen.refresh()
            self.screen.call_after_refresh(self._paint, recorder)

    def _handle_exception(self, error: Exception) -> None:
        """A day that cannot be painted is not kept; nothing is said of it."""
        self.exit()

    @staticmethod
    def _nothing() -> Companion:
        raise AssertionError("what is painted unseen changes nothing")
