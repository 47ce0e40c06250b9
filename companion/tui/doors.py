"""Doors between rooms: what any screen may ask of the room that knows how (see ``shell``)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.app import App

from companion.tui.kit.keys import press
from companion.tui.rooms import actions_of, screen_of

if TYPE_CHECKING:
    from datetime import date

    from companion.domain.appointments import Appointment
    from companion.domain.errors import CompanionError
    from companion.domain.session import Session
    from companion.services.unit_of_work import Change
    from companion.tui.kit.actions import Actions
    from companion.tui.shell import Shell


class Doors:
    """The doors of the shell. Each imports the room behind it when it is first opened."""

    @property
    def _shell(self) -> Shell:
        return cast("Shell", self)  # the app, which these doors belong to

    def actions(self, kind: str | None) -> Actions:
        """What one does with records of ``kind``; nothing with a stranger."""
        return actions_of(kind, self._shell)

    def open(self, place: str) -> None:
        """Show a place that is about no one record. Raises KeyError for a stranger."""
        match place:
            case "quiet time":
                from companion.tui.time.timer_actions import TimerActions

                TimerActions(self._shell).prepare()
            case "welcome":
                from companion.tui.settings.welcome import WelcomeActions

                WelcomeActions(self._shell).begin()
            case _:
                self._shell.push_screen(screen_of(place))

    async def action_press(self, key: str) -> None:
        """A click on a key that a hint names presses it."""
        await press(cast("App[Any]", self), key)

    def action_open(self, place: str) -> None:
        """Show a place, by its key."""
        self.open(place)

    def run_beside(self, work: Callable[[], CompanionError | None]) -> None:
        """Run ``work`` in a thread; a problem it gives back is said, unless the app has closed meanwhile."""
        app = cast("App[Any]", self)

        def run() -> None:
            problem = work()
            if problem is not None and app.is_running:
                app.call_from_thread(self._shell.say_problem, problem)

        app.run_worker(run, thread=True, group="beside", exit_on_error=False)

    def log_contact(self, friend_id: int | None) -> None:
        """Log a contact, with somebody if given."""
        from companion.tui.friends.actions import FriendActions

        FriendActions(self._shell).log(friend_id)

    def begin_session(self, plan: Session) -> None:
        """Start a session after asking about what ``plan`` leaves open; or show the one under way."""
        from companion.tui.time.timer_actions import TimerActions

        TimerActions(self._shell).begin(plan)

    def start_session(self, plan: Session) -> None:
        """Start ``plan`` at once, without a question; or show the one under way."""
        from companion.tui.time.timer_actions import TimerActions

        TimerActions(self._shell).start(plan)

    def log_session(self, plan: Session) -> None:
        """Log a session that is over; what ``plan`` knows stands in the form."""
        from companion.tui.time.sessions_actions import SessionActions

        SessionActions(self._shell).log(plan)

    def plan_block(self, title: str, minutes: int, about: str = "") -> None:
        """Plan a block, everything filled in; ``about`` is the name of what it belongs to."""
        from companion.tui.time.blocks_actions import BlockActions

        BlockActions(self._shell).plan(title, minutes, about)

    def words_to_say(self, at: Appointment) -> None:
        """Show what to say before a time of a block, to be read or copied."""
        from companion.tui.time.blocks_actions import BlockActions

        BlockActions(self._shell).say(at)

    def begin_season(self, name: str, end: date, then: Callable[[Change], None]) -> None:
        """Begin a season with a name and an end filled in; ``then`` is told of it."""
        from companion.tui.time.seasons_actions import SeasonActions

        SeasonActions(self._shell).suggest(name, end, then)

    def running_words(self) -> str:
        """The session under way, for the first line of a screen; empty without one."""
        shot = self._shell.snapshot
        if not shot.journal.timers:
            return ""
        from companion.tui.time.timer_rows import running_words

        return running_words(shot)
