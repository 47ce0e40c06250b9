"""What one answers when something went quiet, check-ins, and what rests.

What stands behind a sign ("what is behind this?") never comes here: the screen that asks knows the answer,
and all it can pass on is which signs rest. That is the same list the key of the checklist makes, written in
the same change as the check-in, so neither the file, its backups nor its times can tell one from the other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from companion.domain.answers import LATER_DAYS, NOT_THIS_DAYS, Answer, Reply, Shown
from companion.domain.cards import COMPASS, HEALTH, health_due
from companion.domain.check_in import CheckIn, Mark
from companion.domain.compass import Reading, Side
from companion.domain.errors import Refused
from companion.domain.journal import Journal
from companion.domain.lapse import Lapse, lapses
from companion.domain.mutes import put_to_rest, wake
from companion.domain.own_line import OwnKind, OwnLine
from companion.services.unit_of_work import Change, UnitOfWork

_WORDS = {
    Reply.CHECK_IN: "looked into it",
    Reply.RESTART: "a small restart is planned",
    Reply.LATER: f"back in {LATER_DAYS} days",
    Reply.NOT_THIS: f"left alone for {NOT_THIS_DAYS} days",
}


class Care:
    """Use cases of the lapse panel, the check-in and the compass."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def answer(self, lapse: Lapse, reply: Reply, step: date | None = None) -> Change:
        """Keep what was answered, so that the same lapse never asks twice. "Not this" lets its signs rest."""
        answer_id = self._work.new_id()
        signs = [fit.sign for fit in lapse.signs] if reply is Reply.NOT_THIS else []

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            made = Answer(answer_id, today, lapse.pillar, lapse.subject, lapse.since, reply, step)
            answered = self._with_rest(journal.put("answers", made), signs, today)
            return answered, f"{lapse.name}: {_WORDS[reply]}"

        return self._work.decide(change)

    def check_in(self, marks: Mapping[str, Mark], note: str = "", rest: Collection[str] = ()) -> Change:
        """Keep a check-in of today, and let the signs of ``rest`` rest for 30 days.

        It answers every lapse one of whose signs was marked, with whatever mark: one has looked.
        The health card is kept as shown when it is due, whatever else was said. Raises Refused when nothing
        was marked, written or put to rest.
        """
        kept = {sign: mark for sign, mark in marks.items() if mark.marked is not None or mark.note.strip()}
        if not kept and not note.strip() and not rest:
            raise Refused("nothing is marked yet", "space marks a sign; escape leaves without a check-in")
        check_in_id, card_id = self._work.new_id(), self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            made = CheckIn(check_in_id, today, kept, note.strip())
            if kept or note.strip():
                if health_due(journal, made):
                    journal = journal.put("shown", Shown(card_id, today, HEALTH))
                journal = journal.put("check_ins", made)
            for lapse in _looked_at(journal, kept, today):
                answer = Answer(
                    self._work.new_id(), today, lapse.pillar, lapse.subject, lapse.since, Reply.CHECK_IN
                )
                journal = journal.put("answers", answer)
            return self._with_rest(journal, rest, today), "check-in kept"

        return self._work.decide(change)

    def wake(self, sign: str) -> Change:
        """End the rest of a sign."""
        return self._work.commit("it is back", lambda journal: wake(journal, sign))

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
            return journal.put("readings", Reading(reading_id, today, dict(marks))), "compass kept"

        return self._work.decide(change)

    def delete_reading(self, reading_id: int) -> Change:
        """Remove a reading of the compass."""
        return self._work.commit("reading deleted", lambda journal: journal.drop("readings", reading_id))

    def set_compass_aside(self) -> Change:
        """Do not offer the compass for a month."""
        shown_id, words = self._work.new_id(), "the compass waits for a month"
        return self._work.decide(
            lambda journal, today: (journal.put("shown", Shown(shown_id, today, COMPASS)), words)
        )

    def write(self, kind: OwnKind, text: str, line_id: int | None = None) -> Change:
        """Keep a line of one's own, new or in place of one. Raises Refused for an empty one."""
        text = text.strip()
        if not text:
            raise Refused("nothing is written yet", "one line is enough")
        new_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            old = journal.own_lines.get(line_id or 0, OwnLine(new_id, today, kind, text))
            return journal.put("own_lines", OwnLine(old.id, old.date, kind, text)), "your line is kept"

        return self._work.decide(change)

    def delete_line(self, line_id: int) -> Change:
        """Remove a line of one's own."""
        return self._work.commit("line deleted", lambda journal: journal.drop("own_lines", line_id))

    def _with_rest(self, journal: Journal, signs: Collection[str], today: date) -> Journal:
        for mute in put_to_rest(journal, signs, today, self._work.new_id):
            journal = journal.put("mutes", mute)
        return journal


def _looked_at(journal: Journal, marks: Mapping[str, Mark], today: date) -> list[Lapse]:
    """The lapses that have one of the marked signs and no last answer, put off or not."""
    marked = {sign for sign, mark in marks.items() if mark.marked is not None}
    if not marked:
        return []
    closed = {
        (answer.pillar, answer.subject, answer.since)
        for answer in journal.answers.values()
        if answer.reply is not Reply.LATER
    }
    return [
        lapse
        for lapse in lapses(journal, today)
        if (lapse.pillar, lapse.subject, lapse.since) not in closed
        and any(fit.sign in marked for fit in lapse.signs)
    ]
