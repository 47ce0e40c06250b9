"""The key of a sealed file, and the header of such a file, which tells how to make it from a passphrase.

Argon2id makes the key (RFC 9106, second recommended option); ChaCha20-Poly1305 (RFC 8439) seals, with a fresh
nonce each time. ``check`` tells a wrong passphrase from a damaged file: it opens with the key alone. The
header stands first, so that a file which is cut short still has it.
"""

from __future__ import annotations

import json
import os
import re
from typing import Any, Final, NamedTuple

from companion.domain.errors import StoreError

TABLE: Final = "sealed"
MAGIC: Final = b'{"sealed": {"1": {'  # how a sealed file begins, and no other of ours
VERSION: Final = 1
MEMORY, ROUNDS, LANES = 64 * 1024, 3, 4  # KiB, passes, threads

# What a header may ask for: a damaged number would otherwise take all the memory there is, or a year.
RANGES: Final = {"memory": (8, 256 * 1024), "rounds": (1, 10), "lanes": (1, 16)}
_SALT = (8, 64)  # bytes
_NONCE = 12
_ASSOCIATED_DATA: Final = b"companion store"
_MAX_HEADER = 1000  # bytes
_PART = re.compile(rb'"(memory|rounds|lanes|salt|check)": ("[A-Za-z0-9+/=]{0,200}"|-?\d{1,20})(?=[,}])')


class Header(NamedTuple):
    """How the key of a sealed file is made of a passphrase, and what tells whether it fits."""

    salt: bytes
    memory: int  # KiB
    rounds: int
    lanes: int
    check: bytes

    def key(self, passphrase: str) -> Key:
        """The key that ``passphrase`` makes; whether it is the one, ``fits`` tells."""
        return Key.derive(passphrase, self.salt, self.memory, self.rounds, self.lanes)


class Key(NamedTuple):
    """A key and what it was made with, besides the passphrase."""

    salt: bytes
    secret: bytes
    memory: int = MEMORY
    rounds: int = ROUNDS
    lanes: int = LANES

    @classmethod
    def derive(cls, passphrase: str, salt: bytes, memory: int, rounds: int, lanes: int) -> Key:
        """The key for ``passphrase``; takes a good part of a second, on purpose."""
        import unicodedata

        try:
            from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
        except ImportError as missing:
            raise StoreError(
                "sealing needs the package cryptography, 44 or newer", "pip install 'quiet-companion[crypt]'"
            ) from missing
        words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
        made = Argon2id(salt=salt, length=32, iterations=rounds, lanes=lanes, memory_cost=memory)
        return cls(salt, made.derive(words), memory, rounds, lanes)

    def encrypt(self, data: bytes) -> bytes:
        """``data`` as a sealed file."""
        nonce = os.urandom(_NONCE)
        document = {
            "form": VERSION,
            "kdf": "argon2id",
            "memory": self.memory,
            "rounds": self.rounds,
            "lanes": self.lanes,
            "salt": to_base64(self.salt),
            "check": to_base64(self._cipher().encrypt(bytes(_NONCE), b"", _ASSOCIATED_DATA)),
            "nonce": to_base64(nonce),
            "data": to_base64(self._cipher().encrypt(nonce, data, _ASSOCIATED_DATA)),
        }
        return json.dumps({TABLE: {"1": document}}).encode("ascii") + b"\n"

    def matches(self, header: Header) -> bool:
        """Whether this is the key of the file that begins with ``header``."""
        from cryptography.exceptions import InvalidTag

        try:
            self._cipher().decrypt(bytes(_NONCE), header.check, _ASSOCIATED_DATA)
        except InvalidTag:
            return False
        return True

    def decrypt(self, document: dict[str, Any]) -> bytes | None:
        """What was sealed; None when it was with another key, or damaged since."""
        from cryptography.exceptions import InvalidTag

        try:
            plain: bytes = self._cipher().decrypt(
                from_base64(document["nonce"]), from_base64(document["data"]), _ASSOCIATED_DATA
            )
            return plain
        except (InvalidTag, KeyError, ValueError, TypeError, OverflowError):
            return None

    def _cipher(self) -> Any:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        return ChaCha20Poly1305(self.secret)


def sealed_document(data: bytes) -> dict[str, Any] | None:
    """The one document of a sealed file; None for another file, or one that is damaged or cut short."""
    if not data.startswith(MAGIC):
        return None
    try:
        document = json.loads(data)[TABLE]["1"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def read_header(data: bytes) -> Header | str:
    """The header of a sealed file, whole or cut short after it; in words why it cannot be used."""
    if not data.startswith(MAGIC):
        return "it has no header"
    found = {part[1].decode(): part[2] for part in _PART.finditer(data[:_MAX_HEADER])}
    numbers = {}
    for name, (least, most) in RANGES.items():
        text = found.get(name, b'""')
        if text.startswith(b'"') or not least <= int(text) <= most:
            return f"its {name} is not a number from {least} to {most}"
        numbers[name] = int(text)
    if numbers["memory"] < 8 * numbers["lanes"]:
        return "its memory is too little for its lanes"
    try:
        salt, check = (from_base64(json.loads(found[name])) for name in ("salt", "check"))
    except (KeyError, ValueError, TypeError):
        return "its salt or its check cannot be read"
    if not _SALT[0] <= len(salt) <= _SALT[1]:
        return "its salt has not the right length"
    return Header(salt, **numbers, check=check)


def to_base64(data: bytes) -> str:
    """``data`` in base 64."""
    import base64

    return base64.b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes:
    """What ``text`` in base 64 stands for. Raises ValueError, TypeError."""
    import base64

    return base64.b64decode(text, validate=True)
