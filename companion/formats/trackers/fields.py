"""Reading fields of JSON that others wrote, whatever they put there."""

from __future__ import annotations

import math
from typing import Any


def text(row: Any, key: str) -> str:
    """A text, without blanks around it; empty for anything else."""
    value = row.get(key) if isinstance(row, dict) else None
    return value.strip() if isinstance(value, str) else ""


def number(row: Any, key: str) -> float | None:
    """A finite number; None for anything else."""
    value = row.get(key) if isinstance(row, dict) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:
        return None


def whole(row: Any, key: str) -> int:
    """A whole number that is not absurd; 0 for anything else."""
    value = number(row, key)
    return int(value) if value is not None and abs(value) < 1e9 else 0


def rows(row: Any, key: str) -> list[Any]:
    """A list; an empty one for anything else."""
    value = row.get(key) if isinstance(row, dict) else None
    return value if isinstance(value, list) else []


def numbered(keys: list[str], name: str) -> str:
    """``name``, or ``name#2`` when ``keys`` has it already; it is added to them."""
    count = 1 + sum(key == name or key.startswith(f"{name}#") for key in keys)
    keys.append(name if count == 1 else f"{name}#{count}")
    return keys[-1]
