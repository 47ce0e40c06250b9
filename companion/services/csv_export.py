"""The journal as six tables, for spreadsheets and for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from companion.domain.journal import Journal
from companion.formats.bundle import write_bundle
from companion.formats.sheets import SHEETS
from companion.formats.table_text import write_table

Record = Mapping[str, Any]


def export_csv(journal: Journal, path: Path) -> int:
    """Write all tables into the folder or zip at ``path``; how many rows. Raises Refused."""
    files, rows = {}, 0
    for name, records in tables(journal).items():
        listed = list(records)
        rows += len(listed)
        files[SHEETS[name].file] = write_table(SHEETS[name], listed)
    write_bundle(path, files)
    return rows


def tables(journal: Journal) -> dict[str, Iterator[Record]]:
    """The rows of each table."""
    return {
        "habits": _habits(journal),
        "entries": _entries(journal),
        "friends": _friends(journal),
        "contacts": _contacts(journal),
        "interests": _interests(journal),
        "sessions": _sessions(journal),
    }


def _habits(journal: Journal) -> Iterator[Record]:
    for habit in sorted(journal.habits.values(), key=lambda habit: (habit.order, habit.id)):
        for version in habit.versions:
            yield {
                "name": habit.name,
                "start": version.start,
                "schedule": version.schedule,
                "amount": version.amount,
                "unit": version.unit,
                "grace": habit.grace,
                "pauses": habit.pauses,
                "archives": habit.archives,
                "note": habit.note,
                "source": habit.source,
            }


def _entries(journal: Journal) -> Iterator[Record]:
    dated = (
        (day, habit.order, habit.id, habit.name, entry)
        for habit in journal.habits.values()
        for day, entry in journal.entries_of(habit.id).items()
    )
    for day, _, _, name, entry in sorted(dated, key=lambda row: row[:3]):
        yield {"date": day, "habit": name, "state": entry.state, "amount": entry.amount, "note": entry.note}


def _friends(journal: Journal) -> Iterator[Record]:
    for friend in sorted(journal.friends.values(), key=lambda friend: friend.id):
        fields = {name: getattr(friend, name) for name in SHEETS["friends"].columns}
        # No rhythm is something one has said, unlike an empty cell.
        yield {**fields, "every": "none" if friend.every is None else friend.every}


def _interests(journal: Journal) -> Iterator[Record]:
    for interest in sorted(journal.interests.values(), key=lambda each: (each.order, each.id)):
        yield {name: getattr(interest, name) for name in SHEETS["interests"].columns}


def _contacts(journal: Journal) -> Iterator[Record]:
    names = {key: friend.name for key, friend in journal.friends.items()}
    for contact in sorted(journal.contacts.values(), key=lambda contact: (contact.date, contact.id)):
        friends = tuple(names[key] for key in contact.friends if key in names)
        if friends:
            yield {"date": contact.date, "friends": friends, "kind": contact.kind, "note": contact.note}


def _sessions(journal: Journal) -> Iterator[Record]:
    interests = {key: interest.name for key, interest in journal.interests.items()}
    habits = {key: habit.name for key, habit in journal.habits.items()}
    for session in sorted(journal.sessions.values(), key=lambda session: (session.date, session.id)):
        yield {
            "date": session.date,
            "kind": session.kind,
            "minutes": session.minutes,
            "interest": interests.get(session.interest or 0),
            "habit": habits.get(session.habit or 0),
            "chosen": session.chosen,
            "after": session.after,
            "place": session.place,
            "note": session.note,
        }
