"""The journal: everything a person recorded, as one frozen value.

A change is a pure function ``Journal -> Journal``. Tables are mappings from record id to record;
``entries`` maps a habit's id to its days. What differs between two journals is a ``Delta``; turned
round and applied again it is undo.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from companion.domain.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from companion.domain.answers import Answer, Mute, Shown
    from companion.domain.block import Block
    from companion.domain.check_in import CheckIn
    from companion.domain.compass import Reading
    from companion.domain.friend import Contact, Friend
    from companion.domain.habit import Entries, Entry, Habit
    from companion.domain.interest import Interest
    from companion.domain.own_line import OwnLine
    from companion.domain.season import Season
    from companion.domain.session import Session
    from companion.domain.talk import Agreement, Blanks, HardTimes, LifeChange, Marker, MonthlyTalk, Telling
    from companion.domain.timer import Timer

_NONE: Mapping[Any, Any] = MappingProxyType({})


def _table() -> Any:
    return field(default_factory=lambda: _NONE)


@dataclass(frozen=True)
class Journal:
    """All records. Mappings are never mutated: a change makes a new one that shares the rest."""

    habits: Mapping[int, Habit] = _table()
    entries: Mapping[int, Entries] = _table()
    sessions: Mapping[int, Session] = _table()
    friends: Mapping[int, Friend] = _table()
    contacts: Mapping[int, Contact] = _table()
    interests: Mapping[int, Interest] = _table()
    check_ins: Mapping[int, CheckIn] = _table()
    answers: Mapping[int, Answer] = _table()
    blocks: Mapping[int, Block] = _table()
    seasons: Mapping[int, Season] = _table()
    timers: Mapping[int, Timer] = _table()
    mutes: Mapping[int, Mute] = _table()
    shown: Mapping[int, Shown] = _table()
    readings: Mapping[int, Reading] = _table()
    own_lines: Mapping[int, OwnLine] = _table()
    agreements: Mapping[int, Agreement] = _table()
    markers: Mapping[int, Marker] = _table()
    hard_times: Mapping[int, HardTimes] = _table()
    life_changes: Mapping[int, LifeChange] = _table()
    tellings: Mapping[int, Telling] = _table()
    blanks: Mapping[int, Blanks] = _table()
    talks: Mapping[int, MonthlyTalk] = _table()
    settings: Settings = field(default_factory=Settings)

    def put(self, table: str, record: Any) -> Journal:
        """The journal with ``record`` (which has an ``id``) in ``table``, new or in place of the old."""
        return self._with(table, {**getattr(self, table), record.id: record})

    def drop(self, table: str, key: int) -> Journal:
        """The journal without the record ``key`` of ``table``."""
        return self._with(table, {k: v for k, v in getattr(self, table).items() if k != key})

    def entries_of(self, habit_id: int) -> Entries:
        """The entries of one habit, by date."""
        return self.entries.get(habit_id, _NONE)

    def with_entry(self, habit_id: int, day: date, entry: Entry | None) -> Journal:
        """The journal with ``entry`` as what happened on ``day``; None takes the day's entry back."""
        days = {**self.entries_of(habit_id)}
        days.pop(day, None)
        if entry is not None:
            days[day] = entry
        return replace(self, entries={**self.entries, habit_id: days})

    def _with(self, table: str, records: Any) -> Journal:
        changed: dict[str, Any] = {table: records}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True)
class Edit:
    """One record that differs: its table, its key, and what it was and is (None: not there).

    The key is a record id; for ``entries`` it is (habit id, date); for ``settings`` it is None.
    """

    table: str
    key: Any
    old: Any
    new: Any


Delta = tuple[Edit, ...]


def compare(before: Journal, after: Journal) -> Delta:
    """Every record that differs from ``before`` to ``after``. Shared mappings cost nothing."""
    edits: list[Edit] = []
    for table in (f.name for f in fields(Journal)):
        old, new = getattr(before, table), getattr(after, table)
        if old is new or old == new:
            continue
        if table == "settings":
            edits.append(Edit(table, None, old, new))
        elif table == "entries":
            for habit_id in {**old, **new}:
                days, other = old.get(habit_id, _NONE), new.get(habit_id, _NONE)
                if days is not other:
                    edits += [Edit(table, (habit_id, day), a, b) for day, a, b in _differing(days, other)]
        else:
            edits += [Edit(table, key, a, b) for key, a, b in _differing(old, new)]
    return tuple(edits)


def _differing(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> list[tuple[Any, Any, Any]]:
    keys = [key for key in new if new[key] is not old.get(key)] + [key for key in old if key not in new]
    return [(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)]


def apply(journal: Journal, delta: Delta) -> Journal:
    """The journal with each edit's ``new`` in place, whatever stands there now."""
    changed: dict[str, Any] = {}
    for edit in delta:
        if edit.table == "settings":
            changed["settings"] = edit.new
            continue
        table = changed.setdefault(edit.table, dict(getattr(journal, edit.table)))
        if edit.table == "entries":
            habit_id, day = edit.key
            days = {**table.get(habit_id, _NONE)}
            days.pop(day, None)
            if edit.new is not None:
                days[day] = edit.new
            table[habit_id] = days
        elif edit.new is None:
            table.pop(edit.key, None)
        else:
            table[edit.key] = edit.new
    return replace(journal, **changed)


def reverse(delta: Delta) -> Delta:
    """The delta that undoes ``delta``."""
    return tuple(Edit(edit.table, edit.key, edit.new, edit.old) for edit in reversed(delta))
