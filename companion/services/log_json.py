"""Sessions, places and seasons as plain data, for ``list --json``. Keys are added, never renamed."""

from __future__ import annotations

from typing import Any

from companion.domain.journal import Journal
from companion.domain.places import Place
from companion.domain.season import Season
from companion.domain.session import Session

Json = dict[str, Any]


def session_json(session: Session, journal: Journal) -> Json:
    """One session of the log; habit and interest by name, null for just quiet time."""
    habit = journal.habits.get(session.habit or 0)
    interest = journal.interests.get(session.interest or 0)
    return {
        "id": str(session.id),
        "date": session.date.isoformat(),
        "kind": session.kind.value,
        "minutes": session.minutes,
        "habit": habit.name if habit else None,
        "interest": interest.name if interest else None,
        "amount": session.amount,
        "place": session.place,
        "chosen": session.chosen.value if session.chosen else None,
        "after": session.after.value if session.after else None,
        "note": session.note,
    }


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
    return {
        "id": str(season.id),
        "name": season.name,
        "kind": season.kind.value,
        "start": season.start.isoformat(),
        "end": season.end.isoformat(),
        "habits": {
            journal.habits[key].name: str(floor) if floor else None
            for key, floor in season.habits.items()
            if key in journal.habits
        },
        "circles": {circle.value: str(floor) if floor else None for circle, floor in season.circles.items()},
        "note": season.note,
    }
