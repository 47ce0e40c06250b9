"""What moved together: two groups of weeks and what was counted in each, said as counts and nothing more.

At most three sentences, none where a group has fewer than four weeks or too little was counted. Nothing here
says that one thing made the other: weeks differ in many ways that nobody wrote down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

from companion.domain.calendar import week_of
from companion.domain.check_in import Marked
from companion.domain.journal import Journal
from companion.domain.log_queries import since
from companion.domain.session import After, Chosen, Company

MIN_WEEKS = 4  # in each group
MIN_COUNTED = 4  # marks or sessions in both groups together
CHOSEN_MINUTES = 120
MAX_SENTENCES = 3
WEEKS = 52  # looked back on


def sentences(journal: Journal, today: date, week_start: int = 0) -> list[str]:
    """At most three sentences about the last year, each with the counts behind it."""
    weeks = _Weeks(journal, today, week_start)
    found = [
        _signs(weeks, lambda week: weeks.chosen[week] >= CHOSEN_MINUTES, "two or more chosen hours alone"),
        _signs(weeks, lambda week: weeks.contacts[week] >= 2, "two or more contacts with friends"),
        _rested(weeks),
    ]
    return [sentence for sentence in found if sentence][:MAX_SENTENCES]


class _Weeks:
    """What was counted in each week of the last year."""

    def __init__(self, journal: Journal, today: date, week_start: int) -> None:
        self.signs: dict[date, int] = {}  # only weeks with a check-in
        self.chosen: Counter[date] = Counter()
        self.contacts: Counter[date] = Counter()
        self.alone: Counter[date] = Counter()
        self.rested: Counter[date] = Counter()
        this = week_of(today, week_start)[0]

        def week(day: date) -> date | None:
            begin = week_of(day, week_start)[0]
            return begin if day <= today and (this - begin).days < WEEKS * 7 else None

        first = this - timedelta(weeks=WEEKS)
        for check_in in since(journal.check_ins, first):
            if (at := week(check_in.date)) is not None:
                noticed = sum(mark.marked is Marked.NOTICED for mark in check_in.marks.values())
                self.signs[at] = self.signs.get(at, 0) + noticed
        for session in since(journal.sessions, first):
            if session.kind is not Company.SOLO or (at := week(session.date)) is None:
                continue
            if session.chosen is Chosen.YES:
                self.chosen[at] += round(session.minutes or 0)
            if session.after is not None:
                self.alone[at] += 1
                self.rested[at] += session.after is After.RESTED
        for contact in since(journal.contacts, first):
            if contact.counted and (at := week(contact.date)) is not None:
                self.contacts[at] += 1


def _signs(weeks: _Weeks, belongs: Callable[[date], bool], words: str) -> str:
    """Signs marked in the weeks that belong, and in the others; only weeks with a check-in count."""
    inside = [week for week in weeks.signs if belongs(week)]
    outside = [week for week in weeks.signs if not belongs(week)]
    marked, others = sum(weeks.signs[w] for w in inside), sum(weeks.signs[w] for w in outside)
    if min(len(inside), len(outside)) < MIN_WEEKS or marked + others < MIN_COUNTED:
        return ""
    return (
        f"In the {len(inside)} weeks with {words} you marked {_signs_words(marked)}, "
        f"in the {len(outside)} others {others}."
    )


def _rested(weeks: _Weeks) -> str:
    """How time alone left one, in weeks with two or more contacts and in the others."""
    inside = [week for week in weeks.alone if weeks.contacts[week] >= 2]
    outside = [week for week in weeks.alone if weeks.contacts[week] < 2]
    times, others = sum(weeks.alone[w] for w in inside), sum(weeks.alone[w] for w in outside)
    if min(len(inside), len(outside)) < MIN_WEEKS or min(times, others) < MIN_COUNTED:
        return ""
    rested, also = sum(weeks.rested[w] for w in inside), sum(weeks.rested[w] for w in outside)
    return (
        f"In the {len(inside)} weeks with two or more contacts, {rested} of {times} times alone left you "
        f"rested, in the {len(outside)} others {also} of {others}."
    )


def _signs_words(number: int) -> str:
    return f"{number} sign" if number == 1 else f"{number} signs"
