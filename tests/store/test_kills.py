"""A process killed before any call that changes the file system loses nothing that was acknowledged.

The calls of Python are counted here, in a forked child; ``python -m tests.store.faults calls`` does the same
with those of the kernel.
"""

import json
import os
import shutil
import signal

import pytest
from tinydb import TinyDB

from companion.domain.habit import DONE
from companion.domain.session import Session
from companion.store import atomic
from companion.store.maintenance import list_backups, merge_file, restore
from companion.store.repository import TinyRepository
from tests.store.conftest import DAY, Clock, a_life

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

CALLS = ("open", "write", "fsync", "replace", "rename", "unlink", "link", "mkdir", "chmod")


def die_at(number):
    """Let this process be killed right before its ``number``-th call."""
    left = [number]

    def counted(real):
        def call(*args, **kwargs):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **kwargs)

        return call

    for name in CALLS:
        setattr(os, name, counted(getattr(os, name)))
    atomic._rename = counted(atomic._rename)


def died(work, number):
    """Run ``work`` in a child that dies at its ``number``-th call; whether it died before it was done."""
    child = os.fork()
    if child == 0:
        try:
            die_at(number)
            work()
            os._exit(0)
        except BaseException:
            os._exit(1)
    code = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(code) or os.WEXITSTATUS(code) == 0, "the act itself failed"
    return os.WIFSIGNALED(code)


def first_save(path):
    TinyRepository(path, Clock()).update(a_life)


def grow(path):
    TinyRepository(path, Clock()).update(lambda journal: journal.put("sessions", Session(99, DAY)))


def shrink(path):
    TinyRepository(path, Clock()).update(
        lambda journal: journal.drop("contacts", 31).with_entry(11, DAY, DONE)
    )


def save_and_back_up(path):
    clock = Clock()
    clock.forward(days=3)
    TinyRepository(path, clock).update(lambda journal: journal.put("sessions", Session(99, DAY)))


def bring_back(path):
    store = TinyRepository(path, Clock())
    restore(store, list_backups(store)[-1].name)


def merge(path):
    merge_file(TinyRepository(path, Clock()), path.with_name("other.json"))


def open_damaged(path):
    TinyRepository(path, Clock()).read()


ACTS = [first_save, grow, shrink, save_and_back_up, bring_back, merge]


def original(folder):
    path = folder / "original" / "companion.json"
    store = TinyRepository(path, Clock())
    store.update(a_life)
    store.update(lambda journal: journal.put("sessions", Session(50, DAY, note="kept")))
    other = json.loads(path.read_text())
    other["sessions"]["60"] = {"date": "2026-03-01", "note": "theirs", "_t": 5}
    path.with_name("other.json").write_text(json.dumps(other))
    return path


@pytest.mark.parametrize("act", ACTS)
def test_a_kill_before_any_call_leaves_a_whole_file(tmp_path, act):
    whole = original(tmp_path)
    if act is first_save:
        shutil.rmtree(whole.parent)
        whole.parent.mkdir()
    points = 0
    while True:
        folder = tmp_path / f"{points}"
        shutil.copytree(whole.parent, folder)
        path = folder / "companion.json"
        if not died(lambda path=path: act(path), points + 1):
            break
        points += 1
        if act is not first_save:
            with TinyDB(path) as plain:
                assert plain.table("habits").get(doc_id=12)["name"] == "Walk"
                assert plain.table("sessions").contains(doc_id=50) or act is bring_back
        found = TinyRepository(path, Clock()).read()
        assert act is first_save or {11, 12} <= set(found.habits)
        assert not [file for file in folder.iterdir() if ".tmp-" in file.name]
        act(path)
        shutil.rmtree(folder)
    assert points >= 8


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[: len(data) // 2], lambda data: b"\xef\xbb\xbf" + data]
)
def test_a_kill_while_a_damaged_file_is_mended_loses_nothing(tmp_path, damage):
    whole = original(tmp_path)
    bad = damage(whole.read_bytes())
    recorded = TinyRepository(whole, Clock()).read()
    whole.write_bytes(bad)
    points = 0
    while True:
        folder = tmp_path / f"{points}"
        shutil.copytree(whole.parent, folder)
        path = folder / "companion.json"
        if not died(lambda path=path: open_damaged(path), points + 1):
            break
        points += 1
        found = TinyRepository(path, Clock()).read()
        assert found.sessions == recorded.sessions and found.habits == recorded.habits
        kept = [file.read_bytes() for file in folder.iterdir() if file.is_file()]
        assert not bad or bad in kept
        shutil.rmtree(folder)
    assert points >= 6
