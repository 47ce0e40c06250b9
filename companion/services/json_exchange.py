"""A whole journal into one's own. Into an empty store it comes back as it was, to the byte."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from companion.domain.journal import Journal
from companion.domain.settings import Settings
from companion.formats.sheets import Problem
from companion.services.csv_exchange import Import, take_in
from companion.services.csv_names import name_key
from companion.services.desk import Desk

NAMED = ("habits", "friends", "interests")


def import_journal(desk: Desk, given: Journal, problems: list[Problem], *, dry_run: bool = False) -> Import:
    """Take in the journal that ``export json`` wrote; ``problems`` are the records that could not be read."""
    return take_in(desk, lambda journal: joined(journal, given), problems, dry_run=dry_run)


def joined(journal: Journal, given: Journal) -> Journal:
    """``journal`` with the records of ``given`` in place of those with the same id.

    What has the name of a record that is there already is taken for that record, which stays as it is.
    Settings are taken over only where nothing was chosen yet.
    """
    given = _under_known_ids(journal, given)
    changed: dict[str, Any] = {
        name: {**getattr(journal, name), **getattr(given, name)}
        for name in Journal._fields
        if name not in ("entries", "settings")
    }
    entries = {key: {**journal.entries_of(key), **days} for key, days in given.entries.items()}
    settings = given.settings if journal.settings == Settings() else journal.settings
    return Journal(**changed, entries={**journal.entries, **entries}, settings=settings)


def _under_known_ids(journal: Journal, given: Journal) -> Journal:
    known = {table: _same_names(getattr(journal, table), getattr(given, table)) for table in NAMED}
    if not any(known.values()):
        return given
    habits, friends, interests = (known[table] for table in NAMED)
    kept: dict[str, Any] = {
        table: {key: record for key, record in getattr(given, table).items() if key not in known[table]}
        for table in NAMED
    }
    return given._replace(
        **kept,
        entries={habits.get(key, key): days for key, days in given.entries.items()},
        contacts={
            key: contact._replace(friends=tuple(friends.get(friend, friend) for friend in contact.friends))
            for key, contact in given.contacts.items()
        },
        sessions={
            key: session._replace(
                habit=habits.get(session.habit, session.habit) if session.habit else None,
                interest=interests.get(session.interest, session.interest) if session.interest else None,
            )
            for key, session in given.sessions.items()
        },
        seasons={
            key: season._replace(habits={habits.get(h, h): floor for h, floor in season.habits.items()})
            for key, season in given.seasons.items()
        },
        blocks=_about(given.blocks, habits, interests),
        timers=_about(given.timers, habits, interests),
    )


def _about(records: Mapping[int, Any], habits: dict[int, int], interests: dict[int, int]) -> dict[int, Any]:
    """Records that may belong to a habit or an interest, under the ids we know these by."""
    return {
        key: record._replace(
            habit=habits.get(record.habit or 0, record.habit),
            interest=interests.get(record.interest or 0, record.interest),
        )
        for key, record in records.items()
    }


def _same_names(ours: Mapping[int, Any], theirs: Mapping[int, Any]) -> dict[int, int]:
    """The ids of ``theirs`` that mean a record of ``ours`` with another id."""
    names = {name_key(record.name): key for key, record in ours.items()}
    meant = {key: names.get(name_key(record.name), key) for key, record in theirs.items()}
    return {key: known for key, known in meant.items() if known != key and key not in ours}
