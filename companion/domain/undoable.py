"""What can be taken back after the program that did it has ended: the last changes of two days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from companion.domain.journal import Delta

MAX_CHANGES = 20
MAX_AGE = timedelta(days=2)
MAX_EDITS = 500  # records of one change; of more, such as an import of years, only the words are kept
MAX_LETTERS = 100_000  # of one change as text, for the same reason


class Undoable(NamedTuple):
    """A change that was made lately: its stamp, what was said of it, and what differs.

    ``stamp`` is in milliseconds since 1970. ``delta`` is None where it was too large to be kept, and a backup
    is the way back.
    """

    stamp: int
    words: str
    delta: Delta | None


def is_kept(words: str, delta: Delta) -> bool:
    """Whether a change can be taken back later: one with words, and that would not open the screen's lock."""
    opens = any(
        edit.table == "settings" and edit.old is not None and edit.old.lock != edit.new.lock for edit in delta
    )
    return bool(words) and bool(delta) and not opens


def within_reach(stamps: Iterable[int], now: int | None = None) -> list[int]:
    """Of the ``stamps`` of changes those that can be taken back at ``now``, the oldest first.

    Without ``now`` they are seen from the newest, so that two copies of one list agree on what is in it.
    """
    last = sorted(stamps)[-MAX_CHANGES:]
    end = now if now is not None else last[-1] if last else 0
    return [stamp for stamp in last if stamp >= end - MAX_AGE // timedelta(milliseconds=1)]
