"""The two dates of opening, in a file of their own beside the store."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from companion.bootstrap import make_companion
from companion.domain.schedule import DAILY
from companion.domain.visits import NO_VISITS, Visits
from companion.store.paths import StorePaths
from companion.store.removal import files_of_store
from companion.store.visits import VisitFile

VISITS = Visits(date(2026, 3, 10), date(2026, 2, 1))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "companion.json"
    make_companion(path, lambda: datetime(2026, 3, 10, 9)).habits.add("Walk", DAILY)
    return path


@pytest.mark.parametrize("visits", [VISITS, Visits(VISITS.opened), NO_VISITS])
def test_what_is_written_is_read(store: Path, visits: Visits) -> None:
    VisitFile(store).write(visits)
    assert VisitFile(store).read() == visits


def test_it_is_the_owners_alone_and_goes_with_the_store(store: Path) -> None:
    VisitFile(store).write(VISITS)
    there = StorePaths.of(store).visits
    assert there.stat().st_mode & 0o777 == 0o600
    assert there in files_of_store(store)


def test_without_a_store_nothing_is_written(tmp_path: Path) -> None:
    VisitFile(tmp_path / "none" / "companion.json").write(VISITS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"2026-03-10", b"2026-13-40\n\n", b"\xff\xfe\n\n", b"x" * 9000])
def test_a_damaged_one_says_nothing(store: Path, content: bytes) -> None:
    StorePaths.of(store).visits.write_bytes(content)
    assert VisitFile(store).read() == NO_VISITS


def test_opening_changes_nothing_in_the_store(store: Path) -> None:
    before = store.read_bytes(), store.stat().st_mtime_ns
    companion = make_companion(store, lambda: datetime(2026, 3, 11, 9))
    companion.opened()
    assert VisitFile(store).read().opened == date(2026, 3, 11)
    assert (store.read_bytes(), store.stat().st_mtime_ns) == before


def test_the_first_opening_after_an_absence_is_the_day_of_coming_back(store: Path) -> None:
    for moment, back in (("2026-03-20", None), ("2026-05-01", "2026-05-01"), ("2026-05-20", "2026-05-01")):
        make_companion(store, lambda moment=moment: datetime.fromisoformat(f"{moment}T09:00")).opened()
        visits = VisitFile(store).read()
        assert visits.opened == date.fromisoformat(moment)
        if moment != "2026-05-20":
            assert visits.came_back == (date.fromisoformat(back) if back else None)
