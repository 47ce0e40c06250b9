"""Actions on the monthly talk: plan it, move one, bring two lines, state that it was held."""

from __future__ import annotations

from datetime import date

from companion.content import sections
from companion.domain.date_parsing import read_date
from companion.domain.errors import Refused
from companion.domain.hours import read_time
from companion.domain.monthly_talk import talk_days
from companion.domain.repetition import first_day, parse_repetition, repetition_words
from companion.domain.talk import ONLY_ONE, MonthlyTalk
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.fields import Field, Values
from companion.tui.kit.wording import day_words

USUAL = "first sun of the month"


class MonthlyActions(Actions):
    """There is one such talk; ids are passed over."""

    def open(self, _: int) -> None:
        """Show its page."""
        self.shell.open("monthly")

    def add(self) -> None:
        """Plan it."""
        self.edit(ONLY_ONE)

    def edit(self, _: int) -> None:
        """Change when it is."""
        talk = self._talk

        def keep(values: Values) -> Change:
            first = values.read_or("first", self.shell.today, self._date)

            def rule(text: str) -> str:
                made = parse_repetition(text, first)
                first_day(made, first, None)
                return made

            at = values.read_or("at", None, read_time)
            return self.companion.talk.plan_talk(values.read("rule", rule), first, at)

        fields = (
            Field("rule", "repeats", repetition_words(talk.rule) if talk else USUAL, "last fri of the month"),
            Field("at", "at", f"{talk.at:%H:%M}" if talk and talk.at else "", "19:00, or nothing"),
            Field("first", "from", "", "today"),
        )
        section = sections()["monthly"]
        self.ask(section.title, fields, keep, words=section.prompt)

    def move(self) -> None:
        """Move the next talk, or leave it out."""
        talk = self._talk
        days = talk_days(talk, self.shell.today, 1) if talk else []
        if not days:
            self.shell.say_problem(Refused("no talk is planned", "{add} plans one"))
            return
        at = days[0]

        def keep(values: Values) -> Change:
            to = values.read_or("to", None, self._date)
            return self.companion.talk.move_talk(at.day, to)

        field = Field("to", "to", str(at.falls), "a day; nothing leaves this one out")
        self.ask(f"Move the talk of {day_words(at.falls, self.shell.today)}", (field,), keep)

    def bring(self, first: str = "thanks") -> None:
        """One thank-you and one change for the next talk."""
        talk = self._talk
        if talk is None:
            self.add()
            return
        fields = (
            Field("thanks", "one thank-you", talk.thanks, "for something small"),
            Field("change", "one change", talk.change, "to try until the next talk"),
        )
        self.ask(
            sections()["monthly"].title,
            fields,
            lambda values: self.companion.talk.bring(values["thanks"], values["change"]),
            first=first,
            words="These two lines are on the agenda, so both will see them.",
        )

    def held(self) -> None:
        """It took place: the one of today, or the next one early."""
        talk = self._talk
        if talk is None:
            self.shell.say_problem(Refused("no talk is planned", "{add} plans one"))
            return
        self.shell.perform(lambda: self.companion.talk.held(self.shell.today))

    def delete(self, _: int) -> None:
        """Take the plan away, after asking once."""
        if self._talk is not None:
            words = "The days on which it was held go too. {undo} brings it back."
            self.confirm("Plan no more talks?", words, self.companion.talk.delete_talk)

    @property
    def _talk(self) -> MonthlyTalk | None:
        return self.shell.snapshot.journal.talks.get(ONLY_ONE)

    def _date(self, text: str) -> date:
        return read_date(text, self.shell.today)
