"""Actions on interests."""

from __future__ import annotations

from companion.domain.interest import HINT, OPEN, Goal, Interest, parse_goal
from companion.domain.log_queries import sessions_of
from companion.domain.spoken import amount
from companion.services.interests import still_ahead
from companion.services.unit_of_work import Change
from companion.tui.kit.actions import Actions
from companion.tui.kit.choice import Option
from companion.tui.kit.fields import OPTIONAL, Field, Values, accepted
from companion.tui.kit.options import YES_NO

WHOSE = (Option("mine", "m", "mine alone"), Option("ours", "o", "ours, with my own corner"))


class InterestActions(Actions):
    """Add, edit, put away, delete."""

    def open(self, interest_id: int) -> None:
        """Show the interest's page."""
        from companion.tui.interests.page import InterestPage

        self.shell.push_screen(InterestPage(interest_id))

    def add(self, baseline: bool = False) -> None:
        """A new interest, or one that was there before."""

        def keep(values: Values) -> Change:
            return self.companion.interests.add(
                values["name"],
                goal=values.read_or("goal", OPEN, self._new_goal),
                why=values["why"].strip(),
                ours=values["whose"] == "ours",
                baseline=values["baseline"] == "yes",
            )

        title = "Something that was yours before" if baseline else "An interest of your own"
        new = Interest(0, "", self.shell.today, baseline=baseline)
        self.ask(title, interest_fields(new), keep)

    def edit(self, interest_id: int) -> None:
        """Change an interest or its goal."""
        interest = self.companion.interests.get(interest_id)

        def changed(text: str) -> Goal:
            return (
                interest.goal if parse_goal(text, self.shell.today) == interest.goal else self._new_goal(text)
            )

        def keep(values: Values) -> Change:
            return self.companion.interests.edit(
                interest_id,
                name=values["name"],
                goal=values.read_or("goal", OPEN, changed),
                why=values["why"].strip(),
                ours=values["whose"] == "ours",
                baseline=values["baseline"] == "yes",
            )

        self.ask(interest.name, interest_fields(interest), keep)

    def archive(self, interest_id: int) -> None:
        """Archive, or bring back."""
        interests = self.companion.interests
        act = interests.bring_back if interests.get(interest_id).archived else interests.archive
        self.shell.perform(lambda: act(interest_id))

    def delete(self, interest_id: int) -> None:
        """Remove, after asking once."""
        interest = self.companion.interests.get(interest_id)
        own = len(sessions_of(self.shell.snapshot.journal, interest_id))
        stay = f"Its {amount(own, 'sessions')} {'stays' if own == 1 else 'stay'} in the log of time. "
        words = f"{stay if own else ''}{{undo}} brings it back."
        self.confirm(f"Delete {interest.name}?", words, lambda: self.companion.interests.delete(interest_id))

    def _new_goal(self, text: str) -> Goal:
        goal = parse_goal(text, self.shell.today)
        still_ahead(goal, self.shell.today)
        return goal


def interest_fields(interest: Interest) -> tuple[Field, ...]:
    """What is asked of an interest, a new one or one that is there."""
    return (
        Field("name", "name", interest.name, "nobody else's"),
        Field(
            "goal",
            "what I want",
            str(interest.goal) if interest.id else "",
            "open",
            accepts=accepted(HINT),
        ),
        Field("why", "why it is mine", interest.why, OPTIONAL),
        Field("whose", "whose", "ours" if interest.ours else "mine", options=WHOSE),
        Field("baseline", "mine before us", "yes" if interest.baseline else "no", options=YES_NO),
    )
