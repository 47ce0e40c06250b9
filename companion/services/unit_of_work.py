"""What every use case works with: the clock, the store, and the one way to change the journal.

A use case decides nothing from what it read before: it hands over what to decide, which runs under the
store's lock on what is on disk then. So two processes never overwrite what the other has just recorded, and
a tick reads the store once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from companion.clock import Clock
from companion.domain.civil_day import civil_day
from companion.domain.journal import Delta, Journal
from companion.services.repository import Repository

# From the journal and the person's own day to the journal after, and the words for what was done.
Decision = Callable[[Journal, date], tuple[Journal, str]]


class Change(NamedTuple):
    """A durable change: the words for the toast, the journal after it, what differs, its stamp."""

    words: str
    journal: Journal
    delta: Delta
    stamp: int = 0


class UnitOfWork:
    """Repository and clock in, changes out."""

    def __init__(self, repository: Repository, clock: Clock) -> None:
        self.repository = repository
        self.clock = clock

    @property
    def journal(self) -> Journal:
        """What is on disk now. Raises StoreError."""
        return self.repository.read()

    def today(self) -> date:
        """The person's own day; reads the store, for when it starts. Raises StoreError."""
        return civil_day(self.clock(), self.journal.settings.day_start)

    def new_id(self) -> int:
        """A fresh record id."""
        return self.repository.new_id()

    def decide(self, decision: Decision, taken_back: int = 0) -> Change:
        """Apply what ``decision`` makes of what is on disk now; on return it is durable.

        ``taken_back`` is the stamp of a change that this one takes back.
        ``decision`` is pure: it may be asked again when another process slipped in. What it raises, such as
        Refused, is passed on with nothing changed. Raises StoreError.
        """
        now, words = self.clock(), ""

        def change(journal: Journal) -> Journal:
            nonlocal words
            after, words = decision(journal, civil_day(now, journal.settings.day_start))
            return after

        update = self.repository.update(change, lambda: words, taken_back)
        return Change(words, update.journal, update.delta, update.stamp)

    def commit(self, words: str, change: Callable[[Journal], Journal]) -> Change:
        """``decide`` for a pure change that needs no day and is always called the same."""
        return self.decide(lambda journal, _: (change(journal), words))
