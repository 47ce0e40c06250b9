"""Amounts, goals and repetitions as one says them, where their written forms are made for typing."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from companion.domain.calendar import spoken_date
from companion.domain.repetition import repetition_words
from companion.domain.schedule import WEEKDAYS

if TYPE_CHECKING:
    from companion.domain.interest import Goal
    from companion.domain.journal import Journal
    from companion.domain.session import Session

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SAME = re.compile(r".*(?:ss|us|is)|.*\b(?:species|series)")  # words that are one and many alike
_SHORT = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b")


def singular(noun: str) -> str:
    """One of ``noun``: ``book`` of books, ``story`` of stories, ``species`` of species."""
    if _SAME.fullmatch(noun.lower()):
        return noun
    if len(noun) > 4 and noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if re.fullmatch(r".+(?:[cs]h|x|ss|zz)es", noun) else noun.removesuffix("s")


def amount(number: float, unit: str) -> str:
    """``1 book``, ``2 books``, ``5 km``: a unit stands as it was typed, but for one of it."""
    return f"{number:,.10g} {singular(unit) if number == 1 else unit}".rstrip()


def spoken_amount(session: Session, journal: Journal) -> str:
    """How much was done in a session, in the unit of its interest's goal: ``2 books``; empty if not said."""
    interest = journal.interests.get(session.interest or 0)
    unit = interest.goal.unit if interest is not None else ""
    return amount(session.amount, unit) if session.amount is not None else ""


def listed(words: list[str]) -> str:
    """``one``, ``one and two``, ``one, two and three``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def spoken_goal(goal: Goal, today: date) -> str:
    """``12 books by 31 July``; a goal without a date as it is written."""
    return f"{amount(goal.number, goal.unit)} by {spoken_date(goal.by, today)}" if goal.by else str(goal)


def spoken_repetition(rule: str) -> str:
    """``every Tuesday and Thursday``, ``monthly on the first Saturday``; empty for once."""
    words = repetition_words(rule) if rule else ""
    if words and all(word in WEEKDAYS for word in words.split()):
        return f"every {listed([DAY_NAMES[WEEKDAYS.index(word)] for word in words.split()])}"
    return _SHORT.sub(lambda match: DAY_NAMES[WEEKDAYS.index(match[1])], words)
