"""A sealed store tells nothing, loses nothing, and knows a wrong passphrase from a damaged file."""

from __future__ import annotations

import gzip
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from companion.bootstrap import make_companion, make_repository
from companion.domain.errors import Refused, StoreError
from companion.domain.schedule import parse_schedule
from companion.store import key, seal
from companion.store.backups import list_all
from companion.store.sealing import decrypt_store, encrypt_store, plain_files

WORDS = "correct horse"
SECRETS = (b"Zwetschge", b"Mirabelle", b"Quitte")  # a habit, a friend, an interest nobody else writes of
NOON = datetime(2026, 3, 10, 12, 0)


@pytest.fixture(autouse=True)
def _quick_and_forgetful(monkeypatch):
    """A key that costs little, and none left from another test."""
    monkeypatch.setattr(key, "MEMORY", 64)
    monkeypatch.setattr(key, "ROUNDS", 1)
    monkeypatch.setattr(key, "LANES", 1)
    monkeypatch.setattr(seal, "_keys", {})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with three secrets, a backup, a copy set aside and one of a sync tool."""
    path = tmp_path / "companion.json"
    fill(path)
    (tmp_path / "companion.json.broken-20260101-000000").write_bytes(b'{"habits": {"1": {"name": "Zwetschge')
    (tmp_path / "companion.sync-conflict-20260301.json").write_bytes(path.read_bytes())
    backups = tmp_path / ".companion.json.backups"
    (backups / "2026-01-01-000000.json.gz").write_bytes(gzip.compress(path.read_bytes()))
    return path


def fill(path: Path) -> None:
    companion = opened(path)
    companion.habits.add("Zwetschge", parse_schedule("daily"))
    companion.friends.add("Mirabelle")
    companion.interests.add("Quitte")
    companion.habits.tick(companion.snapshot().habits[0].habit.id)


def opened(path: Path):
    return make_companion(path, lambda: NOON)


def repository(path: Path):
    return make_repository(path, lambda: NOON)


def forget() -> None:
    """As in a new process."""
    seal._keys.clear()


def everything(path: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}


def telling(path: Path) -> list[str]:
    """The files in which a secret can be read, packed or not."""

    def tells(data: bytes) -> bool:
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        return any(secret in data for secret in SECRETS)

    return [name for name, data in everything(path).items() if tells(data)]


def test_no_plain_word_is_left_in_any_file_of_the_folder(path):
    assert len(telling(path)) >= 4
    encrypt_store(repository(path), WORDS)
    assert telling(path) == []
    opened(path).friends.add("Mirabelle and Quitte")
    opened(path).habits.tick(opened(path).snapshot().habits[0].habit.id, day=date(2026, 3, 9))
    opened(path).work.repository.back_up("import")
    assert telling(path) == []


def test_plain_tinydb_still_opens_it_and_finds_one_sealed_document(path):
    encrypt_store(repository(path), WORDS)
    with TinyDB(path) as plain:
        assert plain.tables() == {"sealed"}
        assert len(plain.table("sealed")) == 1


def test_with_the_passphrase_everything_is_there_and_changes_are_kept(path):
    before = repository(path).read()
    encrypt_store(repository(path), WORDS)
    forget()
    seal.unlock(path, WORDS)
    assert repository(path).read() == before
    opened(path).habits.add("Another", parse_schedule("daily"))
    forget()
    seal.unlock(path, WORDS)
    assert {habit.name for habit in repository(path).read().habits.values()} == {"Zwetschge", "Another"}


def test_without_it_nothing_is_read_written_or_set_aside(path):
    encrypt_store(repository(path), WORDS)
    before = everything(path)
    forget()
    assert seal.needs_key(path)
    with pytest.raises(seal.Locked):
        repository(path).read()
    with pytest.raises(seal.Locked):
        opened(path).habits.add("Another", parse_schedule("daily"))
    assert {name: data for name, data in everything(path).items() if data} == {
        name: data for name, data in before.items() if data
    }


def test_a_wrong_passphrase_is_told_as_such(path):
    encrypt_store(repository(path), WORDS)
    forget()
    with pytest.raises(seal.WrongPassphrase):
        seal.unlock(path, "correct house")
    assert not seal.has_key(path)


def test_a_store_that_was_sealed_meanwhile_opens_with_its_passphrase_and_no_other(path):
    encrypt_store(repository(path), WORDS)
    forget()
    store = repository(path)
    assert not store.opens("correct house") and not store.sealed
    assert store.opens(WORDS) and store.sealed
    assert store.read().habits
    assert store.opens(WORDS) and not store.opens("correct house")


def test_letters_typed_composed_or_decomposed_are_the_same(path):
    encrypt_store(repository(path), "ein Gru\u0308n mehr")
    forget()
    seal.unlock(path, "ein Gr\u00fcn mehr")
    assert repository(path).read().habits


def test_a_damaged_seal_is_brought_back_from_what_is_kept(path):
    encrypt_store(repository(path), WORDS)
    opened(path).habits.add("Another", parse_schedule("daily"))
    whole = path.read_bytes()
    at = whole.index(b'"data": "') + 200
    path.write_bytes(whole[:at] + (b"A" if whole[at : at + 1] != b"A" else b"B") + whole[at + 1 :])
    forget()
    seal.unlock(path, WORDS)
    store = repository(path)
    assert {habit.name for habit in store.read().habits.values()} >= {"Zwetschge"}
    assert sum("companion.json.broken-" in notice for notice in store.notices()) == 1
    assert any("broken-" in name for name in everything(path))
    assert telling(path) == []


def test_a_vanished_file_is_not_begun_anew_in_the_open(path):
    encrypt_store(repository(path), WORDS)
    opened(path).habits.add("Another", parse_schedule("daily"))
    path.unlink()
    forget()
    with pytest.raises(seal.Locked):
        opened(path).habits.add("Third", parse_schedule("daily"))
    seal.unlock(path, WORDS)
    assert {habit.name for habit in repository(path).read().habits.values()} == {"Zwetschge", "Another"}


def test_a_vanished_file_is_brought_back_and_sealed(path):
    before = repository(path).read()
    path.unlink()
    encrypt_store(repository(path), WORDS)
    assert seal.is_file_sealed(path)
    assert repository(path).read() == before


def test_taking_the_seal_off_gives_back_what_there_was(path):
    plain = {name: data for name, data in everything(path).items() if ".previous" not in name}
    before = repository(path).read()
    encrypt_store(repository(path), WORDS)
    forget()
    seal.unlock(path, WORDS)
    decrypt_store(repository(path))
    forget()
    assert not seal.needs_key(path)
    assert repository(path).read() == before
    now = everything(path)
    for name, data in plain.items():
        if "backups" in name or "broken" in name or "conflict" in name:
            assert now[name] == data


def test_sealing_that_was_interrupted_goes_on_when_asked_again(path, monkeypatch):
    from companion.store import atomic

    real, calls = atomic.write_whole, []

    def dying(target, data):
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        real(target, data)

    monkeypatch.setattr(atomic, "write_whole", dying)
    with pytest.raises(StoreError):
        encrypt_store(repository(path), WORDS)
    forget()
    assert repository(path).read().habits  # the store itself was not touched yet
    monkeypatch.setattr(atomic, "write_whole", real)
    with pytest.raises(seal.WrongPassphrase):
        encrypt_store(repository(path), "another horse")
    encrypt_store(repository(path), WORDS)
    assert telling(path) == []
    forget()
    seal.unlock(path, WORDS)
    assert all(backup.examine() for backup in list_all(repository(path).paths))


def test_what_holds_nothing_of_it_stays_and_what_was_shown_last_is_told(path):
    paths = repository(path).paths
    kept = {paths.visits: b'{"last": "2026-03-09"}', paths.reminded: b"2026-03-10"}
    for file, text in kept.items():
        file.write_bytes(text)
    encrypt_store(repository(path), WORDS)
    assert {file: file.read_bytes() for file in kept} == kept
    assert plain_files(paths) == []
    paths.render_cache.mkdir(exist_ok=True)
    (paths.render_cache / "status").write_text("Zwetschge")
    assert plain_files(paths) == [paths.render_cache / "status"]


def test_a_short_passphrase_and_an_empty_place_are_refused(path, tmp_path):
    with pytest.raises(Refused, match="at least 8"):
        encrypt_store(repository(path), "short")
    assert len(telling(path)) >= 4
    with pytest.raises(Refused, match="nothing to seal"):
        encrypt_store(repository(tmp_path / "none" / "companion.json"), WORDS)


@given(st.binary(max_size=2000))
def test_what_is_sealed_opens_to_the_same_bytes_and_never_twice_to_the_same_text(data):
    made = seal.Key.derive(WORDS, b"0123456789abcdef", 64, 1, 1)
    once, again = made.encrypt(data), made.encrypt(data)
    assert once != again
    for text in (once, again):
        document = key.sealed_document(text)
        assert document is not None
        assert made.decrypt(document) == data


@given(st.binary(min_size=1, max_size=300), st.data())
def test_one_changed_letter_is_noticed(data, draw):
    made = seal.Key.derive(WORDS, b"0123456789abcdef", 64, 1, 1)
    document = key.sealed_document(made.encrypt(data))
    assert document is not None
    sealed = bytearray(key.from_base64(document["data"]))
    at = draw.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= draw.draw(st.integers(1, 255))
    assert made.decrypt({**document, "data": key.to_base64(bytes(sealed))}) is None


def test_it_says_how_many_files_were_sealed_and_how_many_opened_again(path: Path) -> None:
    plain = sum(b"Zwetschge" in _content(each) for each in path.parent.rglob("*") if each.is_file())
    sealed = encrypt_store(repository(path), "a long passphrase")
    assert 3 <= sealed <= plain
    assert encrypt_store(repository(path), "a long passphrase") == 0
    assert decrypt_store(repository(path)) == sealed


def _content(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data
