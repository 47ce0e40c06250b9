"""A store that 0.1.0 made, in the hands of this version. ``data/made_by_0.1.0.json.gz`` is its own file.

Made by the code of 0.1.0: a year of its demo, then a friend deleted, a habit changed (with letters of many
kinds), settings, a check-in with a sign at rest, an answer, the compass set aside, and a session under way.
"""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from companion.bootstrap import make_companion
from companion.services.companion import Companion
from companion.store import backups
from companion.store.codec import encode
from companion.store.layout import ENTRIES, MARKS, META, RECORDS, SETTINGS
from companion.store.paths import StorePaths
from tests.tui.conftest import opened, press, shows

OLD = gzip.decompress((Path(__file__).parent / "data" / "made_by_0.1.0.json.gz").read_bytes())
NOW = datetime(2026, 3, 11, 9, 0)
Raw = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "companion.json"
    path.write_bytes(OLD)
    return path


def on(path: Path) -> Companion:
    return make_companion(path, lambda: NOW)


def raw(path: Path) -> Raw:
    tables: Raw = json.loads(path.read_bytes())
    return {name: records for name, records in tables.items() if name != META}


def missing(path: Path, was: Raw, changed: set[str]) -> list[str]:
    """What of ``was`` is not as it was, but for the records that were ``changed``."""
    there = raw(path)
    return [
        f"{name} {key}"
        for name, records in was.items()
        for key, record in records.items()
        if key not in changed and there.get(name, {}).get(key) != record
    ]


def test_every_record_of_the_old_store_is_read_field_by_field(path: Path) -> None:
    companion = on(path)
    journal = companion.work.journal
    assert companion.work.repository.notices() == ()
    tables = {name: records for name, records in raw(path).items() if name in RECORDS}
    assert len(tables) > 20
    for name, records in tables.items():
        alive = {key: record for key, record in records.items() if "_deleted" not in record}
        if name == ENTRIES:
            assert sum(len(days) for days in journal.entries.values()) > 1000
        elif name == SETTINGS:
            (record,) = alive.values()
            assert encode(name, journal.settings).items() >= without_marks(record).items()
        else:
            found = {str(one.id): encode(name, one) for one in getattr(journal, name).values()}
            assert found == {key: without_marks(record) for key, record in alive.items()}, name


def without_marks(record: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in record.items() if field not in MARKS}


def test_an_upgrade_loses_nothing_and_keeps_the_old_file_as_a_backup(path: Path) -> None:
    companion, was = on(path), raw(path)
    habit = max(companion.work.journal.habits)
    companion.habits.tick(habit)
    changed = {key for key, record in raw(path)[ENTRIES].items() if record != was[ENTRIES].get(key)}
    assert len(changed) == 1
    assert missing(path, was, changed) == []
    (backup,) = backups.list_all(StorePaths.of(path))
    assert json.loads(backup.read()) == json.loads(OLD)
    again = on(path)
    assert again.work.journal == companion.work.journal
    assert again.work.repository.notices() == ()


def test_an_old_store_that_comes_back_is_upgraded_again_with_what_was_done_since(path: Path) -> None:
    first, was = on(path), raw(path)
    first.interests.add("Made since")
    path.with_name("other.json").write_bytes(OLD)
    path.with_name("other.json").replace(path)  # as a machine does that still runs the old one
    second = on(path)
    assert "Made since" in {one.name for one in second.work.journal.interests.values()}
    second.friends.add("Made later")
    third = on(path)
    assert "Made later" in {one.name for one in third.work.journal.friends.values()}
    assert "Made since" in {one.name for one in third.work.journal.interests.values()}
    assert missing(path, was, set()) == []


async def test_the_app_opens_on_the_old_store_and_walks_through_it(path: Path) -> None:
    async with opened(on(path)) as pilot:
        for key, heading in enumerate(
            ("Solitude", "Friends", "Interests", "Check-in", "Talk", "Insights"), 2
        ):
            await press(pilot, str(key))
            await shows(pilot, heading)
