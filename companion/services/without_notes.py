"""The journal without what somebody wrote in their own words, for an export that others may see.

What remains are names, dates, places and numbers. Every field of text is either in ``WORDS`` or named in
``NAMED``; a test holds that, so that a new field cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from companion.domain.habit import DONE, Entry
from companion.domain.journal import Journal

# Free words by table: what an export without notes leaves out.
WORDS: Mapping[str, tuple[str, ...]] = {
    "habits": ("note",),
    "entries": ("note",),
    "sessions": ("note", "tell"),
    "friends": ("note", "good_for", "asks"),
    "contacts": ("note",),
    "interests": ("why",),
    "check_ins": ("note",),
    "blocks": ("note",),
    "seasons": ("note",),
    "life_changes": ("words",),
    "tellings": ("how",),
    "talks": ("thanks", "change"),
}
# Tables that are nothing but one's own words.
TABLES = ("own_lines", "agreements", "markers", "hard_times", "blanks")
# Private as well, but an export without them would say nothing: what is left says so in the help.
NAMED: Mapping[str, tuple[str, ...]] = {
    "habits": ("name", "source"),
    "sessions": ("place", "presence"),
    "friends": ("name", "tags", "since", "birthday", "leap_day", "dates", "needs"),
    "contacts": ("reached_out", "seen"),
    "interests": ("name",),
    "blocks": ("title", "rule", "place"),
    "seasons": ("name",),
    "timers": ("place",),
    "mutes": ("sign",),
    "shown": ("card",),
    "tellings": ("script",),
    "talks": ("rule",),
}


def without_notes(journal: Journal) -> Journal:
    """``journal`` with every note gone, and every table of own words."""
    changed: dict[str, Any] = {table: {} for table in TABLES}
    for table in WORDS:
        if table != "entries":
            changed[table] = {key: _bare(table, record) for key, record in getattr(journal, table).items()}
    changed["entries"] = {
        habit: {day: _bare_entry(entry) for day, entry in days.items()}
        for habit, days in journal.entries.items()
    }
    return journal._replace(**changed)


def _bare(table: str, record: Any) -> Any:
    bare = record._replace(**{name: record._field_defaults[name] for name in WORDS[table]})
    if table == "check_ins":
        marks = {sign: mark._replace(note="") for sign, mark in bare.marks.items() if mark.marked}
        return bare._replace(marks=marks)
    if table == "blocks":
        return bare._replace(exceptions=tuple(each._replace(by="") for each in bare.exceptions))
    if table == "talks":
        return bare._replace(moved=tuple(each._replace(by="") for each in bare.moved))
    return bare


def _bare_entry(entry: Entry) -> Entry:
    bare = entry._replace(note="") if entry.note else entry
    return DONE if bare == DONE else bare
