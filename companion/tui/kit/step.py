"""One of several forms in a row: Enter goes down the lines, Shift+Tab goes back to the form before."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from companion.tui.kit.fields import Field, Values
from companion.tui.kit.form import FormDialog
from companion.tui.kit.lines import joined

More = Callable[[int], tuple[Field, ...]]


class Back(NamedTuple):
    """Back to the step before; what stood here."""

    typed: Values


class StepDialog(FormDialog):
    """A form whose lines come in groups, each begun by a name, as many as one fills; or one of choices.

    The result is what ``keep`` gave back, ``Back``, or None when the step was passed over.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+tab", "step_back", "Back", show=False),
    ]

    def __init__(
        self,
        title: str,
        keep: Callable[[Values], object],
        *,
        fields: tuple[Field, ...] = (),
        more: More | None = None,
        groups: int = 1,
        words: str = "",
        back: bool = False,
    ) -> None:
        """``fields``, or what ``more`` gives for each of ``groups`` and for each further one."""
        self._more = more
        self._groups = groups if more is not None else 0
        self._names = [more(n)[0].id for n in range(groups)] if more is not None else []
        self._back = back
        if more is not None:
            fields = tuple(field for n in range(groups) for field in more(n))
        super().__init__(title, fields, keep, words=words)

    def hint(self) -> str:
        """The keys, in the frame."""
        how = "enter next (empty: go on)" if self._more else "space pick · enter go on"
        move = "" if self._more else "j k move"
        return joined((how, "esc skip", "shift+tab back" if self._back else "", move))

    def action_enter(self) -> None:
        """The next line; after the last one another group; on an empty name, or without groups, go on."""
        at = self._at()
        field = self._fields[at]
        if self._more is None or (field.id in self._names and not self.typed_in(field).strip()):
            self.action_save()
        elif at + 1 < len(self._fields):
            self.query_one(f"#{self._fields[at + 1].id}").focus()
        elif self.typed_in(self._field(self._names[-1])).strip():
            self.call_next(self._grow, self._more)
        else:
            self.query_one(f"#{self._names[-1]}").focus()

    def action_step_back(self) -> None:
        """The field before; from the first one the step before."""
        if self._back and self._at() == 0:
            self.dismiss(Back(self.values()))
        else:
            self.app.action_focus_previous()

    async def _grow(self, more: More) -> None:
        fresh = more(self._groups)
        self._groups += 1
        await self.query_one(".dialog").mount(*(self.line_of(field) for field in fresh))
        self._names.append(fresh[0].id)
        self._fields = (*self._fields, *fresh)
        self.query_one(f"#{fresh[0].id}").focus()

    def _field(self, name: str) -> Field:
        return next(field for field in self._fields if field.id == name)
