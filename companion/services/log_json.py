"""Sessions, places and seasons as plain data, for ``list --json``. Keys are added, never renamed."""

from __future__ import annotations

from typing import Any

from companion.domain.fields import FIELDS
from companion.domain.fields.codec import FieldCodec
from companion.domain.journal import Journal
from companion.domain.places import Place
from companion.domain.season import Season
from companion.domain.session import Session

Json = dict[str, Any]


def session_json(session: Session, journal: Journal) -> Json:
    """One session of the log; habit and interest by name, null for just quiet time."""
    return record_json("sessions", session, journal)


def place_json(place: Place) -> Json:
    """One place of the last twelve months."""
    return {
        "name": place.name,
        "times": place.times,
        "minutes": place.minutes,
        "last": place.last.isoformat(),
        "felt": place.felt,
        "rested": place.rested,
        "told": place.told,
        "chosen": place.chosen,
    }


def season_json(season: Season, journal: Journal) -> Json:
    """One season; what is relaxed, with its floor, null where nothing is asked."""
    return record_json("seasons", season, journal)


def record_json(table: str, record: Any, journal: Journal) -> Json:
    """All fields of a record as they are declared, with names where it points to others."""
    fields = FIELDS[table].fields.items()
    parts = {name: _plain(field, getattr(record, name), journal) for name, field in fields}
    return {"id": str(record.id), **parts}


def _plain(field: FieldCodec, value: Any, journal: Journal) -> Any:
    match field.type:
        case _ if value is None:
            return None
        case "optional":
            return _plain(field.of, value, journal)
        case "reference":
            known = getattr(journal, field.of).get(value)
            return known.name if known else None
        case "list" if field.of.type == "reference":
            return [name for each in value if (name := _plain(field.of, each, journal)) is not None]
        case "map":
            key, part = field.of
            named = {_plain(key, each, journal): _plain(part, said, journal) for each, said in value.items()}
            return {name: said for name, said in named.items() if name is not None}
        case _:
            return field.write(value)
