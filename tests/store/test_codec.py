"""No field of a record may be forgotten: neither its declaration nor whether it is private."""

from __future__ import annotations

import pytest

from companion.domain.fields import FIELDS
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
