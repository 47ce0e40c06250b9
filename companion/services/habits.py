"""What one does with habits: tick, skip, fill in, change, pause, put away."""

from __future__ import annotations

from datetime import date

from companion.domain.calendar import spoken_date
from companion.domain.errors import Refused, Unknown
from companion.domain.habit import DONE, Entry, Habit, Rest, State, Version
from companion.domain.journal import Journal, in_order
from companion.domain.naming import new_name
from companion.domain.numbers import check_amount, check_grace
from companion.domain.schedule import Schedule
from companion.domain.spoken import amount
from companion.services.unit_of_work import Change, UnitOfWork


class Habits:
    """Use cases of solitude. Every method that changes something returns the durable Change."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def get(self, habit_id: int) -> Habit:
        """The habit. Raises Unknown when it is gone, perhaps deleted by another process."""
        return _habit(self._work.journal, habit_id)

    def add(
        self,
        name: str,
        schedule: Schedule,
        *,
        grace: int = 1,
        amount: float | None = None,
        unit: str = "",
        start: date | None = None,
        **fields: object,
    ) -> Change:
        """A new habit, from ``start`` (today if None), with other ``fields`` by their names in ``Habit``.

        Raises Refused for an empty or taken name.
        """
        habit_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            free = new_name(name, journal.habits.values(), "habit")
            order = 1 + max((habit.order for habit in journal.habits.values()), default=0)
            version = Version(start or today, schedule, check_amount(amount), unit.strip())
            made = Habit(habit_id, free, (version,), check_grace(grace), order=order)
            return journal.put("habits", made._replace(**fields)), f"{free}: added"  # type: ignore[arg-type]

        return self._work.decide(change)

    def edit(
        self,
        habit_id: int,
        *,
        name: str,
        grace: int,
        schedule: Schedule,
        amount: float | None,
        unit: str,
        since: date | None = None,
        **fields: object,
    ) -> Change:
        """Change a habit, other ``fields`` by their names in ``Habit``.

        A new schedule or target holds from ``since`` (today if None); the past stays. Raises Unknown, and
        Refused for an empty or taken name.
        """

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            habit, day = _habit(journal, habit_id), since or today
            free = new_name(name, journal.habits.values(), "habit", but=habit)
            versions = habit.versions
            wanted = Version(day, schedule, check_amount(amount), unit.strip())
            if wanted._replace(start=habit.current.start) != habit.current:
                kept = tuple(version for version in versions if version.start < day)
                # A habit that begins today or later has no past to protect: its first version is corrected.
                versions = (*kept, wanted) if kept else (wanted._replace(start=habit.start),)
            changed = habit._replace(name=free, grace=check_grace(grace), versions=versions)
            return journal.put("habits", changed._replace(**fields)), f"{free}: changed"  # type: ignore[arg-type]

        return self._work.decide(change)

    def tick(self, habit_id: int, day: date | None = None, amount: float | None = None) -> Change:
        """State that ``day`` (today if None) is done. Done already says so and changes nothing.

        ``amount`` is in the habit's unit; None keeps the one there is. Raises Unknown, and Refused for a day
        to come.
        """
        return self._work.decide(
            lambda journal, today: _ticked(journal, habit_id, day or today, today, amount)
        )

    def skip(self, habit_id: int, day: date | None = None, reason: str = "") -> Change:
        """Excuse a day (today if None), with a reason or without. Raises as ``tick`` does."""
        return self.set_entry(habit_id, day, Entry(State.SKIPPED, note=reason.strip()))

    def set_entry(self, habit_id: int, day: date | None, entry: Entry | None) -> Change:
        """Put any entry on a day (today if None), or take it back with None. Raises as ``tick`` does."""
        if entry is None:
            return self.clear(habit_id, day)
        return self._work.decide(
            lambda journal, today: _recorded(journal, habit_id, day or today, today, entry)
        )

    def clear(self, habit_id: int, day: date | None = None) -> Change:
        """Take the entry of a day (today if None) back. Raises Unknown."""
        return self._work.decide(lambda journal, today: _cleared(journal, habit_id, day or today, today))

    def toggle(self, habit_id: int, day: date | None = None) -> Change:
        """What a press of space does: done becomes open, anything else becomes done.

        Decided by what is on disk, so that two presses in two processes are two presses. Raises as ``tick``.
        """

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            on = day or today
            entry = journal.entries_of(habit_id).get(on)
            if entry is not None and _habit(journal, habit_id).counts(entry, on):
                return _cleared(journal, habit_id, on, today)
            return _ticked(journal, habit_id, on, today, None)

        return self._work.decide(change)

    def pause(self, habit_id: int, until: date) -> Change:
        """Ask nothing from today until ``until``, the day it is back. Raises Refused for a past date."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            if until <= today:
                raise Refused("a pause ends on a day to come", "choose a later date")
            habit = _habit(journal, habit_id)
            pauses = (*_ended(habit.pauses, today), Rest(today, until))
            paused = journal.put("habits", habit._replace(pauses=pauses))
            return paused, f"{habit.name}: paused until {spoken_date(until, today)}"

        return self._work.decide(change)

    def resume(self, habit_id: int) -> Change:
        """End a pause today; the days it already excused stay excused. Raises Unknown."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            habit = _habit(journal, habit_id)
            back = habit._replace(pauses=_ended(habit.pauses, today))
            return journal.put("habits", back), f"{habit.name}: back"

        return self._work.decide(change)

    def archive(self, habit_id: int) -> Change:
        """Put a habit away from today on; its history stays. Raises Unknown."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            habit = _habit(journal, habit_id)
            words = f"{habit.name}: archived"
            if habit.archived:
                return journal, words
            return journal.put("habits", habit._replace(archives=(*habit.archives, Rest(today)))), words

        return self._work.decide(change)

    def bring_back(self, habit_id: int) -> Change:
        """Take a habit out of the archive; the time in it is excused. Raises Unknown."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            habit = _habit(journal, habit_id)
            back = habit._replace(archives=_ended(habit.archives, today))
            return journal.put("habits", back), f"{habit.name}: back on the list"

        return self._work.decide(change)

    def delete(self, habit_id: int) -> Change:
        """Remove a habit with its entries; its sessions stay in the log of time. Raises Unknown."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            habit = _habit(journal, habit_id)
            sessions = {
                key: session._replace(habit=None) if session.habit == habit_id else session
                for key, session in journal.sessions.items()
            }
            entries = {key: days for key, days in journal.entries.items() if key != habit_id}
            left = journal.drop("habits", habit_id)._replace(sessions=sessions, entries=entries)
            return left, f"{habit.name}: deleted"

        return self._work.decide(change)

    def move(self, habit_id: int, step: int) -> Change:
        """Move a habit up (-1) or down (+1) among those that are not archived; at an end it stays.

        Raises Unknown.
        """

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            words = f"{_habit(journal, habit_id).name}: moved"
            listed = in_order(journal)
            at = next((n for n, habit in enumerate(listed) if habit.id == habit_id), None)
            if at is None or not 0 <= at + step < len(listed):
                return journal, words
            listed.insert(at + step, listed.pop(at))
            for order, habit in enumerate(listed, 1):
                if habit.order != order:
                    journal = journal.put("habits", habit._replace(order=order))
            return journal, words

        return self._work.decide(change)


