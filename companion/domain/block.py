"""Blocks: appointments with oneself, once or again and again, and what became of single ones."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from companion.domain.session import Company


class Instead(NamedTuple):
    """What happens instead of the appointment of ``day``: it moved ``to`` another day, or was dropped (None).

    ``day`` is the day the repetition names. ``at`` and ``minutes`` are None where they stay as they were.
    ``by`` says what took it over, in one's own words.
    """

    day: date
    to: date | None = None
    at: time | None = None
    minutes: int | None = None
    by: str = ""


class Block(NamedTuple):
    """An appointment with oneself of so many ``minutes``, from ``first`` on.

    ``rule`` is the recurrence as iCalendar writes it (``FREQ=WEEKLY;BYDAY=TU``), empty for one that takes
    place once; ``until`` is its last possible day. Times are those of the clock on the wall, wherever one is.
    """

    id: int
    title: str
    first: date
    at: time
    minutes: int
    rule: str = ""
    until: date | None = None
    place: str = ""
    habit: int | None = None  # id
    interest: int | None = None  # id
    exceptions: tuple[Instead, ...] = ()
    note: str = ""
    kind: Company = Company.SOLO  # alone, or in the same room with own things; never shared

    def instead_of(self, day: date) -> Instead | None:
        """What happens instead of the appointment of ``day``, if anything does."""
        return next((instead for instead in self.exceptions if instead.day == day), None)
