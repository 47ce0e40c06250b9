"""What one answers when something is asked, check-ins, and what is muted.

What stands behind a sign ("what is behind this?") never comes here: it is asked after the check-in was kept,
and the signs of the gate that were marked noticed are muted in that very change, whatever is said then. So
neither the file, its backups nor its times can tell one answer from another.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from companion.content import signs
from companion.domain.answers import (
    LATER_DAYS,
    MUTE_DAYS,
    NOT_THIS_DAYS,
    Answer,
    Panel,
    PanelAnswer,
    Pillar,
    Reply,
    Shown,
)
from companion.domain.asking import Kind, Question
from companion.domain.cards import COMPASS, COMPASS_LATER, HEALTH, health_due
from companion.domain.check_in import CheckIn, Mark
from companion.domain.compass import Reading, Side
from companion.domain.errors import Refused
from companion.domain.everything import everything
from companion.domain.fading import fading
from companion.domain.journal import Journal
from companion.domain.lapse import Lapse, lapses
from companion.domain.mutes import at_the_gate, put_to_rest, wake
from companion.domain.own_line import OwnKind, OwnLine
from companion.services.unit_of_work import Change, UnitOfWork

if TYPE_CHECKING:
    from companion.domain.friend import Friend
    from companion.domain.habit import Habit
    from companion.domain.interest import Interest

_WORDS = {
    Reply.CHECK_IN: "looked into it",
    Reply.RESTART: "a small restart is planned",
    Reply.LATER: f"asks again in {LATER_DAYS} days",
    Reply.NOT_THIS: f"left alone for {NOT_THIS_DAYS} days",
}
_PANELS = {
    Kind.EVERYTHING: "nothing recorded lately",
    Kind.FADING: "less time of your own",
    Kind.COMPASS: "the compass",
}
Thing = tuple[Pillar, int]


class Care:
    """Use cases of the panel on Today, the check-in and the compass."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def answer(
        self, question: Question, reply: Reply, step: date | None = None, thing: Thing | None = None
    ) -> Change:
        """Keep what was answered. It touches no other thing, sign or script.

        ``step`` is the day a small restart is planned for; about everything or fading it is one of ``thing``.
        """
        if question.lapse is not None:
            return self._answer_lapse(question.lapse, reply, step)
        if question.kind is Kind.COMPASS:
            return self.set_compass_aside(COMPASS_LATER if reply is Reply.LATER else COMPASS)
        return self._answer_panel(question, reply, step, thing)

    def _answer_lapse(self, lapse: Lapse, reply: Reply, step: date | None) -> Change:
        answer_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            made = Answer(answer_id, today, lapse.pillar, lapse.subject, lapse.since, reply, step)
            return journal.put("answers", made), f"{lapse.name}: {_WORDS[reply]}"

        return self._work.decide(change)

    def _answer_panel(
        self, question: Question, reply: Reply, step: date | None, thing: Thing | None
    ) -> Change:
        panel_id, answer_id = self._work.new_id(), self._work.new_id()
        panel, since = Panel(question.kind.value), question.since
        assert since is not None

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            after = journal.put("panel_answers", PanelAnswer(panel_id, panel, today, reply))
            if thing is None or step is None:
                return after, f"{_PANELS[question.kind]}: {_WORDS[reply]}"
            pillar, subject = thing
            quiet = {(each.pillar, each.subject): each.since for each in lapses(journal, today)}
            made = Answer(answer_id, today, pillar, subject, quiet.get(thing, since), reply, step)
            return after.put("answers", made), f"{_name(journal, thing)}: {_WORDS[reply]}"

        return self._work.decide(change)

    def check_in(self, marks: Mapping[str, Mark], note: str = "", rest: Collection[str] = ()) -> Change:
        """Keep a check-in of today, and mute the signs of ``rest`` and those of the gate marked noticed.

        It answers every lapse one of whose signs was marked, with whatever mark: one has looked. A panel
        about everything or about fading is answered by any mark. The health card is kept as shown when it is
        due, whatever else was said. Raises Refused when nothing was marked, written or muted.
        """
        kept = {sign: mark for sign, mark in marks.items() if mark.marked is not None or mark.note.strip()}
        if not kept and not note.strip() and not rest:
            raise Refused("nothing is marked yet", "space marks a sign, and any may be left out")
        check_in_id, card_id = self._work.new_id(), self._work.new_id()
        panel_id = self._work.new_id()
        muted = {*rest, *at_the_gate(kept)}

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            made = CheckIn(check_in_id, today, kept, note.strip())
            panel = _panel_looked_at(journal, kept, today)
            looked_at = _looked_at(journal, kept, today)
            if kept or note.strip():
                if health_due(journal, made):
                    journal = journal.put("shown", Shown(card_id, today, HEALTH))
                journal = journal.put("check_ins", made)
            for lapse in looked_at:
                answer = Answer(
                    self._work.new_id(), today, lapse.pillar, lapse.subject, lapse.since, Reply.CHECK_IN
                )
                journal = journal.put("answers", answer)
            if panel is not None:
                answered = PanelAnswer(panel_id, panel, today, Reply.CHECK_IN)
                journal = journal.put("panel_answers", answered)
            return self._muted(journal, muted, today), "check-in saved"

        return self._work.decide(change)

    def mute(self, sign: str) -> Change:
        """Mute a sign for 30 days. Nothing changes when it is muted already."""
        return self._work.decide(
            lambda journal, today: (
                self._muted(journal, [sign], today),
                f"{signs()[sign].label}: muted for {MUTE_DAYS} days",
            )
        )

    def wake(self, sign: str) -> Change:
        """End the mute of a sign."""
        words = f"{signs()[sign].label}: no longer muted" if sign in signs() else "no longer muted"
        return self._work.commit(words, lambda journal: wake(journal, sign))

    def end_left_alone(self, thing: Thing) -> Change:
        """Let a thing ask again that "not this" was said of."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            for answer in journal.answers.values():
                if answer.reply is Reply.NOT_THIS and (answer.pillar, answer.subject) == thing:
                    journal = journal.drop("answers", answer.id)
            return journal, f"{_name(journal, thing)}: may ask again"

        return self._work.decide(change)

    def end_panel_left_alone(self, panel: Panel) -> Change:
        """Let a panel ask again that "not this" was said to."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            for answer in journal.panel_answers.values():
                if answer.reply is Reply.NOT_THIS and answer.kind is panel:
                    journal = journal.drop("panel_answers", answer.id)
            return journal, f"{_PANELS[Kind(panel.value)]}: may ask again"

        return self._work.decide(change)

    def delete_check_in(self, check_in_id: int) -> Change:
        """Remove a check-in."""
        return self._work.commit("check-in deleted", lambda journal: journal.drop("check_ins", check_in_id))

    def read_compass(self, marks: Mapping[str, Side]) -> Change:
        """Keep the compass of today. A second one on the same day stands in place of the first.

        Raises Refused when every row was skipped.
        """
        if not marks:
            raise Refused("nothing is marked yet", "the arrows mark a row; escape leaves without a reading")
        reading_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            for reading in journal.readings.values():
                if reading.date == today:
                    journal = journal.drop("readings", reading.id)
            return journal.put("readings", Reading(reading_id, today, dict(marks))), "compass saved"

        return self._work.decide(change)

    def delete_reading(self, reading_id: int) -> Change:
        """Remove a reading of the compass."""
        return self._work.commit("reading deleted", lambda journal: journal.drop("readings", reading_id))

    def set_compass_aside(self, card: str = COMPASS) -> Change:
        """Do not offer the compass for a month; with the card for later, for three days."""
        shown_id = self._work.new_id()
        words = f"{_PANELS[Kind.COMPASS]}: {_WORDS[Reply.LATER if card == COMPASS_LATER else Reply.NOT_THIS]}"
        return self._work.decide(
            lambda journal, today: (journal.put("shown", Shown(shown_id, today, card)), words)
        )

    def write(self, kind: OwnKind, text: str, line_id: int | None = None) -> Change:
        """Keep a line of one's own, new or in place of one. Raises Refused for an empty one."""
        text = text.strip()
        if not text:
            raise Refused("nothing is written yet", "one line is enough")
        new_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            old = journal.own_lines.get(line_id or 0, OwnLine(new_id, today, kind, text))
            return journal.put("own_lines", OwnLine(old.id, old.date, kind, text)), "your line is saved"

        return self._work.decide(change)

    def delete_line(self, line_id: int) -> Change:
        """Remove a line of one's own."""
        return self._work.commit("line deleted", lambda journal: journal.drop("own_lines", line_id))

    def _muted(self, journal: Journal, muted: Collection[str], today: date) -> Journal:
        for mute in put_to_rest(journal, muted, today, self._work.new_id):
            journal = journal.put("mutes", mute)
        return journal


