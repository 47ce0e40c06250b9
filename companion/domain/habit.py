"""Habits and what happened with them on a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from companion.domain.schedule import DAILY, Schedule


class State(StrEnum):
    """What was stated for a habit on one date. No entry means unknown, never missed."""

    DONE = "done"
    SKIPPED = "skipped"
    MISSED = "missed"


class Entry(NamedTuple):
    """What happened with a habit on one calendar date."""

    state: State
    amount: float | None = None  # in the habit's unit; None on a done day counts as the whole target
    note: str = ""  # for a skipped day, the reason


# The entries that say nothing more, as nearly all do.
DONE, SKIPPED, MISSED = Entry(State.DONE), Entry(State.SKIPPED), Entry(State.MISSED)

Entries = Mapping[date, Entry]  # the entries of one habit


def share(entry: Entry, target: float | None) -> float:
    """How much of ``target`` was done, 0 to 1. Done without an amount is the whole target."""
    if entry.state is not State.DONE:
        return 0.0
    if target is None or target <= 0 or entry.amount is None:
        return 1.0
    return max(0.0, min(1.0, entry.amount / target))


class Version(NamedTuple):
    """The schedule and target in force from ``start`` on, until the next version starts."""

    start: date
    schedule: Schedule = DAILY
    amount: float | None = None  # target per done day, in ``unit``; None: any done counts
    unit: str = ""


class Rest(NamedTuple):
    """Days that ask nothing: from ``start`` up to, not including, ``until`` (None: until further notice)."""

    start: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies in this rest."""
        return self.start <= day and (self.until is None or day < self.until)


class Habit(NamedTuple):
    """A solitude practice. ``versions`` is never empty and is ordered by start."""

    id: int
    name: str
    versions: tuple[Version, ...]
    grace: int = 1  # consecutive missed occasions that are forgiven
    note: str = ""  # why it is mine
    pauses: tuple[Rest, ...] = ()
    archives: tuple[Rest, ...] = ()  # a last one without an end means archived now
    order: int = 0
    source: str = ""  # where an imported habit came from, such as ``loop:UUID``; known again by it

    @property
    def start(self) -> date:
        """The first day the habit was meant for (an earlier entry moves it, see ``occasions``)."""
        return self.versions[0].start

    @property
    def current(self) -> Version:
        """The newest version, the one an edit shows."""
        return self.versions[-1]

    @property
    def archived(self) -> bool:
        """Whether it was put away and not brought back."""
        return bool(self.archives) and self.archives[-1].until is None

    def version_on(self, day: date) -> Version:
        """The version in force on ``day``; days before the first version are judged by the first."""
        found = self.versions[0]
        for version in self.versions[1:]:
            if version.start > day:
                break
            found = version
        return found

    def paused_on(self, day: date) -> bool:
        """Whether ``day`` lies in a pause."""
        return any(pause.covers(day) for pause in self.pauses)

    def rests_on(self, day: date) -> bool:
        """Whether ``day`` asks nothing because of a pause or because the habit was archived."""
        return self.paused_on(day) or any(rest.covers(day) for rest in self.archives)

    def counts(self, entry: Entry, day: date) -> bool:
        """Whether ``entry`` makes ``day`` a done day: done, and not below the target amount."""
        return entry.state is State.DONE and self.fraction(entry, day) >= 1

    def fraction(self, entry: Entry, day: date) -> float:
        """How much of the day's target was done, 0 to 1. Done without an amount is the whole target."""
        return share(entry, self.version_on(day).amount)
