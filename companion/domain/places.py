"""What places did, and what was chosen: counted from the log, held against no norm."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from companion.domain.naming import folded, name_key
from companion.domain.session import After, Chosen, Session

LATELY = 365  # days: what a place did to one years ago says little of it now


class Place(NamedTuple):
    """A place: how often one was there, for how long, when last, and how it was.

    ``felt`` of them were marked, ``rested`` so; ``told`` said whether they were chosen, ``chosen`` so.
    """

    name: str
    times: int
    minutes: float
    last: date
    felt: int
    rested: int
    told: int
    chosen: int


def places(sessions: Iterable[Session], today: date) -> list[Place]:
    """The places of the last twelve months, the one that was told about most often first."""
    by_name: dict[str, list[Session]] = {}
    spelt: dict[str, str] = {}
    for session in sessions:
        if session.place.strip() and 0 <= (today - session.date).days < LATELY:
            key = name_key(session.place)
            spelt[key] = " ".join(session.place.split())
            by_name.setdefault(key, []).append(session)
    found = [_place(spelt[key], each) for key, each in by_name.items()]
    return sorted(found, key=lambda place: (-place.felt, -place.times, folded(place.name)))


def place_words(place: Place) -> str:
    """``rested 7 of 8``; nothing when nobody said how it was."""
    return f"rested {place.rested} of {place.felt}" if place.felt else ""


def _place(name: str, sessions: list[Session]) -> Place:
    return Place(
        name,
        len(sessions),
        sum(session.minutes or 0 for session in sessions),
        max(session.date for session in sessions),
        sum(session.after is not None for session in sessions),
        sum(session.after is After.RESTED for session in sessions),
        sum(session.chosen is not None for session in sessions),
        sum(session.chosen is Chosen.YES for session in sessions),
    )
