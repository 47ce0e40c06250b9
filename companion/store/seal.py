"""Encryption, when a person asked for it: the bytes of a file sealed with a key made of a passphrase.

A sealed file is still a TinyDB file, with one table ``sealed`` of one document (see ``key``). A store is
sealed if its file is, or if that one is gone, damaged or replaced by a plain one and what lies beside it is
sealed. The passphrase is said once for a process; the key is kept in memory only.

What it does not protect from: whoever sees the screen or the keyboard while Companion is open, what was on
the disk before it was sealed, or a passphrase that can be guessed.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from companion.bounded import open_regular
from companion.domain.errors import Locked, Refused, StoreError
from companion.store import key as keys
from companion.store.key import MAGIC, TABLE, Header, Key, read_header, sealed_document
from companion.store.paths import StorePaths, belongs

__all__ = ["MAGIC", "TABLE", "Key", "Locked", "OtherPassphrase", "WrongPassphrase"]

_MIN_PASSPHRASE = 8  # characters of a passphrase
_MAX_BEGINNING = 1000  # bytes of a file, in which its header lies
_MAX_HEADERS = 4  # that differ and are tried with one passphrase


class OtherPassphrase(Locked):
    """The file is sealed, and not with the passphrase that was said."""

    def __init__(self, name: str) -> None:
        StoreError.__init__(
            self,
            f"{name} is sealed with another passphrase than the rest of the store",
            "say that one when asked, or put a copy of yours in its place",
        )


class WrongPassphrase(Refused):
    """The file is as it should be, the passphrase is another one."""

    def __init__(self) -> None:
        super().__init__("that is not the passphrase", "nothing was changed; try again")


# The keys of this process by the store they seal, its real path. The first of each seals; the others open
# what another machine sealed with the same passphrase.
_keys: dict[Path, tuple[Key, ...]] = {}


def is_sealed(data: bytes) -> bool:
    """Whether ``data`` is, or begins as, a sealed file."""
    return bool(data) and data.startswith(MAGIC[: len(data)])


def decrypt(path: Path, data: bytes) -> bytes:
    """``data`` of the file at ``path`` as it was before it was sealed; what is not sealed as it is.

    A seal that is broken stays as it is too: whoever reads it finds no store there, and brings back a good
    state. Raises Locked.
    """
    document = sealed_document(data)
    if document is None:
        return data
    own = _keys_of(path)
    for key in (*own, *(key for others in _keys.values() for key in others if key not in own)):
        plain = key.decrypt(document)
        if plain is not None:
            return plain
    header = read_header(data)
    if not own:
        raise Locked(path.name)
    if isinstance(header, Header) and not any(key.salt == header.salt or key.matches(header) for key in own):
        raise OtherPassphrase(path.name)
    return data


def encrypt(path: Path, *parts: bytes | memoryview) -> tuple[bytes | memoryview, ...]:
    """``parts`` of a file as they are to be written at ``path``: sealed, in one, if its store is."""
    own = _keys_of(path)
    if not own or parts[0][: len(MAGIC)] == MAGIC:
        return parts
    return (own[0].encrypt(b"".join(parts)),)


def has_key(store: Path) -> bool:
    """Whether this process seals the store at ``store``, the real path."""
    return store in _keys


def needs_key(store: Path) -> bool:
    """Whether the store is sealed and nobody said the passphrase yet."""
    return not has_key(store) and _is_store_sealed(store)


def file_needs_key(path: Path) -> bool:
    """Whether the file at ``path`` is sealed, and with no passphrase that was said for it or its store: a
    backup where sealing was interrupted, a copy from another machine.
    """
    header = read_header(_begins(path, _MAX_BEGINNING))
    known = (key for keys_of_one in _keys.values() for key in keys_of_one)
    return isinstance(header, Header) and not any(key.matches(header) for key in known)


def was_decrypted_elsewhere(store: Path) -> bool:
    """Whether somebody else took the seal off that this process still puts on: its file is a plain one, and
    nothing beside it tells that this only took its place.
    """
    return has_key(store) and _begins(store, 1) == b"{" and not _is_store_sealed(store)


def unlock(store: Path, passphrase: str) -> None:
    """Say the passphrase of ``store``. Raises WrongPassphrase; StoreError where no header can be used."""
    paths = StorePaths(store)
    matching = _matching_keys((store, paths.last, paths.previous), passphrase)
    if not matching and (more := _matching_keys(_kept(paths), passphrase)) is not None:
        matching = more
    if matching is None:
        why = read_header(_begins(store, _MAX_BEGINNING))
        raise StoreError(
            f"the seal of {store.name} is damaged, so no passphrase can open it ({why})",
            "companion doctor says more; a copy from elsewhere may be whole: put it in its place",
        )
    if not matching:
        raise WrongPassphrase
    _keys[store] = matching


def unlock_file(path: Path, passphrase: str) -> None:
    """Say the passphrase of one sealed file, so that it can be read; its store stays as it is, sealed or not.

    Raises WrongPassphrase.
    """
    matching = _matching_keys((path,), passphrase)
    if not matching:
        raise WrongPassphrase
    _keys[path] = matching


def enable(store: Path, passphrase: str) -> None:
    """Seal ``store`` from now on, with the key of what is sealed of it already, if something is.

    Raises Refused for a passphrase that is too short, WrongPassphrase when it is not that of the rest.
    """
    if len(passphrase) < _MIN_PASSPHRASE:
        raise Refused(
            f"a passphrase has at least {_MIN_PASSPHRASE} characters", "a few words are easy to remember"
        )
    paths = StorePaths(store)
    matching = _matching_keys((store, paths.last, paths.previous, *_kept(paths)), passphrase)
    if matching == ():
        raise WrongPassphrase
    _keys[store] = matching or (Key.derive(passphrase, os.urandom(16), keys.MEMORY, keys.ROUNDS, keys.LANES),)


def disable(store: Path) -> None:
    """Seal ``store`` no more."""
    _keys.pop(store, None)


@contextlib.contextmanager
def suspended(store: Path) -> Iterator[None]:
    """Write what belongs to ``store`` in the open for a while."""
    held = _keys.pop(store)
    try:
        yield
    finally:
        _keys[store] = held


def is_passphrase(store: Path, passphrase: str) -> bool:
    """Whether ``passphrase`` is the one said for ``store``, for a lock on a screen that is open."""
    known = _keys[store][0]
    return Key.derive(passphrase, known.salt, known.memory, known.rounds, known.lanes).secret == known.secret


def is_file_sealed(path: Path) -> bool:
    """Whether the file at ``path`` begins as a sealed one; one that cannot be read does not."""
    return _begins(path, len(MAGIC)) == MAGIC


def _is_store_sealed(store: Path) -> bool:
    paths = StorePaths(store)
    if is_file_sealed(store) or is_file_sealed(paths.last) or is_file_sealed(paths.previous):
        return True
    if _begins(store, 3) == b'{\n"':  # whole, so what is sealed of the rest was left by an unfinished sealing
        return False
    return any(is_file_sealed(path) for path in _kept(paths))


def _matching_keys(paths: Iterable[Path], passphrase: str) -> tuple[Key, ...] | None:
    """The keys that ``passphrase`` makes for these files, for each way in which they are sealed; None when
    none of them has a header.
    """
    headers = {
        header: None
        for path in paths
        if isinstance(header := read_header(_begins(path, _MAX_BEGINNING)), Header)
    }
    if not headers:
        return None
    made: dict[tuple[object, ...], Key] = {}
    matching: dict[Key, None] = {}
    for header in headers:
        if header[:4] not in made and len(made) == _MAX_HEADERS:
            break
        key = made[header[:4]] = made.get(header[:4]) or header.key(passphrase)
        if key.matches(header):
            matching[key] = None
    return tuple(matching)


def _kept(paths: StorePaths) -> list[Path]:
    """The backups, newest first."""
    with contextlib.suppress(OSError):
        return sorted(paths.backups.iterdir(), reverse=True)
    return []


def _begins(path: Path, length: int) -> bytes:
    try:
        with os.fdopen(open_regular(path, ""), "rb", buffering=0) as there:
            return there.read(length)
    except (OSError, Refused):
        return b""


def _keys_of(path: Path) -> tuple[Key, ...]:
    """The keys for a file of a store: itself, what lies beside it under its name, its backups."""
    return next((own for store, own in _keys.items() if belongs(path, store)), ())
