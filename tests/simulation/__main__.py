"""What the rules of asking do over made-up years. By hand: ``python -m tests.simulation [YEARS]``.

Prints the table of ``docs/asking.md``. A year has 365 days after twelve weeks in which somebody lives at
their own level; ticks, sessions and contacts are drawn at random around it. Whoever opens the app may answer
what is asked, in any of the four ways.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from statistics import mean
from typing import NamedTuple

from companion.domain.answers import Answer, Panel, PanelAnswer, Pillar, Reply
from companion.domain.asking import Kind, Question, asking
from companion.domain.cadence import Cadence
from companion.domain.friend import Circle, Contact, Friend
from companion.domain.habit import DONE, Habit, Version
from companion.domain.interest import Interest
from companion.domain.journal import Journal
from companion.domain.lapse import Lapse, lapses, unanswered
from companion.domain.presence import opening, presence
from companion.domain.schedule import Schedule, parse_schedule
from companion.domain.season import Season
from companion.domain.session import Company, Session
from companion.domain.visits import NO_VISITS

FIRST = date(2026, 1, 5)
BEFORE, YEAR = 84, 365
TURN = 130  # days into the year at which something changes
GOAL_DAYS, GOAL_YEAR = 21, 6
STYLES = ("ticks", "sessions", "both")
KINDS = ("steady", "slowly fading", "one pillar dropped", "all dropped", "away and back", "a hard season")


class Person(NamedTuple):
    """What somebody does at their own level: the chances a day of habits and interests, gaps of friends."""

    kind: str
    style: str
    habits: dict[int, tuple[Schedule, float]]
    friends: dict[int, tuple[Cadence, float]]
    interests: dict[int, float]
    dropped: Pillar


class Counted(NamedTuple):
    """What a year showed."""

    waits: list[int]  # days from fading until the first question
    missed: int
    questions: int
    most_a_week: int
    against: int


def somebody(kind: str, draw: Random) -> Person:
    """A person of one kind."""
    schedules = [("daily", (0.85, 0.97)), ("3 a week", (0.5, 0.65)), ("mon wed fri", (0.85, 0.95))]
    habits = {
        1 + at: (parse_schedule(text), draw.uniform(*level))
        for at, (text, level) in enumerate(draw.sample(schedules, draw.choice((1, 2, 3))))
    }
    friends = {}
    for key in range(11, 11 + draw.choice((1, 3, 5))):
        days = draw.choice((7, 14, 30, 30, 90))
        friends[key] = Cadence(days, "day"), days * draw.uniform(0.6, 1.0)
    interests = {key: draw.uniform(0.7, 3) / 7 for key in range(21, 21 + draw.choice((1, 2)))}
    return Person(kind, draw.choice(STYLES), habits, friends, interests, draw.choice(list(Pillar)))


def level(person: Person, pillar: Pillar, number: int) -> float:
    """How much of their own level somebody lives on day ``number`` of the year."""
    if number < TURN:
        return 1
    match person.kind:
        case "slowly fading":
            return max(0.0, 1 - (number - TURN) / 120)
        case "one pillar dropped":
            return 0.0 if pillar is person.dropped else 1.0
        case "all dropped":
            return 0.0
        case "away and back":
            return 0.0 if number < TURN + 45 else 1.0
        case "a hard season":
            return 0.2 if number < TURN + 40 else 1.0
        case _:
            return 1


def is_here(person: Person, number: int) -> bool:
    """Whether somebody is not away."""
    return person.kind != "away and back" or not TURN <= number < TURN + 45


class Year:
    """One made-up year, day by day."""

    def __init__(self, person: Person, draw: Random) -> None:
        self.person, self.draw = person, draw
        self.journal, self.visits = begun(person), NO_VISITS
        self.keys = iter(range(1000, 10**9))
        self.next_contact: dict[int, int] = {}
        self.days: dict[Pillar, list[int]] = {pillar: [] for pillar in Pillar}

    def live(self) -> Iterator[tuple[int, date, list[Lapse], list[Question]]]:
        """Each day: its number, its date, what is quiet, and what is asked of who opens the app."""
        for number in range(-BEFORE, YEAR):
            today = FIRST + timedelta(days=number)
            if self.person.kind == "a hard season" and number == TURN:
                eased = dict.fromkeys(self.person.habits)
                season = Season(1, "hard", today, today + timedelta(days=40), habits=eased)
                self.journal = self.journal.put("seasons", season)
            self._do(number, today)
            opens = is_here(self.person, number) and self.draw.random() < 0.7
            if opens:
                self.visits = opening(self.journal, today, self.visits)
            if number < 0:
                continue
            quiet = lapses(self.journal, today)
            here = presence(self.journal, today, self.visits)
            asked = asking(self.journal, today, here, quiet, compass=lambda: None) if opens else []
            yield number, today, quiet, asked
            if asked and self.draw.random() < 0.3:
                self._answer(asked[0], today)

    def _do(self, number: int, today: date) -> None:
        for pillar, act in self._chances(number, today):
            self.days[pillar].append(number)
            act()

    def _chances(self, number: int, today: date) -> Iterator[tuple[Pillar, Callable[[], None]]]:
        draw = self.draw.random
        for key, (schedule, chance) in self.person.habits.items():
            due = today.weekday() in schedule.weekdays if schedule.weekdays else True
            if due and draw() < chance * level(self.person, Pillar.SOLITUDE, number):
                yield Pillar.SOLITUDE, lambda key=key: self._habit(key, today)
        for key, (_, gap) in self.person.friends.items():
            waited_long = number >= self.next_contact.setdefault(key, -BEFORE + int(gap * draw()))
            if waited_long and draw() < level(self.person, Pillar.FRIENDS, number):
                self.next_contact[key] = number + max(1, round(self.draw.gauss(gap, gap / 3)))
                made = Contact(next(self.keys), today, (key,))
                yield Pillar.FRIENDS, lambda made=made: self._put("contacts", made)
        for key, chance in self.person.interests.items():
            if draw() < chance * level(self.person, Pillar.INTERESTS, number):
                session = Session(next(self.keys), today, Company.SOLO, 30, interest=key)
                yield Pillar.INTERESTS, lambda session=session: self._put("sessions", session)

    def _habit(self, key: int, today: date) -> None:
        self.journal = self.journal.with_entry(key, today, DONE)
        if self.person.style == "sessions" or (self.person.style == "both" and key % 2):
            self._put("sessions", Session(next(self.keys), today, Company.SOLO, 25, habit=key))

    def _put(self, table: str, record: object) -> None:
        self.journal = self.journal.put(table, record)

    def _answer(self, question: Question, today: date) -> None:
        reply = self.draw.choices(list(Reply), (4, 3, 3, 1))[0]
        if question.lapse is None:
            if question.kind in (Kind.EVERYTHING, Kind.FADING):
                panel = Panel(question.kind.value)
                self._put("panel_answers", PanelAnswer(next(self.keys), panel, today, reply))
            return
        lapse = question.lapse
        made = Answer(next(self.keys), today, lapse.pillar, lapse.subject, lapse.since, reply)
        self._put("answers", made)


def begun(person: Person) -> Journal:
    """What somebody wants, before anything is recorded."""
    start = FIRST - timedelta(days=BEFORE)
    journal = Journal()
    for key, (schedule, _) in person.habits.items():
        journal = journal.put("habits", Habit(key, f"Habit {key}", (Version(start, schedule),)))
    for key, (cadence, _) in person.friends.items():
        journal = journal.put("friends", Friend(key, f"Friend {key}", start, Circle.CLOSE, cadence))
    for key in person.interests:
        journal = journal.put("interests", Interest(key, f"Interest {key}", start))
    return journal


def count(person: Person, draw: Random) -> Counted:
    """Live a year, and count."""
    year = Year(person, draw)
    seen: dict[object, int] = {}
    asked_on: dict[Pillar, list[int]] = {pillar: [] for pillar in Pillar}
    lapsed_on: dict[Pillar, list[int]] = {pillar: [] for pillar in Pillar}
    against = 0
    for number, today, quiet, asked in year.live():
        for lapse in unanswered(quiet, year.journal, today):
            lapsed_on[lapse.pillar].append(number)
        for question in asked:
            lapse_asked = question.lapse
            key = (lapse_asked.subject, lapse_asked.since) if lapse_asked else (question.kind, question.since)
            seen.setdefault(key, number)
            for pillar in [question.pillar] if question.pillar else list(Pillar):
                asked_on[pillar].append(number)
            if lapse_asked is not None:
                against += sum(speaks_against(fit.fact, today) for fit in lapse_asked.signs)
    waits, missed = [], 0
    for pillar in Pillar:
        for found in waited(year, pillar, lapsed_on[pillar], asked_on[pillar]):
            if found is None:
                missed += 1
            else:
                waits.append(found)
    return Counted(waits, missed, len(seen), answered_a_week(year.journal), against)


def waited(year: Year, pillar: Pillar, lapsed: list[int], asked: list[int]) -> Iterator[int | None]:
    """The days from fading until the first question; None where it was missed."""
    fading_since = None
    for number in range(28, YEAR - GOAL_DAYS - 1):
        if not has_faded(year, pillar, number):
            fading_since = None
        elif fading_since is None and is_here(year.person, number):
            fading_since = number
            start = next((day for day in lapsed if day >= number), None)
            if start is None or start > number + 28:
                continue  # it came back before it lapsed
            if any(number - 28 <= day <= start for day in asked):
                yield 0
                continue
            first = next((day for day in asked if day >= start), None)
            if first is not None and (first - start <= GOAL_DAYS or has_faded(year, pillar, first)):
                yield first - start
            elif not let_be(year, pillar, start) and start + GOAL_DAYS in lapsed:
                yield None


def has_faded(year: Year, pillar: Pillar, number: int) -> bool:
    """Whether the last four weeks are under a third of the twelve before them."""
    now, before = (sum(a <= day < b for day in year.days[pillar]) for a, b in spans(number))
    return now * 3 * 3 < before  # twelve weeks are three times four


def let_be(year: Year, pillar: Pillar, start: int) -> bool:
    """Whether it was answered meanwhile, relaxed by a season, or somebody was away."""
    day = FIRST + timedelta(days=start)
    near = [
        answer
        for answer in year.journal.answers.values()
        if answer.pillar is pillar and answer.answered <= day + timedelta(days=GOAL_DAYS)
    ]
    gone = any(not is_here(year.person, start + more) for more in range(GOAL_DAYS + 1))
    return bool(near) or gone or any(season.covers(day) for season in year.journal.seasons.values())


def spans(number: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The last four weeks, and the twelve before them."""
    return (number - 28, number), (number - 28 - BEFORE, number - 28)


