"""Lines of one's own: a choice I made, what I think about something. They feed the signs that ask."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class OwnKind(StrEnum):
    """What such a line is about."""

    CHOICE = "choice"  # a choice I made
    VIEW = "view"  # what I think about it


class OwnLine(NamedTuple):
    """One line, of one date."""

    id: int
    date: date
    kind: OwnKind
    text: str
