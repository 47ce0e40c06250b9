"""The first start, step by step. Escape skips a step, Shift+Tab goes back; what was kept stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from companion.content import starter_habits
from companion.domain.friend import Circle
from companion.services.unit_of_work import Change
from companion.services.welcome import Met
from companion.tui.kit.actions import Actions
from companion.tui.kit.fields import Field, Values
from companion.tui.kit.last_in_touch import last_fields, read_last
from companion.tui.kit.options import YES_NO, circle_options
from companion.tui.kit.step import Back, StepDialog

if TYPE_CHECKING:
    from companion.tui.shell import Shell

LINES = 3  # to begin with
HINTS = ("drawing", "the piano", "long walks with a book")


class WelcomeActions(Actions):
    """Three steps, then Today."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._steps: tuple[Callable[[], StepDialog], ...] = (self._before, self._pick, self._befriend)
        self._typed: dict[int, Values] = {}  # what stood in a step, for when one comes back
        self._kept: dict[int, Change] = {}

    def begin(self) -> None:
        """The first."""
        self._show(0)

    def _before(self) -> StepDialog:
        typed = self._typed.get(0, Values({}))

        def line(n: int) -> tuple[Field, ...]:
            hint = HINTS[n] if n < len(HINTS) else "and another"
            return (Field(f"before-{n}", f"{n + 1}", typed.get(f"before-{n}", ""), hint),)

        words = (
            "Welcome. This is for time alone, friends of your own, and things that are nobody else's. It all "
            "stays in one file on this computer. Three short steps; escape skips one.\n\n"
            "Name three things that were yours before this relationship, or before you got busy."
        )
        return StepDialog(
            "1 of 3 · yours before",
            lambda values: self.companion.welcome.keep_before(values.values()),
            more=line,
            groups=max(LINES, len(typed)),
            words=words,
        )

    def _pick(self) -> StepDialog:
        starters, typed = starter_habits(), self._typed.get(1, Values({}))
        fields = tuple(
            Field(f"starter-{n}", starter.name, typed.get(f"starter-{n}", "no"), options=YES_NO)
            for n, starter in enumerate(starters)
        )

        def keep(values: Values) -> Change:
            picked = [s for n, s in enumerate(starters) if values[f"starter-{n}"] == "yes"]
            return self.companion.welcome.pick_habits(picked)

        words = "A few habits to begin with. space picks one; you can change and add all you like later."
        return StepDialog("2 of 3 · time alone", keep, fields=fields, words=words, back=True)

    def _befriend(self) -> StepDialog:
        typed, circles = self._typed.get(2, Values({})), circle_options(self.shell.snapshot.journal.settings)
        known = sum(1 for name in typed if name.startswith("name-"))

        def person(n: int) -> tuple[Field, ...]:
            hint = "whom would you miss?" if n == 0 else "and another, or nobody"
            return (
                Field(f"name-{n}", "friend", typed.get(f"name-{n}", ""), hint),
                Field(f"circle-{n}", "how close", typed.get(f"circle-{n}", "close"), options=circles),
                *last_fields(f"-{n}", typed),
            )

        def keep(values: Values) -> Change:
            met = []
            for name, text in values.items():
                if name.startswith("name-") and text.strip():
                    n = name.removeprefix("name-")
                    added = read_last(values, f"-{n}", self.shell.today)
                    met.append(Met(text, Circle(values[f"circle-{n}"]), added))
            return self.companion.welcome.add_friends(met)

        words = (
            "Inner is a word every week, close every month, wider twice a year, kept once a year. "
            "Nobody is told anything, and your partner does not belong here."
        )
        return StepDialog(
            "3 of 3 · a friend or two", keep, more=person, groups=max(1, known), words=words, back=True
        )

    def _show(self, at: int) -> None:
        if at == len(self._steps):
            self._close()
            return
        dialog = self._steps[at]()

        def done(result: Any) -> None:
            if isinstance(result, Back):
                self._typed[at] = result.typed
                before = self._kept.pop(at - 1, None)
                if before is not None and before.delta:
                    self.shell.take_back(before)
                self._show(at - 1)
                return
            self._typed[at] = dialog.typed
            if isinstance(result, Change):
                self._kept[at] = result
                self.shell.take(result)
            self._show(at + 1)

        self.shell.push_screen(dialog, done)

    def _close(self) -> None:
        self.shell.perform(self.companion.welcome.close)
        first = "space ticks what you did" if self.shell.snapshot.habits else "{add} adds your first habit"
        self.shell.say(first + " · {help} helps")
