"""What a person answered when a lapse came up. Kept so that the same lapse never asks twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Answer:
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
