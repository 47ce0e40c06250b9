"""Google Contacts as CSV: both generations of its export, by the names of the columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from companion.domain.errors import Refused
from companion.domain.friend import Occurrence
from companion.formats.bundle import as_text, first_row
from companion.formats.people import FoundPeople, Person, labels, nickname_of, read_day, tidy

_SEVERAL = " ::: "
_NAMES = ("name", "first name", "given name", "last name", "family name")
_PARTS = (
    ("name prefix",),
    ("first name", "given name"),
    ("middle name", "additional name"),
    ("last name", "family name"),
    ("name suffix",),
)
_EMAIL = re.compile(r"e-mail \d+ - value")
_EVENT = re.compile(r"event \d+ - value")
_HINT = "in Google Contacts choose Export, then Google CSV"


def read_google(data: bytes) -> FoundPeople:
    """Everybody in the file. Raises Refused when it has no column with names."""
    lines = list(io.StringIO(as_text(data, "the file").removeprefix("\ufeff"), newline=None))
    header = first_row(lines)
    if not any(name in header for name in _NAMES):
        raise Refused("this is not a table of contacts: it has no column Name or First Name", _HINT)
    people: list[Person] = []
    left_out: list[str] = []
    for line, cells in _rows(lines, len(header)):
        if isinstance(cells, str):
            left_out.append(f"line {line}: {cells}")
            continue
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
        name = _name(row)
        if name:
            people.append(_person(name, row))
            continue
        company = row.get("organization name") or row.get("organization 1 - name", "")
        known = tidy(company) or next(iter(_emails(row)), "")
        left_out.append(f"line {line}: it has no name" + (f" (“{known}”)" if known else ""))
    return FoundPeople(tuple(people), tuple(left_out))


def _person(name: str, row: Mapping[str, str]) -> Person:
    birthday = read_day(row.get("birthday", ""))
    dates = [] if birthday else [Occurrence("birthday", row.get("birthday", ""))]
    for column in filter(_EVENT.fullmatch, row):
        event = column.removesuffix("value")
        kind = row.get(f"{event}label") or row.get(f"{event}type", "")
        kinds = [tidy(each.removeprefix("* ")) for each in kind.split(_SEVERAL)]
        for number, when in enumerate(_each(row[column])):
            label = kinds[min(number, len(kinds) - 1)] or "date"
            label = label.lower() if label.lower() in ("anniversary", "birthday", "other") else label
            dates.append(Occurrence(label, read_day(when) or when))
    groups = row.get("labels") or row.get("group membership", "")
    return Person(
        name,
        birthday,
        tuple(dict.fromkeys(each for each in dates if each.when)),
        row.get("notes", ""),
        labels(_each(groups)),
        emails=tuple(_emails(row)),
        nickname=nickname_of([row.get("nickname", "")], name),
    )


def _name(row: Mapping[str, str]) -> str:
    whole = tidy(row.get("name", ""))
    parts = (next((row[name] for name in names if name in row), "") for names in _PARTS)
    return whole or tidy(" ".join(parts)) or tidy(row.get("nickname", "")) or tidy(row.get("file as", ""))


def _emails(row: Mapping[str, str]) -> dict[str, None]:
    return dict.fromkeys(each for column in filter(_EMAIL.fullmatch, row) for each in _each(row[column]))


def _each(cell: str) -> list[str]:
    """The values of one cell. Line breaks around the sign between them are blanks too."""
    return [part.strip() for part in re.split(r"\s:::(?=\s|$)", cell) if part.strip()]


def _rows(lines: list[str], width: int) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with its first line: its cells, or words for what is wrong with it.

    A quote that is opened and not closed would swallow all that follows: such a row costs one line only.
    """
    at = 1
    while at < len(lines):
        reader = csv.reader(lines[at:], strict=True)
        begin = at
        try:
            for cells in reader:
                line, begin = begin + 1, at + reader.line_num
                while len(cells) > width and not cells[-1].strip():
                    cells.pop()
                if len(cells) > width:
                    yield line, f"it has {len(cells)} cells, the first line has {width}: mend that line"
                    if begin > line:  # it may have swallowed others
                        begin = line
                        break
                elif any(cell.strip() for cell in cells):
                    yield line, cells
            else:
                return
        except csv.Error:
            yield begin + 1, "its quotes do not match: mend that line"
            begin += 1
        at = begin
