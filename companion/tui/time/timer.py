"""The session under way: a screen with nothing else on it, and three questions when it is over.

The session is in the log from the moment it ends. Each answer is kept as it is given; what is left out can be
said later from the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from companion.domain.hours import fitting_minutes
from companion.domain.journal import Journal
from companion.domain.numbers import read_amount
from companion.domain.session import Session
from companion.domain.timer import Timer, about_words, current
from companion.services.unit_of_work import Change
from companion.tui.kit.drawn import Drawn
from companion.tui.kit.fields import Field, Values
from companion.tui.kit.form import FormDialog
from companion.tui.kit.gone import Record
from companion.tui.kit.help import HelpDialog
from companion.tui.kit.keys import listed_bindings
from companion.tui.kit.lines import Line
from companion.tui.time.timer_actions import TimerActions
from companion.tui.time.timer_rows import QUESTIONS, question_lines, running_lines

if TYPE_CHECKING:
    from companion.tui.shell import Shell

LOOK_SECONDS = 5.0  # between looks at the clock; painted only when a minute has gone


class TimerScreen(Screen[None]):
    """All it shows is in the store: closing the app, or worse, changes nothing about it."""

    PURPOSE = (
        "Time of your own. Nothing else is shown, and nothing sounds unless you chose it. You may leave this "
        "screen, or the app: the time goes on and waits for you."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", "pause", tooltip="Pause, or go on; skips a question"),
        Binding("enter", "next", "end", tooltip="End it and log it; skips a question"),
        Binding("escape", "leave", "leave", tooltip="Leave it running; it is one line on Today"),
        Binding("D", "discard", "discard", tooltip="Discard it: nothing is logged"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._logged: int | None = None  # the id of the session that was ended here
        self._at = 0  # the question that is asked about it
        self._rung = False
        self.record: Record = ("timers", 0)  # there is only one, under way or ended here: see ``is_lost``

    @property
    def shell(self) -> Shell:
        """The app, as rooms see it."""
        return cast("Shell", self.app)

    @property
    def timer(self) -> Timer | None:
        """The session under way, as it stands in the snapshot."""
        return current(self.shell.snapshot.journal)

    @property
    def session(self) -> Session | None:
        """The session that was ended here, as it stands in the log."""
        return self.shell.snapshot.journal.sessions.get(self._logged or 0)

    def is_lost(self, journal: Journal) -> bool:
        """Whether nothing is left in ``journal`` of what this is about."""
        return current(journal) is None and (self._logged or 0) not in journal.sessions

    def compose(self) -> ComposeResult:
        """A few lines in the middle."""
        yield Drawn(self._lines, id="calm")

    def on_mount(self) -> None:
        """Look at the clock now and then, and follow the store."""
        self.set_interval(LOOK_SECONDS, self.look)
        self.watch(self.app, "shown", self._follow, init=False)

    def look(self) -> None:
        """Show the minutes; only lines that differ are painted."""
        if not self.is_current:
            return
        timer, app = self.timer, self.shell
        if timer is not None and timer.ended is None and timer.over(app.companion.timers.now()):
            if app.snapshot.journal.settings.bell and not self._rung:
                self.app.bell()
            self._rung = True
        self.query_one("#calm", Drawn).show(self._lines)

    def on_screen_resume(self) -> None:
        """Show what changed meanwhile; leave when it was ended elsewhere."""
        self._follow()

    def on_key(self, event: events.Key) -> None:
        """A letter answers the question, and the answer is kept at once."""
        session = self.session
        if session is None or self._at >= len(QUESTIONS):
            return
        question = QUESTIONS[self._at]
        answer = question.answers.get(event.character or "")
        if answer is None:
            return
        event.stop()
        event.prevent_default()
        sessions = self.shell.companion.sessions
        given = {question.about: answer}
        if self.shell.perform(lambda: sessions.answer(session.id, **given)):
            self._go_on()

    def action_turn(self) -> None:
        """Pause or go on; afterwards, skip a question."""
        if self.session is not None:
            self._go_on()
        elif self.timer is not None:
            self.shell.perform(self.shell.companion.timers.toggle_pause)

    def action_next(self) -> None:
        """End it, after asking how long it was if it ran for half a day; afterwards, skip a question."""
        timer, app = self.timer, self.shell
        if self.session is not None:
            self._go_on()
        elif timer is not None and timer.forgotten(app.companion.timers.now()):
            self._ask_how_long(timer)
        elif timer is not None and app.perform(self._end):
            TimerActions(self.shell).hook_end()

    def action_leave(self) -> None:
        """Back to where one was. What runs goes on; what was ended is in the log with what was said of it."""
        if self.session is None:
            self.shell.quiet_line = ""
        self.app.pop_screen()

    def action_discard(self) -> None:
        """Log nothing of it, after asking once."""
        app = self.shell
        if self.session is None:
            TimerActions(self.shell).confirm(
                "Discard this session?",
                "Nothing is logged. {undo} brings it back.",
                app.companion.timers.discard,
            )

    def action_help(self) -> None:
        """What this is, and its keys."""
        self.app.push_screen(HelpDialog("Time of your own", self.PURPOSE, listed_bindings(self)))

    def _ask_how_long(self, timer: Timer) -> None:
        def keep(values: Values) -> Change:
            return self._end(values.read("minutes", fitting_minutes))

        actions = TimerActions(self.shell)
        hours = timer.minutes(self.shell.companion.timers.now()) // 60
        field = Field("minutes", "minutes", str(timer.planned or ""), "30")
        words = f"It ran for {hours} hours. How long was it really?"
        actions.ask("A long time", (field,), keep, words=words, then=lambda _: actions.hook_end())

    def _end(self, minutes: float | None = None) -> Change:
        """End it, and from now on ask about the session that this logged."""
        change = self.shell.companion.timers.end(minutes=minutes)
        self._logged = next(edit.key for edit in change.delta if edit.table == "sessions")
        return change

    def _go_on(self) -> None:
        session = self.session
        if session is None:
            return
        self._at += 1
        if self._at < len(QUESTIONS):
            self.look()
        elif session.interest is not None:
            self._ask_what_came_of_it(session)
        else:
            self._close()

    def _ask_what_came_of_it(self, session: Session) -> None:
        """For an interest: how much, and the line one would tell; all of it may be left empty."""
        goal = self.shell.snapshot.journal.interests[session.interest or 0].goal
        amount = (Field("amount", "amount", "", goal.unit),) if goal.unit else ()
        fields = (
            *amount,
            Field("note", "note", "", "optional"),
            Field("tell", "to share", "", "something to share with your partner (optional)"),
        )

        def keep(values: Values) -> Change:
            said = {"note": values["note"].strip(), "tell": values["tell"].strip()}
            number = values.read_or("amount", None, read_amount) if amount else None
            given = {"amount": number, **said} if number is not None else said
            return self.shell.companion.sessions.answer(session.id, **given)

        def answered(change: Change | None) -> None:
            if change is not None:
                self.shell.take(change)
            self._close()

        self.app.push_screen(FormDialog("What came of it?", fields, keep), answered)

    def _close(self) -> None:
        if self.is_current:
            self.app.pop_screen()

    def _follow(self) -> None:
        if not self.is_current:
            return
        if self.timer is None and self.session is None:
            self._close()
        else:
            self.query_one("#calm", Drawn).show(self._lines)

    def _lines(self, width: int) -> list[Line]:
        session, timer = self.session, self.timer
        journal = self.shell.snapshot.journal
        if session is not None:
            name = about_words(journal, session.habit, session.interest)
            at = min(self._at, len(QUESTIONS) - 1)
            return question_lines(name, round(session.minutes or 0), at, width)
        if timer is None:
            return []
        name = about_words(journal, timer.habit, timer.interest)
        return running_lines(name, timer, self.shell.companion.timers.now(), width)
