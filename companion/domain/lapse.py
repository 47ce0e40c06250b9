"""Lapses: what went quiet, the signs that fit it with their facts, and when to ask about it.

Rules: product.md, sections 3 and 9. Where it leaves room:

- Check-in, restart and not this close a lapse for good; it is the same lapse while pillar, subject and
  ``since`` are the same. Later hides it for 3 days, not this also any lapse of that subject for 30.
- A pillar is asked about once in 7 days: an answer to one lapse holds back the others of its pillar. A lapse
  that comes back after "later" is not a new question.
- A sign at rest holds back every lapse of a pillar that would bring it up (see ``mutes``).
- Nothing is asked in an absence nor just after it (see ``absence``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.absence import away, just_back
from companion.domain.answers import LATER_DAYS, NOT_THIS_DAYS, Answer, Pillar, Reply
from companion.domain.evidence import evidence_among
from companion.domain.journal import Journal
from companion.domain.mutes import resting
from companion.domain.quiet import Precomputed, Quiet, gone_quiet

ASK_DAYS = 7  # between two questions about one pillar
SIGNS_OF = {
    Pillar.SOLITUDE: ("drained", "shallow-thinking", "uneasy-alone"),
    Pillar.FRIENDS: ("quiet-friends",),
    Pillar.INTERESTS: ("lost-loves", "dry-ideas"),
}
SIGN_OF_SEVERAL = "short-fuse"


class Fit(NamedTuple):
    """A sign, by id, that fits a lapse, and the person's own fact beside it."""

    sign: str
    fact: str


class Lapse(NamedTuple):
    """A thing that has gone quiet past its own grace; see ``Quiet``. ``signs`` are in order of fit."""

    pillar: Pillar
    subject: int
    name: str
    since: date
    lapsed_on: date
    fact: str
    signs: tuple[Fit, ...]
    never: bool = False


def lapses(journal: Journal, today: date, precomputed: Precomputed | None = None) -> list[Lapse]:
    """Every current lapse, answered or not, the most recent first."""
    precomputed = precomputed or Precomputed()
    quiet = gone_quiet(journal, today, precomputed) if precomputed.quiet is None else precomputed.quiet
    several = len({each.pillar for each in quiet}) > 1
    facts: dict[str, Fit] = {}
    found = []
    for each in quiet:
        signs = (*SIGNS_OF[each.pillar], *((SIGN_OF_SEVERAL,) if several else ()))
        for sign in signs:
            if sign not in facts:
                fact = precomputed.facts.get(sign)
                facts[sign] = Fit(sign, fact or evidence_among(sign, quiet, journal, today))
        found.append(_lapse(each, tuple(facts[sign] for sign in signs)))
    return found


def unanswered(lapses: Iterable[Lapse], journal: Journal, today: date) -> list[Lapse]:
    """Those of ``lapses`` that no answer closed or put off, and whose signs do not rest."""
    answers = journal.answers.values()
    rest = resting(journal, today)
    return [
        _awake(lapse, rest)
        for lapse in lapses
        if not rest.keys() & set(SIGNS_OF[lapse.pillar])
        and not any(_silences(answer, lapse, today) for answer in answers)
    ]


def asking(
    journal: Journal,
    today: date,
    current: Iterable[Lapse] | None = None,
    recorded: Collection[date] | None = None,
) -> list[Lapse]:
    """The lapses to ask about today, at most one for each pillar, the most recent first.

    ``current`` lends the result of ``lapses`` or of ``unanswered``, ``recorded`` that of ``recorded_days``.
    """
    if away(journal, today, recorded) or just_back(journal, today, recorded):
        return []
    settings = journal.settings
    pause = _days(max(ASK_DAYS, settings.ask_days))
    recent = [answer for answer in journal.answers.values() if today < answer.answered + pause]
    found = lapses(journal, today) if current is None else current
    chosen: dict[Pillar, Lapse] = {}
    for lapse in unanswered(found, journal, today):
        held_back = any(answer.pillar is lapse.pillar and not _about(answer, lapse) for answer in recent)
        if lapse.pillar.value in settings.asks and lapse.pillar not in chosen and not held_back:
            chosen[lapse.pillar] = lapse
    return list(chosen.values())


def _silences(answer: Answer, lapse: Lapse, today: date) -> bool:
    if answer.pillar is not lapse.pillar or answer.subject != lapse.subject:
        return False
    if answer.reply is Reply.NOT_THIS and today < answer.answered + _days(NOT_THIS_DAYS):
        return True
    if not _about(answer, lapse):
        return False
    return answer.reply is not Reply.LATER or today < answer.answered + _days(LATER_DAYS)


def _awake(lapse: Lapse, rest: Mapping[str, date]) -> Lapse:
    """``lapse`` without the sign of several when that rests."""
    kept = tuple(fit for fit in lapse.signs if fit.sign not in rest)
    return lapse if len(kept) == len(lapse.signs) else lapse._replace(signs=kept)


def _about(answer: Answer, lapse: Lapse) -> bool:
    return (answer.pillar, answer.subject, answer.since) == (lapse.pillar, lapse.subject, lapse.since)


def _lapse(quiet: Quiet, signs: tuple[Fit, ...]) -> Lapse:
    return Lapse(
        quiet.pillar,
        quiet.subject,
        quiet.name,
        quiet.since,
        quiet.lapsed_on,
        quiet.fact,
        signs,
        quiet.never,
    )


def _days(number: int) -> timedelta:
    return timedelta(days=number)
