"""Interests of one's own, and what one wants of them."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from companion.domain.date_parsing import read_coming_date
from companion.domain.errors import Unreadable
from companion.domain.ranges import MAX_AMOUNT

HINT = "write 3 sessions a week, 120 minutes a month, 12 books by 2026-12-31, or open"


class GoalKind(StrEnum):
    """What a goal counts."""

    MINUTES = "minutes"
    SESSIONS = "sessions"
    AMOUNT = "amount"
    OPEN = "open"


class Goal(NamedTuple):
    """What one wants of an interest.

    ``number`` minutes or sessions per ``period`` (``week`` or ``month``), or ``number`` of ``unit`` by
    the end of the day ``by``, counted from ``since``.
    """

    kind: GoalKind = GoalKind.OPEN
    number: float = 0
    period: str = ""
    unit: str = ""
    by: date | None = None

    def __str__(self) -> str:
        match self.kind:
            case GoalKind.OPEN:
                return "open"
            case GoalKind.AMOUNT:
                return f"{self.number:g} {self.unit} by {self.by}"
            case _:
                noun = self.kind.value.removesuffix("s") if self.number == 1 else self.kind.value
                return f"{self.number:g} {noun} a {self.period}"


OPEN = Goal()


class Interest(NamedTuple):
    """Something of one's own."""

    id: int
    name: str
    added: date
    why: str = ""
    ours: bool = False  # "ours, with my own corner" instead of "mine alone"
    goal: Goal = OPEN
    goal_since: date | None = None  # None: since it was added
    baseline: bool = False  # it was mine before the relationship
    archived: date | None = None
    order: int = 0

    @property
    def goal_start(self) -> date:
        """The day from which an amount by a date is counted."""
        return self.goal_since or self.added


def parse_goal(text: str, today: date | None = None) -> Goal:
    """Read a goal as a person writes it; with ``today``, its date may be written as a coming day.

    Raises Unreadable with the forms that can be read.
    """
    plain = " ".join(text.lower().split())
    if plain in ("open", "none", ""):
        return OPEN
    pattern = r"([\d.]+|once|twice)(?: ?(minutes?|min|hours?|h|sessions?|times?|x))? (?:a|per) (week|month)"
    if match := re.fullmatch(pattern, plain):
        number = _number({"once": "1", "twice": "2"}.get(match[1], match[1]), text)
        unit = match[2] or "sessions"  # as a habit is so many times a week
        if unit.startswith("h"):
            number *= 60
        kind = GoalKind.SESSIONS if unit[0] in "stx" else GoalKind.MINUTES
        return Goal(kind, number, period=match[3])
    if match := re.fullmatch(r"([\d.]+) (\S.*) by (\S.*)", " ".join(text.split()), re.IGNORECASE):
        try:
            by = read_coming_date(match[3], today) if today else date.fromisoformat(match[3])
        except ValueError:
            raise Unreadable(f"{match[3]} is not a date", "write it as 2026-12-31") from None
        return Goal(GoalKind.AMOUNT, _number(match[1], text), unit=match[2], by=by)
    raise Unreadable(f"cannot read the goal “{text.strip()}”", HINT)


def _number(digits: str, text: str) -> float:
    try:
        number = float(digits)
    except ValueError:
        number = 0
    if not 0 < number <= MAX_AMOUNT:
        raise Unreadable(f"the number in “{text.strip()}” is out of range", HINT)
    return number
