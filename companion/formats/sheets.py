"""The six tables of a CSV export and their columns, in the order in which they are written and read.

The columns of entries, contacts and sessions are fixed; ``export json`` is what keeps everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from companion.domain.friend import Circle, ContactKind, RestKind
from companion.domain.habit import State
from companion.domain.interest import parse_goal
from companion.domain.schedule import parse_schedule
from companion.domain.session import After, Chosen, Company
from companion.formats.cells import (
    ASKS,
    BIRTHDAY,
    DAY,
    EVERY,
    GRACE,
    NUMBER,
    OCCURRENCES,
    REST,
    RESTS,
    TEXT,
    TEXTS,
    YES,
    Cell,
    choice,
)

_SCHEDULE = Cell(str, parse_schedule)
_GOAL = Cell(str, parse_goal)


class Row(NamedTuple):
    """One row that could be read: its first line in the file, and the values of cells that say something."""

    line: int
    values: Mapping[str, Any]


class Problem(NamedTuple):
    """One row, or a part of a file, that could not be taken, and why."""

    place: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


class Sheet(NamedTuple):
    """One table: its columns, and those a row cannot do without."""

    name: str
    columns: Mapping[str, Cell]
    needed: tuple[str, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"


def _sheet(name: str, needed: str, /, **columns: Cell) -> Sheet:
    return Sheet(name, MappingProxyType(columns), tuple(needed.split()))


SHEETS: Mapping[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        # A habit has a row for each version of its schedule; what does not change stands in every one.
        _sheet(
            "habits",
            "name",
            name=TEXT,
            start=DAY,
            schedule=_SCHEDULE,
            amount=NUMBER,
            unit=TEXT,
            grace=GRACE,
            pauses=RESTS,
            archives=RESTS,
            note=TEXT,
            source=TEXT,
        ),
        _sheet(
            "entries",
            "date habit state",
            date=DAY,
            habit=TEXT,
            state=choice(State),
            amount=NUMBER,
            note=TEXT,
        ),
        _sheet(
            "friends",
            "name",
            name=TEXT,
            circle=choice(Circle),
            every=EVERY,
            added=DAY,
            birthday=BIRTHDAY,
            leap_day=TEXT,
            since=TEXT,
            good_for=TEXT,
            needs=TEXTS,
            tags=TEXTS,
            dates=OCCURRENCES,
            asks=ASKS,
            rest=REST,
            rest_kind=choice(RestKind),
            archived=DAY,
            died=DAY,
            note=TEXT,
        ),
        _sheet("contacts", "date friends", date=DAY, friends=TEXTS, kind=choice(ContactKind), note=TEXT),
        _sheet(
            "interests",
            "name",
            name=TEXT,
            added=DAY,
            goal=_GOAL,
            goal_since=DAY,
            why=TEXT,
            ours=YES,
            baseline=YES,
            archived=DAY,
        ),
        _sheet(
            "sessions",
            "date",
            date=DAY,
            kind=choice(Company),
            minutes=NUMBER,
            interest=TEXT,
            habit=TEXT,
            chosen=choice(Chosen),
            after=choice(After),
            place=TEXT,
            note=TEXT,
        ),
    )
}
