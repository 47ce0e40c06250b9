"""The form every add and edit uses: typed words in, a durable change out, errors beside the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from companion.domain.errors import CompanionError
from companion.domain.plain import one_line
from companion.tui.kit.choice import Choice, Several
from companion.tui.kit.confirm import ConfirmDialog
from companion.tui.kit.dialog import Dialog, DialogBox
from companion.tui.kit.fields import Field, FieldError, Values, line_of, typed_in
from companion.tui.kit.keys import keys_for, taught
from companion.tui.kit.lines import width_of

SHORTEST_LABEL = 17  # cells; longer labels get what they need, up to two fifths of the form
ROOMY = 60  # cells of a terminal from which short labels get more than they need


class FormDialog(Dialog[Any]):
    """Fields under one another. Enter goes to the next and saves from the last, Ctrl-S from any.

    Nothing typed is lost by an error. The result is what ``save`` gave back, None when it was cancelled.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""  # the field the person came for is not always the first
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel"),
        Binding("down", "app.focus_next", "Next field", show=False),
        Binding("up", "app.focus_previous", "Previous field", show=False),
        Binding("enter", "enter", "Next field", show=False),
        Binding("ctrl+s", "save", "Save", show=False),
    ]

    def __init__(
        self,
        title: str,
        fields: tuple[Field, ...],
        save: Callable[[Values], object],
        *,
        first: str = "",
        words: str = "",
        enough: str = "",
    ) -> None:
        """``first`` is the field one starts in; with ``enough`` Enter saves from that field already."""
        super().__init__()
        widest = max(width_of(field.label) for field in fields)
        width = self.app.size.width
        roomy = width >= ROOMY and widest > 1  # a number stands at its field
        labels = max(SHORTEST_LABEL, widest + 2) if roomy else widest + 1
        self._labels = min(labels, max(SHORTEST_LABEL, min(84, width * 96 // 100) * 2 // 5))
        self._title = title
        self._fields = fields
        self._save = save
        self._first = first or fields[0].id
        self._words = words
        self._enough = enough
        self.typed = Values({})  # what stood in the fields when they were last saved

    def compose(self) -> ComposeResult:
        """What it is about, and the fields."""
        with DialogBox() as box:
            self.frame(box, self._title, self.hint())
            if self._words:
                yield Static(Content(taught(self._words, keys_for(self))), classes="form--words")
            yield from (self.line_of(field) for field in self._fields)

    def line_of(self, field: Field) -> Vertical:
        """The widgets of one field."""
        return line_of(field, self._labels)

    def hint(self) -> str:
        """The keys, in the frame: what Enter does depends on where one is."""
        if self._saves_here():
            more = "tab more · " if self._at() + 1 < len(self._fields) else ""
            return f"enter save · {more}esc cancel"
        return "enter next · ctrl+s save · esc cancel"

    def on_mount(self) -> None:
        """Start in the field the person came for."""
        self.query_one(f"#{self._first}").focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The frame says what Enter does here, and below the field stands what it accepts."""
        for each in self.query(".form--field"):
            each.set_class(each in event.widget.ancestors, "-here")
        self.frame(self.query_one(".dialog"), self._title, self.hint())

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being put right."""
        self._forgive(event.input.id or "")

    def on_input_submitted(self) -> None:
        """Enter in a text, or on a choice."""
        self.action_enter()

    on_choice_decided = on_input_submitted

    def action_enter(self) -> None:
        """Go to the next field; save from the last one, or from where it is enough."""
        if self._saves_here():
            self.action_save()
        else:
            self.query_one(f"#{self._fields[self._at() + 1].id}").focus()

    def action_cancel(self) -> None:
        """Close without a change; ask first if something was typed that would be lost."""
        if not self._changed():
            self.dismiss(None)
            return

        def answered(drop: bool | None) -> None:
            if drop:
                self.dismiss(None)

        self.app.push_screen(ConfirmDialog("Discard this?", "What you typed has not been saved."), answered)

    def values(self) -> Values:
        """What stands in the fields now."""
        return Values({field.id: self.typed_in(field) for field in self._fields})

    def typed_in(self, field: Field) -> str:
        """What stands in a field."""
        return typed_in(cast("Choice | Several | Input", self.query_one(f"#{field.id}")), field)

    def action_save(self) -> None:
        """Try to make the change; what is wrong is said below its field, and the typed words stay."""
        if not self.is_active:  # the key that hides waits for no turn, and what hides is not to go
            return
        for field in self._fields:
            self._forgive(field.id)
        self.typed = self.values()
        try:
            result = self._save(self.typed)
        except FieldError as error:
            self._say(error.field, error.error)
        except CompanionError as error:
            self._say(self._fields[0].id, error)
        else:
            self.dismiss(result)

    def _at(self) -> int:
        """Which field the cursor is in; the one it starts in as long as it is in none."""
        here = self.focused.id if self.focused is not None else self._first
        return next((n for n, field in enumerate(self._fields) if field.id == here), 0)

    def _saves_here(self) -> bool:
        return self._at() == len(self._fields) - 1 or self._fields[self._at()].id == self._enough

    def _changed(self) -> bool:
        return any(self.typed_in(field) != field.value for field in self._fields)

    def _forgive(self, field: str) -> None:
        """Say no longer that ``field`` is wrong."""
        self.query_one(f"#{field}-error", Static).display = False
        self.query_one(f"#{field}-field").remove_class("-wrong")

    def _say(self, field: str, error: CompanionError) -> None:
        beside = self.query_one(f"#{field}-error", Static)
        words = str(error) if error.hint.startswith("companion ") else error.line  # no shell to type it in
        beside.update(Content("! " + one_line(words)))
        beside.display = True
        self.query_one(f"#{field}-field").add_class("-wrong")
        self.query_one(f"#{field}").focus()
