"""A table as CSV text and back, row by row: a damaged row is named with its line, the others are kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from companion.domain.errors import CompanionError, Refused
from companion.formats.bundle import first_row
from companion.formats.cells import guarded, unescape_formula
from companion.formats.sheets import SHEETS, Problem, Sheet, SheetRow

MAX_CELL = 2**31 - 1  # in one cell; without it a long note could be written and not read


def write_table(sheet: Sheet, records: Iterable[Mapping[str, Any]]) -> str:
    """The text of a table; what is None, or not there, is an empty cell."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    for record in records:
        writer.writerow(_cells(sheet, record))
    return "".join(lines.written)


def read_table(sheet: Sheet, text: str, file: str) -> tuple[list[SheetRow], list[Problem]]:
    """The rows of ``text``, and what could not be read of it. Raises Refused without the needed columns."""
    lines = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    header = header_of(lines)
    missing = [name for name in sheet.needed if name not in header]
    if missing:
        raise Refused(f"{file} has no column {' and no '.join(missing)}", f"it begins with {_example(sheet)}")
    columns = tuple(name for name in sheet.columns if name in header)
    rows: list[SheetRow] = []
    problems: list[Problem] = []
    for line, cells in _records(lines, len(header)):
        place = f"{file} line {line}"
        if isinstance(cells, str):
            problems.append(Problem(place, cells))
            continue
        try:
            values = dict(_values(sheet, dict(zip(header, cells, strict=True))))
            _check(sheet, values)
        except CompanionError as error:
            problems.append(Problem(place, _short(error.line)))
        except (ValueError, OverflowError):  # such as a number of thousands of digits
            problems.append(Problem(place, "it cannot be read"))
        else:
            rows.append(SheetRow(line, values, columns))
    return rows, problems


def sheet_of(file_stem: str, text: str) -> Sheet | None:
    """Which table a file is: by its name, or by its columns."""
    if file_stem.lower() in SHEETS:
        return SHEETS[file_stem.lower()]
    header = header_of(list(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    fits = {
        name: len(set(header) & set(sheet.columns))
        for name, sheet in SHEETS.items()
        if all(column in header for column in sheet.needed)
    }
    return SHEETS[max(fits, key=lambda name: fits[name])] if fits else None


def header_of(lines: list[str]) -> list[str]:
    """The column names of the first line, in small letters."""
    return first_row(lines, _delimiter(lines))


class _Lines:
    """Ends rows in a line feed. The csv writer must end them in both signs, or it leaves one unquoted."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, row: str) -> int:
        """Called once for each row."""
        self.written.append(row.removesuffix("\r\n") + "\n")
        return len(row)


def _cells(sheet: Sheet, record: Mapping[str, Any]) -> list[str]:
    cells = []
    for name, cell in sheet.columns.items():
        value = record.get(name)
        cells.append("" if value is None else guarded(cell.write(value)))
    return cells


def _values(sheet: Sheet, cells: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for name, cell in sheet.columns.items():
        text = unescape_formula(cells.get(name, ""))
        text = text.strip() if cell.bare else text
        if text:
            yield name, cell.read(text)


def _check(sheet: Sheet, values: Mapping[str, Any]) -> None:
    for name in sheet.needed:
        if not values.get(name):
            raise Refused(f"the {name} is missing", "fill it in")


def _records(lines: list[str], width: int) -> Iterator[tuple[int, list[str] | str]]:
    """Each record with its first line: its cells, or words for what is wrong with it.

    A quote that is opened and not closed would swallow all that follows: such a record costs one line only.
    """
    csv.field_size_limit(MAX_CELL)
    delimiter = _delimiter(lines)
    at = 1
    while at < len(lines):
        rest = (lines[number] for number in range(at, len(lines)))  # a copy for each damaged row would add up
        reader = csv.reader(rest, delimiter=delimiter, strict=True)
        begin = at
        try:
            for cells in reader:
                line, begin = begin, at + reader.line_num
                spans = begin - line
                if not any(cell.strip() for cell in cells):
                    continue
                while len(cells) > width and not cells[-1]:
                    cells.pop()  # spreadsheets add empty cells at the end
                if len(cells) != width:
                    yield line + 1, f"it has {len(cells)} cells, the first line has {width}: mend that line"
                    if spans > 1:
                        begin = line + 1
                        break
                    continue
                yield line + 1, cells
            else:
                return
        except csv.Error:
            yield begin + 1, "its quotes do not match: mend that line"
            begin += 1
        at = begin


def _short(words: str) -> str:
    return words if len(words) <= 200 else f"{words[:150]} … {words[-49:]}"


def _delimiter(lines: list[str]) -> str:
    """Spreadsheets of half the world write semicolons."""
    first = lines[0] if lines else ""
    return max((",", ";", "\t"), key=first.count)


def _example(sheet: Sheet) -> str:
    return ",".join(sheet.columns)
