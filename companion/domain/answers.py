"""What a person answered when a lapse came up, and what rests. Kept so that the same lapse never asks twice.

A muted sign is one and the same record wherever it comes from: "not this" on the panel, the key that lets a
sign rest in the check-in, and the gate. Whoever reads the file cannot tell why a sign rests (product.md,
section 3), and there is nothing in the record that could say it.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Pillar(StrEnum):
    """The three things that fade quietly."""

    SOLITUDE = "solitude"
    FRIENDS = "friends"
    INTERESTS = "interests"


class Reply(StrEnum):
    """The four answers to the lapse panel."""

    CHECK_IN = "check-in"
    RESTART = "restart"
    LATER = "later"
    NOT_THIS = "not this"


LATER_DAYS = 3
NOT_THIS_DAYS = 30


class Answer(NamedTuple):
    """The reply to one lapse: of ``pillar``, about the record ``subject``, quiet ``since``.

    ``step`` is the day a small restart was planned for (only with Reply.RESTART).
    """

    id: int
    answered: date
    pillar: Pillar
    subject: int
    since: date
    reply: Reply
    step: date | None = None


class Mute(NamedTuple):
    """A sign that rests for 30 days from ``date``: no panel, no script, no next step comes from it."""

    id: int
    date: date
    sign: str


class Shown(NamedTuple):
    """A card that was shown on ``date``, so that it is not shown too often. Never the safety card."""

    id: int
    date: date
    card: str
