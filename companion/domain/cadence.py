"""How often one wants to be in touch: a number of days, weeks, months or years."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from companion.domain.errors import Unreadable
from companion.domain.ranges import MAX_CADENCE

HINT = "write 10 days, 2 weeks, 1 month, 1 year, or none"
_ADVERBS = {"daily": (1, "day"), "weekly": (1, "week"), "monthly": (1, "month"), "yearly": (1, "year")}


class Cadence(NamedTuple):
    """A cadence of ``count`` units; ``unit`` is ``day``, ``week``, ``month`` or ``year``."""

    count: int  # type: ignore[assignment]  # hides the method of tuples
    unit: str

    def after(self, day: date) -> date:
        """The day one cadence after ``day``; monthly from 31 January is the last of February.

        Past the end of the calendar it is the last day there is.
        """
        try:
            return day + relativedelta(**{f"{self.unit}s": self.count})  # type: ignore[arg-type]
        except (ValueError, OverflowError):
            return date.max

    @property
    def adverb(self) -> str:
        """The cadence as an adjective: ``weekly``, or ``2-week``."""
        if self.count == 1:
            return next(word for word, (_, unit) in _ADVERBS.items() if unit == self.unit)
        return f"{self.count}-{self.unit}"

    @property
    def every(self) -> str:
        """How often, as one says it: ``every week``, ``every 2 weeks``."""
        return f"every {self if self.count > 1 else self.unit}"

    def __str__(self) -> str:
        return f"{self.count} {self.unit}" + ("s" if self.count != 1 else "")


def longer(one: Cadence | None, other: Cadence | None) -> Cadence | None:
    """The cadence that asks less often; None asks never."""
    if one is None or other is None:
        return None
    reference = date(2024, 1, 1)
    return other if other.after(reference) > one.after(reference) else one


def parse_cadence(text: str) -> Cadence | None:
    """Read a cadence; ``none`` is None. Raises Unreadable with the forms that can be read."""
    plain = " ".join(text.lower().split())
    if plain in ("none", "never", "no"):
        return None
    if plain in _ADVERBS:
        return Cadence(*_ADVERBS[plain])
    match = re.fullmatch(r"(?:every )?(?:(\d{1,6}|a|an|one|two|three) ?)?(day|week|month|year)s?", plain)
    if match:
        words = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, None: 1}
        count = words[match[1]] if match[1] in words else int(match[1])
        if 1 <= count <= MAX_CADENCE[match[2]]:
            return Cadence(count, match[2])
        raise Unreadable(f"“{text.strip()}” is out of range", f"1 to {MAX_CADENCE[match[2]]} {match[2]}s")
    raise Unreadable(f"cannot read the rhythm “{text.strip()}”", HINT)
