"""Actions on what was agreed, and on the markers of going well."""

from __future__ import annotations

from companion.content import sections
from companion.domain.errors import Refused
from companion.domain.talk import About, Agreement, Holds, Marker
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import DAY, Field, FieldError, Values

ABOUT = (
    Option(About.MINE, "m", "time of mine"),
    Option(About.OURS, "o", "time of ours"),
    Option(About.NEITHER, "n", "neither"),
)
ROUND = (None, Holds.TRUE, Holds.PARTLY, Holds.NOT_LATELY)


class AgreementActions(Actions):
    """Add, agree anew, open, delete."""

    def open(self, agreement_id: int) -> None:
        """Show all its versions."""
        from companion.tui.talk.agreement import AgreementPage

        self.shell.push_screen(AgreementPage(agreement_id))

    def add(self) -> None:
        """Something new."""

        def keep(values: Values) -> Change:
            _needed(values, "title", "text")
            since = values.read_or("since", self.shell.today, self.day_of)
            return self.companion.talk.agree(values["title"], values["text"], since, About(values["about"]))

        section = sections()["agreements"]
        self.ask(section.title, _fields(None), keep, words=section.prompt)

    def edit(self, agreement_id: int) -> None:
        """Agree anew: other words are a new version; the same ones with another name only rename it."""
        agreement = self.shell.snapshot.journal.agreements[agreement_id]

        def keep(values: Values) -> Change:
            _needed(values, "title", "text")
            title, text, about = values["title"].strip(), values["text"].strip(), About(values["about"])
            if text == agreement.current.text and not values["since"].strip():
                return self.companion.talk.edit_agreement(agreement_id, title, about)
            since = values.read_or("since", self.shell.today, self.day_of)
            return self.companion.talk.agree_anew(agreement_id, text, since, title, about)

        words = "Other words make a new version from today, or from the day you write. The older ones stay."
        self.ask(agreement.title, _fields(agreement), keep, first="text", words=words)

    def delete(self, agreement_id: int) -> None:
        """Remove it with its versions, after asking once."""
        title = self.shell.snapshot.journal.agreements[agreement_id].title
        words = "Its older versions go too. {undo} brings it back."
        self.confirm(f"Delete {title}?", words, lambda: self.companion.talk.delete_agreement(agreement_id))


class MarkerActions(Actions):
    """Add, edit, mark, delete."""

    def add(self) -> None:
        """One more sentence."""
        self._ask(None)

    def edit(self, marker_id: int) -> None:
        """Change the sentence."""
        self._ask(self.shell.snapshot.journal.markers[marker_id])

    def open(self, marker_id: int) -> None:
        """Enter marks as space does."""
        self.mark(marker_id)

    def mark(self, marker_id: int) -> None:
        """The next mark of today: true, partly, not lately, none."""
        now = self.shell.snapshot.journal.markers[marker_id].marks.get(self.shell.today)
        following = ROUND[(ROUND.index(now) + 1) % len(ROUND)]
        self.shell.perform(lambda: self.companion.talk.mark(marker_id, following))

    def delete(self, marker_id: int) -> None:
        """Remove it, after asking once."""
        words = "Its marks go too. {undo} brings it back."
        self.confirm("Delete this sentence?", words, lambda: self.companion.talk.delete_marker(marker_id))

    def _ask(self, marker: Marker | None) -> None:
        section = sections()["markers"]
        field = Field("text", "one sentence", marker.text if marker else "", "We laugh at least once a day")

        def keep(values: Values) -> Change:
            if marker is None:
                return self.companion.talk.add_marker(values["text"])
            return self.companion.talk.edit_marker(marker.id, values["text"])

        self.ask(section.title, (field,), keep, words=section.prompt)


def _fields(agreement: Agreement | None) -> tuple[Field, ...]:
    return (
        Field("title", "what about", agreement.title if agreement else "", "Friday evenings"),
        Field("text", "what we agreed", agreement.current.text if agreement else "", "in both your words"),
        Field("about", "is it about", agreement.about if agreement else About.NEITHER, options=ABOUT),
        Field("since", "since", "", "today", accepts=DAY),
    )


def _needed(values: Values, *fields: str) -> None:
    for field in fields:
        if not values[field].strip():
            raise FieldError(field, Refused("this is needed", "a few words are enough"))
