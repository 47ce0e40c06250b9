"""What every use case works with: the clock, the store, and the one way to change the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from companion.clock import Clock
from companion.domain.civil_day import civil_day
from companion.domain.journal import Delta, Journal
from companion.services.repository import Repository


class Change(NamedTuple):
    """A durable change: the words for the toast, the journal after it, and what differs."""

    words: str
    journal: Journal
    delta: Delta


class UnitOfWork:
    """Repository and clock in, changes out."""

    def __init__(self, repository: Repository, clock: Clock) -> None:
        self.repository = repository
        self.clock = clock

    @property
    def journal(self) -> Journal:
        """What is on disk now."""
        return self.repository.read()

    def today(self) -> date:
        """The person's own day."""
        return civil_day(self.clock(), self.journal.settings.day_start)

    def new_id(self) -> int:
        """A fresh record id."""
        return self.repository.new_id()

    def commit(self, words: str, change: Callable[[Journal], Journal]) -> Change:
        """Apply a pure change to what is on disk now; on return it is durable."""
        update = self.repository.update(change)
        return Change(words, update.journal, update.delta)
