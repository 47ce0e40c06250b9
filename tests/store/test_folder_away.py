"""The folder goes away while the file is open: what is shown stays, nothing is made in its place."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from companion.domain.errors import StoreError
from companion.domain.session import Session
from tests.store.conftest import DAY, a_life


def session(number):
    return lambda journal: journal.put("sessions", Session(number, DAY))


@pytest.fixture
def away(store, path, tmp_path, request):
    """The folder after it went away, by a way that the test names."""
    store.update(a_life)
    store.update(session(100))
    store.read()
    put_by = tmp_path / "unmounted"
    path.parent.rename(put_by)
    if request.param == "an empty one in its place":
        path.parent.mkdir()
    if request.param == "a file in its place":
        path.parent.write_text("not a folder")
    return put_by


WAYS = ["gone", "an empty one in its place", "a file in its place"]


@pytest.mark.parametrize("away", WAYS, indirect=True)
def test_what_is_in_memory_stays_and_nothing_is_written_elsewhere(store, path, away):
    before = store.version()
    assert {41, 100} <= set(store.read().sessions)
    (told,) = store.notices()
    assert "not there any more" in told and str(path.parent) in told
    for act in (lambda: store.update(session(101)), lambda: store.back_up("import"), lambda: store.join({})):
        with pytest.raises(StoreError, match="not there any more, so nothing was saved"):
            act()
    assert {41, 100} <= set(store.read().sessions)
    assert store.notices() == () and store.version() == before
    assert not path.exists() and (not path.parent.is_dir() or not list(path.parent.iterdir()))


@pytest.mark.parametrize("away", WAYS, indirect=True)
def test_when_it_is_back_it_goes_on(store, open_store, path, away):
    store.read()
    if path.parent.is_dir():
        path.parent.rmdir()
    path.parent.unlink(missing_ok=True)
    away.rename(path.parent)
    assert {41, 100} <= set(store.read().sessions)
    assert "is back" in store.notices()[-1]
    store.update(session(101))
    assert {41, 100, 101} <= set(open_store().read().sessions)
    assert store.notices() == () == open_store().notices()


def test_a_file_system_that_answers_no_more_is_away_too(store, path, monkeypatch):
    store.update(a_life)
    store.read()
    real = Path.stat

    def dead(self, **options):
        if str(self).startswith(str(path.parent)):
            raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))
        return real(self, **options)

    monkeypatch.setattr(Path, "stat", dead)
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    assert set(store.read().habits) == {11, 12}
    assert len(store.notices()) == 1
    with pytest.raises(StoreError, match="not there any more"):
        store.update(session(100))
    monkeypatch.undo()
    store.update(session(100))
    assert 100 in store.read().sessions


def test_a_file_taken_out_of_a_folder_that_stays_comes_back_as_ever(store, path):
    store.update(a_life)
    path.unlink()
    assert set(store.read().habits) == {11, 12}
    assert path.exists()
