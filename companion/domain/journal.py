"""The journal: everything a person recorded, as one frozen value.

A change is a pure function ``Journal -> Journal``. Tables are mappings from record id to record;
``entries`` maps a habit's id to its days. What differs between two journals is a ``Delta``; turned
round and applied again it is undo.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from companion.domain.empty import EMPTY
from companion.domain.history import History, differing
from companion.domain.naming import folded
from companion.domain.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from companion.domain.answers import Answer, Mute, PanelAnswer, Shown
    from companion.domain.block import Block
    from companion.domain.check_in import CheckIn
    from companion.domain.compass import Reading
    from companion.domain.friend import Contact, Friend
    from companion.domain.habit import Entries, Entry, Habit
    from companion.domain.interest import Interest
    from companion.domain.own_line import OwnLine
    from companion.domain.season import Season
    from companion.domain.session import Session
    from companion.domain.talk import (
        Agreement,
        Blanks,
        HardTimes,
        LifeChange,
        Marker,
        MonthlyTalk,
        StillOurselves,
        Telling,
    )
    from companion.domain.timer import Timer

ONLY_ONE = 1  # the id of the record in tables that hold a single one: two devices write the same


class Journal(NamedTuple):
    """All records. Mappings are never mutated: a change makes a new one that shares the rest."""

    habits: Mapping[int, Habit] = EMPTY
    entries: Mapping[int, Entries] = EMPTY
    sessions: Mapping[int, Session] = EMPTY
    friends: Mapping[int, Friend] = EMPTY
    contacts: Mapping[int, Contact] = EMPTY
    interests: Mapping[int, Interest] = EMPTY
    check_ins: Mapping[int, CheckIn] = EMPTY
    answers: Mapping[int, Answer] = EMPTY
    panel_answers: Mapping[int, PanelAnswer] = EMPTY
    blocks: Mapping[int, Block] = EMPTY
    seasons: Mapping[int, Season] = EMPTY
    timers: Mapping[int, Timer] = EMPTY
    mutes: Mapping[int, Mute] = EMPTY
    shown: Mapping[int, Shown] = EMPTY
    readings: Mapping[int, Reading] = EMPTY
    own_lines: Mapping[int, OwnLine] = EMPTY
    agreements: Mapping[int, Agreement] = EMPTY
    markers: Mapping[int, Marker] = EMPTY
    hard_times: Mapping[int, HardTimes] = EMPTY
    life_changes: Mapping[int, LifeChange] = EMPTY
    tellings: Mapping[int, Telling] = EMPTY
    blanks: Mapping[int, Blanks] = EMPTY
    talks: Mapping[int, MonthlyTalk] = EMPTY
    still_ourselves: Mapping[int, StillOurselves] = EMPTY
    settings: Settings = Settings()

    def put(self, table: str, record: Any) -> Journal:
        """The journal with ``record`` (which has an ``id``) in ``table``, new or in place of the old."""
        return self._with(table, {**getattr(self, table), record.id: record})

    def drop(self, table: str, key: int) -> Journal:
        """The journal without the record ``key`` of ``table``."""
        return self._with(table, {k: v for k, v in getattr(self, table).items() if k != key})

    def entries_of(self, habit_id: int) -> Entries:
        """The entries of one habit, by date."""
        return self.entries.get(habit_id, EMPTY)

    def with_entry(self, habit_id: int, day: date, entry: Entry | None) -> Journal:
        """The journal with ``entry`` as what happened on ``day``; None takes the day's entry back."""
        days = History.of(self.entries_of(habit_id)).with_entry(day, entry)
        return self._replace(entries={**self.entries, habit_id: days})

    def with_settings(self, **fields: Any) -> Journal:
        """The journal with other settings, by their names in ``Settings``."""
        return self._replace(settings=self.settings._replace(**fields))

    def _with(self, table: str, records: Any) -> Journal:
        changed: dict[str, Any] = {table: records}
        return self._replace(**changed)


def in_order(journal: Journal) -> list[Habit]:
    """The habits that are not archived, in the person's own order."""
    shown = (habit for habit in journal.habits.values() if not habit.archived)
    return sorted(shown, key=lambda habit: (habit.order, folded(habit.name), habit.id))


class Edit(NamedTuple):
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
    for table in Journal._fields:
        old, new = getattr(before, table), getattr(after, table)
        if old is new:
            continue
        if table == "settings":
            edits += [Edit(table, None, old, new)] if old != new else []
        elif table == "entries":
            for habit_id in {**old, **new}:
                days, other = old.get(habit_id, EMPTY), new.get(habit_id, EMPTY)
                if days is not other:
                    edits += [Edit(table, (habit_id, day), a, b) for day, a, b in differing(days, other)]
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
            table[habit_id] = History.of(table.get(habit_id, EMPTY)).with_entry(day, edit.new)
        elif edit.new is None:
            table.pop(edit.key, None)
        else:
            table[edit.key] = edit.new
    return journal._replace(**changed)


def reverse(delta: Delta) -> Delta:
    """The delta that undoes ``delta``."""
    return tuple(Edit(edit.table, edit.key, edit.new, edit.old) for edit in reversed(delta))