def answered_a_week(journal: Journal) -> int:
    """The most lapses of one pillar that were answered within seven days."""
    most = 0
    for pillar in Pillar:
        given = [answer for answer in journal.answers.values() if answer.pillar is pillar]
        for one in given:
            near = [a for a in given if 0 <= (a.answered - one.answered).days < 7]
            most = max(most, len({(a.subject, a.since) for a in near}))
    return most


def speaks_against(fact: str, today: date) -> bool:
    """Whether a fact says that there was not less than before."""
    found = re.search(r"(\d+) \D*last 14 days, (\d+) \D*14 before", fact)
    return found is not None and int(found[1]) >= int(found[2])


def main(years: int) -> None:
    """Print the table."""
    print("| kind | years | times faded | days until asked | at most | missed | questions a year | a week |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    against = 0
    for at, kind in enumerate(KINDS):
        found = []
        for number in range(years // len(KINDS) + (at < years % len(KINDS))):
            draw = Random(f"{kind} {number}")
            found.append(count(somebody(kind, draw), draw))
        waits = [wait for one in found for wait in one.waits]
        against += sum(one.against for one in found)
        cells = (
            kind,
            len(found),
            len(waits),
            f"{mean(waits):.1f}" if waits else "–",
            max(waits, default=0),
            sum(one.missed for one in found),
            f"{mean(one.questions for one in found):.1f}",
            max(one.most_a_week for one in found),
        )
        print(f"| {' | '.join(str(cell) for cell in cells)} |", flush=True)
    print(f"\nFacts that speak against their sign: {against}.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
