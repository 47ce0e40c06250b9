"""What one answers when something went quiet, and check-ins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from companion.domain.answers import LATER_DAYS, NOT_THIS_DAYS, Answer, Reply
from companion.domain.check_in import CheckIn, Mark
from companion.domain.errors import Refused
from companion.domain.lapse import Lapse
from companion.services.desk import Change, Desk

_WORDS = {
    Reply.CHECK_IN: "here is the check-in",
    Reply.RESTART: "a small restart is planned",
    Reply.LATER: f"back in {LATER_DAYS} days",
    Reply.NOT_THIS: f"left alone for {NOT_THIS_DAYS} days",
}


class Care:
    """Use cases of the lapse panel and the check-in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def answer(self, lapse: Lapse, reply: Reply, step: date | None = None) -> Change:
        """Keep what was answered, so that the same lapse never asks twice."""
        made = Answer(
            self._desk.new_id(), self._desk.today(), lapse.pillar, lapse.subject, lapse.since, reply, step
        )
        return self._desk.commit(
            f"{lapse.name}: {_WORDS[reply]}", lambda journal: journal.put("answers", made)
        )

    def check_in(self, marks: Mapping[str, Mark], note: str = "") -> Change:
        """Keep a check-in of today. Raises Refused when nothing was marked or written."""
        kept = {sign: mark for sign, mark in marks.items() if mark.marked is not None or mark.note.strip()}
        if not kept and not note.strip():
            raise Refused("nothing is marked yet", "space marks a sign; escape leaves without a check-in")
        made = CheckIn(self._desk.new_id(), self._desk.today(), kept, note.strip())
        return self._desk.commit("check-in kept", lambda journal: journal.put("check_ins", made))

    def delete_check_in(self, check_in_id: int) -> Change:
        """Remove a check-in."""
        return self._desk.commit("check-in deleted", lambda journal: journal.drop("check_ins", check_in_id))
