"""A whole journal into one's own. Into an empty store it comes back as it was, to the byte."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from companion.domain.fields import FIELDS
from companion.domain.fields.codec import FieldCodec, RecordCodec
from companion.domain.journal import Journal
from companion.domain.naming import name_key
from companion.domain.settings import Settings
from companion.formats.sheets import Problem
from companion.services.csv_exchange import Import, take_in
from companion.services.unit_of_work import UnitOfWork

Known = Mapping[str, Mapping[int, int]]  # table -> id in the file -> id here
NAMED = ("habits", "friends", "interests")


def import_journal(
    work: UnitOfWork, given: Journal, problems: list[Problem], *, dry_run: bool = False
) -> Import:
    """Take in the journal that ``export json`` wrote; ``problems`` are the records that could not be read."""
    return take_in(work, lambda journal: joined(journal, given), problems, dry_run=dry_run)


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
    kept: dict[str, Any] = {
        table: {
            key: _pointing(FIELDS[table], record, known)
            for key, record in getattr(given, table).items()
            if key not in known.get(table, {})
        }
        for table in FIELDS
        if table != "settings"
    }
    entries = {known["habits"].get(key, key): days for key, days in given.entries.items()}
    return given._replace(**kept, entries=entries)


def _pointing(fields: RecordCodec, record: Any, known: Known) -> Any:
    """``record``, pointing to the ids by which we know the others."""
    return record._replace(
        **{name: _known(field, getattr(record, name), known) for name, field in fields.fields.items()}
    )


def _known(field: FieldCodec, value: Any, known: Known) -> Any:
    match field.type:
        case "reference":
            return known.get(field.of, {}).get(value, value)
        case "optional":
            return _known(field.of, value, known)
        case "list":
            return tuple(_known(field.of, each, known) for each in value)
        case "map":
            return {_known(field.of[0], key, known): part for key, part in value.items()}
        case _:
            return value


def _same_names(ours: Mapping[int, Any], theirs: Mapping[int, Any]) -> dict[int, int]:
    """The ids of ``theirs`` that mean a record of ``ours`` with another id."""
    names = {name_key(record.name): key for key, record in ours.items()}
    meant = {key: names.get(name_key(record.name), key) for key, record in theirs.items()}
    return {key: known for key, known in meant.items() if known != key and key not in ours}
