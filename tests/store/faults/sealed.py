"""The checks of what takes the file's place while it is closed, and of sealed stores."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections import Counter
from pathlib import Path

from companion.domain.errors import StoreError
from companion.domain.session import Session
from companion.store import key, seal
from companion.store.sealing import encrypt_store, plain_files
from tests.store.faults.worker import DAY, SECRET, WORDS, command, repository

Result = tuple[bool, str]
# Calls by which sealing touches the file system; read and close change nothing, but are points like others.
CALLS = "openat,read,write,close,fsync,rename,renameat2,unlink,unlinkat,rmdir,link,linkat,mkdir,ftruncate"


def _add(path: Path, number: int) -> None:
    repository(str(path)).update(
        lambda journal: journal.put("sessions", Session(number, DAY, note=f"{SECRET} {number}"))
    )


def _sessions(path: Path) -> set[int]:
    """As a new process reads it, that knows the passphrase if there is one."""
    seal._keys.clear()
    if seal.needs_key(path):
        seal.unlock(path, WORDS)
    return set(repository(str(path)).read().sessions)


def _put(way: str, path: Path, data: bytes) -> None:
    if way == "into":
        path.write_bytes(data)
        return
    if way == "anew":
        path.unlink()
    other = path.with_name("incoming")
    other.write_bytes(data)
    other.replace(path)


def replaced_while_closed(folder: Path, rounds: int = 200) -> Result:
    """An older copy, or one that diverged, takes the place of a closed file in each of three ways."""
    path, there = folder / "s.json", folder / "there" / "s.json"
    there.parent.mkdir()
    chance = random.Random(1)
    kept = 0
    copies: list[bytes] = []
    wanted: set[int] = set()
    for n in range(rounds):
        for number in (10 * n + 1, 10 * n + 2):
            _add(path, number)
            wanted.add(number)
            copies.append(path.read_bytes())
        incoming = chance.choice(copies)
        if n % 2:  # another machine went on from that copy
            shutil.rmtree(there.parent)
            there.parent.mkdir()
            there.write_bytes(incoming)
            _add(there, 10 * n + 3)
            wanted.add(10 * n + 3)
            incoming = there.read_bytes()
        _put(("over", "into", "anew")[n % 3], path, incoming)
        kept += wanted <= _sessions(path)
        copies = copies[-20:]
    return kept == rounds, f"{kept} of {rounds}, with all of {len(wanted)} sessions each time"


def sealed_and_cut(folder: Path) -> Result:
    """A sealed file cut at every percent, in each of three ways, just sealed and changed since."""
    key.MEMORY, key.ROUNDS, key.LANES = 64, 1, 1
    points = bad = 0
    for changes in (0, 3):
        path = folder / f"{changes}" / "s.json"
        _add(path, 1)
        _add(path, 2)
        encrypt_store(repository(str(path)), WORDS)
        for number in range(changes):
            _add(path, 10 + number)
        wanted, whole = _sessions(path), path.read_bytes()
        for way in ("over", "into", "anew"):
            for percent in range(100):
                points += 1
                _put(way, path, whole[: len(whole) * percent // 100])
                fine = _sessions(path) == wanted and seal.is_file_sealed(path)
                bad += not (fine and not plain_files(repository(str(path)).paths))
                _put(way, path, whole)
                bad += _sessions(path) != wanted
    return bad == 0, f"{bad} bad of {points} cuts"


def kill_while_sealing(folder: Path) -> Result:
    """SIGKILL before each system call of ``encrypt`` and of ``decrypt``; sealed again, nothing is open."""
    if not shutil.which("strace"):
        return True, "not run: strace is not installed"
    key.MEMORY, key.ROUNDS, key.LANES = 64, 1, 1
    told = []
    bad: list[str] = []
    for mode in ("encrypt", "decrypt"):
        original = folder / mode / "s.json"
        _with_copies(original)
        if mode == "decrypt":
            encrypt_store(repository(str(original)), WORDS)
        seal._keys.clear()
        before = 0
        points = _points(mode, original, folder)
        for call, nth in points:
            target = folder / "target"
            shutil.copytree(original.parent, target)
            inject = f"inject={call}:signal=KILL:when={nth}"
            strace = ["strace", "-f", "-o", os.devnull, "-e", f"trace={call}", "-e", inject]
            done = subprocess.run([*strace, *command(mode, target / "s.json")], capture_output=True)
            before += done.returncode != 0
            if not _sealed_again(target / "s.json"):
                bad.append(f"{mode} {call} {nth}")
            shutil.rmtree(target)
        told.append(f"{mode} killed at {before} of {len(points)} calls")
    what = f"{len(bad)} with a plain byte or a lost record after sealing again"
    return not bad, f"{', '.join(told)}: {what} {', '.join(bad[:9])}".rstrip()


def _with_copies(path: Path) -> None:
    """A store with a backup, a packed one, a copy set aside and two of sync tools."""
    import gzip

    for number in (1, 2, 3):
        _add(path, number)
    data = path.read_bytes()
    path.with_name("s.json.broken-20260101-000000").write_bytes(data[:200])
    path.with_name("s.sync-conflict-20260301.json").write_bytes(data)
    path.with_name("s (conflicted copy 2026-03-01).json").write_bytes(data)
    backups = path.with_name(".s.json.backups")
    (backups / "2026-01-01-000000.json.gz").write_bytes(gzip.compress(data))


def _points(mode: str, original: Path, folder: Path) -> list[tuple[str, int]]:
    """Every call that ``mode`` makes from the first that touches its files on."""
    copy, trace = folder / f"{mode}-count", folder / f"{mode}.trace"
    shutil.copytree(original.parent, copy)
    tracing = ["strace", "-f", "-e", f"trace={CALLS}", "-o", str(trace)]
    subprocess.run([*tracing, *command(mode, copy / "s.json")], check=True, capture_output=True)
    counts: Counter[str] = Counter()
    points = []
    begun = False
    for line in trace.read_text().splitlines():
        call = line.split(None, 1)[1].split("(")[0]
        if not call.isidentifier() and not call.isalnum():
            continue
        counts[call] += 1
        begun = begun or str(copy) in line
        if begun:
            points.append((call, counts[call]))
    return points


def _sealed_again(path: Path) -> bool:
    """Whether all is there and readable after the kill, and sealed without a plain byte after sealing."""
    seal._keys.clear()
    try:
        if not {1, 2, 3} <= _sessions(path):
            return False
        encrypt_store(repository(str(path)), WORDS)
        plain = plain_files(repository(str(path)).paths)
    except StoreError:
        return False
    secret = SECRET.encode()
    told = [file for file in path.parent.rglob("*") if file.is_file() and secret in file.read_bytes()]
    packed = [file for file in path.parent.rglob("*.gz") if file.read_bytes()[:2] == b"\x1f\x8b"]
    parts = list(path.parent.rglob(".*.part"))
    return not plain and not told and not packed and not parts and {1, 2, 3} <= _sessions(path)