def _name(journal: Journal, thing: Thing) -> str:
    pillar, subject = thing
    tables: Mapping[Pillar, Mapping[int, Habit | Friend | Interest]] = {
        Pillar.SOLITUDE: journal.habits,
        Pillar.FRIENDS: journal.friends,
        Pillar.INTERESTS: journal.interests,
    }
    found = tables[pillar].get(subject)
    return found.name if found is not None else "it"


def _panel_looked_at(journal: Journal, marks: Mapping[str, Mark], today: date) -> Panel | None:
    """The panel that a kept check-in answers: what is asked of the whole, when any sign was marked."""
    if all(mark.marked is None for mark in marks.values()):
        return None
    if everything(journal, today) is not None:
        return Panel.EVERYTHING
    return Panel.FADING if fading(journal, today) is not None else None


def _looked_at(journal: Journal, marks: Mapping[str, Mark], today: date) -> list[Lapse]:
    """The lapses that have one of the marked signs and no last answer, put off or not."""
    marked = {sign for sign, mark in marks.items() if mark.marked is not None}
    if not marked:
        return []
    closed = {
        (answer.pillar, answer.subject, answer.since)
        for answer in journal.answers.values()
        if answer.reply in (Reply.CHECK_IN, Reply.NOT_THIS)
    }
    return [
        lapse
        for lapse in lapses(journal, today)
        if (lapse.pillar, lapse.subject, lapse.since) not in closed
        and any(fit.sign in marked for fit in lapse.signs)
    ]
