"""Blocks as appointments: which stand on which day, which overlap, which were kept, and how to announce one.

A time after midnight and before the day starts belongs to the evening before, like everything else: a block
at Tuesday 00:30 is one of Monday's.

A block is kept when a session was logged in it: on its day, of its habit or interest, or for a block of
neither of its kind. Each session keeps one block.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from companion.domain.block import Block, Instead
from companion.domain.civil_day import civil_day
from companion.domain.journal import Journal
from companion.domain.log_queries import since
from companion.domain.repetition import days_of
from companion.domain.session import Session

DAY = timedelta(days=1)
Key = tuple[int, date]  # (block id, the day its repetition names)


class Appointment(NamedTuple):
    """One time of a block.

    ``day`` is the one the repetition names, ``on`` the person's own day it belongs to, ``start`` the clock on
    the wall. ``instead`` is the exception it comes from; a ``dropped`` one stands where it would have been.
    """

    block: Block
    day: date
    on: date
    start: datetime
    minutes: int
    instead: Instead | None = None

    @property
    def key(self) -> Key:
        """What it is told apart by."""
        return self.block.id, self.day

    @property
    def end(self) -> datetime:
        """When it is over, on the same clock."""
        return self.start + timedelta(minutes=self.minutes)

    @property
    def dropped(self) -> bool:
        """Whether it does not take place."""
        return self.instead is not None and self.instead.to is None

    @property
    def after_midnight(self) -> bool:
        """Whether it belongs to the evening before."""
        return self.start.date() != self.on


def appointments(journal: Journal, begin: date, end: date) -> list[Appointment]:
    """All that belong to the days from ``begin`` to ``end``, in time order, dropped ones among them."""
    found: list[Appointment] = []
    start, past = (
        journal.settings.day_start,
        min(end, date.max - DAY) + DAY,
    )  # as the clock on the wall has it
    for block in journal.blocks.values():
        for day in days_of(block.rule, block.first, begin, min(past, block.until or past)):
            instead = block.instead_of(day)
            if instead is None or instead.to is None:
                found.append(_appointment(block, day, instead, start))
        for moved in block.exceptions:
            if moved.to is not None and begin <= moved.to <= past and names_day(block, moved.day):
                found.append(_appointment(block, moved.day, moved, start))
    listed = (each for each in found if begin <= each.on <= end)
    return sorted(listed, key=lambda each: (each.start, each.block.title.casefold(), each.block.id))


def appointment(journal: Journal, block_id: int, day: date) -> Appointment | None:
    """The time of a block that its repetition puts on ``day``; None without one, or where it was dropped."""
    block = journal.blocks.get(block_id)
    if block is None or not names_day(block, day):
        return None
    found = _appointment(block, day, block.instead_of(day), journal.settings.day_start)
    return None if found.dropped else found


def coming(journal: Journal, today: date, days: int = 31) -> list[Appointment]:
    """Those of today and of the ``days`` after it that take place."""
    try:
        until = today + timedelta(days=days)
    except OverflowError:
        until = date.max
    return [each for each in appointments(journal, today, until) if not each.dropped]


def overlapping(listed: Iterable[Appointment]) -> set[Key]:
    """The keys of those that share time with another; allowed, and shown."""
    found: set[Key] = set()
    latest: Appointment | None = None  # the one that ends last so far
    for each in (appointment for appointment in listed if not appointment.dropped):
        if latest is not None and each.start < latest.end:
            found |= {latest.key, each.key}
        if latest is None or each.end > latest.end:
            latest = each
    return found


def kept(listed: Iterable[Appointment], journal: Journal) -> set[Key]:
    """The keys of those that a session was logged in."""
    held = [each for each in listed if not each.dropped]
    days = {each.on for each in held}
    sessions: dict[date, list[Session]] = {}
    for session in since(journal.sessions, min(days)) if days else ():
        if session.date in days:
            sessions.setdefault(session.date, []).append(session)
    # Those that belong to something choose first: any time alone would do for the others.
    held.sort(key=lambda each: each.block.habit is None and each.block.interest is None)
    found: set[Key] = set()
    for alike in (3, 2, 1, 0):  # what went as planned first, so that each time gets the session of its own
        rest = [each for each in held if each.key not in found]
        found |= {each.key for each in rest if _take(each, sessions.get(each.on, []), alike)}
    return found


def session_as_planned(appointment: Appointment) -> Session:
    """The session that ``appointment`` is when it goes as planned. It has no id yet."""
    block = appointment.block
    return Session(
        0,
        appointment.on,
        block.kind,
        float(appointment.minutes),
        block.place,
        interest=block.interest,
        habit=block.habit,
    )


def notice(appointment: Appointment, today: date) -> tuple[str, str]:
    """What to say beforehand, short and long: what it is, and when one is back."""
    start, back = f"{appointment.start:%H:%M}", f"{appointment.end:%H:%M}"
    days = (appointment.on - today).days
    night = appointment.after_midnight
    day = {0: "tonight" if night else "today", 1: "tomorrow"}.get(days, f"on {appointment.on:%A}")
    if days >= 7:
        day = f"on {appointment.on:%A} {appointment.on.day} {appointment.on:%B}"
    if night and days:
        day += " night"
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
        at = (each.on - first).days
        if 0 <= at < 7:
            week[at].append(each)
    return week


def over(listed: Iterable[Appointment], now: datetime) -> list[Appointment]:
    """Those that are over at ``now``, the clock on the wall: only they were kept, or not."""
    return [each for each in listed if each.end <= now]


def _appointment(block: Block, day: date, instead: Instead | None, day_start: time) -> Appointment:
    on, at, minutes = day, block.at, block.minutes
    if instead is not None and instead.to is not None:
        on = instead.to
        at = instead.at if instead.at is not None else at
        minutes = instead.minutes if instead.minutes is not None else minutes
    start = datetime.combine(on, at)
    return Appointment(block, day, civil_day(start, day_start), start, minutes, instead)


def names_day(block: Block, day: date) -> bool:
    """Whether the repetition names ``day``: exceptions of an earlier rule no longer count."""
    if block.until is not None and day > block.until:
        return False
    return bool(days_of(block.rule, block.first, day, day))


def _take(planned: Appointment, sessions: list[Session], alike: int) -> bool:
    """Take the first session that keeps ``planned`` out of those of the day; whether there was one.

    It is ``alike`` in length (1), in place (2), or in both (3).
    """
    for session in sessions:
        found = 2 * (session.place == planned.block.place) + (session.minutes == planned.minutes)
        if _of(planned.block, session) and found >= alike:
            sessions.remove(session)
            return True
    return False


def _of(block: Block, session: Session) -> bool:
    if not session.counts_for_habit:
        return False
    if block.habit is not None:
        return session.habit == block.habit
    if block.interest is not None:
        return session.interest == block.interest
    return session.kind is block.kind
