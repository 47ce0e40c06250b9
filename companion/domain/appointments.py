"""Blocks as appointments: which stand on which day, which overlap, which were kept, and how to announce one.

Where the product leaves room: an appointment was kept when a session of its habit or interest, or for a
habit a done day, lies on its day; a block of neither is kept by any time alone that was chosen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from companion.domain.block import Block, Instead
from companion.domain.habit import State
from companion.domain.journal import Journal
from companion.domain.repetition import days_of
from companion.domain.session import Company, Session


class Appointment(NamedTuple):
    """One time of a block. ``day`` is the one the repetition names, ``start`` the clock on the wall.

    ``instead`` is the exception it comes from; a ``dropped`` one stands where it would have been.
    """

    block: Block
    day: date
    start: datetime
    minutes: int
    instead: Instead | None = None

    @property
    def end(self) -> datetime:
        """When it is over, on the same clock."""
        return self.start + timedelta(minutes=self.minutes)

    @property
    def dropped(self) -> bool:
        """Whether it does not take place."""
        return self.instead is not None and self.instead.to is None


def appointments(blocks: Iterable[Block], begin: date, end: date) -> list[Appointment]:
    """All that stand on the days from ``begin`` to ``end``, in time order, dropped ones among them."""
    found: list[Appointment] = []
    for block in blocks:
        last = min(end, block.until or end)
        for day in days_of(block.rule, block.first, begin, last):
            instead = block.instead_of(day)
            if instead is None or instead.to is None:
                found.append(_appointment(block, day, instead))
        for moved in block.exceptions:
            if moved.to is not None and begin <= moved.to <= end and names_day(block, moved.day):
                found.append(_appointment(block, moved.day, moved))
    return sorted(found, key=lambda each: (each.start, each.block.title.casefold(), each.block.id))


def coming(blocks: Iterable[Block], today: date, days: int = 31) -> list[Appointment]:
    """Those of today and of the ``days`` after it that take place."""
    try:
        until = today + timedelta(days=days)
    except OverflowError:
        until = date.max
    return [each for each in appointments(blocks, today, until) if not each.dropped]


def overlapping(listed: Iterable[Appointment]) -> set[tuple[int, date]]:
    """The (block id, day) of those that share time with another; allowed, and shown."""
    found: set[tuple[int, date]] = set()
    latest: Appointment | None = None  # the one that ends last so far
    for each in (appointment for appointment in listed if not appointment.dropped):
        if latest is not None and each.start < latest.end:
            found |= {(latest.block.id, latest.day), (each.block.id, each.day)}
        if latest is None or each.end > latest.end:
            latest = each
    return found


def kept(listed: Iterable[Appointment], journal: Journal) -> set[tuple[int, date]]:
    """The (block id, day) of those that were kept."""
    held = [each for each in listed if not each.dropped]
    days = {each.start.date() for each in held}
    sessions: dict[date, list[Session]] = {}
    for session in journal.sessions.values():
        if session.date in days:
            sessions.setdefault(session.date, []).append(session)
    return {
        (each.block.id, each.day)
        for each in held
        if _done(each, journal) or any(_of(each.block, s) for s in sessions.get(each.start.date(), ()))
    }


def notice(appointment: Appointment, today: date) -> tuple[str, str]:
    """What to say beforehand, short and long: what it is, and when one is back."""
    start, back = f"{appointment.start:%H:%M}", f"{appointment.end:%H:%M}"
    days = (appointment.start.date() - today).days
    day = {0: "today", 1: "tomorrow"}.get(days, f"on {appointment.start:%A}")
    if days >= 7:
        day = f"on {appointment.start:%A} {appointment.start.day} {appointment.start:%B}"
    later = "" if appointment.end.date() == appointment.start.date() else " the next day"
    block = appointment.block
    where = f" ({block.place})" if block.place else ""
    short = f"{day[:1].upper()}{day[1:]} {start}: {block.title}. Back at {back}{later}."
    full = (
        f"{day[:1].upper()}{day[1:]} from {start} I would like some time to myself: {block.title}{where}. "
        f"I am back with you at {back}{later}."
    )
    return short, full


def strips(listed: Iterable[Appointment], first: date) -> list[list[Appointment]]:
    """The appointments of each of the seven days from ``first``."""
    week: list[list[Appointment]] = [[] for _ in range(7)]
    for each in listed:
        at = (each.start.date() - first).days
        if 0 <= at < 7:
            week[at].append(each)
    return week


def _appointment(block: Block, day: date, instead: Instead | None) -> Appointment:
    on, at, minutes = day, block.at, block.minutes
    if instead is not None and instead.to is not None:
        on = instead.to
        at = instead.at if instead.at is not None else at
        minutes = instead.minutes if instead.minutes is not None else minutes
    return Appointment(block, day, datetime.combine(on, at), minutes, instead)


def names_day(block: Block, day: date) -> bool:
    """Whether the repetition names ``day``: exceptions of an earlier rule no longer count."""
    if block.until is not None and day > block.until:
        return False
    return bool(days_of(block.rule, block.first, day, day))


def _done(appointment: Appointment, journal: Journal) -> bool:
    habit = journal.habits.get(appointment.block.habit or 0)
    if habit is None:
        return False
    entry = journal.entries_of(habit.id).get(appointment.start.date())
    return entry is not None and entry.state is State.DONE


def _of(block: Block, session: Session) -> bool:
    if not session.counts_for_habit:
        return False
    if block.habit is not None:
        return session.habit == block.habit
    if block.interest is not None:
        return session.interest == block.interest
    return session.kind is Company.SOLO
