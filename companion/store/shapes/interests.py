"""Interests as documents."""

from __future__ import annotations

from companion.domain.interest import Goal, GoalKind, Interest, parse_goal
from companion.store.values import (
    DAY,
    FLAG,
    NUMBER,
    TEXT,
    WHOLE,
    Shape,
    choice,
    maybe,
    phrase,
)

_GOAL = phrase(
    parse_goal,
    Shape(Goal, kind=choice(GoalKind), number=NUMBER, period=TEXT, unit=TEXT, by=maybe(DAY)),
)

INTERESTS = Shape(
    Interest,
    name=TEXT,
    added=DAY,
    why=TEXT,
    ours=FLAG,
    goal=_GOAL,
    goal_since=maybe(DAY),
    baseline=FLAG,
    archived=maybe(DAY),
    order=WHOLE,
)
