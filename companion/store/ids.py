"""Ids of records: unique without asking anybody, and ordered by age."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime

_EPOCH = 1_577_836_800_000  # 2020-01-01T00:00Z in milliseconds
_RANDOM_BITS = 22


class Ids:
    """Gives ids ``(milliseconds since 2020 << 22) | 22 random bits``, never the same one twice.

    Within one process each id is larger than the one before, also when the clock stands or goes back.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = 0

    def next(self) -> int:
        """A fresh id."""
        self._last = max(int(self._now().timestamp() * 1000) - _EPOCH, self._last + 1)
        return self._last << _RANDOM_BITS | int.from_bytes(os.urandom(3), "big") >> 2


def natural_id(*key: object) -> int:
    """The id of the record with this natural key: two machines make the same one."""
    try:
        from _blake2 import blake2b  # the same one, without OpenSSL, which takes 4 ms to load
    except ImportError:
        from hashlib import blake2b

    text = "/".join(str(part) for part in key).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big") >> 1
