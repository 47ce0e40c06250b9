"""Today: one screen for the morning."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from companion.tui.kit.columns import RIGHT, Columns
from companion.tui.kit.dates import long_date
from companion.tui.kit.day_screen import DayScreen, StripList
from companion.tui.kit.framed import titled
from companion.tui.kit.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.tui.kit.acting import Subject

YEAR = "The year so far"
YEAR_LINES = 11  # of the year with its frame
WITH_STRENGTH = 120  # cells from which both columns have room for the strength of habits in the left one
ROOMY = 60  # cells from which the weekday is written out
_KINDS = {"solitude": "habit", "friends": "friend", "interests": "interest"}


class TodayScreen(DayScreen):
    """What is due, who is waiting, what is next; and gently, what went quiet."""

    MODE = "Today"
    PURPOSE = (
        "One screen for the morning: tick what is done, see who went quiet, take one step of your own. "
        "What went quiet is asked about at the top, and only there."
    )
    SAYS: ClassVar[dict[str, str]] = {
        "open": "Tick a habit, look into what is asked, or open anything else",
        "tick": "Tick a habit, or say that a block was kept",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "skip", "skip", tooltip="Skip today, with a reason or without; the streak is kept"),
        Binding("f", "fill", "fill in", tooltip="Fill in a past day"),
        Binding("y", "say", "say it", tooltip="Show what to say before a block, to copy"),
        Binding("w", "why", "look into it", tooltip="Open the check-in with the signs that fit"),
        Binding("r", "answer('restart')", "start small", tooltip="Plan ten minutes, today or tomorrow"),
        Binding("l", "answer('later')", "later", tooltip="Ask again in 3 days"),
        Binding("n", "answer('not this')", "not this", tooltip="Leave it alone for 30 days"),
    ]

    _strength = False  # whether the strength of habits is shown
    _laid_out = False

    def compose_body(self) -> ComposeResult:
        """The panel above two columns; where it is narrow, in this order below each other."""
        with VerticalScroll(id="body", can_focus=False):
            yield RowList(id="lapse")
            with Columns():
                yield StripList(id="habit")
                yield RowList(id="friend", classes=RIGHT)
                yield RowList(id="week")
                yield RowList(id="interest", classes=RIGHT)
            yield RowList(id="year")

    def prepare(self) -> None:
        """Start where the day's ticks are."""
        titled(self.query_one("#year"), YEAR)
        self.query_one("#year").can_focus = False
        self.query_one("#habit").focus()
        self.screen_layout_refresh_signal.subscribe(self, self._stand)

    def fill(self) -> None:
        """Panel and lists from the snapshot."""
        from companion.tui.today.parts import parts_of  # for the start: it needs the rules

        shot = self.snapshot
        self._strength = self.app.size.width >= WITH_STRENGTH
        parts = parts_of(shot, strength=self._strength)
        panel = self.query_one("#lapse", RowList)
        panel.set_class(shot.away, "-welcome")
        if panel.has_focus and not shot.asking:
            self.query_one("#habit").focus()
        for name, part in parts.items():
            drawn = self.query_one(f"#{name}", RowList)
            titled(drawn, part.title, part.hint)
            if name == "habit" and self.chosen is not None:
                self.show_days()
            else:
                drawn.show(part.rows)
            drawn.display, drawn.can_focus = part.shown, part.can_focus
        self.call_after_refresh(self._use_what_is_spare)  # a tick is seen before the year is drawn

    def _use_what_is_spare(self) -> None:
        """The year stands below all else where there is room for all of it."""
        year, body = self.query_one("#year", RowList), self.query_one("#body")
        above = (each for each in body.children if each is not year and each.display)
        spare = body.size.height - sum(each.outer_size.height for each in above)
        fits = spare >= YEAR_LINES and bool(self.snapshot.journal.entries) and not self.snapshot.away
        year.display = fits
        if fits:
            from companion.services.insights import Insights
            from companion.tui.insights.rows import year_row

            year.show([year_row(Insights(self.snapshot))])
        self._laid_out = True
        self._stand()

    def on_descendant_focus(self) -> None:
        """The cursor is there."""
        self._stand()

    def _stand(self, _: object = None) -> None:
        """Say that all is in its place: the cursor is there, and the year has its room if there is any."""
        year = self.query_one("#year")
        in_place = self._laid_out and (not year.display or bool(year.outer_size))
        if in_place and self.focused is not None and self.focused.has_focus:
            self.shell.stands()

    def on_resize(self, event: events.Resize) -> None:
        """More room, or less."""
        if self._strength != (event.size.width >= WITH_STRENGTH):
            self.show_days()
        self.call_after_refresh(self._use_what_is_spare)

    def date_words(self) -> str:
        """The date without its year; where it is narrow shorter still, so that the sum has room beside it."""
        day = self.snapshot.today
        if self.chosen is not None:
            return super().date_words()
        return long_date(day) if self.app.size.width >= ROOMY else f"{day:%a} {day.day} {day:%B}"

    def day_summary(self) -> Sequence[str]:
        """The sum of the day; on another day than today nothing but that day."""
        from companion.tui.today.sum import sum_words

        return () if self.chosen is not None else sum_words(self.snapshot)

    def show_days(self) -> None:
        """The strips are in the list of habits alone."""
        from companion.tui.today.parts import habits

        self._strength = self.app.size.width >= WITH_STRENGTH
        self.query_one("#habit", RowList).show(habits(self.snapshot, self.chosen, strength=self._strength))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The panel's keys work while it is shown, wherever the cursor is."""
        if action in ("why", "answer"):
            if not self.query_one("#lapse", RowList).can_focus:
                return False
            return parameters != ("restart",) or not self._asks_compass()
        if action == "say":
            return self.appointment() is not None
        return super().check_action(action, parameters)

    def _asks_compass(self) -> bool:
        """Whether the panel offers the compass, about which nothing small can be started."""
        asking = self.snapshot.asking
        return bool(asking) and asking[0].offer is not None

    def answers(self, action: str, subject: Subject) -> bool:
        """Friends, interests and questions are not ticked."""
        return action == "open" or subject[0] in ("habit", "step", "time")

    def opened(self, kind: str, key: Any) -> None:
        """Enter ticks a habit, answers the panel, opens the rest."""
        if kind == "lapse":
            self.action_why()
        elif kind == "habit":
            self.ticked(kind, key)
        elif kind == "step":
            self._take_step(key, begin=True)
        elif kind == "season":
            self.shell.open("seasons")
        else:
            super().opened(kind, key)

    def clicked(self, kind: str, key: Any) -> None:
        """A click opens a habit as well: its mark, and its days, are ticked by one."""
        if kind == "habit":
            super().opened(kind, key)
        else:
            self.opened(kind, key)

    def ticked(self, kind: str, key: Any) -> None:
        """Space does what is nearest: tick, or take the planned step."""
        if kind == "step":
            self._take_step(key)
        else:
            super().ticked(kind, key)

    def action_say(self) -> None:
        """The words to say before the block under the cursor."""
        at = self.appointment()
        if at is not None:
            self.act_on(("block", at.block.id), partial(self.shell.words_to_say, at))

    def action_why(self) -> None:
        """Open the check-in with the signs that fit what is asked. Only keeping it is an answer."""
        from companion.tui.today.answering import look_into

        look_into(self.shell, self.snapshot.asking[0])

    def action_answer(self, reply: str) -> None:
        """Answer the question that is shown."""
        from companion.domain.answers import Reply
        from companion.tui.today.answering import answer

        question = self.snapshot.asking[0]
        ask = partial(answer, self.shell, question, Reply(reply))
        if question.lapse is None:
            ask()
        else:
            self.act_on((_KINDS[question.lapse.pillar], question.lapse.subject), ask)

    def _take_step(self, answer_id: int, *, begin: bool = False) -> None:
        """A planned small restart: a contact, or a few minutes begun or logged; then it is off the list."""
        from companion.domain.answers import Pillar
        from companion.domain.restart import small_minutes
        from companion.domain.session import Session

        answer = self.snapshot.journal.answers[answer_id]
        app = self.shell
        if answer.pillar is Pillar.FRIENDS:
            app.log_contact(answer.subject)
        else:
            about = (answer.subject, None) if answer.pillar is Pillar.SOLITUDE else (None, answer.subject)
            minutes = small_minutes(self.snapshot.journal.habits.get(about[0] or 0))
            step = Session(0, self.snapshot.today, minutes=minutes, habit=about[0], interest=about[1])
            (app.start_session if begin else app.log_session)(step)
