"""Signs, and check-ins: dated sets of marks on them. Nothing here is ever added up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from companion.domain.empty import EMPTY


class Sign(NamedTuple):
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


class Mark(NamedTuple):
    """A mark on one sign, or only a line about it (``marked`` None)."""

    marked: Marked | None
    note: str = ""


class CheckIn(NamedTuple):
    """A dated set of marks, by sign id. A sign that was left out is absent."""

    id: int
    date: date
    marks: Mapping[str, Mark] = EMPTY
    note: str = ""
