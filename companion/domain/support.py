"""Who else one would turn to, besides the partner: one friend for each of four needs."""

from __future__ import annotations

from companion.domain.friend import Friend
from companion.domain.journal import Journal

NEEDS = ("advice", "fun", "crisis", "ideas")
QUESTIONS = {
    "advice": "Whose advice do you trust on something hard?",
    "fun": "With whom do you laugh without trying?",
    "crisis": "Whom could you call in the middle of the night?",
    "ideas": "With whom do your thoughts go further?",
}


def who_else(journal: Journal) -> dict[str, Friend | None]:
    """For each need the friend named for it; None is an invitation, not a lack."""
    there = [f for f in journal.friends.values() if f.archived is None and f.died is None]
    return {need: next((f for f in there if need in f.needs), None) for need in NEEDS}
