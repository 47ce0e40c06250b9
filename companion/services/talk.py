"""What one does on the Talk screen: agree, mark, plan, note what changed and what was said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from companion.domain.block import Instead
from companion.domain.errors import Refused, Unknown
from companion.domain.journal import ONLY_ONE, Journal
from companion.domain.monthly_talk import talk_days
from companion.domain.repetition import first_day
from companion.domain.script import FORMS, Script, own_form
from companion.domain.talk import (
    About,
    Agreed,
    Agreement,
    Blanks,
    ChangeKind,
    HardTimes,
    Holds,
    LifeChange,
    Marker,
    MonthlyTalk,
    Outcome,
    StillOurselves,
    Telling,
)
from companion.services.unit_of_work import Change, UnitOfWork

MAX_MARKERS = 5
EARLY_DAYS = 7  # a talk may be held so many days before its day


class Talk:
    """Use cases of talking about it. Every method that changes something returns the durable Change."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def agree(self, title: str, text: str, since: date | None = None, about: About = About.NEITHER) -> Change:
        """Something new that was agreed, ``since`` today unless said. Raises Refused for empty words."""
        title, text = _needed(title, "a name for it"), _needed(text, "what was agreed")
        new_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            made = Agreement(new_id, title, (Agreed(since or today, text),), about)
            return journal.put("agreements", made), "agreement saved"

        return self._work.decide(change)

    def agree_anew(
        self,
        agreement_id: int,
        text: str,
        since: date | None = None,
        title: str = "",
        about: About | None = None,
    ) -> Change:
        """A new version; the older ones stay. One of the same day stands in place of the other.

        Title and ``about`` stay as they are unless given. Raises Refused for empty words.
        """
        text = _needed(text, "what is agreed now")

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            made = Agreed(since or today, text)
            agreement: Agreement = _get(journal, "agreements", agreement_id)
            others = [version for version in agreement.versions if version.since != made.since]
            versions = tuple(sorted([*others, made], key=lambda version: version.since))
            called = title.strip() or agreement.title
            kept = agreement._replace(title=called, versions=versions, about=about or agreement.about)
            return journal.put("agreements", kept), "agreement changed; the older words stay"

        return self._work.decide(change)

    def edit_agreement(self, agreement_id: int, title: str, about: About) -> Change:
        """Another name for it, or what it is about; the words agreed stay. Raises Refused for no name."""
        title = _needed(title, "a name for it")
        return self._edit("agreements", agreement_id, "agreement changed", title=title, about=about)

    def delete_agreement(self, agreement_id: int) -> Change:
        """Remove an agreement with all its versions."""
        return self._work.commit(
            "agreement deleted", lambda journal: journal.drop("agreements", agreement_id)
        )

    def add_marker(self, text: str) -> Change:
        """A sentence of what going well means. Raises Refused for a sixth one."""
        text, new_id = _needed(text, "one sentence"), self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            if len(journal.markers) >= MAX_MARKERS:
                raise Refused("there are five already", "change one, or delete one; two are enough")
            return journal.put("markers", Marker(new_id, text, today)), "sentence saved"

        return self._work.decide(change)

    def edit_marker(self, marker_id: int, text: str) -> Change:
        """Change the sentence; its marks stay."""
        return self._edit("markers", marker_id, "sentence changed", text=_needed(text, "one sentence"))

    def mark(self, marker_id: int, holds: Holds | None) -> Change:
        """State how it stands with a marker today; None takes that back."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            marker: Marker = _get(journal, "markers", marker_id)
            marks = {day: held for day, held in marker.marks.items() if day != today}
            if holds is not None:
                marks[today] = holds
            words = holds.value if holds else "not marked today"
            return journal.put("markers", marker._replace(marks=marks)), f"{marker.text}: {words}"

        return self._work.decide(change)

    def delete_marker(self, marker_id: int) -> Change:
        """Remove a marker with its marks."""
        return self._work.commit("sentence deleted", lambda journal: journal.drop("markers", marker_id))

    def plan_hard_times(self, plan: HardTimes) -> Change:
        """Keep the plan, in place of the one that is there. Raises Refused for an empty one."""
        lines = tuple(
            (when.strip(), then.strip()) for when, then in plan.lines if when.strip() or then.strip()
        )
        kept = plan._replace(id=ONLY_ONE, lines=lines)
        if kept == HardTimes(review=kept.review):
            raise Refused("nothing is written yet", "one line is a plan; D takes the plan away")
        return self._work.commit("plan saved", lambda journal: journal.put("hard_times", kept))

    def delete_hard_times(self) -> Change:
        """Take the plan away."""
        return self._work.commit("plan deleted", lambda journal: journal.drop("hard_times", ONLY_ONE))

    def note_change(
        self, kind: ChangeKind, since: date, words: str = "", review: date | None = None
    ) -> Change:
        """Note what changed in one's life, and when to look again."""
        made = LifeChange(self._work.new_id(), since, kind, words.strip(), review)
        return self._work.commit("logged", lambda journal: journal.put("life_changes", made))

    def edit_change(self, change_id: int, **fields: Any) -> Change:
        """Change fields of it, by their names in ``LifeChange``."""
        return self._edit("life_changes", change_id, "changed", **fields)

    def delete_change(self, change_id: int) -> Change:
        """Remove a life change; a season it brought stays."""
        return self._work.commit("deleted", lambda journal: journal.drop("life_changes", change_id))

    def tell(self, script: str, said: bool, how: str = "", outcome: Outcome | None = None) -> Change:
        """Note that a script was said, or not yet, and how it went: in a word, and in a line."""
        new_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            made = Telling(new_id, today, script, said, how.strip(), outcome)
            return journal.put("tellings", made), "recorded as said" if said else "recorded as not said yet"

        return self._work.decide(change)

    def delete_telling(self, telling_id: int) -> Change:
        """Remove such a note."""
        return self._work.commit("note deleted", lambda journal: journal.drop("tellings", telling_id))

    def fill_blanks(self, words: Mapping[str, str]) -> Change:
        """Keep what stands in blanks; an empty one goes back to what the data says."""

        def change(journal: Journal) -> Journal:
            before = journal.blanks.get(ONLY_ONE, Blanks())
            joined = {**before.words, **{name: text.strip() for name, text in words.items()}}
            kept = {name: text for name, text in joined.items() if text}
            if not kept:
                return journal.drop("blanks", ONLY_ONE)
            return journal.put("blanks", Blanks(ONLY_ONE, kept))

        return self._work.commit("words saved", change)

    def reword(self, script: Script, long: str, short: str) -> Change:
        """Keep one's own wording of a script; what is left empty, or as it was, is the original again.

        ``script`` is the original.
        """
        own = {
            own_form(script.id, form): "" if text.strip() == getattr(script, form) else text.strip()
            for form, text in zip(FORMS, (long, short), strict=True)
        }
        words = "in your words" if any(own.values()) else "the original is back"
        return self.fill_blanks(own)._replace(words=f"{script.title}: {words}")

    def plan_talk(self, rule: str, first: date, at: time | None) -> Change:
        """Plan the talk by a repetition rule, or change its rule; talks that moved stay where they are.

        Raises Refused for a rule that never happens.
        """
        day = first_day(rule, first, None)

        def change(journal: Journal) -> Journal:
            before = journal.talks.get(ONLY_ONE, MonthlyTalk())
            return journal.put("talks", before._replace(rule=rule, first=day, at=at))

        return self._work.commit("the talk is planned", change)

    def move_talk(self, day: date, to: date | None) -> Change:
        """Move the talk that the rule names ``day``, or let it go (None).

        Raises Refused for a day that is over, and Unknown when no talk is planned.
        """

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            if to is not None and to < today:
                raise Refused(f"{to} is over", "choose today or a later day")
            talk: MonthlyTalk = _get(journal, "talks", ONLY_ONE)
            others = tuple(one for one in talk.moved if one.day != day)
            moved = others if to == day else (*others, Instead(day, to))
            kept = talk._replace(moved=tuple(sorted(moved, key=lambda one: one.day)))
            return journal.put("talks", kept), "the talk is moved" if to else "this talk is left out"

        return self._work.decide(change)

    def held(self, day: date) -> Change:
        """State that the talk was held on ``day``; its two lines are done with it.

        The next planned talk counts as this one when it falls within a week after.
        """

        def change(talk: MonthlyTalk) -> MonthlyTalk:
            done = {*talk.held, day}
            coming = talk_days(talk, day, 1)
            moved = talk.moved
            if coming and 0 < (coming[0].falls - day).days <= EARLY_DAYS:
                moved = (*(one for one in moved if one.day != coming[0].day), Instead(coming[0].day, day))
            return talk._replace(held=tuple(sorted(done)), moved=moved, thanks="", change="")

        return self._talk("the talk took place", change)

    def bring(self, thanks: str, change: str) -> Change:
        """One thank-you and one change for the next talk."""
        return self._talk(
            "kept for the talk", lambda talk: talk._replace(thanks=thanks.strip(), change=change.strip())
        )

    def answer_still(
        self, mine: Holds | None, mine_line: str, theirs: Holds | None, theirs_line: str
    ) -> Change:
        """Keep today's answer to the question that opens the talk, in place of one of today.

        Raises Refused when nothing was said.
        """
        if mine is None and theirs is None and not mine_line.strip() and not theirs_line.strip():
            raise Refused("nothing is said yet", "one of the two lines is enough")
        new_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            same = (one.id for one in journal.still_ourselves.values() if one.date == today)
            made = StillOurselves(
                next(same, new_id), today, mine, mine_line.strip(), theirs, theirs_line.strip()
            )
            return journal.put("still_ourselves", made), "your answer is saved"

        return self._work.decide(change)

    def delete_talk(self) -> Change:
        """Take the plan of talks away."""
        return self._work.commit("no talk is planned", lambda journal: journal.drop("talks", ONLY_ONE))

    def _talk(self, words: str, change: Callable[[MonthlyTalk], MonthlyTalk]) -> Change:
        return self._work.commit(
            words, lambda journal: journal.put("talks", change(_get(journal, "talks", ONLY_ONE)))
        )

    def _edit(self, table: str, key: int, said: str, /, **fields: Any) -> Change:
        return self._work.commit(
            said, lambda journal: journal.put(table, _get(journal, table, key)._replace(**fields))
        )


def _get(journal: Journal, table: str, key: int) -> Any:
    found = getattr(journal, table).get(key)
    if found is None:
        raise Unknown("that is gone", "it may have been deleted elsewhere")
    return found


def _needed(text: str, what: str) -> str:
    if not text.strip():
        raise Refused(f"{what} is needed", "one line is enough")
    return text.strip()
