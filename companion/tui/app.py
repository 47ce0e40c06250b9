"""The app: an index of places, keys and themes. What it does stands in the files beside it.

Private members of Textual that are touched, each because no public way does it (``tests/tui/test_rooms.py``
holds the list): ``App._driver``, to know whether Ctrl-Z can work; ``App._handle_exception`` and
``App._return_code``, or a crash would print the diary; and in ``driver`` the reader of keys of
``LinuxDriver``, so that leaving does not wait for it and suspending leaves no key behind.
"""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import constants, events
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.theme import Theme, ThemeProvider

from companion.domain.errors import CompanionError, Refused
from companion.render_cache import RenderCache
from companion.tui.ahead import Ahead
from companion.tui.crash import crash_line
from companion.tui.doors import Doors
from companion.tui.kit.drafts import Drafts
from companion.tui.kit.too_small import TooSmallScreen, is_too_small
from companion.tui.places import KEYS, PLACES
from companion.tui.privacy.hidden import HiddenScreen

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver

    from companion.domain.asking import Question
    from companion.services.companion import Companion
    from companion.tui.shell import Shell

POLL_SECONDS = 1.0
SETTLE_SECONDS = 0.5  # after the start; what asks for the store before gets it at once


def names_provider() -> type[Provider]:
    """What finds names in the palette, imported when it is first opened."""
    from companion.tui.palette import NamesProvider

    return NamesProvider


class CompanionApp(Doors, Ahead):
    """Companion, full-screen."""

    TITLE = "Companion"
    COMMANDS = Ahead.COMMANDS | {names_provider}
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = PLACES
    DEFAULT_MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(
        self,
        make: Callable[[], Companion],
        *,
        demo: bool = False,
        cache: RenderCache | None = None,
        welcome: bool = False,
    ) -> None:
        """``make`` opens the store; ``cache`` keeps the coming days for the next start; ``welcome`` offers
        the first steps where there is nothing yet.

        Raises StoreError when the store cannot be read.
        """
        super().__init__(make, cache)
        self._welcome = welcome
        self.demo = demo
        self.drafts = Drafts()
        self.suit_terminal(None)
        self.wear(self.snapshot.journal.settings.theme)

    def get_driver_class(self) -> type[Driver]:
        """The driver of this system's terminal, one that leaves at once where there is one."""
        if sys.platform == "win32" or constants.DRIVER is not None:
            return super().get_driver_class()
        from companion.tui.driver import PromptDriver

        return PromptDriver

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the keys do here, other pages, the theme; not the command that writes the screen to a file."""
        from companion.tui.palette import commands

        yield from commands(self, screen, self.open)
        yield from (command for command in super().get_system_commands(screen) if command.title == "Theme")

    def on_mount(self) -> None:
        """Begin to watch the file, the day and the choice of a theme."""
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.app_resume_signal.subscribe(self, self.paint_again)
        self.set_interval(POLL_SECONDS, self.poll)
        self.set_timer(SETTLE_SECONDS, self._settle)
        self.note_visit()
        self.tell_notices()
        if self._welcome and self.companion.welcome.needed:
            self.call_after_refresh(self.open, "welcome")

    def on_resize(self, event: events.Resize) -> None:
        """Say so when the terminal is too small for anything; what was there comes back with room.

        Before the screens hear of the size: what lies below is never laid out in no room at all.
        """
        self._mind_size(event.size)

    def _mind_size(self, size: Size) -> None:
        if not self.screen_stack:  # closing, or not there yet
            return
        small = is_too_small(size)
        if small and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())
        elif not small and isinstance(self.screen, TooSmallScreen):
            self.pop_screen()

    def _settle(self) -> None:
        """What can wait until Today is on the screen: tidying up after the start."""
        self.stands()
        if not gc.isenabled():  # see ``bootstrap.open_app``
            gc.freeze()
            gc.enable()

    def poll(self) -> None:
        """Once a second: the size of the terminal, the lock, the store, midnight."""
        if not self.screen_stack:  # closing
            return
        self._mind_size(self.size)
        self.lock_when_idle()
        try:
            self.note_visit()
            if not self.look_again():
                self.keep_ahead()
        except CompanionError as error:
            self.say_problem(error)

    async def action_go(self, mode: str) -> None:
        """Show a screen, from a page on top of one as well."""
        self.quiet_line = ""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        await self.switch_mode(mode)

    async def action_quit(self) -> None:
        """Leave; ask first if something was marked that would be lost. A cover says nothing of it."""
        if not self.drafts.where or self.is_covered:
            await self._leave()
            return
        from companion.tui.kit.confirm import ConfirmDialog

        words = f"What you marked {self.drafts.where} has not been saved."
        self.push_screen(ConfirmDialog("Quit without saving?", words), self._answered)

    def _answered(self, leave: bool | None) -> None:
        self.call_next(self._leave if leave else self._back_to_marks)

    async def _back_to_marks(self) -> None:
        await self.action_go("check_in")
        if not self.drafts.check_in:
            self.open("compass")

    async def _leave(self) -> None:
        """Leave, with what is ahead kept for the next start."""
        self.leaving = True
        with contextlib.suppress(CompanionError):
            self.note_visit()  # by whoever leaves within the first second, too
            self.look_again()
        await self.keep_before_leaving()
        self.exit()

    def action_neutral(self) -> None:
        """Show a plain calendar, for when somebody looks on."""
        from companion.tui.privacy.neutral import NeutralScreen

        self.clear_notifications()
        self.quiet_line = ""
        self.push_screen(NeutralScreen())

    def action_command_palette(self) -> None:
        """Open the palette."""
        from companion.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def search_themes(self) -> None:
        """Open the choice of a theme."""
        from companion.tui.palette import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    def action_help_quit(self) -> None:
        """Nothing is selected: say how one leaves, with the key that help names."""
        first = "esc leaves this, then " * isinstance(self.screen, ModalScreen)
        self.say_problem(Refused("nothing is selected to copy", first + "{quit} quits"))

    def action_hide(self) -> None:
        """Hide everything at once, dialogs and typed words included; again brings it back."""
        if isinstance(self.screen, HiddenScreen):
            self.pop_screen()
        else:
            self.clear_notifications()
            self.push_screen(HiddenScreen())

    def check_in_about(self, question: Question) -> None:
        """Open the check-in with the signs that fit a question first."""
        self.call_next(self._check_in_about, question)

    async def _check_in_about(self, question: Question) -> None:
        from companion.tui.care.check_in import CheckInScreen

        await self.action_go("check_in")
        if isinstance(self.screen, CheckInScreen):
            self.call_after_refresh(self.screen.about, question.signs)

    def _keep_theme(self, theme: Theme) -> None:
        if theme.name != self.snapshot.journal.settings.theme:
            self.perform(lambda: self.companion.choose_theme(theme.name))

    def _handle_exception(self, error: Exception) -> None:
        """A crash shows what kind and where; a test gets the whole story."""
        if self.is_headless:
            super()._handle_exception(error)
        elif self.return_code is None:  # what was only half made when somebody left is no crash
            self._return_code = 1
            self.exit(return_code=1, message=Content(crash_line(error)).plain)


def as_shell(app: CompanionApp) -> Shell:
    """The app as rooms see it: what they ask for is there, or mypy says so."""
    return app
