"""Facts made of whole tables, worked out once while those are the same: a tick changes no session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TypeVar

from companion.domain.journal import Journal

Found = TypeVar("Found")
Fact = Callable[[Journal, date], Found]

_DAYS = 16  # kept of the same tables; the days to come are looked at, too


def cached_by_tables(*tables: str) -> Callable[[Fact[Found]], Fact[Found]]:
    """Cache a function of a journal and a day that looks at these ``tables`` alone. None is ever mutated."""

    def remembering(fact: Fact[Found]) -> Fact[Found]:
        seen: list[object] = []
        known: dict[date, Found] = {}

        @wraps(fact)
        def same(journal: Journal, today: date) -> Found:
            now = [getattr(journal, table) for table in tables]
            if len(seen) != len(now) or any(a is not b for a, b in zip(seen, now, strict=True)):
                known.clear()
                seen[:] = now
            if today not in known:
                if len(known) >= _DAYS:
                    known.clear()
                known[today] = fact(journal, today)
            return known[today]

        return same

    return remembering
