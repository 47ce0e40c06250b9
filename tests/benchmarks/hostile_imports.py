"""Every import on files made to hurt, each in a process of its own: time, peak memory, what it said.

    python -m tests.benchmarks.hostile_imports

By hand, since it writes and reads some gigabytes. Wanted: under ten seconds and 300 MB each, and one line.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from companion.formats.address_books import FORMATS
from companion.formats.trackers import READERS

SIZE = 49_000_000  # just below what is read at all
_MEASURED = (
    "import resource, subprocess, sys, time; began = time.monotonic();"
    "done = subprocess.run(sys.argv[1:], capture_output=True, text=True, stdin=subprocess.DEVNULL);"
    "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024;"
    "said = (done.stderr or done.stdout).strip().splitlines();"
    "print(f'{time.monotonic() - began:5.1f} s {peak:5} MB  code {done.returncode}, {len(said)} lines: ',"
    "said[0][:90] if said else '')"
)
_CARD = b"BEGIN:VCARD\nVERSION:3.0\nFN:A\nEND:VCARD\n"
HOSTILE: dict[str, bytes] = {
    "commas": b"," * SIZE,
    "lines": b"\n" * SIZE,
    "brackets": b"[" * SIZE,
    "lists": b"[" + b"[]," * (SIZE // 3) + b"[]]",
    "one text": b'"' + b"a" * SIZE + b'"',
    "one number": b"9" * SIZE,
    "habitbull rows": b"HabitName,HabitDescription,HabitCategory,CalendarDate,Value\n"
    + b"R,,,2019-01-01,1\n" * 2_800_000,
    "entries": b"date,habit,state\n" + b"2019-01-01,R,done\n" * 2_700_000,
    "open quotes": b"date,habit,state\n" + b'"2019-01-01,R,done\n' * 2_500_000,
    "cards": _CARD * (SIZE // len(_CARD)),
    "soft breaks": _CARD[:-12] + b"NOTE;ENCODING=QUOTED-PRINTABLE:" + b"a=\n" * (SIZE // 3) + _CARD[-12:],
    "folded lines": _CARD[:-12] + b"NOTE:" + b"\n a" * (SIZE // 3) + b"\n" + _CARD[-12:],
    "google rows": b"Name,Birthday\n" + b"A,2000-01-01\n" * (SIZE // 13),
    "friends": b"### Friends:\n" + b"- Ann\n" * (SIZE // 6),
    "log": b"2019-01-01 : Gym : y :  : \n" * (SIZE // 28),
}


def main() -> None:
    """Print a line for each format and file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = []
        for words, data in HOSTILE.items():
            path = folder / f"{words}.csv"
            path.write_bytes(data)
            files.append(path)
        bomb = folder / "bomb.zip"
        with (
            zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("Habits.csv", "w") as inside,
        ):
            for _ in range(1000):
                inside.write(b"\0" * 1_000_000)
        env = {**os.environ, "COMPANION_DATA": str(folder / "store.json")}
        for kind in ("csv", "json", *FORMATS, *READERS):
            for path in (*files, bomb):
                command = [sys.executable, "-m", "companion", "import", kind, str(path), "--dry-run"]
                print(f"{kind:13}{path.stem:15}", end="", flush=True)
                subprocess.run([sys.executable, "-c", _MEASURED, *command], env=env, check=True)


if __name__ == "__main__":
    main()
