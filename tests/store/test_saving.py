"""How the file is saved: whole, owner-only, in place, one writer at a time."""

import contextlib
import errno
import json
import multiprocessing
import os
import stat
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from companion.domain.errors import StoreError
from companion.domain.habit import DONE
from companion.domain.ranges import FIRST_DAY, LAST_DAY
from companion.domain.session import Session
from companion.store import atomic, lock
from companion.store.errors import explain
from companion.store.repository import TinyRepository
from tests.store.conftest import DAY, a_life


def tick(journal):
    return journal.with_entry(11, DAY, DONE)


def files(folder):
    return sorted(file for file in folder.rglob("*") if file.is_file())


def test_files_are_for_their_owner_only(store, path):
    store.update(a_life)
    store.update(tick)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for file in path.parent.iterdir():
        wanted = 0o700 if file.is_dir() else 0o600
        assert stat.S_IMODE(file.stat().st_mode) == wanted, file.name


def test_a_symbolic_link_stays_one(store, path, tmp_path, clock):
    store.update(a_life)
    link = tmp_path / "link.json"
    link.symlink_to(path)
    TinyRepository(link, clock).update(tick)
    assert link.is_symlink()
    assert store.read().entries_of(11)[DAY] == DONE
    assert sorted(tmp_path.iterdir()) == [path.parent, link]


@pytest.mark.parametrize("what", ["exchange", "no exchange"])
def test_nothing_temporary_is_left_behind(store, path, what, monkeypatch):
    if what == "no exchange":
        monkeypatch.setattr(atomic, "_rename", lambda *_: errno.ENOSYS)
    store.update(a_life)
    store.update(tick)
    assert not [file for file in path.parent.iterdir() if ".tmp-" in file.name]
    assert (path.parent / ".companion.json.previous").exists()


@pytest.mark.parametrize("what", ["exchange", "no exchange", "no links"])
def test_a_save_is_on_disk_with_its_name_before_anybody_is_told(store, path, what, monkeypatch):
    if what != "exchange":
        monkeypatch.setattr(atomic, "_rename", lambda *_: errno.ENOSYS)
    if what == "no links":
        monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError(errno.EPERM, "no")))
    synced_files: dict[int, int] = {}  # inode: size when it was synced
    named: list[tuple[int, int]] = []  # what had the name whenever the folder was synced
    system_sync = os.fsync

    def sync(handle: int) -> None:
        system_sync(handle)
        status = os.fstat(handle)
        if not stat.S_ISDIR(status.st_mode):
            synced_files[status.st_ino] = status.st_size
        elif os.path.samestat(status, path.parent.stat()) and path.exists():
            there = path.stat()
            named.append((there.st_ino, there.st_size))

    monkeypatch.setattr(os, "fsync", sync)
    for change in (a_life, tick, lambda journal: journal.drop("sessions", 41)):
        named.clear()
        store.update(change)
        there = path.stat()
        assert synced_files.get(there.st_ino) == there.st_size
        assert (there.st_ino, there.st_size) in named


def test_what_is_kept_aside_or_backed_up_is_on_disk_with_its_name(tmp_path, monkeypatch):
    target = tmp_path / "companion.json.broken-1"
    synced: list[tuple[bool, bool]] = []  # whether it was the folder, and whether the name was there
    system_sync = os.fsync

    def sync(handle: int) -> None:
        system_sync(handle)
        synced.append((stat.S_ISDIR(os.fstat(handle).st_mode), target.exists()))

    monkeypatch.setattr(os, "fsync", sync)
    atomic.write_whole(target, b"{")
    assert synced == [(False, False), (True, True)]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_leaves_the_file_as_it_was(store, path, number, monkeypatch):
    store.update(a_life)
    before = path.read_bytes(), files(path.parent)

    def full(*_):
        raise OSError(number, "no")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(StoreError, match="no room") as caught:
            store.update(tick)
    assert "free some space" in caught.value.hint
    assert (path.read_bytes(), files(path.parent)) == before
    store.update(tick)
    assert store.read().entries_of(11)[DAY] == DONE


