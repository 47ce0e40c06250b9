"""Actions on the timer, and on what stands around it: checklist, commands of one's own, the soft end."""

from __future__ import annotations

from functools import partial

from companion.domain.errors import CompanionError, Refused
from companion.domain.hours import whole_minutes
from companion.domain.plain import one_line
from companion.domain.session import Company, Session
from companion.services.hooks import run_hook
from companion.services.preference_texts import read_command
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import Field, Values
from companion.tui.kit.options import YES_NO
from companion.tui.time.sessions_actions import KINDS, about_of, name_of


class TimerActions(Actions):
    """Start, show, end; never two at a time."""

    def begin(self, plan: Session) -> None:
        """Start a session with what is known of it filled in; show the one that is under way, if any."""
        if self.companion.timers.running is not None:
            self.show()
            return
        name = name_of(self.shell.snapshot.journal, plan)  # a block may outlive what it was for
        minutes = f"{plan.minutes:g}" if plan.minutes is not None else ""

        def keep(values: Values) -> Change:
            interest, habit = about_of(values, plan, self.shell.snapshot.journal)
            return self.companion.timers.start(
                habit=habit,
                interest=interest,
                kind=Company(values["kind"]),
                place=values["place"],
                planned=values.read_or("planned", None, whole_minutes),
            )

        fields = (
            Field("about", "for", name, "just quiet", accepts="an interest or a habit; blank: just quiet"),
            Field("planned", "minutes", minutes, "30", accepts="a number; blank: it ends when you end it"),
            Field("place", "place", plan.place, "reading chair"),
            Field("kind", "kind", plan.kind, options=KINDS),
            *_before(self.shell.snapshot.journal.settings.checklist),
        )
        self.ask("Begin", fields, keep, first="planned", enough="planned", then=self._begun)

    def start(self, plan: Session) -> None:
        """Start at once, without a question: the small version of something."""
        if self.companion.timers.running is not None:
            self.show()
            return
        change = self.shell.perform(
            lambda: self.companion.timers.start(
                habit=plan.habit,
                interest=plan.interest,
                kind=plan.kind,
                place=plan.place,
                planned=round(plan.minutes) if plan.minutes is not None else None,
            )
        )
        if change is not None:
            self._begun(change)

    def open(self, key: int) -> None:
        """Enter shows the one under way."""
        self.show()

    def show(self) -> None:
        """The calm screen of the session under way."""
        self.shell.open("timer")

    def hook_end(self) -> None:
        """Run what is to run at the end of a session."""
        self.hook(self.shell.snapshot.journal.settings.hook_end)

    def hook(self, command: str) -> None:
        """Run a command of one's own beside the app; its failure is told and harms nothing."""
        if command:
            self.shell.run_beside(partial(_run, command))

    def prepare(self) -> None:
        """Choose checklist, commands and sound."""
        settings = self.shell.snapshot.journal.settings

        def keep(values: Values) -> Change:
            return self.companion.timers.prepare(
                checklist=tuple(values["checklist"].split(",")),
                hook_start=values.read("start", read_command),
                hook_end=values.read("end", read_command),
                bell=values["bell"] == "yes",
            )

        fields = (
            Field("checklist", "before", ", ".join(settings.checklist), "phone away, notifications off"),
            Field("start", "run at start", settings.hook_start, "a command, such as makoctl mode -a dnd"),
            Field("end", "run at end", settings.hook_end, "a command, or nothing"),
            Field("bell", "sound at the end", "yes" if settings.bell else "no", options=YES_NO),
        )
        words = "Commands run as you, without a shell, for at most five seconds. Empty: nothing is run."
        self.ask("Quiet time", fields, keep, words=words)

    def _begun(self, change: Change) -> None:
        self.hook(change.journal.settings.hook_start)
        self.show()


def _run(command: str) -> CompanionError | None:
    problem = run_hook(command)
    return Refused(problem, "the session is not touched by it") if problem else None


def _before(checklist: tuple[str, ...]) -> tuple[Field, ...]:
    """The checklist, to be ticked; it is for oneself and holds nothing up."""
    options = tuple(Option(str(n), str(n), one_line(item)) for n, item in enumerate(checklist, 1))
    return (Field("before", "before", options=options, several=True),) if options else ()
