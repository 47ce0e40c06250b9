"""Muted signs: what the key of the checklist mutes, and a kept check-in that marked a sign of the gate.

While a sign is muted, no lapse of a pillar it belongs to asks, and no panel, offer or later next step comes
from it. Nothing is hidden by it: lists, states and scripts stay what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from companion.domain.answers import MUTE_DAYS, Mute
from companion.domain.check_in import Mark, Marked
from companion.domain.journal import Journal

# The signs that also occur under control or pressure; ``content/signs.toml`` says the same of them.
GATE_SIGNS = frozenset({"drained", "quiet-compass", "uneasy-alone", "quiet-friends", "handed-over-decisions"})


def resting(journal: Journal, today: date) -> dict[str, date]:
    """The signs that are muted today, each with the day it is back."""
    back: dict[str, date] = {}
    for mute in journal.mutes.values():
        day = mute.date + timedelta(days=MUTE_DAYS)
        if today < day:
            back[mute.sign] = max(day, back.get(mute.sign, day))
    return back


def gate_muted(journal: Journal, today: date) -> bool:
    """Whether a sign of the gate is muted today."""
    return not GATE_SIGNS.isdisjoint(resting(journal, today))


def at_the_gate(marks: Mapping[str, Mark]) -> list[str]:
    """The signs of the gate that were marked noticed, in the order of their ids."""
    noticed = (sign for sign, mark in marks.items() if mark.marked is Marked.NOTICED)
    return sorted(sign for sign in noticed if sign in GATE_SIGNS)


def put_to_rest(journal: Journal, signs: Iterable[str], today: date, new_id: Callable[[], int]) -> list[Mute]:
    """The records that mute ``signs`` from today, in one order whoever asked; none for those that are."""
    wanted = set(signs) - set(resting(journal, today))
    return [Mute(new_id(), today, sign) for sign in sorted(wanted)]


def wake(journal: Journal, sign: str) -> Journal:
    """The journal in which ``sign`` is not muted any more."""
    for mute in journal.mutes.values():
        if mute.sign == sign:
            journal = journal.drop("mutes", mute.id)
    return journal
