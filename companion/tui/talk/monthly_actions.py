"""Actions on the monthly talk: plan it, move one, bring two lines, state that it was held."""

from __future__ import annotations

from companion.content import sections, still_question
from companion.domain.errors import Refused
from companion.domain.hours import read_time
from companion.domain.journal import ONLY_ONE
from companion.domain.monthly_talk import still_ourselves, talk_days
from companion.domain.repetition import HINT, parse_repetition, repetition_words
from companion.domain.talk import Holds, MonthlyTalk
from companion.services.plain_talk import STILL
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import DAY, OPTIONAL, Field, Values, accepted
from companion.tui.kit.wording import relative_day

USUAL = "first sun of the month"


NOT_SAID = "not said"
HOLDS_OF = {word: holds for holds, word in STILL.items()}
STILL_OPTIONS = tuple(
    Option(word, letter) for word, letter in zip((*HOLDS_OF, NOT_SAID), ("y", "p", "n", "o"), strict=True)
)


def _word(holds: Holds | None) -> str:
    return STILL[holds] if holds else NOT_SAID


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
            first = values.read_or("first", self.shell.today, self.coming_day)
            at = values.read_or("at", None, read_time)
            rule = values.read("rule", lambda text: parse_repetition(text, first))
            return self.companion.talk.plan_talk(rule, first, at)

        fields = (
            Field(
                "rule",
                "repeats",
                repetition_words(talk.rule) if talk else USUAL,
                "last fri of the month",
                accepts=accepted(HINT),
            ),
            Field(
                "at",
                "at",
                f"{talk.at:%H:%M}" if talk and talk.at else "",
                OPTIONAL,
                accepts="19:00, 7:30, 8pm; blank: no time",
            ),
            Field("first", "from", "", "today", accepts=DAY),
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
            to = values.read_or("to", None, self.coming_day)
            return self.companion.talk.move_talk(at.day, to)

        field = Field("to", "to", str(at.falls), accepts="a date; blank leaves this one out")
        self.ask(f"Move the talk of {relative_day(at.falls, self.shell.today)}", (field,), keep)

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

    def answer_still(self) -> None:
        """Both lines of the question that opens the talk."""
        asked, answered = still_question(), still_ourselves(self.shell.snapshot.journal)
        now = answered[0] if answered and answered[0].date == self.shell.today else None
        fields = (
            Field("mine", asked.mine, _word(now.mine if now else None), options=STILL_OPTIONS),
            Field("mine-line", "a sentence", now.mine_line if now else "", OPTIONAL),
            Field("theirs", asked.theirs, _word(now.theirs if now else None), options=STILL_OPTIONS),
            Field("theirs-line", "a sentence", now.theirs_line if now else "", OPTIONAL),
        )

        def keep(values: Values) -> Change:
            mine, theirs = (HOLDS_OF.get(values[name]) for name in ("mine", "theirs"))
            return self.companion.talk.answer_still(mine, values["mine-line"], theirs, values["theirs-line"])

        self.ask(asked.question, fields, keep, words="This stands on the agenda, so both will see it.")

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
