"""The form every add and edit uses: typed words in, a durable change out, errors beside the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from companion.domain.errors import CompanionError
from companion.domain.plain import one_line
from companion.tui.kit.choice import Choice, Option
from companion.tui.kit.confirm import ConfirmDialog
from companion.tui.kit.dialog import Dialog
from companion.tui.kit.keys import keys_for, taught
from companion.tui.kit.lines import width_of

SHORTEST_LABEL = 17  # cells; longer labels get what they need

T = TypeVar("T")
D = TypeVar("D")


class Field(NamedTuple):
    """One line of a form. With ``options`` it is a choice, otherwise a text."""

    id: str
    label: str
    value: str = ""
    hint: str = ""  # what may be written, shown while the field is empty
    options: tuple[Option, ...] = ()
    secret: bool = False  # typed unseen


class FieldError(Exception):
    """``error`` is about what was typed into the field ``field``."""

    def __init__(self, field: str, error: CompanionError) -> None:
        super().__init__(field)
        self.field = field
        self.error = error


class Values(Mapping[str, str]):
    """What was typed, by field id, with a way to read it that says which field could not be read."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self._typed = dict(typed)

    def __getitem__(self, field: str) -> str:
        return self._typed[field]

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._typed)

    def __len__(self) -> int:
        return len(self._typed)

    def read(self, field: str, reader: Callable[[str], T]) -> T:
        """``reader`` applied to what was typed. Raises FieldError when it cannot be read."""
        try:
            return reader(self[field].strip())
        except CompanionError as error:
            raise FieldError(field, error) from error

    def read_or(self, field: str, default: D, reader: Callable[[str], T]) -> T | D:
        """As ``read``; ``default`` when nothing was typed."""
        return self.read(field, reader) if self[field].strip() else default


class FormDialog(Dialog[Any]):
    """Fields under one another. Enter keeps, Escape leaves; nothing typed is lost by an error.

    The result is what ``keep`` gave back, None when the form was left.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave"),
        Binding("down", "app.focus_next", "Next field", show=False),
        Binding("up", "app.focus_previous", "Previous field", show=False),
        Binding("enter", "keep", "Keep", show=False),
        Binding("ctrl+s", "keep", "Keep", show=False),
    ]

    def __init__(
        self,
        title: str,
        fields: tuple[Field, ...],
        keep: Callable[[Values], object],
        *,
        first: str = "",
        words: str = "",
        leave: str = "leave",
    ) -> None:
        super().__init__()
        self._leave = leave
        self._labels = max(SHORTEST_LABEL, *(width_of(field.label) + 2 for field in fields))
        self._title = title
        self._fields = fields
        self._keep = keep
        self._first = first or fields[0].id
        self._words = words
        self.typed = Values({})  # what stood in the fields when they were last kept

    def compose(self) -> ComposeResult:
        """A label and an input a field, an empty line for its error."""
        with VerticalScroll(classes="dialog") as box:
            box.can_focus = False
            box.border_title = Content(one_line(self._title))
            box.border_subtitle = Content(self.hint())
            if self._words:
                yield Static(Content(taught(self._words, keys_for(self))), classes="form--words")
            yield from (self.line_of(field) for field in self._fields)

    def line_of(self, field: Field) -> Vertical:
        """The widgets of one field."""
        label = Static(Content(field.label), classes="form--label")
        label.styles.width = self._labels
        entry: Choice | Input
        if field.options:
            entry = Choice(field.options, field.value, id=field.id)
        else:
            entry = Input(
                one_line(field.value),
                placeholder=field.hint,
                id=field.id,
                compact=True,
                password=field.secret,
            )
        error = Static("", classes="form--error", id=f"{field.id}-error")
        return Vertical(Horizontal(label, entry, classes="form--line"), error, classes="form--field")

    def hint(self) -> str:
        """The keys, in the frame."""
        return f"enter keep · tab next · esc {self._leave}"

    def on_mount(self) -> None:
        """Start in the field the person came for."""
        self.query_one(f"#{self._first}").focus()

    def on_input_submitted(self) -> None:
        """Enter in a text. Textual calls the handler of every class, so subclasses change ``enter``."""
        self.enter()

    def on_choice_decided(self) -> None:
        """Enter on a choice."""
        self.enter()

    def enter(self) -> None:
        """Keep."""
        self.action_keep()

    def action_leave(self) -> None:
        """Close without a change; ask first if something was typed that would be lost."""
        if not self._changed():
            self.dismiss(None)
            return

        def answered(leave: bool | None) -> None:
            if leave:
                self.dismiss(None)

        self.app.push_screen(ConfirmDialog("Leave this?", "What you typed here is not kept."), answered)

    def is_in(self, field: Field) -> bool:
        """Whether the cursor is in ``field``."""
        return self.focused is not None and self.focused.id == field.id

    def values(self) -> Values:
        """What stands in the fields now."""
        return Values({field.id: self._typed(field) for field in self._fields})

    def _changed(self) -> bool:
        return any(self._typed(field) != field.value for field in self._fields)

    def action_keep(self) -> None:
        """Try to make the change; what is wrong is said beside its field, and the typed words stay."""
        for field in self._fields:
            self.query_one(f"#{field.id}-error", Static).display = False
        self.typed = self.values()
        try:
            result = self._keep(self.typed)
        except FieldError as error:
            self._say(error.field, error.error)
        except CompanionError as error:
            self._say(self._fields[0].id, error)
        else:
            self.dismiss(result)

    def _typed(self, field: Field) -> str:
        """What stands in a field; what was made harmless to be shown and left alone stays as it was."""
        if field.options:
            return self.query_one(f"#{field.id}", Choice).value
        value = self.query_one(f"#{field.id}", Input).value
        return field.value if value == one_line(field.value) else value

    def _say(self, field: str, error: CompanionError) -> None:
        beside = self.query_one(f"#{field}-error", Static)
        beside.update(Content("! " + one_line(error.line)))
        beside.display = True
        self.query_one(f"#{field}").focus()