def _habit(journal: Journal, habit_id: int) -> Habit:
    try:
        return journal.habits[habit_id]
    except KeyError:
        raise Unknown("that habit is gone", "it may have been deleted elsewhere") from None


def _ticked(
    journal: Journal, habit_id: int, on: date, today: date, amount: float | None
) -> tuple[Journal, str]:
    habit, before = _habit(journal, habit_id), journal.entries_of(habit_id).get(on)
    if before is None or before.state is not State.DONE:
        entry = DONE if amount is None else Entry(State.DONE, check_amount(amount))
    elif amount is None and habit.counts(before, on):
        entry = before  # with the amount and the note it has
    else:
        entry = before._replace(amount=check_amount(amount))
    return _recorded(journal, habit_id, on, today, entry)


def _recorded(journal: Journal, habit_id: int, on: date, today: date, entry: Entry) -> tuple[Journal, str]:
    habit = _habit(journal, habit_id)
    if on > today:
        raise Refused(f"{on} is still ahead", "a day can be ticked once it is here")
    done = "done" if habit.counts(entry, on) else "partly done"
    verb = {State.DONE: done, State.SKIPPED: "skipped", State.MISSED: "missed"}[entry.state]
    much = f", {amount(entry.amount, habit.version_on(on).unit)}" if entry.amount is not None else ""
    kept = ", streak kept" if entry.state is State.SKIPPED else ""
    again = "already " if journal.entries_of(habit_id).get(on) == entry else ""
    return journal.with_entry(
        habit_id, on, entry
    ), f"{habit.name}: {again}{verb} {_on(on, today)}{much}{kept}"


def _cleared(journal: Journal, habit_id: int, on: date, today: date) -> tuple[Journal, str]:
    name = _habit(journal, habit_id).name
    if on not in journal.entries_of(habit_id):
        return journal, f"{name}: nothing to take back {_on(on, today)}"
    return journal.with_entry(habit_id, on, None), f"{name}: taken back {_on(on, today)}"


def _ended(rests: tuple[Rest, ...], today: date) -> tuple[Rest, ...]:
    """The rests with any that reach past today ending today; those without a day left are dropped."""
    ended = (r._replace(until=today) if r.until is None or r.until > today else r for r in rests)
    return tuple(rest for rest in ended if rest.until is not None and rest.until > rest.start)


def _on(day: date, today: date) -> str:
    year = f" {day.year}" if day.year != today.year else ""
    return "today" if day == today else f"on {day:%a} {day.day} {day:%b}{year}"
