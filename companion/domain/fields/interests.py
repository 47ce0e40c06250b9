"""Interests."""

from __future__ import annotations

from companion.domain.fields.codec import (
    AMOUNT,
    BOOL,
    DAY,
    LINE,
    NAME,
    ORDER,
    WORDS,
    RecordCodec,
    choice,
    optional,
    phrase,
)
from companion.domain.interest import Goal, GoalKind, Interest, parse_goal


def _sound_goal(goal: Goal) -> None:
    timed = goal.kind in (GoalKind.MINUTES, GoalKind.SESSIONS)
    if timed and goal.period not in ("week", "month"):
        raise ValueError("it does not say how often")
    if goal.kind is GoalKind.AMOUNT and goal.by is None:
        raise ValueError("it does not say by when")


_GOAL = phrase(
    parse_goal,
    RecordCodec(
        Goal,
        kind=choice(GoalKind),
        number=AMOUNT,
        period=LINE,
        unit=LINE,
        by=optional(DAY),
        sound=_sound_goal,
    ),
)

INTERESTS = RecordCodec(
    Interest,
    name=NAME,
    added=DAY,
    goal=_GOAL,
    goal_since=optional(DAY),
    why=WORDS,
    ours=BOOL,
    baseline=BOOL,
    archived=optional(DAY),
    order=ORDER,
)
