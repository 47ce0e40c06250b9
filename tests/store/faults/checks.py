"""The checks. Each returns a sentence with its figure and whether it passed."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tinydb import TinyDB

from companion.domain.errors import StoreError
from companion.domain.session import Session
from companion.store.repository import TinyRepository
from tests.store.faults.sealed import kill_while_sealing, replaced_while_closed, sealed_and_cut
from tests.store.faults.worker import BULK, DAY, command, repository

Result = tuple[bool, str]
# Calls by which a save touches the file system; a kill before any of them must leave a readable file.
CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,fchmod,link"
)


def _seed(path: Path) -> None:
    store = repository(str(path))
    sessions = {n: Session(n, DAY, note=f"session {n}") for n in range(100, 100 + BULK)}

    def change(journal):
        for session in sessions.values():
            journal = journal.put("sessions", session)
        return journal

    store.update(change)
    store.update(lambda journal: journal.put("sessions", Session(99, DAY, note="before")))


def _sessions(path: Path) -> set[int]:
    """What plain TinyDB reads; raises when the file is no JSON."""
    with TinyDB(path, access_mode="r") as plain:
        return {row.doc_id for row in plain.table("sessions").all() if row.get("note")}


def kill_at_every_call(folder: Path) -> Result:
    """SIGKILL before each file system call of a growing and of a shrinking save."""
    if not shutil.which("strace"):
        return True, "not run: strace is not installed"
    points = bad = 0
    for mode, must in (("grow", set(range(100, 100 + BULK))), ("shrink", {99})):
        original = folder / mode
        _seed(original / "s.json")
        trace = folder / f"{mode}.trace"
        copy = folder / f"{mode}-count"
        shutil.copytree(original, copy)
        tracing = ["strace", "-f", "-e", f"trace={CALLS}", "-o", str(trace)]
        subprocess.run([*tracing, *command(mode, copy / "s.json")], check=True, capture_output=True)
        calls = [
            line.split(None, 1)[1].split("(")[0] for line in trace.read_text().splitlines() if "(" in line
        ]
        ours = [n for n, line in enumerate(trace.read_text().splitlines()) if str(copy) in line]
        counts: dict[str, int] = {}
        wanted: list[tuple[str, int]] = []
        for n, call in enumerate(calls):
            counts[call] = counts.get(call, 0) + 1
            if ours and n >= ours[0] and re.fullmatch(r"[a-z0-9]+", call):
                wanted.append((call, counts[call]))
        for call, nth in wanted:
            points += 1
            target = folder / f"{mode}-{call}-{nth}"
            shutil.copytree(original, target)
            inject = f"inject={call}:signal=KILL:when={nth}"
            strace = ["strace", "-f", "-o", os.devnull, "-e", f"trace={call}", "-e", inject]
            subprocess.run([*strace, *command(mode, target / "s.json")], capture_output=True)
            try:
                plain = _sessions(target / "s.json")
                after = set(repository(str(target / "s.json")).read().sessions)
                fine = must <= plain if mode == "grow" else bool(plain & must)
                bad += not (fine and must & after)
            except (ValueError, OSError, StoreError):
                bad += 1
            shutil.rmtree(target)
    return bad == 0 and points >= 20, f"{bad} bad of {points} points"


def random_kills(folder: Path, rounds: int = 1000) -> Result:
    """SIGKILL at a random moment while a process writes; what it had acknowledged must be there."""
    path, chance = folder / "s.json", random.Random(1)
    lost = unreadable = acknowledged = 0
    for _ in range(rounds):
        running = subprocess.Popen(command("insert", path, "1000000"), stdout=subprocess.PIPE, text=True)
        assert running.stdout is not None
        first = running.stdout.readline()
        time.sleep(chance.random() * 0.03)
        running.send_signal(signal.SIGKILL)
        said = {int(word) for word in (first + running.stdout.read()).split("\n") if word.isdecimal()}
        running.wait()
        acknowledged += len(said)
        try:
            lost += len(said - _sessions(path))
        except ValueError:
            unreadable += 1
        if path.stat().st_size > 300_000:
            path.unlink()
            shutil.rmtree(folder / ".s.json.backups", ignore_errors=True)
            for beside in folder.glob(".s.json.*"):
                beside.unlink()
    words = f"{unreadable} unreadable, {lost} of {acknowledged} acknowledged lost in {rounds} kills"
    return not lost and not unreadable, words


def many_writers(folder: Path) -> Result:
    """2, 4 and 8 processes with 50 inserts each."""
    words, fine = [], True
    for number in (2, 4, 8):
        path, began = folder / f"{number}.json", time.monotonic()
        running = [
            subprocess.Popen(command("insert", path, "50"), stdout=subprocess.PIPE) for _ in range(number)
        ]
        for each in running:
            each.communicate()
        taken, kept = time.monotonic() - began, len(_sessions(path))
        fine = fine and kept == number * 50 and taken < 10
        words.append(f"{kept} of {number * 50} by {number} in {taken:.1f} s")
    return fine, ", ".join(words)


def foreign_replacements(folder: Path, rounds: int = 200) -> Result:
    """A sync tool replaces the file 200 times while a process writes."""
    path = folder / "s.json"
    _seed(path)
    running = subprocess.Popen(command("insert", path, "400"), stdout=subprocess.PIPE, text=True)
    theirs = set()
    for n in range(1, rounds + 1):
        tables = json.loads(path.read_text())
        key = 10**17 + n
        tables["sessions"][str(key)] = {"date": "2026-03-10", "note": "theirs"}
        foreign = folder / "foreign.part"
        foreign.write_text(json.dumps(tables))
        foreign.replace(path)
        theirs.add(key)
        time.sleep(0.01)
    ours = {int(word) for word in running.communicate()[0].split()}
    repository(str(path)).update(lambda journal: journal.put("sessions", Session(98, DAY, note="last")))
    kept = _sessions(path)
    words = f"{len(kept & theirs)} of {len(theirs)} theirs, {len(kept & ours)} of {len(ours)} ours"
    return theirs <= kept and ours <= kept, words


def full_disk(folder: Path) -> Result:
    """No space: a process whose files may not grow; afterwards there is space again."""
    path = folder / "s.json"
    _seed(path)
    before, names = path.read_bytes(), {each.name for each in folder.iterdir()}

    def no_space() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(command("grow", path), capture_output=True, text=True, preexec_fn=no_space)
    same = path.read_bytes() == before
    left = {each.name for each in folder.iterdir()} - names
    subprocess.run(command("grow", path), check=True)
    works = 1 in _sessions(path)
    refused = done.returncode != 0
    words = f"refused {refused}, byte-identical {same}, works again {works}, left behind {len(left)}"
    return refused and same and works and not left, words


def two_years_of_backups(folder: Path) -> Result:
    """A save every six hours for two simulated years."""
    from companion.store.maintenance import list_backups

    moment = [datetime(2024, 1, 1, tzinfo=UTC)]
    store = TinyRepository(folder / "s.json", lambda: moment[0])
    for n in range(2 * 365 * 4):
        moment[0] = datetime.fromtimestamp(moment[0].timestamp() + 6 * 3600, UTC)
        store.update(lambda journal, n=n: journal.put("sessions", Session(1, DAY, note=f"{n}")))
    found = list_backups(store)
    broken = 0
    for backup in found:
        try:
            backup.examine()
        except StoreError:
            broken += 1
    return len(found) <= 45 and not broken, f"{len(found)} backups, {broken} that do not parse"


CHECKS: dict[str, Callable[[Path], Result]] = {
    "calls": kill_at_every_call,
    "kills": random_kills,
    "writers": many_writers,
    "foreign": foreign_replacements,
    "disk": full_disk,
    "backups": two_years_of_backups,
    "replaced": replaced_while_closed,
    "sealed": sealed_and_cut,
    "sealing": kill_while_sealing,
}


def run(name: str) -> Result:
    """Run one check in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="companion-fault-") as folder:
        return CHECKS[name](Path(folder))
