"""What the numbers of Loop Habit Tracker mean, the same in its tables and in its database.

Loop fills days between two ticks by itself (YES_AUTO). Nobody stated those, so they are left out.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from companion.domain.habit import Entry, State
from companion.domain.ranges import MAX_AMOUNT
from companion.formats.trackers.found import Days, Gathering, done, within

UNKNOWN, NO, AUTO, YES, SKIP = -1, 0, 1, 2, 3
WORDS = {"UNKNOWN": UNKNOWN, "NO": NO, "YES_AUTO": AUTO, "YES_MANUAL": YES, "SKIP": SKIP}
THOUSANDTHS = 1000


class Kind(NamedTuple):
    """How the entries of a habit are meant: as yes and no, or as amounts in thousandths."""

    numerical: bool = False
    most: float | None = None  # for a habit that is kept by staying at or below it

    def put(self, value: int, day: date | None, note: str, where: str, days: Days) -> None:
        """Keep what ``value`` states of ``day``."""
        if value == UNKNOWN:
            if note:
                days.leave_out("notes on days without a state", where)
        elif value == SKIP:
            days.put(day, Entry(State.SKIPPED, note=note), where)
        elif self.numerical:
            days.put(day, self._amount(value / THOUSANDTHS, note), where)
        elif value == NO:
            days.put(day, Entry(State.MISSED, note=note), where)
        elif value == AUTO:
            noted = "days with a note that Loop filled in by itself" if note else ""
            days.leave_out(noted or "days that Loop filled in by itself, nobody stated them", where)
        elif value == YES:
            days.put(day, done(None, note), where)
        else:
            days.leave_out(f"entries with the value {value}, which means nothing here", where, bad=True)

    def _amount(self, amount: float, note: str) -> Entry | None:
        if self.most is not None:
            return within(amount, self.most, note)
        return done(amount, note) if amount else Entry(State.MISSED, note=note)


def kind_of(numerical: bool, at_most: bool, target: float, name: str, gathering: Gathering) -> Kind:
    """The kind of a habit; what has no counterpart is said."""
    if numerical and at_most:
        gathering.say(
            f"{name}: at most {target:g} a day became done up to {target:g} and missed above it; "
            "its strength is counted otherwise than in Loop"
        )
    return Kind(numerical, target if numerical and at_most else None)


def amount_of(
    numerical: bool, at_most: bool, target: float, days: int, name: str, gathering: Gathering
) -> float | None:
    """The target of a done day; what Loop asks for in a week or a month is said."""
    if not numerical or at_most or not 0 < target <= MAX_AMOUNT:
        return None
    if days > 1:
        gathering.say(f"{name}: {target:g} in {days} days in all became {target:g} on a done day")
    return target
