"""Lines of one's own: a choice I made, what I think about something. They feed the signs that ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class OwnKind(StrEnum):
    """What such a line is about."""

    CHOICE = "choice"  # a choice I made
    VIEW = "view"  # what I think about it


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One line, of one date."""

    id: int
    date: date
    kind: OwnKind
    text: str
