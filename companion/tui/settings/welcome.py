"""The first start, step by step. Escape passes a step over; what was kept stays."""

from __future__ import annotations

from collections.abc import Callable

from companion.content import starter_habits
from companion.domain.friend import Circle
from companion.services.unit_of_work import Change
from companion.tui.friends.actions import CIRCLES
from companion.tui.kit.actions import YES_NO, Acts
from companion.tui.kit.form import Field, FormDialog, Values


class WelcomeActs(Acts):
    """Three steps, then Today."""

    def begin(self) -> None:
        """The first: what was yours before."""
        fields = tuple(
            Field(f"before-{n}", label, "", hint)
            for n, (label, hint) in enumerate(
                (("one", "drawing"), ("two", "the piano"), ("three", "long walks with a book"))
            )
        )
        words = (
            "Welcome. This is for time alone, friends of your own, and things that are nobody else’s. It all "
            "stays in one file on this computer. Three short steps; escape passes one over.\n\n"
            "Name three things that were yours before this relationship, or before you got busy."
        )

        def keep(values: Values) -> Change:
            return self.companion.welcome.keep_before(values.values())

        self._step("1 of 3 · yours before", fields, keep, words, self._pick)

    def _pick(self) -> None:
        starters = starter_habits()
        fields = tuple(
            Field(f"starter-{n}", starter.name, "no", options=YES_NO) for n, starter in enumerate(starters)
        )
        words = "A few habits to begin with. y takes one; you can change and add all you like later."

        def keep(values: Values) -> Change:
            picked = [s for n, s in enumerate(starters) if values[f"starter-{n}"] == "yes"]
            return self.companion.welcome.pick_habits(picked)

        self._step("2 of 3 · time alone", fields, keep, words, self._befriend)

    def _befriend(self) -> None:
        fields = (
            Field("first", "friend", "", "somebody you would miss"),
            Field("second", "and another", "", "or nobody"),
            Field("circle", "how close", "close", options=CIRCLES),
        )
        words = (
            "Inner is a word every week, close every month, wider twice a year, kept once a year. "
            "Nobody is told anything, and your partner does not belong here."
        )

        def keep(values: Values) -> Change:
            names = (values["first"], values["second"])
            return self.companion.welcome.add_friends(names, Circle(values["circle"]))

        self._step("3 of 3 · a friend or two", fields, keep, words, self._close)

    def _close(self) -> None:
        self.app.perform(self.companion.welcome.close)
        first = "space ticks what you did" if self.app.snapshot.habits else "a adds your first habit"
        self.app.say_quietly(f"{first} · ? helps")

    def _step(
        self,
        title: str,
        fields: tuple[Field, ...],
        keep: Callable[[Values], Change],
        words: str,
        then: Callable[[], None],
    ) -> None:
        def done(change: Change | None) -> None:
            if change is not None:
                self.app.take(change)
            then()

        self.app.push_screen(FormDialog(title, fields, keep, words=words, leave="skip"), done)
