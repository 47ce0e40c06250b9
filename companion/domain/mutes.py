"""Signs at rest: what "not this" writes, for 30 days, wherever it was said (see ``answers``).

While a sign rests, no lapse that would bring it up asks, no next step comes from it, and the words for asking
are held back. The checklist shows it all the same: the full list is always there on request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from companion.domain.answers import NOT_THIS_DAYS, Mute
from companion.domain.journal import Journal


def resting(journal: Journal, today: date) -> dict[str, date]:
    """The signs at rest today, each with the day it is back."""
    back: dict[str, date] = {}
    for mute in journal.mutes.values():
        day = mute.date + timedelta(days=NOT_THIS_DAYS)
        if today < day:
            back[mute.sign] = max(day, back.get(mute.sign, day))
    return back


def put_to_rest(journal: Journal, signs: Iterable[str], today: date, new_id: Callable[[], int]) -> list[Mute]:
    """The records that let ``signs`` rest from today, in one order whoever asked; none for those that do."""
    wanted = set(signs) - set(resting(journal, today))
    return [Mute(new_id(), today, sign) for sign in sorted(wanted)]


def wake(journal: Journal, sign: str) -> Journal:
    """The journal in which ``sign`` does not rest any more."""
    for mute in journal.mutes.values():
        if mute.sign == sign:
            journal = journal.drop("mutes", mute.id)
    return journal
