"""The timer of a session that is running. It lives in the store, so that it survives whatever stops the app.

Instants here are UTC, for length only: a clock that is set back or a journey must not make an hour of quiet
longer or shorter. The session belongs to the civil day it began on.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from companion.domain.session import Company

if TYPE_CHECKING:
    from companion.domain.journal import Journal

FORGOTTEN = 240  # minutes beyond what was planned after which one is asked how long it really was


class Timer(NamedTuple):
    """A session under way.

    ``idle`` are the seconds of the pauses so far; ``paused`` is since when it rests now. ``planned`` minutes
    give it a soft end. ``ended`` is when it was over, written by version 0.1 only, which logged it later.
    """

    id: int
    date: date
    started: datetime
    kind: Company = Company.SOLO
    habit: int | None = None  # id
    interest: int | None = None  # id
    place: str = ""
    planned: int | None = None
    paused: datetime | None = None
    idle: int = 0
    ended: datetime | None = None

    def seconds(self, now: datetime) -> int:
        """The seconds that count until ``now``; never below 0, whatever was done to the clock."""
        until = min(moment for moment in (self.ended, self.paused, now) if moment is not None)
        return max(0, int((until - self.started).total_seconds()) - self.idle)

    def minutes(self, now: datetime) -> int:
        """The whole minutes that count until ``now``."""
        return self.seconds(now) // 60

    def over(self, now: datetime) -> bool:
        """Whether the planned time has passed."""
        return self.planned is not None and self.minutes(now) >= self.planned

    def forgotten(self, now: datetime) -> bool:
        """Whether it ran for so long that one should be asked how long it really was."""
        return self.minutes(now) >= (self.planned or 0) + FORGOTTEN

    def turned(self, now: datetime) -> Timer:
        """Paused if it runs, running again if it was paused."""
        if self.paused is None:
            return self._replace(paused=now)
        return self._replace(paused=None, idle=self.idle + max(0, int((now - self.paused).total_seconds())))


def current(journal: Journal) -> Timer | None:
    """The timer that is under way; of two that met in a merge the one that began first."""
    return min(journal.timers.values(), key=lambda timer: (timer.started, timer.id), default=None)


def about_words(journal: Journal, habit: int | None, interest: int | None) -> str:
    """What a session is for: the name of an interest or a habit, or quiet time."""
    found = journal.interests.get(interest or 0) or journal.habits.get(habit or 0)
    return found.name if found is not None else "quiet time"
