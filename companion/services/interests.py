"""What one does with interests of one's own: add, change, put away."""

from __future__ import annotations

from datetime import date

from companion.domain.errors import Refused, Unknown
from companion.domain.interest import OPEN, Goal, Interest
from companion.domain.journal import Journal
from companion.domain.naming import new_name
from companion.services.unit_of_work import Change, UnitOfWork


class Interests:
    """Use cases of interests. Every method that changes something returns the durable Change."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def get(self, interest_id: int) -> Interest:
        """The interest. Raises Unknown when the record is gone."""
        return _interest(self._work.journal, interest_id)

    def add(
        self,
        name: str,
        *,
        goal: Goal = OPEN,
        why: str = "",
        ours: bool = False,
        baseline: bool = False,
        added: date | None = None,
    ) -> Change:
        """A new interest. Raises Refused for an empty or taken name, or a goal whose date has passed."""
        interest_id = self._work.new_id()

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            still_ahead(goal, today)
            free = new_name(name, journal.interests.values(), "interest")
            order = 1 + max((interest.order for interest in journal.interests.values()), default=0)
            made = Interest(
                interest_id,
                free,
                added or today,
                why=why,
                ours=ours,
                goal=goal,
                baseline=baseline,
                order=order,
            )
            return journal.put("interests", made), f"{free}: added"

        return self._work.decide(change)

    def edit(
        self, interest_id: int, *, name: str, goal: Goal, why: str, ours: bool, baseline: bool
    ) -> Change:
        """Change an interest. A new goal counts from today; an unchanged one keeps its start.

        Raises Unknown, and Refused for an empty or taken name, or a new goal whose date has passed.
        """

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            interest = _interest(journal, interest_id)
            if goal != interest.goal:
                still_ahead(goal, today)
            free = new_name(name, journal.interests.values(), "interest", but=interest)
            # Only a goal that counts something else begins anew; a later date or another number goes on.
            same = goal.kind is interest.goal.kind and goal.unit == interest.goal.unit
            since = interest.goal_since if same else today
            changed = interest._replace(
                name=free, goal=goal, goal_since=since, why=why, ours=ours, baseline=baseline
            )
            return journal.put("interests", changed), f"{free}: changed"

        return self._work.decide(change)

    def archive(self, interest_id: int) -> Change:
        """Put an interest away; its sessions stay. Raises Unknown."""
        return self._work.decide(lambda journal, today: _archived(journal, interest_id, today, "archived"))

    def bring_back(self, interest_id: int) -> Change:
        """Take an interest out of the archive. Raises Unknown."""
        return self._work.decide(lambda journal, _: _archived(journal, interest_id, None, "back on the list"))

    def delete(self, interest_id: int) -> Change:
        """Remove an interest; its sessions stay in the log of time. Raises Unknown."""

        def change(journal: Journal, today: date) -> tuple[Journal, str]:
            name = _interest(journal, interest_id).name
            sessions = {
                key: session._replace(interest=None) if session.interest == interest_id else session
                for key, session in journal.sessions.items()
            }
            return journal.drop("interests", interest_id)._replace(sessions=sessions), f"{name}: deleted"

        return self._work.decide(change)


def _archived(journal: Journal, interest_id: int, day: date | None, words: str) -> tuple[Journal, str]:
    interest = _interest(journal, interest_id)
    return journal.put("interests", interest._replace(archived=day)), f"{interest.name}: {words}"


def _interest(journal: Journal, interest_id: int) -> Interest:
    try:
        return journal.interests[interest_id]
    except KeyError:
        raise Unknown("that interest is gone", "it may have been deleted elsewhere") from None


def still_ahead(goal: Goal, today: date) -> None:
    """Refuse a goal whose date has passed."""
    if goal.by is not None and goal.by < today:
        raise Refused(f"{goal.by} has passed", "choose a date to come")
