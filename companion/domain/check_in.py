"""Signs, and check-ins: dated sets of marks on them. Nothing here is ever added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Sign:
    """One of the eleven warning signs, as ``content/signs.toml`` words it."""

    id: str
    name: str
    group: str
    label: str
    prompt: str
    gate: bool
    fits: tuple[str, ...]
    evidence: str
    step: str


class Marked(StrEnum):
    """What one says of a sign."""

    NOTICED = "noticed"
    NOT_NOW = "not now"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on one sign, or only a line about it (``marked`` None)."""

    marked: Marked | None
    note: str = ""


@dataclass(frozen=True)
class CheckIn:
    """A dated set of marks, by sign id. A sign that was left out is absent."""

    id: int
    date: date
    marks: Mapping[str, Mark] = field(default_factory=dict)
    note: str = ""
