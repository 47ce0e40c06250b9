"""No field of a record may be forgotten: neither its declaration nor whether it is private."""

from __future__ import annotations

from datetime import time

import pytest

from companion.domain.fields import FIELDS
from companion.domain.fields.codec import TIME
from companion.domain.fields.entries import ENTRIES
from companion.domain.journal import Journal

DECLARED = {**FIELDS, "entries": ENTRIES}


def test_every_table_of_the_journal_is_declared() -> None:
    assert set(DECLARED) == set(Journal._fields)


@pytest.mark.parametrize("table", DECLARED)
def test_every_field_of_a_record_is_declared(table: str) -> None:
    codec = DECLARED[table]
    assert set(codec.kind._fields) - {"id"} == set(codec.fields) == set(codec.names)


@pytest.mark.parametrize("table", DECLARED)
def test_every_field_has_a_type(table: str) -> None:
    assert all(field.type for field in DECLARED[table].fields.values())


@pytest.mark.parametrize(("at", "text"), [(time(19), "19:00"), (time(19, 30, 5), "19:30:05")])
def test_a_time_of_day_is_written_with_its_seconds_only_where_it_has_any(at: time, text: str) -> None:
    assert TIME.write(at) == text
    assert TIME.read(text) == at
