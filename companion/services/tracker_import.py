"""The habits of another tracker into the journal: one pure change, and an account of what came of it.

A habit is known again by where it came from; one that the other program gave no id, also by its name. What
is known again keeps its name, schedule and note as they are here; its entries replace those of their dates.
The same file twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from companion.domain.errors import Refused
from companion.domain.habit import Habit, Rest, Version
from companion.domain.journal import Journal
from companion.domain.naming import name_key
from companion.formats.trackers.found import FoundHabits, Tracked
from companion.services.csv_exchange import Import, take_in
from companion.services.unit_of_work import UnitOfWork


class Taken(NamedTuple):
    """One habit of the file: as what it stands here, whether it was here before, and what its entries did."""

    tracked: Tracked
    name: str
    known: bool
    added: int
    replaced: int

    @property
    def words(self) -> str:
        """``Gym: 3 a week, 120 entries, 2024-01-01 to 2026-03-09 — new``."""
        days = sorted(self.tracked.entries)
        span = f", {days[0]} to {days[-1]}" if days else ""
        count = f"{len(days)} {'entry' if len(days) == 1 else 'entries'}"
        changed = [
            f"{self.added} new" if self.added else "",
            f"{self.replaced} changed" if self.replaced else "",
        ]
        there = ", ".join(part for part in changed if part) or "nothing new"
        what = f"here already, {there}" if self.known else "new"
        return f"{self.name}: {self.tracked.schedule}, {count}{span} — {what}"


class TrackerReport(NamedTuple):
    """What was read, kept and left out, and the change to undo."""

    found: FoundHabits
    taken: tuple[Taken, ...]
    done: Import

    @property
    def read(self) -> str:
        """``3 habits and 412 entries``."""
        return f"{_counted(len(self.found.habits), 'habit')} and {_counted(self.found.read, 'entry')}"

    @property
    def kept(self) -> str:
        """``3 habits (2 new) and 400 entries (380 new, 20 in place of another, 0 there already)``."""
        total = sum(len(each.tracked.entries) for each in self.taken)
        added, replaced = sum(each.added for each in self.taken), sum(each.replaced for each in self.taken)
        same = total - added - replaced
        new = sum(not each.known for each in self.taken)
        how = f"{added} new, {replaced} in place of another, {same} there already"
        return f"{_counted(len(self.taken), 'habit')} ({new} new) and {_counted(total, 'entry')} ({how})"

    @property
    def bad(self) -> bool:
        """Whether something could not be read."""
        return any(each.bad for each in self.found.left_out)


def import_tracker(
    work: UnitOfWork, word: str, found: FoundHabits, *, dry_run: bool = False
) -> TrackerReport:
    """Take in what was found in the files of the tracker ``word``, as one undo step after a backup."""
    if not found.habits:
        raise Refused("there is no habit in it", "look whether it is the right file")
    change = _TrackerImport(word, found.habits, work.today(), work.new_id)
    before = work.journal
    taken = change.taken(before)
    return TrackerReport(found, taken, take_in(work, change, [], dry_run=dry_run))


class _TrackerImport:
    """The change. Applied twice, it gives its new habits the same ids."""

    def __init__(
        self, word: str, habits: tuple[Tracked, ...], today: date, new_id: Callable[[], int]
    ) -> None:
        self._word = word
        self._habits = habits
        self._today = today
        self._ids = [new_id() for _ in habits]

    def __call__(self, journal: Journal) -> Journal:
        """The journal with every habit and entry of the file."""
        habits, entries = dict(journal.habits), dict(journal.entries)
        for tracked, habit, _ in self._met(journal):
            habits[habit.id] = habit
            if tracked.entries:
                entries[habit.id] = {**entries.get(habit.id, {}), **tracked.entries}
        return journal._replace(habits=habits, entries=entries)

    def taken(self, journal: Journal) -> tuple[Taken, ...]:
        """What the change would do with each habit."""
        return tuple(
            Taken(tracked, habit.name, known, *_differing(journal.entries_of(habit.id), tracked.entries))
            for tracked, habit, known in self._met(journal)
        )

    def _met(self, journal: Journal) -> list[tuple[Tracked, Habit, bool]]:
        """Each habit of the file with the one it stands for here, and whether that was here before."""
        sources = {habit.source: habit for habit in journal.habits.values() if habit.source}
        names = {
            name_key(habit.name): habit
            for habit in sorted(journal.habits.values(), key=lambda each: -each.id)
        }
        used = set(names)
        matched: set[int] = set()  # two habits of a file are never one here
        order = max((habit.order for habit in journal.habits.values()), default=0)
        met = []
        for tracked, fresh in zip(self._habits, self._ids, strict=True):
            source = f"{self._word}:{tracked.key}"
            found = sources.get(source)
            if found is None and not tracked.certain and tracked.key == tracked.name:
                found = names.get(name_key(tracked.name))
            if found is not None and found.id not in matched:
                matched.add(found.id)
                met.append((tracked, found if found.source else found._replace(source=source), True))
                continue
            order += 1
            name = _free(tracked.name, used)
            used.add(name_key(name))
            met.append((tracked, self._made(fresh, name, source, order, tracked), False))
        return met

    def _made(self, key: int, name: str, source: str, order: int, tracked: Tracked) -> Habit:
        start = min((*tracked.entries, tracked.start or self._today))
        version = Version(start, tracked.schedule, tracked.amount, tracked.unit)
        archives = (Rest(tracked.ended or self._today),) if tracked.archived else ()
        return Habit(key, name, (version,), note=tracked.note, archives=archives, order=order, source=source)


def _differing(here: Mapping[date, object], given: Mapping[date, object]) -> tuple[int, int]:
    """How many of ``given`` are new, and how many differ from what is here."""
    added = sum(day not in here for day in given)
    return added, sum(day in here and here[day] != entry for day, entry in given.items())


def _free(name: str, used: set[str]) -> str:
    free, number = name.strip(), 1
    while name_key(free) in used:
        number += 1
        free = f"{name.strip()} ({number})"
    return free


def _counted(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {'entries' if noun == 'entry' else noun + 's'}"
