"""Whether help is offered after asking for time landed badly."""

from __future__ import annotations

from datetime import date

from companion.domain.journal import Journal
from companion.domain.mutes import gate_muted
from companion.domain.talk import Outcome

OFTEN = 2  # so often a script went hard before help is offered
LATELY_DAYS = 92


def went_hard(script: str, journal: Journal, today: date) -> bool:
    """Whether ``script`` went hard twice lately, while no sign of the gate is muted."""
    hard = [
        one
        for one in journal.tellings.values()
        if one.script == script and one.outcome is Outcome.HARD and (today - one.date).days < LATELY_DAYS
    ]
    return len(hard) >= OFTEN and not gate_muted(journal, today)
