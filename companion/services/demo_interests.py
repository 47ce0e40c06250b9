"""Interests of the demo: ahead, on pace, behind, reached and open, one of them quiet now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.calendar import month_of
from companion.domain.interest import Goal, Interest, parse_goal
from companion.domain.journal import Journal


class Plan(NamedTuple):
    """An interest to make.

    With a ``target`` of ``unit`` by a date, ``lead`` is how far it is ahead of the time gone, as a share.
    ``gap`` is the days between sessions, ``last`` how many days ago the last one was.
    """

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


PLANS = (
    Plan("Deep reading", "one mind for hours", 5, 2, 50, "", 12, "books", -0.3, baseline=True),
    Plan("Portuguese", "to read Pessoa as he wrote", 3, 1, 25, "", 60, "lessons", 0.18, began=0.3),
    Plan("Knowing the birds", "a reason to be out early", 8, 6, 90, "", 50, "species", 0.0, began=0.1),
    Plan("Linocut", "hands, not screens", 9, 4, 70, "", 6, "prints", 1.0, baseline=True),
    Plan("Cello, badly", "mine to be bad at", 4, 3, 35, "90 minutes a week", began=0.2),
    Plan("Night photography", "the town without people", 16, 11, 80, "2 sessions a month", ours=True),
    Plan("Odd maps", "for no purpose at all", 20, 9, 40, began=0.4),
    Plan("Chess problems", "used to do one each evening", 7, 43, 30, "1 session a week", baseline=True),
)


def interests(journal: Journal, first: date, today: date, new_id: Callable[[], int]) -> Journal:
    """The journal with the demo's interests."""
    made = {}
    for order, plan in enumerate(PLANS, 1):
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


def amount_done(plan: Plan, today: date) -> int:
    """How much of the target is done, so that it is ``lead`` ahead of the time gone."""
    start, end = goal_start(today), goal_end(today)
    gone = (today - start).days / ((end - start).days + 1)
    return max(0, min(plan.target, round(plan.target * (gone + plan.lead))))


def _goal(plan: Plan, today: date) -> Goal:
    return parse_goal(f"{plan.target} {plan.unit} by {goal_end(today)}" if plan.target else plan.goal)
