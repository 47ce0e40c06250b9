"""Entries packed by habit and year: ``{"habit": id, "year": 2026, "days": {"03-10": ["done", stamp]}}``.

A day is a register of its own: ``[state, stamp]``, or ``[state, stamp, {"amount": ..., "note": ...}]``.
A day taken back keeps its place as ``[null, stamp]``. Written by hand, ``"done"`` alone also reads.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from companion.domain.calendar import days_in_year
from companion.domain.fields.codec import AMOUNT, UNREADABLE, WORDS, write_number
from companion.domain.habit import DONE, Entry, State
from companion.domain.history import Year
from companion.domain.ranges import FIRST_DAY, LAST_DAY
from companion.store.codec import BadRecord
from companion.store.layout import Document
from companion.store.stamps import as_stamp

_STATES: dict[Any, State] = {state.value: state for state in State}


class _Places(dict[str, int]):
    """The days of a year by ``MM-DD``, as their number of days since the first of January."""

    def __init__(self, length: int) -> None:
        first = date(2000 if length == 366 else 2001, 1, 1)
        super().__init__({(first + timedelta(days=at)).isoformat()[5:]: at for at in range(length)})

    def __missing__(self, text: str) -> int:
        raise ValueError(f"{text!r:.40} is not a day")


_places = cache(_Places)


def read_year(document: Document, year: Year) -> None:
    """Put the entries of one habit and year into ``year``; days that cannot be read are left out
    (see ``bad_days``).
    """
    places, put, put_done = _places(len(year.letters)), year.put, year.put_done
    for text, register in document["days"].items():
        try:
            if register[0] == "done" and len(register) == 2:
                put_done(places[text])
                continue
            entry = read_register(register)
            if entry is not None:
                put(places[text], entry)
        except UNREADABLE:
            continue


def bad_days(document: Document) -> dict[str, str]:
    """The days of ``document`` that cannot be read, with the reason."""
    bad: dict[str, str] = {}
    places = _places(days_in_year(document["year"]))
    for text, register in document["days"].items():
        try:
            places[text], read_register(register)
        except UNREADABLE as reason:
            bad[text] = str(reason) or type(reason).__name__
    return bad


def check_year(document: Document) -> None:
    """Raise BadRecord unless ``document`` says whose days of which year it holds."""
    habit, year, days = document.get("habit"), document.get("year"), document.get("days")
    if type(habit) is not int or type(year) is not int or type(days) is not dict:
        raise BadRecord("it does not say which habit, year and days")
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise BadRecord(f"year: it is not {FIRST_DAY.year} to {LAST_DAY.year}")


def read_register(register: Any) -> Entry | None:
    """What one day's register says; None for a day taken back. Raises what ``UNREADABLE`` lists."""
    if type(register) is str:
        return Entry(_STATES[register])
    if type(register) is not list or not register:
        raise ValueError(f"{register!r:.60} is not a day")
    if register[0] is None:
        return None
    state = _STATES[register[0]]
    if len(register) < 3:
        return DONE if state is State.DONE else Entry(state)
    more = register[2]
    amount = more.get("amount")
    return Entry(state, None if amount is None else AMOUNT.read(amount), WORDS.read(more.get("note", "")))


def write_register(entry: Entry | None, stamp: int) -> list[Any]:
    """The register of a day on which ``entry`` was said at ``stamp``."""
    if entry is None:
        return [None, stamp]
    more: Document = {}
    if entry.amount is not None:
        more["amount"] = write_number(entry.amount)
    if entry.note:
        more["note"] = entry.note
    return [entry.state.value, stamp, more] if more else [entry.state.value, stamp]


def register_stamp(register: Any) -> int:
    """When a day was said."""
    return as_stamp(register[1]) if type(register) is list and len(register) > 1 else 0


def newest_day(document: Document) -> int:
    """The newest stamp among the days of ``document``."""
    days = document.get("days")
    return max(map(register_stamp, days.values()), default=0) if isinstance(days, dict) else 0
