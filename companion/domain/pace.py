"""Goals of interests: how much is done, how fast, and since when nothing was.

Rules: product.md, section 5. Where it leaves room: done later than the date still counts, and says so
(``over``); an amount in hours, minutes or sessions is taken from the sessions themselves; what an open goal
has done is its number of sessions.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from companion.domain.calendar import month_of, week_of
from companion.domain.interest import Goal, GoalKind, Interest
from companion.domain.journal import Journal
from companion.domain.log_queries import LOOK_BACK, recent_sessions, sessions_of
from companion.domain.naming import folded
from companion.domain.session import Session

LEEWAY = 0.05  # a share this far from the time gone is still on pace
_RECENT, _ENOUGH = 12, 3  # sessions that make the usual gap; fewer than three make none
_HOURS, _MINUTES = {"h", "hour", "hours"}, {"m", "min", "mins", "minute", "minutes"}
_SESSIONS = {"session", "sessions", "time", "times"}


class Pace(StrEnum):
    """Progress beside the time that has gone."""

    AHEAD = "ahead"
    ON = "on pace"
    BEHIND = "behind"
    OPEN = "open"
    REACHED = "reached"


class Progress(NamedTuple):
    """How an interest goes.

    ``done`` and ``target`` are in the goal's unit, for the current week or month or since the goal's start;
    ``fraction`` may exceed 1. ``idle_days`` counts from ``last``, or from the day the interest was added.
    ``usual_gap`` is in days, None with fewer than three sessions. ``needed_per_week`` is given for an amount
    by a date that is neither reached nor past. ``over``: the date is past.
    """

    interest: Interest
    done: float
    target: float | None
    fraction: float | None
    pace: Pace
    last: date | None
    idle_days: int
    usual_gap: float | None
    needed_per_week: float | None
    over: bool


def progress(interest: Interest, sessions: Iterable[Session], today: date, week_start: int = 0) -> Progress:
    """How ``interest`` goes, given its sessions; those dated after ``today`` do not count."""
    logged = [session for session in sessions if session.interest == interest.id and session.date <= today]
    days = sorted(session.date for session in logged)
    last = days[-1] if days else None
    idle = max(0, (today - (last or interest.added)).days)
    gap = usual_gap(days)

    goal = interest.goal
    if goal.kind is GoalKind.OPEN or goal.number <= 0:
        return Progress(interest, float(len(logged)), None, None, Pace.OPEN, last, idle, gap, None, False)
    first, final = _stretch(interest, today, week_start)
    done = float(sum(_worth(session, goal) for session in logged if session.date >= first))
    fraction = done / goal.number
    over = goal.kind is GoalKind.AMOUNT and today > final
    needed = None
    if goal.kind is GoalKind.AMOUNT and not over and fraction < 1:
        needed = (goal.number - done) / (((final - today).days + 1) / 7)
    pace = _pace(fraction, _gone(first, final, today))
    return Progress(interest, done, goal.number, fraction, pace, last, idle, gap, needed, over)


def progresses(journal: Journal, today: date) -> list[Progress]:
    """How each interest that is not archived goes, in the person's own order."""
    shown = [interest for interest in journal.interests.values() if interest.archived is None]
    sessions: dict[int, list[Session]] = {interest.id: [] for interest in shown}
    for session in recent_sessions(journal, today):
        if session.interest in sessions:
            sessions[session.interest].append(session)
    for interest in shown:
        if _needs_all(interest, len(sessions[interest.id]), today):
            sessions[interest.id] = sessions_of(journal, interest.id)
    shown.sort(key=lambda interest: (interest.order, folded(interest.name), interest.id))
    week_start = journal.settings.week_start
    return [progress(interest, sessions[interest.id], today, week_start) for interest in shown]


def _needs_all(interest: Interest, number: int, today: date) -> bool:
    """Whether sessions older than the ``number`` that were looked at first may count."""
    goal = interest.goal
    counted = goal.kind is GoalKind.OPEN or goal.number <= 0
    long = goal.kind is GoalKind.AMOUNT and interest.goal_start < today - LOOK_BACK
    return counted or long or number < _RECENT


def usual_gap(days: list[date]) -> float | None:
    """The median of the days between the last twelve of the sorted ``days``; None with fewer than three."""
    if len(days) < _ENOUGH:
        return None
    gaps = sorted((later - earlier).days for earlier, later in pairwise(days[-_RECENT:]))
    middle = len(gaps) // 2  # by hand: ``statistics`` takes longer to import than all interests
    return float(gaps[middle] if len(gaps) % 2 else (gaps[middle - 1] + gaps[middle]) / 2)


def _stretch(interest: Interest, today: date, week_start: int) -> tuple[date, date]:
    goal = interest.goal
    if goal.kind is GoalKind.AMOUNT:
        return interest.goal_start, goal.by or date.max - timedelta(days=1)
    return month_of(today) if goal.period == "month" else week_of(today, week_start)


def _worth(session: Session, goal: Goal) -> float:
    """What ``session`` adds to ``goal``, in the goal's unit."""
    unit = goal.unit.casefold()
    if goal.kind is GoalKind.SESSIONS or (goal.kind is GoalKind.AMOUNT and unit in _SESSIONS):
        return 1
    if goal.kind is GoalKind.MINUTES:
        return session.minutes or 0
    if unit in _HOURS | _MINUTES and session.minutes is not None:
        return session.minutes / 60 if unit in _HOURS else session.minutes
    return session.amount or 0


def _gone(first: date, last: date, today: date) -> float:
    """The share of the time from ``first`` to ``last`` that is over when ``today`` begins, 0 to 1."""
    whole = (last - first).days + 1
    return 1.0 if whole <= 0 else max(0.0, min(1.0, (today - first).days / whole))


def _pace(fraction: float, gone: float) -> Pace:
    if fraction >= 1:
        return Pace.REACHED
    ahead = round(fraction - gone, 9)  # 0.55 - 0.5 is a hair more than 0.05
    if ahead > LEEWAY:
        return Pace.AHEAD
    return Pace.BEHIND if ahead < -LEEWAY else Pace.ON
