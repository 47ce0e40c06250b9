"""Signs, cards and starters: texts in TOML files beside this module, and their loader."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from companion.domain.check_in import Sign

_FOLDER = Path(__file__).parent


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def signs() -> dict[str, Sign]:
    """The eleven signs by id, in the order of the file."""
    found = (
        Sign(
            id=row["id"],
            name=row["name"],
            group=row["group"],
            label=row["label"],
            prompt=row["prompt"],
            gate=row["gate"],
            fits=tuple(row["fits"]),
            evidence=row["evidence"],
            step=row["step"],
        )
        for row in _load("signs")["sign"]
    )
    return {sign.id: sign for sign in found}


@cache
def sign_groups() -> dict[str, str]:
    """The two groups of signs: id to heading."""
    return dict(_load("signs")["groups"])


@dataclass(frozen=True, slots=True)
class Starter:
    """A habit offered at the start."""

    name: str
    schedule: str
    amount: float | None = None
    unit: str = ""


@cache
def starter_habits() -> tuple[Starter, ...]:
    """Habits to pick from; nothing is chosen beforehand."""
    return tuple(Starter(**row) for row in _load("starters")["habit"])


@cache
def card(name: str) -> str:
    """The text of a card that has only a text: ``about_check_in``, ``lapse``, ``welcome_back`` ..."""
    return str(_load("cards")[name]["text"])
