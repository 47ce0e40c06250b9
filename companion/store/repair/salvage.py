"""What can still be read in a damaged file: every whole record, and the days of a year that is cut."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from companion.domain.ranges import MAX_DEPTH
from companion.store.layout import ENTRIES, TABLES, Document
from companion.store.merge import merge_documents
from companion.store.repair.parsing import Parsed, depth_of, noticing_decoder, to_text
from companion.store.repair.placement import guess_table

_NAME = r'"(?P<table>(?:[^"\\\n]|\\.){0,200})"\s*:\s*\{\s*(?="-?\d+"\s*:\s*\{|\})'
_ID = r'"(?P<id>-?\d{1,30})"\s*:\s*(?=\{)'
_ANYWHERE = re.compile(f"{_NAME}|{_ID}")
# In our own form a table begins on a line of its own; the paths of our tables count wherever they are.
_HEAD = rf'(?<=\n){_NAME}|(?<=\n)"(?P<line>[^"\\\n]{{0,200}})": \{{(?=\n)|"(?P<ours>{"|".join(TABLES)})": \{{'
_BY_LINES = re.compile(f"{_HEAD}|{_ID}")
_RECORD = re.compile(r'\n"-?\d+": \{')  # the beginning of a record in our own form
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
        """Keep a record; one found twice is merged, as the two sides of a conflict
        are, and both sides are kept as they stood too, where they differ from that.
        """
        records = self.tables.setdefault(table, {})
        known = records.setdefault(key, document)
        if known is document or to_text(known) == to_text(document):
            return
        try:
            records[key] = merge_documents(table, known, document)
        except (ValueError, TypeError):  # an odd number has no place in an order
            records[key] = document
        self.fragments += [
            f'"{key}": {to_text(said)}'
            for said in (known, document)
            if to_text(said) != to_text(records[key])
        ]

    def leave(self, text: str) -> None:
        """Keep a piece that is no record; the days in it are still days."""
        if not _NOISE.fullmatch(text):
            self.fragments.append(text)


def salvage(text: str, known_tables: Mapping[str, str]) -> Salvage:
    """All that can be read in ``text``; ``known_tables`` tells the table of each id of a good state. Never
    fails.
    """
    found = Salvage()
    decode = noticing_decoder().raw_decode
    place = _BY_LINES if len(_RECORD.findall(text)) > 1 else _ANYWHERE
    table, at = "", 0
    while match := place.search(text, at):
        found.leave(text[at : match.start()])
        groups = match.groupdict()
        name: str = groups["table"] or groups.get("line") or groups.get("ours") or ""
        if not groups["id"] and not (table and name.lstrip("-").isdigit()):
            table, at = _unescaped(name), match.end()
            continue
        key: str = groups["id"] or name
        start = text.index("{", match.start())
        try:
            document, end = decode(text, start)
            if _RECORD.search(text, start, end):  # a damaged brace made it swallow its neighbours
                raise ValueError
            if depth_of(text[start:end]) > MAX_DEPTH:
                raise ValueError
            at = end
        except (ValueError, RecursionError):
            at = _skip(found, text, match.start(), place.search(text, start + 1), key)
            continue
        found.keep(known_tables.get(key) or guess_table(table, key, document), key, document)
    found.leave(text[at:])
    return found


def _skip(found: Salvage, text: str, begin: int, following: re.Match[str] | None, key: str) -> int:
    """Leave a damaged record as a fragment, keep the whole days in it; where to read on."""
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
