"""The passphrase of the screen: it hides what is shown, it does not seal what is on disk.

Kept as scrypt of it with a salt of its own (RFC 7914), so that it cannot be read out of the store. A sealed
store has a passphrase already; then it is that one which is asked for.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata

from companion.domain.errors import Refused
from companion.services.unit_of_work import Change, UnitOfWork

_COST = {"n": 2**14, "r": 8, "p": 1}
_MIN_LENGTH = 4  # characters


class Lock:
    """Use cases of the screen's passphrase."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    @property
    def is_set(self) -> bool:
        """Whether there is a passphrase to ask for."""
        return bool(self._work.journal.settings.lock)

    def choose(self, passphrase: str) -> Change:
        """Ask for ``passphrase`` from now on, none if it is empty. Raises Refused if it is too short."""
        if passphrase and len(passphrase) < _MIN_LENGTH:
            raise Refused(
                f"a passphrase has at least {_MIN_LENGTH} characters", "a few words are easy to remember"
            )
        kept = _kept(passphrase, os.urandom(16)) if passphrase else ""
        return self._work.commit(
            "passphrase set" if passphrase else "no passphrase any more",
            lambda journal: journal.with_settings(lock=kept),
        )

    def opens(self, passphrase: str) -> bool:
        """Whether ``passphrase`` is the one."""
        kept = self._work.journal.settings.lock
        try:
            salt = bytes.fromhex(kept.partition("$")[0])
        except ValueError:
            return False
        return bool(kept) and hmac.compare_digest(kept, _kept(passphrase, salt))


def _kept(passphrase: str, salt: bytes) -> str:
    words = unicodedata.normalize("NFC", passphrase).encode()
    return f"{salt.hex()}${hashlib.scrypt(words, salt=salt, dklen=32, **_COST).hex()}"
