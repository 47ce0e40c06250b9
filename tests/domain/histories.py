"""Short ways to write habits, entries and days in tests."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.habit import DONE, Entry, Habit, Rest, State, Version
from companion.domain.schedule import parse_schedule

TODAY = date(2026, 3, 10)  # a Tuesday
STATES = {
    "d": DONE,
    "s": Entry(State.SKIPPED),
    "m": Entry(State.MISSED),
    "h": Entry(State.DONE, 10),  # half of a target of 20
    "f": Entry(State.DONE, 20),
}


def day(text: str) -> date:
    """``03-10`` is in 2026; a full date is itself."""
    return date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


def make(schedule: str = "daily", start: str = "03-01", grace: int = 1, **fields: object) -> Habit:
    amount = fields.pop("amount", None)
    version = Version(day(start), parse_schedule(schedule), amount, "minutes" if amount else "")  # type: ignore[arg-type]
    return Habit(1, "Walk", (version,), grace, **fields)  # type: ignore[arg-type]


def then(habit: Habit, start: str, schedule: str, amount: float | None = None) -> Habit:
    """``habit`` with another version from ``start`` on."""
    version = Version(day(start), parse_schedule(schedule), amount)
    return habit._replace(versions=(*habit.versions, version))


def rest(start: str, until: str | None = None) -> Rest:
    return Rest(day(start), day(until) if until else None)


def history(letters: str, start: str = "03-01") -> dict[date, Entry]:
    """One letter a day from ``start``: done, skipped, missed, half or full amount; others are no entry."""
    first = day(start)
    return {first + timedelta(days=n): STATES[c] for n, c in enumerate(letters) if c in STATES}
