"""The fields of a form: what is asked, what was typed, and the widgets for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from companion.domain.date_parsing import HINT as DATE_HINT
from companion.domain.errors import CompanionError
from companion.domain.plain import one_line
from companion.tui.kit.choice import Choice, Option, Several

T = TypeVar("T")
D = TypeVar("D")


class Field(NamedTuple):
    """One line of a form: a text; with ``options`` a choice of one of them, or of ``several``."""

    id: str
    label: str
    value: str = ""  # of several, their values with commas between
    hint: str = ""  # an example, or what nothing means: shown while the field is empty
    options: tuple[Option, ...] = ()
    secret: bool = False  # typed unseen
    accepts: str = ""  # all forms that can be read, named below the field while one is in it
    several: bool = False


def accepted(hint: str) -> str:
    """All forms that a reader takes, from the hint that it gives when it cannot read."""
    return hint.removeprefix("write ")


OPTIONAL = "optional"
DAY = accepted(DATE_HINT)


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


def entry_of(field: Field) -> Choice | Several | Input:
    """The widget that one types or chooses in."""
    if field.several:
        return Several(field.options, field.value, id=field.id)
    if field.options:
        return Choice(field.options, field.value, id=field.id)
    return Input(
        one_line(field.value), placeholder=field.hint, id=field.id, compact=True, password=field.secret
    )


def line_of(field: Field, labels: int) -> Vertical:
    """All widgets of a field: label of ``labels`` cells and entry, what can be read, what is wrong."""
    label = Static(Content(one_line(field.label)), classes="form--label")
    label.styles.width = labels
    below = [Static(Content(field.accepts), classes="form--accepts")] if field.accepts else []
    error = Static("", classes="form--error", id=f"{field.id}-error")
    for words in (*below, error):
        words.styles.margin = (0, 0, 0, labels)
    return Vertical(
        Horizontal(label, entry_of(field), classes="form--line"),
        *below,
        error,
        id=f"{field.id}-field",
        classes="form--field",
    )


def typed_in(entry: Choice | Several | Input, field: Field) -> str:
    """What stands in a field; what was made harmless to be shown and left alone stays as it was."""
    if isinstance(entry, Input):
        return field.value if entry.value == one_line(field.value) else entry.value
    return entry.value
