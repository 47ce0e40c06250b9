"""What can still be read in a damaged file: every whole record, and the days of a year that is cut."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from companion.store.layout import ENTRIES, QUARANTINE, Document
from companion.store.merge import merge_documents
from companion.store.reading import Parsed, hooked

_PLACE = re.compile(
    r'"(?P<table>(?:[^"\\\n]|\\.){0,200})"\s*:\s*\{\s*(?="-?\d+"\s*:\s*\{|\})|"(?P<id>-?\d{1,30})"\s*:\s*(?=\{)'
)
_YEAR = re.compile(r'"habit"\s*:\s*(\d{1,20}),\s*"year"\s*:\s*(\d{4})\s*,\s*"days"')
_DAY = re.compile(r'"(\d\d-\d\d)"\s*:\s*(\[(?:"[a-z]*"|null), \d{1,15}(?:, \{[^{}]*\})?\])')
_NOISE = re.compile(r"[\s,{}\]\0]*")


@dataclass(slots=True)
class Salvage:
    """The records found, by table and id, and the pieces of text between them that make no record."""

    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)

    @property
    def parsed(self) -> Parsed:
        """The records in the form in which a whole file is checked."""
        return Parsed(dict(self.tables))

    def keep(self, table: str, key: str, document: Document) -> None:
        """Keep a record; one found twice is merged, as the two sides of a conflict are."""
        records = self.tables.setdefault(table, {})
        known = records.get(key)
        if known is not None:
            try:
                document = merge_documents(table, known, document)
            except (ValueError, TypeError):
                self.fragments.append(json.dumps({key: known}, default=str))
        records[key] = document

    def leave(self, text: str) -> None:
        """Keep a piece that is no record; the days in it are still days."""
        if not _NOISE.fullmatch(text):
            self.fragments.append(text)


def salvage(text: str, homes: Mapping[str, str]) -> Salvage:
    """Everything that can be read in ``text``; ``homes`` tells the table of ids known from elsewhere."""
    found = Salvage()
    decode = hooked().raw_decode
    table, at = "", 0
    while match := _PLACE.search(text, at):
        found.leave(text[at : match.start()])
        name = match["table"]
        if name is not None and not (table and name.lstrip("-").isdigit()):
            table, at = _unescaped(name), match.end()
            continue
        key = match["id"] or name
        start = text.index("{", match.start())
        try:
            document, at = decode(text, start)
        except (ValueError, RecursionError):
            at = _skip(found, text, match.start(), start, key)
            continue
        found.keep(homes.get(key, table) or QUARANTINE, key, document)
    found.leave(text[at:])
    return found


def _skip(found: Salvage, text: str, begin: int, start: int, key: str) -> int:
    """Leave a damaged record as a fragment, keep the whole days in it; where to read on."""
    following = _PLACE.search(text, start + 1)
    end = following.start() if following else len(text)
    piece = text[begin:end]
    found.fragments.append(piece)
    if year := _YEAR.search(piece):
        days = {}
        for day, register in _DAY.findall(piece, year.end()):
            try:
                days[day] = json.loads(register)
            except ValueError:
                continue
        if days:
            found.keep(ENTRIES, key, {"habit": int(year[1]), "year": int(year[2]), "days": days})
    return end


def _unescaped(name: str) -> str:
    try:
        text: str = json.loads(f'"{name}"')
    except ValueError:
        return name
    return text


def homes_of(tables: Mapping[str, Any]) -> dict[str, str]:
    """The table in which each id of a good state lives."""
    return {key: name for name, table in tables.items() for key in table if len(key) > 1}
