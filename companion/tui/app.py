"""The app: an index of screens, keys and themes, and the one place where a change arrives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var
from textual.screen import Screen
from textual.theme import Theme

from companion.domain.errors import CompanionError, Refused
from companion.domain.lapse import Lapse
from companion.domain.plain import one_line
from companion.resources import styles
from companion.services.companion import Companion
from companion.services.desk import Change
from companion.services.snapshot import Snapshot
from companion.tui.acts.blocks import BlockActs
from companion.tui.acts.friends import FriendActs
from companion.tui.acts.habits import HabitActs
from companion.tui.acts.interests import InterestActs
from companion.tui.acts.seasons import SeasonActs
from companion.tui.acts.sessions import SessionActs
from companion.tui.acts.timer import TimerActs
from companion.tui.keys import listed_bindings
from companion.tui.screens.check_in import CheckInScreen
from companion.tui.screens.friends import FriendsScreen
from companion.tui.screens.hidden import HiddenScreen
from companion.tui.screens.interests import InterestsScreen
from companion.tui.screens.solitude import SolitudeScreen
from companion.tui.screens.today import TodayScreen
from companion.tui.themes import DARK, FALLBACK, LIGHT

POLL_SECONDS = 1.0
NOTICE_SECONDS = 15.0  # long enough to read a sentence with a path in it


class CompanionApp(App[None]):
    """Companion, full-screen."""

    TITLE = "Companion"
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH: ClassVar[list[str | PurePath]] = sorted(styles().rglob("*.tcss"))
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "today": TodayScreen,
        "solitude": SolitudeScreen,
        "friends": FriendsScreen,
        "interests": InterestsScreen,
        "check_in": CheckInScreen,
    }
    DEFAULT_MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "go('today')", "Today", tooltip="One screen for the morning"),
        Binding("2", "go('solitude')", "Solitude", tooltip="Habits of time alone, their streaks and history"),
        Binding("3", "go('friends')", "Friends", tooltip="Who is fine, who went quiet"),
        Binding("4", "go('interests')", "Interests", tooltip="What is your own, and how it goes"),
        Binding("5", "go('check_in')", "Check-in", tooltip="The eleven signs, and what was marked before"),
        Binding("question_mark", "screen.help", "help", tooltip="What this screen is for, and its keys"),
        Binding("u", "undo", "undo", tooltip="Take the last change back"),
        Binding("f9", "hide", "hide", tooltip="Hide everything at once; again brings it back", priority=True),
        Binding("q", "quit", "quit", tooltip="Close; everything is already on disk"),
    ]

    snapshot: var[Snapshot] = var(lambda: None, init=False, always_update=True)  # type: ignore[arg-type, return-value]

    def __init__(self, companion: Companion, *, demo: bool = False) -> None:
        super().__init__()
        self.companion = companion
        self.demo = demo
        self.quiet_line = ""  # the last thing that was done, for the first line of a screen
        self.habits = HabitActs(self)
        self.friends = FriendActs(self)
        self.interests = InterestActs(self)
        self.sessions = SessionActs(self)
        self.timer = TimerActs(self)
        self.blocks = BlockActs(self)
        self.seasons = SeasonActs(self)
        self._undo: list[Change] = []
        self._seen: tuple[object, date] | None = None
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        chosen = companion.desk.journal.settings.theme
        self.theme = chosen if chosen in self.available_themes else DARK.name
        self.set_reactive(CompanionApp.snapshot, self.companion.snapshot())

    @property
    def today(self) -> date:
        """The day that is shown."""
        return self.snapshot.today

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours the styles may name with any theme."""
        return FALLBACK

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the keys do here, and the theme; not the command that writes the screen to a file."""
        for keys, binding in listed_bindings(screen):
            act = partial(self._run_binding, binding.action)
            yield SystemCommand(binding.description.capitalize(), f"{binding.tooltip}  ({keys})", act)
        for title, words, open_it in (
            ("Blocks", "Appointments with yourself, week by week", self.blocks.open_week),
            ("Sessions and places", "The log of time, and what places did", self.sessions.open_log),
            ("Seasons", "Stretches in which less is asked", self.seasons.open_list),
            ("Quiet time", "Checklist, commands of your own and sound of the timer", self.timer.prepare),
        ):
            yield SystemCommand(title, words, open_it)
        for command in super().get_system_commands(screen):
            if command.title == "Theme":
                yield command

    def on_mount(self) -> None:
        """Begin to watch the file, the day and the choice of a theme."""
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self._seen = self._now_seen()
        self.set_interval(POLL_SECONDS, self.poll)
        self._tell_notices()

    def poll(self) -> None:
        """Take over what another process wrote, and midnight; one look at the file's stamp."""
        try:
            seen = self._now_seen()
            if seen == self._seen:
                return
            self._seen = seen
            self.snapshot = self.companion.snapshot(self.snapshot)
            self._tell_notices()
        except CompanionError as error:
            self.say_problem(error)

    def perform(self, act: Callable[[], Change]) -> Change | None:
        """Do one durable change and show it; what cannot be done is said in one line."""
        try:
            change = act()
        except CompanionError as error:
            self.say_problem(error)
            return None
        self.take(change)
        return change

    def take(self, change: Change) -> None:
        """Show a change that is on disk, and keep it for undo."""
        if change.delta:
            self._undo.append(change)
        self._show(change)

    def say_problem(self, error: CompanionError) -> None:
        """One line about what cannot be done."""
        self.notify(one_line(error.line), severity="warning", markup=False, timeout=8)

    def action_go(self, mode: str) -> None:
        """Show a screen, from a page on top of one as well."""
        self.quiet_line = ""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_mode(mode)

    def action_undo(self) -> None:
        """Take back the last change of this session."""
        if not self._undo:
            self.say_problem(Refused("there is nothing to undo", "changes of this session can be taken back"))
            return
        change = self._undo.pop()
        try:
            self._show(self.companion.undo(change))
        except CompanionError as error:
            self.say_problem(error)

    def action_hide(self) -> None:
        """Hide everything at once, dialogs and typed words included; again brings it back."""
        if isinstance(self.screen, HiddenScreen):
            self.pop_screen()
        else:
            self.clear_notifications()
            self.push_screen(HiddenScreen())

    def check_in_about(self, lapse: Lapse) -> None:
        """Open the check-in with what fits a lapse first."""
        self.action_go("check_in")
        screen = self.screen
        if isinstance(screen, CheckInScreen):
            self.call_after_refresh(screen.about, lapse)

    def _show(self, change: Change) -> None:
        self._seen = self._now_seen()
        self.quiet_line = one_line(change.words)
        self.snapshot = Snapshot(change.journal, self.companion.desk.today(), self.snapshot)

    async def _run_binding(self, action: str) -> None:
        await self.run_action(action, self.screen)

    def _keep_theme(self, theme: Theme) -> None:
        if theme.name != self.snapshot.journal.settings.theme:
            self.perform(lambda: self.companion.choose_theme(theme.name))

    def _tell_notices(self) -> None:
        for notice in self.companion.desk.repository.notices():
            self.notify(one_line(notice), markup=False, timeout=NOTICE_SECONDS)

    def _now_seen(self) -> tuple[object, date]:
        return self.companion.desk.repository.version(), self.companion.desk.today()

    def _handle_exception(self, error: Exception) -> None:
        """A crash shows what kind and where, never the values: those are somebody's diary."""
        if self.is_headless:  # tests want the whole story
            super()._handle_exception(error)
            return
        frame = error.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        place = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "an unknown place"
        words = f"Companion stopped: {type(error).__name__} at {place}. What was recorded is on disk."
        self._return_code = 1
        self.exit(return_code=1, message=Content(words).plain)