@pytest.mark.parametrize(
    ("number", "doing", "what", "hint"),
    [
        (errno.ENOSPC, "write", "there is no room to save x.json, which is as it was", "free some space"),
        (errno.EACCES, "read", "/x.json may not be read", "check who owns it"),
        (errno.EACCES, "write", "/x.json cannot be written, so nothing was saved", "--data"),
        (errno.ENOTDIR, "read", "/x.json is not a file in a folder", "name a file with --data"),
        (errno.EIO, "read", "could not read /x.json: no", "what was recorded before is still there"),
    ],
)
def test_what_the_system_refuses_is_told_with_what_to_do(number, doing, what, hint):
    told = explain(Path("/x.json"), doing, OSError(number, "no"))
    assert what in str(told) and hint in told.hint


def test_after_a_failed_save_what_is_on_disk_counts(store, monkeypatch):
    store.update(a_life)
    with monkeypatch.context() as patched:
        patched.setattr(atomic, "put_in_place", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "no")))
        with pytest.raises(StoreError):
            store.update(tick)
    assert DAY not in store.read().entries_of(11)
    store.update(tick)
    assert store.read().entries_of(11)[DAY] == DONE


def test_a_read_only_file_is_read_and_not_replaced(store, open_store, path):
    store.update(a_life)
    path.chmod(0o400)
    before = path.read_bytes()
    reader = open_store()
    assert reader.read().habits[12].name == "Walk"
    with pytest.raises(StoreError, match="cannot be written, so nothing was saved"):
        reader.update(tick)
    assert path.read_bytes() == before


def test_a_read_only_folder_is_read_and_says_so(store, open_store, monkeypatch):
    store.update(a_life)
    system_open = os.open

    def refuse(name, flags, *args, **kwargs):
        if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
            raise OSError(errno.EROFS, "read-only file system")
        return system_open(name, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    reader = open_store()
    assert reader.read().habits[12].name == "Walk"
    with pytest.raises(StoreError, match="cannot be written") as caught:
        reader.update(tick)
    assert "--data" in caught.value.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_says_so(store, path):
    store.update(a_life)
    path.parent.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="cannot be written"):
            store.update(tick)
    finally:
        path.parent.chmod(0o700)


def test_a_folder_in_place_of_the_file_is_told(store, path):
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="is a folder, not a file"):
        store.read()


def test_a_lock_held_too_long_is_told(store, path):
    store.update(a_life)
    with lock.locked(path.parent / ".companion.json.lock"):
        start = time.monotonic()
        with (
            pytest.raises(StoreError, match="held the lock"),
            lock.locked(path.parent / ".companion.json.lock", timeout=0.05),
        ):
            pytest.fail("two held the lock")
        assert time.monotonic() - start < 5


class SlowClock:
    """Time that passes only while somebody sleeps; ``then`` is called at the second ``at``."""

    def __init__(self, at, then):
        self.at, self.then, self.now = at, then, 0.0

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds
        if self.now >= self.at:
            self.then()


def test_a_lock_is_waited_for_ten_seconds(store, path, monkeypatch):
    store.update(a_life)
    holder = contextlib.ExitStack()
    holder.enter_context(lock.locked(store.paths.lock))
    monkeypatch.setattr(lock, "time", SlowClock(9.9, holder.close))
    store.update(tick)
    assert store.read().entries_of(11)[DAY] == DONE


def test_and_not_much_longer(store, monkeypatch):
    store.update(a_life)
    clock = SlowClock(10.1, lambda: pytest.fail("it waited on"))
    with lock.locked(store.paths.lock):
        monkeypatch.setattr(lock, "time", clock)
        with pytest.raises(StoreError, match="for 10 seconds, so nothing was saved"):
            store.update(tick)


def test_a_lock_is_free_again_after_use(store, path):
    store.update(a_life)
    with lock.locked(path.parent / ".companion.json.lock", timeout=0.0):
        pass


