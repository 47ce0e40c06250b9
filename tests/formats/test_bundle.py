"""Where tables lie: whole or not at all, and whatever is damaged is refused in one line."""

from __future__ import annotations

import stat
import zipfile

import pytest

from companion.domain.errors import Refused
from companion.formats.bundle import read_bundle, write_bundle, write_whole

FILES = {"habits.csv": "name\n" + "Walk\n" * 300, "friends.csv": "name\nقراءة 👩‍🚀\n"}


@pytest.mark.parametrize("target", ["tables", "tables.zip", "TABLES.ZIP"])
def test_what_was_written_is_read_for_its_owner_only(tmp_path, target):
    write_bundle(tmp_path / target, FILES)
    assert read_bundle(tmp_path / target) == FILES
    inside = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in inside} == {0o600}


def test_what_is_unpacked_from_a_zip_is_for_its_owner_only_too(tmp_path):
    write_bundle(tmp_path / "tables.zip", FILES)
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        modes = {info.filename: info.external_attr >> 16 for info in archive.infolist()}
    assert modes == dict.fromkeys(FILES, 0o600)


def test_the_same_tables_give_the_same_zip(tmp_path):
    for name in ("one.zip", "two.zip"):
        write_bundle(tmp_path / name, FILES)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_zip_damaged_anywhere_is_read_right_or_refused(tmp_path):
    """Names and times in a zip have no check sum: then a table is missing, but never wrong."""
    path = tmp_path / "tables.zip"
    write_bundle(path, FILES)
    whole = path.read_bytes()
    for at in range(len(whole)):
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :]):
            path.write_bytes(damaged)
            try:
                found = read_bundle(path)
            except Refused as error:
                assert "\n" not in error.line
            else:
                assert set(found.values()) <= set(FILES.values())


def test_a_locked_zip_and_one_that_would_fill_the_memory_are_refused(tmp_path, monkeypatch):
    path = tmp_path / "tables.zip"
    write_bundle(path, FILES)
    monkeypatch.setattr("companion.formats.bundle.MAX_BYTES", 100)
    with pytest.raises(Refused, match="holds more than"):
        read_bundle(path)
    monkeypatch.undo()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("habits.csv", "name\n")
    data = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + flags] |= 1  # says that it is encrypted
    path.write_bytes(data)
    with pytest.raises(Refused, match="damaged"):
        read_bundle(path)


def test_a_place_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder.zip").mkdir()
    for path in (tmp_path / "file", tmp_path / "folder.zip", tmp_path / "nowhere" / "t.zip"):
        with pytest.raises(Refused):
            write_bundle(path, FILES)
    with pytest.raises(Refused):
        write_whole(tmp_path / "nowhere" / "all.json", b"{}")
    assert (tmp_path / "file").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder.zip"]
