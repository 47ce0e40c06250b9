"""Check-ins of the demo: every few weeks, some signs in the open, a few lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from companion.content import signs
from companion.domain.check_in import CheckIn, Mark, Marked
from companion.domain.journal import Journal


def check_ins(
    journal: Journal, data: dict[str, Any], rng: Random, first: date, today: date, new_id: Callable[[], int]
) -> Journal:
    """The journal with a check-in every few weeks, the last one some weeks ago."""
    ids, words = tuple(signs()), data["check_ins"]
    weights = {sign: rng.uniform(0.05, 0.45) for sign in ids}  # some come back again and again
    days = []
    day = today - timedelta(days=24)
    while day >= first:
        days.append(day)
        day -= timedelta(days=rng.randint(18, 46))
    made = {}
    for day in reversed(days):
        marks = {sign: _mark(rng, weights[sign], words["lines"]) for sign in ids if rng.random() < 0.85}
        check_in = CheckIn(new_id(), day, marks, rng.choice(words["notes"]))
        made[check_in.id] = check_in
    return journal._replace(check_ins=made)


def _mark(rng: Random, weight: float, lines: list[str]) -> Mark:
    marked = Marked.NOT_NOW
    chance = rng.random()
    if chance < weight:
        marked = Marked.NOTICED
    elif chance < weight + 0.15:
        marked = Marked.UNSURE
    noticed = marked is Marked.NOTICED
    return Mark(marked, rng.choice(lines) if noticed and rng.random() < 0.3 else "")
