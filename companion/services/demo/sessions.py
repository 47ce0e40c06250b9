"""Sessions of the demo: of interests, of habits, quiet ones, and evenings together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from companion.domain.habit import State
from companion.domain.journal import Journal
from companion.domain.session import After, Chosen, Company, Session
from companion.services.demo.interests import InterestPlan, amount_done, goal_start, plans

Data = dict[str, Any]


def sessions(
    journal: Journal, data: Data, rng: Random, first: date, today: date, new_id: Callable[[], int]
) -> Journal:
    """The journal with the log of time."""
    dated = [
        *_of_interests(journal, data, rng, first, today),
        *_of_habits(journal, data, rng),
        *_quiet(data, rng, first, today),
        *_together(data, rng, first, today),
    ]
    dated.sort(key=lambda session: session.date)
    numbered = (session._replace(id=new_id()) for session in dated)
    return journal._replace(sessions={session.id: session for session in numbered})


def _of_interests(journal: Journal, data: Data, rng: Random, first: date, today: date) -> Iterator[Session]:
    ids = {interest.name: interest.id for interest in journal.interests.values()}
    for plan in plans(data):
        added = first + (today - first) * plan.began
        days = list(_days_before(plan.gap, plan.last, rng, added, today))
        amounts = _amounts(plan, [day for day in days if day >= goal_start(today)], today)
        for day in days:
            made = _alone(data["sessions"]["places"], rng, day, plan.minutes)
            kind = Company.PARALLEL if rng.random() < 0.15 else Company.SOLO
            tell = rng.choice(data["sessions"]["told"]) if rng.random() < 0.04 else ""
            yield made._replace(kind=kind, interest=ids[plan.name], amount=amounts.get(day), tell=tell)


def _amounts(plan: InterestPlan, days: list[date], today: date) -> dict[date, float]:
    """What is done of the goal, spread over the days since it began."""
    left = amount_done(plan, today) if plan.target else 0
    found: dict[date, float] = {}
    for at, day in enumerate(days):
        share = -(-left // (len(days) - at))
        if share > 0:
            found[day] = float(share)
            left -= share
    return found


def _of_habits(journal: Journal, data: Data, rng: Random) -> Iterator[Session]:
    """Some of the done days were sat down to on purpose."""
    sat_down = {row["name"]: row["sat_down"] for row in data["habit"] if "sat_down" in row}
    for habit in journal.habits.values():
        minutes = sat_down.get(habit.name)
        if minutes is None:
            continue
        for day, entry in journal.entries[habit.id].items():
            if entry.state is State.DONE and rng.random() < 0.35:
                made = _alone(data["sessions"]["places"], rng, day, minutes)
                chosen = Chosen.YES if made.chosen is Chosen.NO else made.chosen
                yield made._replace(habit=habit.id, minutes=entry.amount or made.minutes, chosen=chosen)


def _quiet(data: Data, rng: Random, first: date, today: date) -> Iterator[Session]:
    for day in _days_before(9, 9, rng, first, today):
        yield _alone(data["sessions"]["places"], rng, day, 40)._replace(
            note="just quiet" if rng.random() < 0.1 else ""
        )


def _together(data: Data, rng: Random, first: date, today: date) -> Iterator[Session]:
    for day in _days_before(4, 2, rng, first, today):
        yield Session(
            0,
            day,
            Company.SHARED,
            float(rng.choice((45, 60, 90, 120, 150))),
            note=rng.choice(data["sessions"]["together"]),
        )


def _alone(places: Mapping[str, float], rng: Random, day: date, minutes: int) -> Session:
    place = rng.choice(tuple(places))
    chosen = rng.choices((Chosen.YES, Chosen.HALF, Chosen.NO), (7, 2, 1))[0]
    rested = rng.random() < places[place] * (1.0 if chosen is Chosen.YES else 0.5)
    after = After.RESTED if rested else rng.choice((After.SAME, After.SAME, After.WORSE))
    length = float(max(5, 5 * round(minutes * rng.uniform(0.6, 1.4) / 5)))
    made = Session(0, day, Company.SOLO, length, place, chosen, after)
    if rng.random() < 0.3:  # often nothing is said about it
        return made._replace(place="", chosen=None, after=None)
    return made._replace(presence="present" if rested or rng.random() < 0.3 else "elsewhere")


def _days_before(gap: int, last: int, rng: Random, first: date, today: date) -> Iterator[date]:
    """About every ``gap`` days from ``last`` days ago back to ``first``, no day twice."""
    ago = last
    while (day := today - timedelta(days=ago)) >= first:
        yield day
        ago += max(1, round(gap * rng.uniform(0.5, 1.5)))
