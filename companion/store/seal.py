"""Encryption, when a person asked for it: the bytes of a file sealed with a key made of a passphrase.

A sealed file is still a TinyDB file, with one table ``sealed`` of one document. Argon2id makes the key, once
for a process (RFC 9106, second recommended option); ChaCha20-Poly1305 (RFC 8439) seals, with a fresh nonce
each time. ``check`` tells a wrong passphrase from a damaged file: it opens with the key alone.

What it does not protect from: whoever sees the screen or the keyboard while Companion is open, what was on
the disk before it was sealed, or a passphrase that can be guessed.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any, Final, NamedTuple

from companion.domain.errors import Refused, StoreError

TABLE: Final = "sealed"
HEAD: Final = b'{"sealed": {"1": {'  # how a sealed file begins, and no other of ours
FORM: Final = 1
_MEMORY, _ROUNDS, _LANES = 64 * 1024, 3, 4  # KiB, passes, threads
_MOST_MEMORY = 1024 * 1024  # KiB
_LEAST = 8  # characters of a passphrase
_NONCE = 12
_ABOUT: Final = b"companion store"


class Locked(StoreError):
    """The file is sealed and nobody said the passphrase yet."""

    def __init__(self) -> None:
        super().__init__("the store is sealed", "run this in a terminal to be asked for the passphrase")


class WrongPassphrase(Refused):
    """The file is as it should be, the passphrase is another one."""

    def __init__(self) -> None:
        super().__init__("that is not the passphrase", "nothing was changed; try again")


class Key(NamedTuple):
    """A key and what it was made with, besides the passphrase."""

    salt: bytes
    secret: bytes
    memory: int = _MEMORY
    rounds: int = _ROUNDS
    lanes: int = _LANES

    @classmethod
    def of(cls, passphrase: str, salt: bytes, memory: int, rounds: int, lanes: int) -> Key:
        """The key for ``passphrase``; takes a good part of a second, on purpose."""
        import unicodedata

        try:
            from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
        except ImportError as missing:
            raise StoreError(
                "sealing needs the package cryptography, 44 or newer", "pip install 'quiet-companion[crypt]'"
            ) from missing
        words = unicodedata.normalize("NFC", passphrase).encode()
        made = Argon2id(salt=salt, length=32, iterations=rounds, lanes=lanes, memory_cost=memory)
        return cls(salt, made.derive(words), memory, rounds, lanes)

    def close(self, data: bytes) -> bytes:
        """``data`` as a sealed file."""
        nonce = os.urandom(_NONCE)
        document = {
            "form": FORM,
            "kdf": "argon2id",
            "memory": self.memory,
            "rounds": self.rounds,
            "lanes": self.lanes,
            "salt": _text(self.salt),
            "check": _text(self._cipher().encrypt(bytes(_NONCE), b"", _ABOUT)),
            "nonce": _text(nonce),
            "data": _text(self._cipher().encrypt(nonce, data, _ABOUT)),
        }
        return json.dumps({TABLE: {"1": document}}).encode("ascii") + b"\n"

    def fits(self, document: dict[str, Any]) -> bool:
        """Whether this is the key of a sealed document."""
        from cryptography.exceptions import InvalidTag

        try:
            self._cipher().decrypt(bytes(_NONCE), _bytes(document["check"]), _ABOUT)
        except InvalidTag:
            return False
        return True

    def open(self, document: dict[str, Any]) -> bytes | None:
        """What was sealed; None when it was damaged since."""
        from cryptography.exceptions import InvalidTag

        try:
            plain: bytes = self._cipher().decrypt(_bytes(document["nonce"]), _bytes(document["data"]), _ABOUT)
            return plain
        except (InvalidTag, KeyError, ValueError, TypeError):
            return None

    def _cipher(self) -> Any:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        return ChaCha20Poly1305(self.secret)


# The keys of this process by the folder and name of the store they seal; said once, kept in memory only.
_keys: dict[tuple[Path, str], Key] = {}


def is_sealed(data: bytes) -> bool:
    """Whether ``data`` is, or begins as, a sealed file."""
    return bool(data) and data.startswith(HEAD[: len(data)])


def opened(path: Path, data: bytes) -> bytes:
    """``data`` of the file at ``path`` as it was before it was sealed; what is not sealed as it is.

    A seal that is broken stays as it is too: whoever reads it finds no store there, and brings back a good
    state. Raises Locked.
    """
    if not data.startswith(HEAD):
        return data
    document = _document(data)
    if document is None:
        return data
    for key in (*([_key_of(path)] if _key_of(path) else []), *_keys.values()):
        if key is not None and _text(key.salt) == document.get("salt"):
            plain = key.open(document)
            return data if plain is None else plain
    raise Locked


def closed(path: Path, data: bytes) -> bytes:
    """``data`` as it is to be written at ``path``: sealed if its store is."""
    key = _key_of(path)
    return data if key is None or data.startswith(HEAD) else key.close(data)


def has_key(store: Path) -> bool:
    """Whether this process seals the store at ``store``, the real path."""
    return (store.parent, store.name) in _keys


def needs_key(store: Path) -> bool:
    """Whether the file at ``store`` is sealed and nobody said the passphrase yet."""
    return not has_key(store) and _begins_sealed(_sealed_file(store))


def unlock(store: Path, passphrase: str) -> None:
    """Say the passphrase of ``store``. Raises WrongPassphrase; StoreError where the seal is damaged."""
    _unlock(store, _sealed_file(store), passphrase)


def _unlock(store: Path, sealed: Path, passphrase: str) -> None:
    document = _document(sealed.read_bytes())
    try:
        assert document is not None
        salt, memory = _bytes(document["salt"]), document["memory"]
        assert memory <= _MOST_MEMORY  # or a damaged number would take all there is
        key = Key.of(passphrase, salt, memory, document["rounds"], document["lanes"])
        fits = key.fits(document)
    except (AssertionError, KeyError, ValueError, TypeError) as reason:
        raise StoreError(
            f"the seal of {store.name} is damaged, so no passphrase can open it",
            "a backup in the folder beside it may be whole: put one in its place",
        ) from reason
    if not fits:
        raise WrongPassphrase
    _keys[store.parent, store.name] = key


def begin(store: Path, passphrase: str, like: Path | None = None) -> None:
    """Seal ``store`` from now on, with the key that ``like`` is sealed with if something is already.

    Raises Refused for a passphrase that is too short, WrongPassphrase when it is not that of ``like``.
    """
    if len(passphrase) < _LEAST:
        raise Refused(f"a passphrase has at least {_LEAST} characters", "a few words are easy to remember")
    if like is not None:
        _unlock(store, like, passphrase)
        return
    salt = os.urandom(16)
    _keys[store.parent, store.name] = Key.of(passphrase, salt, _MEMORY, _ROUNDS, _LANES)


def end(store: Path) -> None:
    """Seal ``store`` no more."""
    _keys.pop((store.parent, store.name), None)


def is_passphrase(store: Path, passphrase: str) -> bool:
    """Whether ``passphrase`` is the one said for ``store``, for a lock on a screen that is open."""
    known = _keys[store.parent, store.name]
    return Key.of(passphrase, known.salt, known.memory, known.rounds, known.lanes).secret == known.secret


def _sealed_file(store: Path) -> Path:
    """The file that tells how ``store`` is sealed: itself, or a kept one when it is gone or broken."""
    if _begins_sealed(store) or _begins(store, 3) == b'{\n"':
        return store
    folder = store.parent / f".{store.name}.backups"
    kept = [store.parent / f".{store.name}.previous"]
    with contextlib.suppress(OSError):
        kept += sorted(folder.iterdir(), reverse=True)
    return next((path for path in kept if _begins_sealed(path)), store)


def _begins_sealed(path: Path) -> bool:
    return _begins(path, len(HEAD)) == HEAD


def _begins(path: Path, length: int) -> bytes:
    try:
        with path.open("rb") as there:
            return there.read(length)
    except OSError:
        return b""


def _key_of(path: Path) -> Key | None:
    """The key for a file of a store: itself, what lies beside it under its name, its backups."""
    for (folder, name), key in _keys.items():
        # Hidden or not, under the whole name or, as copies of sync tools are, under what is before its end.
        beside = path.parent == folder and path.name.removeprefix(".").startswith(f"{Path(name).stem}.")
        if beside or path.parent == folder / f".{name}.backups":
            return key
    return None


def _document(data: bytes) -> dict[str, Any] | None:
    try:
        document = json.loads(data)[TABLE]["1"]
    except (ValueError, KeyError, TypeError):
        return None
    return document if isinstance(document, dict) else None


def _text(data: bytes) -> str:
    import base64

    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    import base64

    return base64.b64decode(text, validate=True)
