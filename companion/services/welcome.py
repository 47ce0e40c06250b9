"""The first start: three short steps, each of which may be passed over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from companion.content import Starter
from companion.domain.friend import Circle, Friend
from companion.domain.habit import Habit, Version
from companion.domain.interest import Interest
from companion.domain.journal import Journal
from companion.domain.naming import new_name
from companion.domain.schedule import parse_schedule
from companion.services.unit_of_work import Change, UnitOfWork


class Met(NamedTuple):
    """A friend as named at the first start; the rhythm counts from ``since``."""

    name: str
    circle: Circle
    since: date


class Welcome:
    """Use cases of the first start. Each step is one change, taken back by one undo."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    @property
    def needed(self) -> bool:
        """Whether nobody was ever here: nothing is recorded, and the steps were not offered yet."""
        journal = self._work.journal
        return not (journal.settings.welcomed or journal.habits or journal.friends or journal.interests)

    def keep_before(self, names: Iterable[str]) -> Change:
        """What was one's own before, as interests of the baseline list. Raises Refused for a doubled name."""
        made = [(self._work.new_id(), name) for name in names if name.strip()]

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            for order, (key, name) in enumerate(made):
                free = new_name(name, journal.interests.values(), "interest")
                journal = journal.put("interests", Interest(key, free, today, baseline=True, order=order))
            return journal, "what was yours before is saved"

        return self._work.decide(change)

    def pick_habits(self, starters: Iterable[Starter]) -> Change:
        """The habits that were picked, from today on."""
        made = [(self._work.new_id(), starter) for starter in starters]

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            for order, (key, starter) in enumerate(made):
                name = new_name(starter.name, journal.habits.values(), "habit")
                version = Version(today, parse_schedule(starter.schedule), starter.amount, starter.unit)
                journal = journal.put("habits", Habit(key, name, (version,), order=order))
            return journal, "your first habits are there"

        return self._work.decide(change)

    def add_friends(self, people: Iterable[Met]) -> Change:
        """A friend or two. Raises Refused for a doubled name."""
        made = [(self._work.new_id(), person) for person in people]

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            for key, person in made:
                free = new_name(person.name, journal.friends.values(), "friend")
                journal = journal.put("friends", Friend(key, free, person.since, person.circle))
            return journal, "your friends are saved"

        return self._work.decide(change)

    def close(self) -> Change:
        """Not to be offered again."""
        return self._work.commit("welcome", lambda journal: journal.with_settings(welcomed=True))
