"""What a person answered when something was asked on Today, and what is muted.

A muted sign is one and the same record wherever it comes from: the key that mutes it in the check-in, or a
kept check-in that marked it. Whoever reads the file cannot tell what was answered to "what is behind this?"
(product.md, section 3), and there is nothing in the record that could say it.
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
    """The four answers to the panel: look into it, start small, later, not this."""

    CHECK_IN = "check-in"
    RESTART = "restart"
    LATER = "later"
    NOT_THIS = "not this"


LATER_DAYS = 3
NOT_THIS_DAYS = 30
MUTE_DAYS = 30


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


class Panel(StrEnum):
    """The panels that are about no one thing."""

    EVERYTHING = "everything"
    FADING = "fading"


class PanelAnswer(NamedTuple):
    """The reply to a panel that is about no one thing."""

    id: int
    kind: Panel
    answered: date
    reply: Reply


class Mute(NamedTuple):
    """A sign that is muted for 30 days from ``date``: no panel and no later next step comes from it."""

    id: int
    date: date
    sign: str


class Shown(NamedTuple):
    """A card that was shown on ``date``, so that it is not shown too often. Never the safety card."""

    id: int
    date: date
    card: str
