"""The session under way: a screen with nothing else on it, and three questions when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from companion.domain.hours import fitting_minutes
from companion.domain.session import After, Chosen
from companion.domain.timer import Timer
from companion.domain.when import read_amount
from companion.services.desk import Change
from companion.services.timers import about_words, current
from companion.tui.dialogs.form import Field, FormDialog, Values
from companion.tui.dialogs.help import HelpDialog
from companion.tui.keys import listed_bindings
from companion.tui.lines import Line
from companion.tui.views.timer import QUESTIONS, question_lines, running_lines
from companion.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp

LOOK_SECONDS = 5.0  # between looks at the clock; painted only when a minute has gone


class TimerScreen(Screen[None]):
    """All it shows is in the store: closing the app, or worse, changes nothing about it."""

    PURPOSE = (
        "Time of your own. Nothing else is shown, and nothing sounds unless you chose it. You may leave this "
        "screen, or the app: the time goes on and waits for you."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", "pause", tooltip="Pause, or go on; skips a question"),
        Binding("enter", "next", "end", tooltip="End it; skips a question"),
        Binding("escape", "leave", "leave", tooltip="Leave it running; it is one line on Today"),
        Binding("D", "discard", "discard", tooltip="Let it go, nothing is logged"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._at = 0  # the question that is asked
        self._said: dict[str, str] = {}
        self._minutes: float | None = None  # how long a forgotten one really was
        self._rung = False

    @property
    def companion_app(self) -> CompanionApp:
        """The app, as what it is."""
        return cast("CompanionApp", self.app)

    @property
    def timer(self) -> Timer | None:
        """The session under way, as it stands in the snapshot."""
        return current(self.companion_app.snapshot.journal)

    def compose(self) -> ComposeResult:
        """A few lines in the middle."""
        yield Drawn(self._lines, id="calm")

    def on_mount(self) -> None:
        """Look at the clock now and then, and follow the store."""
        self.set_interval(LOOK_SECONDS, self.look)
        self.watch(self.app, "shown", self._follow, init=False)

    def look(self) -> None:
        """Show the minutes; only lines that differ are painted."""
        timer = self.timer
        if timer is None or not self.is_current:
            return
        settings, now = (
            self.companion_app.snapshot.journal.settings,
            self.companion_app.companion.timers.now(),
        )
        if settings.bell and timer.over(now) and timer.ended is None and not self._rung:
            self._rung = True
            self.app.bell()
        self.query_one("#calm", Drawn).show(self._lines)

    def on_screen_resume(self) -> None:
        """Show what changed meanwhile; leave when it was ended elsewhere."""
        self._follow()

    def on_key(self, event: events.Key) -> None:
        """A letter answers the question."""
        timer = self.timer
        if timer is None or timer.ended is None or self._at >= len(QUESTIONS):
            return
        answer = QUESTIONS[self._at].answers.get(event.character or "")
        if answer is not None:
            event.stop()
            event.prevent_default()
            self._said[QUESTIONS[self._at].about] = answer
            self._go_on()

    def action_turn(self) -> None:
        """Pause or go on; afterwards, skip a question."""
        timer = self.timer
        if timer is not None and timer.ended is None:
            self.companion_app.perform(self.companion_app.companion.timers.turn)
        else:
            self._go_on()

    def action_next(self) -> None:
        """End it; afterwards, skip a question."""
        timer = self.timer
        if timer is None or timer.ended is not None:
            self._go_on()
        elif self.companion_app.timer.end():
            self.ask_when_forgotten()

    def action_leave(self) -> None:
        """Back to where one was; the time goes on, and the first line of the screen says so."""
        self.companion_app.quiet_line = ""
        self.app.pop_screen()

    def action_discard(self) -> None:
        """Let it go, after asking once."""
        app = self.companion_app
        app.timer.confirm("Let it go?", "Nothing is logged. u brings it back.", app.companion.timers.discard)

    def action_help(self) -> None:
        """What this is, and its keys."""
        keys = [(keys, binding.tooltip) for keys, binding in listed_bindings(self)]
        self.app.push_screen(HelpDialog("Time of your own", self.PURPOSE, keys))

    def ask_when_forgotten(self) -> None:
        """A session that ran for half a day: ask how long it really was, before all else."""
        timer, timers = self.timer, self.companion_app.companion.timers
        if timer is None or not timer.forgotten(timers.now()) or self._minutes is not None:
            return

        def keep(values: Values) -> float:
            return values.read("minutes", fitting_minutes)

        def answered(minutes: float | None) -> None:
            if minutes is None:
                self.action_leave()
            else:
                self._minutes = minutes
                self.look()

        hours = timer.minutes(timers.now()) // 60
        field = Field("minutes", "minutes", str(timer.planned or ""), "30")
        words = f"It ran for {hours} hours. How long was it really?"
        self.app.push_screen(FormDialog("A long time", (field,), keep, words=words), answered)

    def _go_on(self) -> None:
        if self.timer is None:
            return
        if self.timer.forgotten(self.companion_app.companion.timers.now()) and self._minutes is None:
            self.ask_when_forgotten()
            return
        self._at += 1
        if self._at < len(QUESTIONS):
            self.look()
        elif self.timer.interest in self.companion_app.snapshot.journal.interests:
            self._ask_what_came_of_it(self.timer)
        else:
            self._keep()

    def _ask_what_came_of_it(self, timer: Timer) -> None:
        """For an interest: how much, and the line one would tell; all of it may be left empty."""
        goal = self.companion_app.snapshot.journal.interests[timer.interest or 0].goal
        amount = (Field("amount", "amount", "", goal.unit),) if goal.unit else ()
        fields = (
            *amount,
            Field("note", "note", "", "if you like"),
            Field("tell", "would tell", "", "a line for your partner, if you like"),
        )

        def keep(values: Values) -> Change:
            number = values.read_or("amount", None, read_amount) if amount else None
            return self._log(number, values["note"], values["tell"])

        def answered(change: Change | None) -> None:
            if change is not None:
                self.companion_app.take(change)
                self._close()
            else:
                self._keep()

        self.app.push_screen(FormDialog("What came of it?", fields, keep), answered)

    def _keep(self) -> None:
        if self.companion_app.perform(lambda: self._log(None, "", "")) is None:
            self._at = len(QUESTIONS) - 1
            return
        self._close()

    def _log(self, amount: float | None, note: str, tell: str) -> Change:
        chosen, after = self._said.get("chosen"), self._said.get("after")
        return self.companion_app.companion.timers.keep(
            minutes=self._minutes,
            chosen=Chosen(chosen) if chosen else None,
            after=After(after) if after else None,
            presence=self._said.get("presence", ""),
            amount=amount,
            note=note,
            tell=tell,
        )

    def _close(self) -> None:
        if self.is_current:
            self.app.pop_screen()

    def _follow(self) -> None:
        if not self.is_current:
            return
        if self.timer is None:
            self._close()
        else:
            self.query_one("#calm", Drawn).show(self._lines)

    def _lines(self, width: int) -> list[Line]:
        timer = self.timer
        if timer is None:
            return []
        now = self.companion_app.companion.timers.now()
        name = about_words(self.companion_app.snapshot.journal, timer.habit, timer.interest)
        if timer.ended is None:
            return running_lines(name, timer, now, width)
        minutes = round(self._minutes) if self._minutes is not None else max(1, timer.minutes(now))
        return question_lines(name, minutes, min(self._at, len(QUESTIONS) - 1), width)
