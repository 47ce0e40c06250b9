"""The six tables of a CSV export; their columns are the fields as ``domain.fields`` declares them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from companion.domain.fields import FIELDS
from companion.domain.fields.codec import DAY, FieldCodec, RecordCodec, reference
from companion.domain.fields.entries import ENTRIES
from companion.formats.cells import Cell, cell_of


class SheetRow(NamedTuple):
    """One row that could be read: its first line in the file, and the values of cells that say something.

    ``columns`` are those of the file, whether the row says something in them or not.
    """

    line: int
    values: Mapping[str, Any]
    columns: tuple[str, ...] = ()


class Problem(NamedTuple):
    """One row, or a part of a file, that could not be taken, and why."""

    place: str
    words: str

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"


class Sheet(NamedTuple):
    """One table: its columns, and those a row cannot do without."""

    name: str
    columns: Mapping[str, Cell]
    needed: tuple[str, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"


def _sheet(name: str, needed: str, codec: RecordCodec, /, **before: FieldCodec) -> Sheet:
    """The table of what ``codec`` declares; versions stand in rows of their own, with their own columns."""
    columns = {column: cell_of(field) for column, field in before.items()}
    for column, field in codec.fields.items():
        parts = field.of.of.fields if column == "versions" else {column: field}
        columns |= {part: cell_of(each) for part, each in parts.items()}
    return Sheet(name, MappingProxyType(columns), tuple(needed.split()))


# A habit has a row for each version of its schedule; what does not change stands in every one.
SHEETS: Mapping[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        _sheet("habits", "name", FIELDS["habits"]),
        _sheet("entries", "date habit state", ENTRIES, date=DAY, habit=reference("habits")),
        _sheet("friends", "name", FIELDS["friends"]),
        _sheet("contacts", "date friends", FIELDS["contacts"]),
        _sheet("interests", "name", FIELDS["interests"]),
        _sheet("sessions", "date", FIELDS["sessions"]),
    )
}
