"""The app: an index of screens, keys and themes, and the one place where a change arrives.

It starts asleep when Today is known as it was shown last: then nothing but Today is imported and nothing of
the store is read until it is on the screen. Whatever asks for ``companion`` or ``snapshot`` wakes it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from importlib import import_module
from math import inf
from pathlib import PurePath
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import constants, events
from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.screen import ModalScreen, Screen
from textual.theme import Theme

from companion.domain.errors import CompanionError, Locked, Refused
from companion.domain.plain import one_line
from companion.glance import Glance
from companion.resources import styles
from companion.tui.kit.gone import Record, closed_words, gone_from
from companion.tui.kit.keys import keys_on, listed_bindings, named, own_keys
from companion.tui.kit.lines import ROLES
from companion.tui.kit.too_small import TooSmallScreen, is_too_small
from companion.tui.privacy.hidden import HiddenScreen
from companion.tui.sheet import Sheet, read_sheet
from companion.tui.stylesheet import ReadOnce
from companion.tui.themes import DARK, fallback, has_few_colours, themes_for
from companion.tui.today.screen import TodayScreen

if TYPE_CHECKING:
    from datetime import date

    from textual.command import Provider
    from textual.driver import Driver

    from companion.domain.lapse import Lapse
    from companion.services.companion import Companion
    from companion.services.snapshot import Snapshot
    from companion.services.unit_of_work import Change
    from companion.tui.care.actions import CompassActs
    from companion.tui.friends.actions import FriendActs
    from companion.tui.habits.actions import HabitActs
    from companion.tui.interests.actions import InterestActs
    from companion.tui.settings.actions import PreferenceActs
    from companion.tui.settings.welcome import WelcomeActs
    from companion.tui.talk.actions import TalkActs
    from companion.tui.time.blocks_actions import BlockActs
    from companion.tui.time.seasons_actions import SeasonActs
    from companion.tui.time.sessions_actions import SessionActs
    from companion.tui.time.timer_actions import TimerActs

POLL_SECONDS = 1.0
START_STYLES = ("app.tcss", "widgets.tcss", "screens/today.tcss")  # the rest waits, see ``_all_styles``
SETTLE_SECONDS = 0.5  # after the start; what asks for the store before gets it at once
NOTICE_SECONDS = 15.0  # long enough to read a sentence with a path in it


def later(module: str, name: str) -> Callable[[], Screen[Any]]:
    """A screen that is imported when it is first gone to."""
    return lambda: getattr(import_module(f"companion.tui.{module}"), name)()


def acts(module: str, name: str) -> cached_property[Any]:
    """What one does with one kind of record, imported when it is first done."""
    return cached_property(lambda app: getattr(import_module(f"companion.tui.{module}"), name)(app))


def names_provider() -> type[Provider]:
    """What finds names in the palette, imported when it is first opened."""
    from companion.tui.palette import NamesProvider

    return NamesProvider


class CompanionApp(App[None]):
    """Companion, full-screen."""

    TITLE = "Companion"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = App.COMMANDS | {names_provider}
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in (*ROLES, "cursor")}
    CSS_PATH: ClassVar[list[str | PurePath]] = [styles() / name for name in START_STYLES]
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "today": TodayScreen,
        "solitude": later("habits.screen", "SolitudeScreen"),
        "friends": later("friends.screen", "FriendsScreen"),
        "interests": later("interests.screen", "InterestsScreen"),
        "check_in": later("care.check_in", "CheckInScreen"),
        "talk": later("talk.screen", "TalkScreen"),
        "insights": later("insights.screen", "InsightsScreen"),
    }
    DEFAULT_MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = named(
        [
            Binding("1", "go('today')", "Today", tooltip="One screen for the morning"),
            Binding(
                "2", "go('solitude')", "Solitude", tooltip="Habits of time alone, their streaks and history"
            ),
            Binding("3", "go('friends')", "Friends", tooltip="Who is fine, who went quiet"),
            Binding("4", "go('interests')", "Interests", tooltip="What is your own, and how it goes"),
            Binding(
                "5", "go('check_in')", "Check-in", tooltip="The eleven signs, and what was marked before"
            ),
            Binding("6", "go('talk')", "Talk", tooltip="Words for asking, the monthly talk, what you agreed"),
            Binding(
                "7", "go('insights')", "Insights", tooltip="The year of all habits, and what moved together"
            ),
            Binding("comma", "settings", "settings", tooltip="What can be set: days, questions, keys, lock"),
            Binding("question_mark", "screen.help", "help", tooltip="What this screen is for, and its keys"),
            Binding("u", "undo", "undo", tooltip="Take the last change back"),
            Binding("0", "neutral", "neutral view", tooltip="A plain calendar of blocks: no names, no signs"),
            Binding(
                "f9",
                "hide",
                "hide",
                tooltip="Hide everything at once; again brings it back",
                priority=True,
            ),
            Binding("q", "quit", "quit", tooltip="Close; everything is already on disk"),
            Binding(
                "ctrl+z", "suspend_process", "suspend", tooltip="Back to the shell; fg returns", priority=True
            ),
        ]
    )

    habits: cached_property[HabitActs] = acts("habits.actions", "HabitActs")
    friends: cached_property[FriendActs] = acts("friends.actions", "FriendActs")
    interests: cached_property[InterestActs] = acts("interests.actions", "InterestActs")
    sessions: cached_property[SessionActs] = acts("time.sessions_actions", "SessionActs")
    timer: cached_property[TimerActs] = acts("time.timer_actions", "TimerActs")
    blocks: cached_property[BlockActs] = acts("time.blocks_actions", "BlockActs")
    seasons: cached_property[SeasonActs] = acts("time.seasons_actions", "SeasonActs")
    compass: cached_property[CompassActs] = acts("care.actions", "CompassActs")
    talk: cached_property[TalkActs] = acts("talk.actions", "TalkActs")

    welcome: cached_property[WelcomeActs] = acts("settings.welcome", "WelcomeActs")
    preferences: cached_property[PreferenceActs] = acts("settings.actions", "PreferenceActs")

    shown: var[Snapshot | None] = var(None, init=False, always_update=True)

    def __init__(
        self,
        make: Callable[[], Companion],
        *,
        demo: bool = False,
        glance: Glance | None = None,
        welcome: bool = False,
    ) -> None:
        """``make`` opens the store, when it is first needed; ``glance`` knows Today as it was shown last;
        ``welcome`` offers the first steps where there is nothing yet.

        Raises StoreError when the store has to be read at once and cannot be.
        """
        self._color_system: str | None = None
        super().__init__()
        self.stylesheet = ReadOnce(variables=self.get_css_variables())
        self._make = make
        self._welcome = welcome
        self._glance = glance
        self.demo = demo
        self.quiet_line = ""  # the last thing that was done, for the first line of a screen
        self.today_screen: TodayScreen | None = None  # once it is there
        self._styled = False
        self._locked = False
        self.going = False  # to another screen, which is not to be seen before it is filled
        self._leaving = False
        self._touched = monotonic()
        self._back = 0.0  # when it came back from the shell, on the same clock
        self._own_keys = {"hide": "f9"}
        self._undo: list[Change] = []
        self.acting_on: Record | None = None  # while a key acts on it: what a dialog it opens is about
        self._seen: tuple[object, ...] | None = None
        self._kept: object = None  # what of ``_seen`` the glance knows
        self.suit_terminal(None)
        self.sheet: Sheet | None = read_sheet(glance.recall("today")) if glance else None
        chosen = self.sheet.theme if self.sheet else self.snapshot.journal.settings.theme
        self.theme = chosen if chosen in self.available_themes else DARK.name

    def suit_terminal(self, color_system: str | None) -> None:
        """Before the start: take the colours that a terminal can show (see ``themes_for``)."""
        for theme in themes_for(color_system):
            self.register_theme(theme)
        self._color_system = color_system
        self.set_class(has_few_colours(color_system), "-few-colours")

    @cached_property
    def companion(self) -> Companion:
        """The use cases on the store."""
        return self._make()

    @property
    def asleep(self) -> bool:
        """Whether nothing was asked of the store yet."""
        return self.shown is None

    @property
    def snapshot(self) -> Snapshot:
        """What is on disk, as it looks today."""
        if self.shown is None:
            self.set_reactive(CompanionApp.shown, self.companion.snapshot())
            self._take_keys()
            self._seen = self._now_seen()
        assert self.shown is not None
        return self.shown

    @property
    def today(self) -> date:
        """The day that is shown."""
        return self.snapshot.today

    def get_driver_class(self) -> type[Driver]:
        """The driver of this system's terminal, one that leaves at once where there is one."""
        if sys.platform == "win32" or constants.DRIVER is not None:
            return super().get_driver_class()
        from companion.tui.driver import PromptDriver

        return PromptDriver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours the styles may name with any theme."""
        return fallback(self.current_theme, self._color_system)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the keys do here, and the theme; not the command that writes the screen to a file."""
        offered = set()
        for keys, binding in listed_bindings(screen):
            offered.add(binding.description.capitalize())
            act = partial(self._run_binding, binding.action)
            yield SystemCommand(binding.description.capitalize(), f"{binding.tooltip}  ({keys})", act)
        for title, words, open_it in (
            ("Blocks", "Appointments with yourself, week by week", self.blocks.open_week),
            ("Sessions and places", "The log of time, and what places did", self.sessions.open_log),
            ("Seasons", "Stretches in which less is asked", self.seasons.open_list),
            ("Quiet time", "Checklist, commands of your own and sound of the timer", self.timer.prepare),
        ):
            if title not in offered:
                yield SystemCommand(title, words, open_it)
        for command in super().get_system_commands(screen):
            if command.title == "Theme":
                yield command

    def on_mount(self) -> None:
        """Begin to watch the file, the day and the choice of a theme."""
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.app_resume_signal.subscribe(self, self._paint_again)
        self.set_interval(POLL_SECONDS, self.poll)
        self.set_timer(SETTLE_SECONDS, self._settle)
        if not self.asleep:
            self._tell_notices()
            if self._welcome and self.companion.welcome.needed:
                self.call_after_refresh(self.welcome.begin)

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
        """What can wait until Today is on the screen: reading the store, tidying up after the start."""
        if self.asleep:
            try:
                self.shown = self.snapshot
            except CompanionError as error:
                self.exit(return_code=1, message=error.line)
                return
        self._tell_notices()
        self._all_styles()
        if not gc.isenabled():  # see ``bootstrap.open_app``
            gc.freeze()
            gc.enable()

    def _all_styles(self) -> None:
        """Read the styles of all screens and dialogs: before the first of them is shown, or when idle."""
        if self._styled:
            return
        self._styled = True
        self.stylesheet.read_all(sorted(styles().rglob("*.tcss")))
        self.stylesheet.reparse()
        self.stylesheet.update(self)

    def push_screen(self, screen: Any, *args: Any, **options: Any) -> Any:
        """Show a page or a dialog on top."""
        self._all_styles()
        if isinstance(screen, ModalScreen) and hasattr(screen, "record"):
            screen.record = screen.record or self.acting_on
        return super().push_screen(screen, *args, **options)

    def pop_screen(self) -> AwaitComplete:
        """Leave a page or a dialog; what lost its record under a cover goes with it."""
        left = super().pop_screen()
        if not self.asleep:
            self._close_gone(self.snapshot)
        return left

    def _close_gone(self, shot: Snapshot) -> str:
        """Close what is about a record that is not in ``shot``, and all above it; a line about it, or none.

        What covers the screen so that nobody looks stays, and what is below it goes when the cover does.
        """
        stack = self.screen_stack
        at = gone_from(stack, shot.journal)
        if at is None:
            return ""
        words = closed_words(stack[at])
        while len(self.screen_stack) > at and not getattr(self.screen, "COVERS", False):
            super().pop_screen()
        return words

    def _show_snapshot(self, shot: Snapshot, words: str = "") -> None:
        """Show what is on disk now; ``words`` is what was done, if it was done here."""
        closed = self._close_gone(shot)
        self.quiet_line = words or closed or self.quiet_line
        self.shown = shot

    def poll(self) -> None:
        """Take over what another process wrote, and midnight; one look at the file's stamp."""
        if not self.screen_stack:  # closing
            return
        self._mind_size(self.size)
        if self.asleep:
            return
        self.lock_when_idle()
        try:
            seen = self._now_seen()
            if seen == self._seen:
                self.keep_glance()
                return
            self._seen = seen
            self._show_snapshot(self.companion.snapshot(self.snapshot))
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

    def take_back(self, change: Change) -> None:
        """Undo a change of this session that is not the last one any more."""
        if change in self._undo:
            self._undo.remove(change)
        try:
            self._show(self.companion.undo(change))
        except CompanionError as error:
            self.say_problem(error)

    def say_problem(self, error: CompanionError) -> None:
        """One line about what cannot be done; of a store that somebody sealed meanwhile, nothing at all."""
        if isinstance(error, Locked):
            self._glance = None  # it would tell what the seal hides
            self._lock(self.companion.work.repository.opens)
            return
        self.notify(one_line(error.line), severity="warning", markup=False, timeout=8)

    def say(self, words: str) -> None:
        """One quiet line about something that changed nothing."""
        self.quiet_line = one_line(words)
        from companion.tui.kit.screen import PillarScreen

        if isinstance(self.screen, PillarScreen):
            self.screen.refresh_all()

    def say_quietly(self, words: str) -> None:
        """A quiet line in the first line of the screen."""
        self.quiet_line = one_line(words)
        self.shown = self.snapshot

    async def action_go(self, mode: str) -> None:
        """Show a screen, from a page on top of one as well."""
        self.quiet_line = ""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._all_styles()
        with self.batch_update():  # one frame: the screen as it was, then the other one, filled
            self.going = True
            try:
                await self.switch_mode(mode)
            finally:
                self.going = False
        self.screen.refresh()

    def delay_update(self, delay: float = 0.0) -> None:
        """Nothing: Textual waits 50 ms here, to hide a screen being filled; ``action_go`` hides it."""

    async def action_quit(self) -> None:
        """Leave, with Today kept for the next start."""
        self._leaving = True
        if not self.asleep:
            self.keep_glance()
        self.exit()

    def action_neutral(self) -> None:
        """Show a plain calendar, for when somebody looks on."""
        from companion.tui.privacy.neutral import NeutralScreen

        self.clear_notifications()
        self.quiet_line = ""
        if not isinstance(self.screen, NeutralScreen):
            self.push_screen(NeutralScreen())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the passphrase is asked for, only leaving works."""
        return not self._locked or action in ("quit", "suspend_process", "focus_next", "focus_previous")

    def action_help_quit(self) -> None:
        """Nothing is selected: say how one leaves, with the key that help names."""
        keys = keys_on(None, type(self), self._own_keys)["quit"]
        if isinstance(self.screen, ModalScreen):
            self.say_problem(Refused("nothing is selected to copy", f"esc leaves this, then {keys} quits"))
        else:
            self.say_problem(Refused("nothing is selected to copy", f"{keys} quits"))

    def action_suspend_process(self) -> None:
        """Back to the shell, with all that was started from it as one; keys typed on are the shell's."""
        if self._driver is not None and self._driver.can_suspend:
            self._back = inf
            os.kill(0, signal.SIGTSTP)

    def _paint_again(self, _: object) -> None:
        """Back from the shell: all of the screen, and no key that was typed for the shell."""
        self._back = monotonic()
        self.screen.refresh(layout=True)

    async def on_event(self, event: events.Event) -> None:
        """Note when the person last did something, for the lock; what is typed after leaving does nothing."""
        if isinstance(event, events.InputEvent):
            if self._leaving or event.time < self._back:
                return
            self._touched = monotonic()
        await super().on_event(event)

    def lock_when_idle(self) -> None:
        """Ask for the passphrase again when nobody was here for as long as was set."""
        minutes = self.snapshot.journal.settings.lock_minutes
        if not minutes or self._locked or monotonic() - self._touched < minutes * 60:
            return
        opens = self.companion.opens
        if opens is not None:
            self._lock(opens)

    def _lock(self, opens: Callable[[str], bool]) -> None:
        if self._locked:
            return
        from companion.tui.privacy.lock import LockScreen

        self.clear_notifications()
        self._locked = True
        self.push_screen(LockScreen(opens), self._unlocked)

    def _unlocked(self, _: object) -> None:
        self._locked = False
        self._seen = None
        self.poll()

    def action_settings(self) -> None:
        """Show what can be set."""
        self.preferences.open()

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
        self.call_next(self._check_in_about, lapse)

    async def _check_in_about(self, lapse: Lapse) -> None:
        await self.action_go("check_in")
        about: Callable[[Lapse], None] | None = getattr(self.screen, "about", None)
        if about is not None:
            self.call_after_refresh(about, lapse)

    def _show(self, change: Change) -> None:
        self._seen = self._now_seen()
        self._show_snapshot(self.companion.snapshot_of(change, self.snapshot), one_line(change.words))
        self._take_keys()

    def keep_glance(self) -> None:
        """Keep Today as it is shown, for the next start; it was made of the file as ``_seen``."""
        today = self.today_screen
        if self._glance is None or today is None or self._kept == self._seen:
            return
        if self.snapshot.journal.settings.has_ask_hours:
            return  # the next start may be at another hour
        state = self._glance.begin(f"{self.snapshot.journal.settings.day_start:%H:%M}")
        sheet = today.sheet()
        if self._seen == self._now_seen():
            self._glance.keep(state, "today", sheet.text(), self.snapshot.true_until)
            from companion.services.status_text import kept_texts  # after the first frame

            for part, text in kept_texts(self.snapshot).items():
                self._glance.keep(state, part, text, self.snapshot.true_until)
            self._kept = self._seen

    def _take_keys(self) -> None:
        """The keys that are the person's own choice."""
        assert self.shown is not None
        settings = self.shown.journal.settings
        keymap = own_keys(settings)
        if keymap != self._own_keys:
            self._own_keys = keymap
            self.set_keymap(keymap)

    async def _run_binding(self, action: str) -> None:
        await self.run_action(action, self.screen)

    def _keep_theme(self, theme: Theme) -> None:
        if not self.asleep and theme.name != self.snapshot.journal.settings.theme:
            self.perform(lambda: self.companion.choose_theme(theme.name))

    def _tell_notices(self) -> None:
        from companion import content

        for notice in (*self.companion.work.repository.notices(), *content.notices()):
            self.notify(one_line(notice), markup=False, timeout=NOTICE_SECONDS)

    def _now_seen(self) -> tuple[object, ...]:
        """What the screen depends on besides the keys: the file, the day, how many blocks have begun or are
        over, whether questions may be asked.
        """
        work, now = self.companion.work, self.companion.work.clock()
        asks = self.shown is None or self.shown.journal.settings.asks_at(now.time())
        turned = sum(moment <= now for moment in self.shown.turns) if self.shown is not None else 0
        return work.repository.version(), work.today(), turned, asks

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
