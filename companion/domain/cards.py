"""When a card is due. What was shown is kept with its day; of the safety card nothing is ever kept.

The health card: three or more signs were noticed in each of two check-ins at least 14 days apart, the later
one of today; then not for 30 days. Two check-ins further apart than ``LATELY`` say nothing about each other.
"""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.check_in import CheckIn, Marked
from companion.domain.journal import Journal

HEALTH = "health"
COMPASS = "compass"  # the offer of the compass, when it was set aside for a month
COMPASS_LATER = "compass later"  # the same, for three days
FADING = "fading"
MANY = 3
APART = timedelta(days=14)
LATELY = timedelta(days=92)
QUIET_DAYS = 30


def health_due(journal: Journal, check_in: CheckIn) -> bool:
    """Whether the health card belongs to the end of ``check_in``."""
    if shown_lately(journal, HEALTH, check_in.date) or not _many(check_in):
        return False
    return any(
        _many(earlier) and APART <= check_in.date - earlier.date <= LATELY
        for earlier in journal.check_ins.values()
    )


def shown_lately(journal: Journal, card: str, today: date, days: int = QUIET_DAYS) -> bool:
    """Whether ``card`` was shown within the last 30 ``days``."""
    within = timedelta(days=days)
    return any(shown.card == card and today < shown.date + within for shown in journal.shown.values())


def _many(check_in: CheckIn) -> bool:
    return sum(mark.marked is Marked.NOTICED for mark in check_in.marks.values()) >= MANY
