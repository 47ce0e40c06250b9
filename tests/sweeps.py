"""How far the sweeps go that walk through many sizes, kinds of data or stories.

The usual run takes a fair sample of each, so that it stays a matter of minutes; ``SWEEPS=all`` takes all.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import product
from typing import TypeVar

ALL = os.environ.get("SWEEPS") == "all"

One = TypeVar("One")
Other = TypeVar("Other")


def sample(everything: Sequence[One], each: int) -> Sequence[One]:
    """Every ``each``-th, the first among them; all of them by hand."""
    return everything if ALL else everything[::each]


def pairs(these: Sequence[One], those: Sequence[Other]) -> list[tuple[One, Other]]:
    """Each of these and each of those in some pair; by hand, each with each."""
    if ALL:
        return list(product(these, those))
    return [(these[n % len(these)], those[n % len(those)]) for n in range(max(len(these), len(those)))]
