"""What is no file, or has no end, is refused in one line, wherever a file can be named."""

from __future__ import annotations

import os
import socket
import stat
import sys
from pathlib import Path

import pytest

from companion.formats.address_books import FORMATS
from companion.formats.trackers import READERS
from tests.cli.conftest import peak_memory, process

pytestmark = pytest.mark.skipif(os.name != "posix", reason="devices and pipes of POSIX")

IMPORTS = ["json", "csv", *FORMATS, *READERS]
ODD = ["device", "link to a device", "pipe", "link to a pipe", "socket"]


@pytest.fixture(params=ODD)
def odd(request, tmp_path, monkeypatch):
    """The path of something that is no file."""
    path = tmp_path / "odd.json"
    if request.param == "device":
        return Path("/dev/zero")
    if request.param == "link to a device":
        path.symlink_to("/dev/zero")
    elif request.param == "pipe":
        os.mkfifo(path)
    elif request.param == "link to a pipe":
        os.mkfifo(tmp_path / "pipe")
        path.symlink_to(tmp_path / "pipe")
    else:
        with socket.socket(socket.AF_UNIX) as made:
            monkeypatch.chdir(tmp_path)  # a path of a socket has to be short
            made.bind("odd.json")
    return path


@pytest.mark.parametrize(
    "words", ["status", "tick coffee", "backup", "doctor", "encrypt", "export json", "remind"]
)
def test_as_the_store_it_is_refused_by_every_command_and_left_alone(odd, words, store):
    before = odd.stat()
    said = process("--data", str(odd), *words.split())
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "not a file" in said.err
    after = odd.stat()
    assert stat.S_IFMT(after.st_mode) == stat.S_IFMT(before.st_mode)
    beside = [path.name for path in odd.resolve().parent.iterdir()]
    assert not [name for name in beside if name.startswith((".odd", ".zero", ".pipe"))]


def test_a_folder_as_the_store_is_refused_in_one_line(tmp_path, store):
    said = process("--data", str(tmp_path), "status")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "is a folder, not a file" in said.err


@pytest.mark.parametrize("kind", IMPORTS)
def test_as_an_import_it_is_refused(odd, kind, store):
    said = process("import", kind, str(odd))
    assert (said.code, said.err.count("\n")) == (1, 1), said.err
    assert "not a file" in said.err


def test_it_can_not_be_merged_either(odd, store):
    process("add", "habit", "Coffee")
    said = process("merge", str(odd))
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "not a file" in said.err


@pytest.mark.parametrize("kind", ["json", "markdown", "vcard", "ics"])
def test_an_export_does_not_take_its_place(odd, kind, store):
    process("add", "habit", "Coffee")
    before = stat.S_IFMT(odd.stat().st_mode)
    said = process("export", kind, str(odd))
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "not a file" in said.err
    assert stat.S_IFMT(odd.stat().st_mode) == before


@pytest.mark.parametrize("kind", [*IMPORTS, "merge"])
def test_two_gigabytes_are_refused_before_they_are_read(kind, store, tmp_path):
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(2_000_000_000)
    words = ["merge", str(huge)] if kind == "merge" else ["import", kind, str(huge)]
    done, megabytes = peak_memory([sys.executable, "-m", "companion", *words], tmp_path / "peak")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "more than" in done.stderr and "MB" in done.stderr
    assert megabytes < 300


def test_an_endless_standard_input_is_given_up(store, tmp_path):
    line = f"head -c 2000000000 /dev/zero | {sys.executable} -m companion import json -"
    done, megabytes = peak_memory(["bash", "-c", line], tmp_path / "peak")
    assert done.returncode == 1
    assert "more than 50 MB" in done.stderr.splitlines()[-1]
    assert megabytes < 300


HURTING = {
    "lists in lists": ("json", b"[" + b"[]," * 16_000_000 + b"[]]"),
    "one long text": ("csv", b'"' + b"a" * 49_000_000 + b'"'),
    "a long log": ("harsh", b"2019-01-01 : Gym : y :  : \n" * 1_700_000),
    "a card of soft breaks": ("vcard", b"BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:" + b"a=\n" * 1_900_000),
}


@pytest.mark.parametrize("what", HURTING)
def test_a_file_made_to_hurt_is_refused_in_one_line_and_little_memory(what, store, tmp_path):
    kind, data = HURTING[what]
    (tmp_path / "hurting").write_bytes(data)
    words = [sys.executable, "-m", "companion", "import", kind, str(tmp_path / "hurting")]
    done, megabytes = peak_memory(words, tmp_path / "peak")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "stopped by" not in done.stderr
    assert megabytes < 300


def test_a_packed_backup_that_swells_is_no_reason_to_stop(store):
    import gzip

    process("add", "habit", "Coffee")
    backups = store.parent / f".{store.name}.backups"
    backups.mkdir(0o700, exist_ok=True)
    (backups / "2026-01-01-000000.json.gz").write_bytes(gzip.compress(b" " * 300_000_000, compresslevel=1))
    said = process("backup", "restore", "2026-01-01")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "more than 64 MB" in said.err
    assert process("status").code == 0
