"""What was found in another tracker's files, and how a reader gathers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from companion.domain.errors import Refused
from companion.domain.habit import DONE, Entry, State
from companion.domain.ranges import FIRST_DAY, LAST_DAY, MAX_AMOUNT
from companion.domain.schedule import Schedule

MAX_ENTRIES = 400_000  # thirty habits for more than thirty years


class LeftOut(NamedTuple):
    """Something that was not taken: how many, why, and where the first of them stands.

    ``bad`` is what cannot be read, unlike what was left out because nobody stated it.
    """

    number: int
    what: str
    first: str = ""
    bad: bool = True

    def __str__(self) -> str:
        number = f"{self.number} " if self.number > 1 else ""
        return f"{number}{self.what}" + (f" (first: {self.first})" if self.first else "")


class Tracked(NamedTuple):
    """One habit as the other program knew it. ``entries`` are those that somebody stated.

    ``key`` tells it from the others in the same file and is the same at the next export. When it is
    ``certain``, the other program made it, and a name alone never makes two habits the same.
    """

    key: str
    name: str
    schedule: Schedule
    entries: Mapping[date, Entry]
    start: date | None = None
    amount: float | None = None
    unit: str = ""
    note: str = ""
    archived: bool = False
    certain: bool = False
    ended: date | None = None  # the day it was archived, where the other program says so


class FoundHabits(NamedTuple):
    """Everything in the files: habits in their order, what was left out, and what was read otherwise.

    ``read`` is how many entries the files hold, taken or not.
    """

    habits: tuple[Tracked, ...]
    read: int
    left_out: tuple[LeftOut, ...] = ()
    mapped: tuple[str, ...] = ()


class Gathering:
    """Collects what a reader finds; in the end ``found`` is the value."""

    def __init__(self) -> None:
        self.read = 0
        self._habits: list[Tracked] = []
        self._mapped: list[str] = []
        self._counts: Counter[tuple[str, bool]] = Counter()
        self._firsts: dict[tuple[str, bool], str] = {}

    def habit(self, habit: Tracked) -> None:
        """Keep a habit. One without a name is left out."""
        if habit.name.strip():
            self._habits.append(habit)
        else:
            self.leave_out("habits without a name", habit.key)

    def say(self, words: str) -> None:
        """Something has no exact counterpart and was read as what is nearest."""
        self._mapped.append(words)

    def leave_out(self, why: str, first: str = "", *, bad: bool = True) -> None:
        """One thing that is not taken, with the reason; the same reasons are counted together."""
        self._counts[why, bad] += 1
        self._firsts.setdefault((why, bad), first)

    def count(self, entries: int = 1) -> None:
        """So many entries were met. Raises Refused when there are more than can be a person's."""
        self.read += entries
        if self.read > MAX_ENTRIES:
            raise Refused(
                f"it holds more than {MAX_ENTRIES} entries",
                "no single person has that many; give a smaller file",
            )

    def found(self) -> FoundHabits:
        """The finished value."""
        left_out = tuple(
            LeftOut(count, why, self._firsts[why, bad], bad) for (why, bad), count in self._counts.items()
        )
        return FoundHabits(tuple(self._habits), self.read, left_out, tuple(dict.fromkeys(self._mapped)))


class Days:
    """The entries of one habit while they are read; of two of one date the later one counts."""

    def __init__(self, gathering: Gathering, name: str) -> None:
        self.entries: dict[date, Entry] = {}
        self._gathering = gathering
        self._name = name

    def put(self, day: date | None, entry: Entry | None, where: str) -> None:
        """Keep ``entry`` on ``day``; None is what could not be read."""
        place = f"{self._name}, {where}"
        if day is None:
            self._gathering.leave_out("entries with a date that cannot be", place)
        elif entry is None:
            self._gathering.leave_out("entries with an amount that cannot be", place)
        else:
            if day in self.entries:
                self._gathering.leave_out("entries, since a later one has the same date", place, bad=False)
            self.entries[day] = entry

    def leave_out(self, why: str, where: str, *, bad: bool = False) -> None:
        """One entry that is not taken."""
        self._gathering.leave_out(why, f"{self._name}, {where}", bad=bad)


def day_of(text: object) -> date | None:
    """``2026-03-10`` as a date; a time behind it is dropped. None for what is no date that can be."""
    try:
        found = date.fromisoformat(str(text).strip()[:10])
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None


def day_of_number(days: int) -> date | None:
    """The date so many days after 1 January 1970."""
    try:
        found = date.fromordinal(719_163 + days)
    except (ValueError, OverflowError):
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None


def done(amount: float | None = None, note: str = "") -> Entry | None:
    """A done day; None when the amount is none that can be kept."""
    if amount is None and not note:
        return DONE
    if amount is not None and not 0 < amount <= MAX_AMOUNT:
        return None
    return Entry(State.DONE, amount, note)


def within(amount: float, most: float, note: str = "") -> Entry | None:
    """A day of a habit that is kept by staying at ``most`` or below."""
    if not 0 <= amount <= MAX_AMOUNT:
        return None
    state = State.DONE if amount <= most else State.MISSED
    return Entry(state, amount or None, note) if amount or note or state is State.MISSED else DONE
