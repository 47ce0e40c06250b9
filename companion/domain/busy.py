"""What stands in other calendars: stretches of time that are taken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from companion.domain.appointments import Appointment

BUSY = "busy"  # what it is called where its title is not wanted


class Busy(NamedTuple):
    """One stretch, by the clock on the wall; ``title`` is empty where it is not wanted."""

    start: datetime
    end: datetime
    whole_day: bool = False
    title: str = ""

    @property
    def name(self) -> str:
        """What to call it."""
        return self.title or BUSY


def clashes(listed: Iterable[Appointment], busy: Iterable[Busy]) -> list[tuple[Appointment, Busy]]:
    """Which times of blocks share time with what stands in other calendars. Whole days are left out: they
    are more often a birthday than an appointment.
    """
    taken = sorted(each for each in busy if not each.whole_day)
    return [
        (each, other)
        for each in listed
        if not each.dropped
        for other in taken
        if each.start < other.end and other.start < each.end
    ]
