"""Tables into the journal: a pure change, so that it can be tried first and undone afterwards.

Habits, friends and interests are matched by name, and an empty cell leaves what is there; the rows of a habit
are the versions of its schedule. An entry replaces that of its date; within a file the later row wins.
Contacts and sessions are matched by equal content, so the same file twice changes nothing. A name nobody
knows is added: as a daily habit, a close friend, an open interest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from companion.domain.fields import FIELDS
from companion.domain.fields.codec import FieldCodec
from companion.domain.friend import Friend
from companion.domain.habit import DONE, Entry, Habit, Version
from companion.domain.interest import Interest
from companion.domain.journal import Journal
from companion.domain.naming import name_key
from companion.formats.sheets import SheetRow
from companion.services.csv_names import Register, first_days
from companion.services.sessions import with_session_entry

_VERSION = Version._fields


class CsvImport:
    """The rows of one import by table. Applied twice, it gives its new records the same ids."""

    def __init__(self, tables: Mapping[str, list[SheetRow]], today: date, new_id: Callable[[], int]) -> None:
        self._tables = tables
        self._today = today
        self._new_id = new_id
        self._ids: dict[tuple[str, object], int] = {}
        self._first: dict[tuple[str, str], dict[str, date]] = {}

    def __call__(self, journal: Journal) -> Journal:
        """The journal with everything in the tables."""
        habits = Register(journal.habits, self._new_habit(journal))
        friends = Register(journal.friends, self._new_friend)
        interests = Register(journal.interests, self._new_interest(journal))
        self._take_habits(habits)
        for row in self._rows("friends"):
            friends.put(_changed(friends.named(row.values["name"]), row))
        for row in self._rows("interests"):
            interests.put(_changed(interests.named(row.values["name"]), row))
        entries = self._entries(journal, habits)
        names: dict[str, Register[Any]] = {"habits": habits, "friends": friends, "interests": interests}
        contacts = self._logged(journal, "contacts", names)
        sessions = self._logged(journal, "sessions", names)
        journal = journal._replace(
            habits=habits.records,
            entries=entries,
            friends=friends.records,
            contacts={**journal.contacts, **contacts},
            interests=interests.records,
            sessions={**journal.sessions, **sessions},
        )
        if "entries" not in self._tables:  # a table of entries has told of those days already
            for session in sessions.values():
                journal = with_session_entry(journal, session)
        return journal

    def _rows(self, table: str) -> list[SheetRow]:
        return self._tables.get(table, [])

    def _take_habits(self, habits: Register[Habit]) -> None:
        versions: dict[int, dict[date, Version]] = {}
        for row in self._rows("habits"):
            values = row.values
            habit = habits.named(values["name"])
            others = {name: value for name, value in values.items() if name not in (*_VERSION, "name")}
            said = {name: values[name] for name in _VERSION if name in values}
            if said:
                start = values.get("start", habit.start)
                found = versions.setdefault(habit.id, {})
                found[start] = found.get(start, Version(start))._replace(**said)
                others["versions"] = tuple(found[day] for day in sorted(found))
            habits.put(habit._replace(**others))

    def _entries(self, journal: Journal, habits: Register[Habit]) -> Mapping[int, Mapping[date, Entry]]:
        taken: dict[int, dict[date, Entry]] = {}
        for row in self._rows("entries"):
            values = row.values
            habit_id = habits.named(values["habit"]).id
            days = taken.get(habit_id)
            if days is None:
                days = taken[habit_id] = dict(journal.entries_of(habit_id))
            entry = Entry(values["state"], values.get("amount"), values.get("note", ""))
            days[values["date"]] = DONE if entry == DONE else entry
        return {**journal.entries, **taken}

    def _logged(self, journal: Journal, table: str, names: Mapping[str, Register[Any]]) -> dict[int, Any]:
        """The rows of a log that are not there yet; an equal one that is there stands for one row."""
        fields, there = FIELDS[table], getattr(journal, table).values()
        counts: dict[tuple[str, ...], Counter[tuple[object, ...]]] = {}
        found: dict[int, Any] = {}
        for row in self._rows(table):
            said = {name: _referred(fields.fields[name], value, names) for name, value in row.values.items()}
            record = fields.kind(id=0, **said)
            if row.columns not in counts:
                counts[row.columns] = Counter(_key(each, row.columns) for each in there)
            if not _taken(counts[row.columns], _key(record, row.columns)):
                key = self._id(table, row.line)
                found[key] = record._replace(id=key)
        return found

    def _new_habit(self, journal: Journal) -> Callable[[str], Habit]:
        order = max((habit.order for habit in journal.habits.values()), default=0)

        def make(name: str) -> Habit:
            nonlocal order
            order += 1
            start = self._began(name, ("entries", "habit"), ("sessions", "habit"))
            return Habit(self._id("habits", name_key(name)), name, (Version(start),), order=order)

        return make

    def _new_friend(self, name: str) -> Friend:
        return Friend(self._id("friends", name_key(name)), name, self._began(name, ("contacts", "friends")))

    def _new_interest(self, journal: Journal) -> Callable[[str], Interest]:
        order = max((interest.order for interest in journal.interests.values()), default=0)

        def make(name: str) -> Interest:
            nonlocal order
            order += 1
            began = self._began(name, ("sessions", "interest"))
            return Interest(self._id("interests", name_key(name)), name, began, order=order)

        return make

    def _began(self, name: str, *places: tuple[str, str]) -> date:
        """The first date told of ``name``; today when there is none."""
        days = [self._today]
        for table, field in places:
            if (table, field) not in self._first:
                self._first[table, field] = first_days(self._rows(table), field)
            days.append(self._first[table, field].get(name_key(name), self._today))
        return min(days)

    def _id(self, table: str, key: object) -> int:
        if (table, key) not in self._ids:
            self._ids[table, key] = self._new_id()
        return self._ids[table, key]


def _changed(record: Any, row: SheetRow) -> Any:
    return record._replace(**{name: value for name, value in row.values.items() if name != "name"})


def _referred(field: FieldCodec, value: Any, names: Mapping[str, Register[Any]]) -> Any:
    """``value``, with the ids of records where it names them."""
    inner = field.of if field.type in ("optional", "list") else field
    if inner.type != "reference":
        return value
    if field.type == "list":
        return tuple(dict.fromkeys(names[inner.of].named(name).id for name in value))
    return names[inner.of].named(value).id


def _key(record: Any, columns: Iterable[str]) -> tuple[object, ...]:
    """What makes two records of a log equal: what stands in the columns of the file, in any order."""
    values = (getattr(record, name) for name in columns)
    return tuple(frozenset(value) if isinstance(value, tuple) else value for value in values)


def _taken(there: Counter[tuple[object, ...]], key: tuple[object, ...]) -> bool:
    """Whether an equal one is there already; each stands for one row only."""
    there[key] -= 1
    return there[key] >= 0