def _record_many(path: Path, first: int, count: int) -> None:
    store = TinyRepository(path, lambda: datetime(2026, 3, 10, tzinfo=UTC))
    for number in range(first, first + count):
        store.update(lambda journal, number=number: journal.put("sessions", Session(number, DAY)))


def test_eight_processes_at_once_lose_nothing(path):
    context = multiprocessing.get_context("spawn")
    crowd = [context.Process(target=_record_many, args=(path, 1 + 10 * n, 10)) for n in range(8)]
    for process in crowd:
        process.start()
    for process in crowd:
        process.join(60)
    assert [process.exitcode for process in crowd] == [0] * 8
    found = TinyRepository(path, lambda: datetime(2026, 3, 10, tzinfo=UTC)).read()
    assert sorted(found.sessions) == list(range(1, 81))


def test_another_process_is_seen_without_being_told(store, open_store):
    store.update(a_life)
    seen = store.version()
    open_store().update(tick)
    assert store.version() != seen
    assert store.read().entries_of(11)[DAY] == DONE


def test_an_update_starts_from_what_another_wrote(store, open_store):
    store.update(a_life)
    store.read()
    open_store().update(tick)
    update = store.update(lambda journal: journal.drop("sessions", 41))
    assert update.journal.entries_of(11)[DAY] == DONE
    assert 41 not in open_store().read().sessions


def test_reading_again_costs_one_look_at_the_file(store, monkeypatch):
    store.update(a_life)
    first = store.read()
    monkeypatch.setattr(atomic, "read_whole", lambda _: pytest.fail("read again"))
    assert store.read() is first


def test_a_file_known_to_be_good_is_not_looked_through_again(store, open_store, monkeypatch):
    store.update(a_life)
    with monkeypatch.context() as patched:
        patched.setattr("companion.store.repair.examine.examine", lambda _: pytest.fail("looked through"))
        assert open_store().read() == store.read()


@pytest.mark.parametrize("part", ["tables", "newest", "file", "rules"])
def test_a_note_of_it_that_is_damaged_is_passed_over(store, open_store, part):
    store.update(a_life)
    note = json.loads(store.paths.index_file.read_bytes())
    for odd in (None, [1], "x", 1.5):
        store.paths.index_file.write_text(json.dumps({**note, part: odd}))
        assert open_store().read() == store.read()
    del note[part]
    store.paths.index_file.write_text(json.dumps(note))
    assert open_store().read() == store.read()


def test_what_another_program_is_still_fetching_beside_the_file_is_left_alone(store, path):
    store.update(a_life)
    theirs, ours = path.with_name(".film.mkv.part"), path.with_name(".companion.json.old.0123abcd.part")
    for left in (theirs, ours):
        left.write_text("half")
        os.utime(left, (1, 1))
    going_on = path.with_name(".companion.json.new.0123abcd.part")  # another process is at it
    going_on.write_text("half")
    atomic.write_whole(path.with_name("companion.json.broken-1"), b"{")
    assert theirs.exists() and going_on.exists() and not ours.exists()


@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY])
def test_the_first_and_the_last_day_there_are_can_be_kept(store, open_store, day):
    store.update(a_life)
    store.update(lambda journal: journal.with_entry(11, day, DONE))
    assert open_store().read().entries_of(11)[day] == DONE


def test_reading_and_saving_leave_no_file_open(store, open_store):
    store.update(a_life)
    before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(3):
        store.update(tick)
        store.back_up("manual")
        open_store().read()
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_a_first_save_takes_no_place_of_a_file_that_came_meanwhile(store, path, monkeypatch):
    monkeypatch.setattr(atomic, "_rename", lambda *_: errno.ENOSYS)
    store.update(a_life)
    there, temporary = path.read_bytes(), store.paths.temporary()
    temporary.write_bytes(b"{}")
    with pytest.raises(atomic.ConcurrentReplacement):
        atomic.put_in_place(store.paths, temporary, None)
    assert path.read_bytes() == there
