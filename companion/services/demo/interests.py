"""Interests of the demo: ahead, on pace, behind, reached and open, one of them quiet now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from companion.domain.calendar import month_of
from companion.domain.interest import Goal, Interest, parse_goal
from companion.domain.journal import Journal


class InterestPlan(NamedTuple):
    """An interest to make, as ``demo.toml`` explains it."""

    name: str
    why: str
    gap: int
    last: int
    minutes: int
    goal: str = "open"
    target: int = 0
    unit: str = ""
    lead: float = 0.0
    ours: bool = False
    baseline: bool = False
    began: float = 0.0


def plans(data: dict[str, Any]) -> list[InterestPlan]:
    """The interests to make, in order."""
    return [InterestPlan(**row) for row in data["interest"]]


def interests(
    journal: Journal, data: dict[str, Any], first: date, today: date, new_id: Callable[[], int]
) -> Journal:
    """The journal with the demo's interests."""
    made = {}
    for order, plan in enumerate(plans(data), 1):
        added = first + (today - first) * plan.began
        interest = Interest(
            new_id(),
            plan.name,
            added,
            why=plan.why,
            ours=plan.ours,
            goal=_goal(plan, today),
            goal_since=goal_start(today) if plan.target else None,
            baseline=plan.baseline,
            order=order,
        )
        made[interest.id] = interest
    return journal._replace(interests=made)


def goal_start(today: date) -> date:
    """Seven months ago: long enough to be clearly ahead or behind, whatever day it is."""
    return today - timedelta(days=213)


def goal_end(today: date) -> date:
    """The last day of a month about four months ahead."""
    return month_of(today + timedelta(days=115))[1]


def amount_done(plan: InterestPlan, today: date) -> int:
    """How much of the target is done, so that it is ``lead`` ahead of the time gone."""
    start, end = goal_start(today), goal_end(today)
    gone = (today - start).days / ((end - start).days + 1)
    return max(0, min(plan.target, round(plan.target * (gone + plan.lead))))


def _goal(plan: InterestPlan, today: date) -> Goal:
    return parse_goal(f"{plan.target} {plan.unit} by {goal_end(today)}" if plan.target else plan.goal)
