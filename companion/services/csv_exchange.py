"""Bringing tables in and taking them out, in one durable change with an account of what was done."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from companion.domain.errors import Refused, StoreError
from companion.domain.journal import Delta, Journal, compare
from companion.formats.bundle import HINT, read_bundle
from companion.formats.sheets import SHEETS, Problem, SheetRow
from companion.formats.table_text import read_table, sheet_of
from companion.services.csv_import import CsvImport
from companion.services.unit_of_work import Change, UnitOfWork

NOUNS = {
    "habits": "habit",
    "entries": "entry",
    "friends": "friend",
    "contacts": "contact",
    "interests": "interest",
    "sessions": "session",
    "check_ins": "check-in",
    "answers": "answer",
    "panel_answers": "panel answer",
    "blocks": "block",
    "seasons": "season",
    "timers": "timer",
    "mutes": "muted sign",
    "shown": "shown card",
    "readings": "compass reading",
    "own_lines": "own line",
    "agreements": "agreement",
    "markers": "marker",
    "hard_times": "hard-times plan",
    "life_changes": "life change",
    "tellings": "script note",
    "blanks": "blanks set",
    "talks": "monthly talk",
    "still_ourselves": "answer of a monthly talk",
    "settings": "setting",
}
PLURALS = {"entry": "entries", "answer of a monthly talk": "answers of monthly talks"}


class Import(NamedTuple):
    """What came of an import: the records that differ, what could not be taken, and the change to undo.

    ``change`` is None after a trial.
    """

    delta: Delta
    problems: tuple[Problem, ...]
    change: Change | None
    backup: str = ""  # taken just before; to bring it back is the way back once the command has ended

    @property
    def words(self) -> str:
        """``12 entries and 1 habit added, 3 entries changed``."""
        added = Counter(edit.table for edit in self.delta if edit.old is None)
        changed = Counter(edit.table for edit in self.delta if edit.old is not None)
        parts = [f"{_listed(added)} added" if added else "", f"{_listed(changed)} changed" if changed else ""]
        return ", ".join(part for part in parts if part) or "nothing new"


def import_csv(work: UnitOfWork, path: Path, *, dry_run: bool = False) -> Import:
    """Take in the tables at ``path``. Raises Refused, with nothing changed, for what are no tables."""
    return import_tables(work, read_bundle(path), str(path), dry_run=dry_run)


def import_tables(
    work: UnitOfWork, files: Mapping[str, str], source: str, *, dry_run: bool = False
) -> Import:
    """Take in ``files``, text by file name; ``source`` is where they come from, in words."""
    tables: dict[str, list[SheetRow]] = {}
    problems: list[Problem] = []
    for file, text in files.items():
        sheet = sheet_of(Path(file).stem, text)
        if sheet is None and len(files) > 1:
            continue  # other tables may lie in the same folder
        if sheet is None:
            known = ", ".join(sheet.file for sheet in SHEETS.values())
            raise Refused(f"{file} is not one of the tables {known}", HINT)
        rows, bad = read_table(sheet, text, file)
        tables.setdefault(sheet.name, []).extend(rows)
        problems += bad
    if not tables:
        raise Refused(f"there is no table in {source}", "companion export csv shows what they look like")
    change = CsvImport(tables, work.today(), work.new_id)
    return take_in(work, change, problems, dry_run=dry_run)


def take_in(
    work: UnitOfWork, change: Callable[[Journal], Journal], problems: list[Problem], *, dry_run: bool
) -> Import:
    """Apply ``change`` as one undo step, after a backup; or only say what it would do."""
    if dry_run:
        before = work.journal
        return Import(compare(before, change(before)), tuple(problems), None)
    backup = ""
    with contextlib.suppress(StoreError):  # that there is no room for a backup must not stop an import
        backup = work.repository.back_up("import")
    made = work.commit("imported", change)
    return Import(made.delta, tuple(problems), made, backup)


def _listed(counts: Counter[str]) -> str:
    parts = [f"{number} {_noun(table, number)}" for table, number in counts.items()]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _noun(table: str, number: int) -> str:
    noun = NOUNS[table]
    if number == 1:
        return noun
    return PLURALS.get(noun, f"{noun}s")
