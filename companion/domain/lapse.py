"""Lapses: what went quiet, the signs that fit it with their facts, and which of them were answered.

Rules: product.md, sections 3 and 9; when to ask is in ``asking``. Where it leaves room:

- A look and "not this" close a lapse for good; it is the same lapse while pillar, subject and ``since`` are
  the same. Later hides it for 3 days, a small restart for 7, and asks once more when nothing was done;
  "not this" also hides any lapse of that subject for 30.
- A muted sign holds back every lapse of a pillar it belongs to (see ``mutes``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.answers import LATER_DAYS, NOT_THIS_DAYS, Answer, Pillar, Reply
from companion.domain.evidence import evidence_among
from companion.domain.journal import Journal
from companion.domain.mutes import resting
from companion.domain.quiet import Precomputed, Quiet, gone_quiet
from companion.domain.restart import RESTART_DAYS

SIGNS_OF = {
    Pillar.SOLITUDE: ("drained", "shallow-thinking", "uneasy-alone"),
    Pillar.FRIENDS: ("quiet-friends",),
    Pillar.INTERESTS: ("lost-loves", "dry-ideas"),
}
SIGN_OF_SEVERAL = "short-fuse"


class Fit(NamedTuple):
    """A sign, by id, and the person's own fact beside it; empty where none speaks for it."""

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
    from_day: date = date.min


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
                facts[sign] = Fit(sign, evidence_among(sign, quiet, journal, today) if fact is None else fact)
        found.append(_lapse(each, tuple(facts[sign] for sign in signs)))
    return found


def unanswered(lapses: Iterable[Lapse], journal: Journal, today: date) -> list[Lapse]:
    """Those of ``lapses`` that no answer closed or put off, and whose signs are not muted."""
    rest = resting(journal, today)
    given: dict[tuple[Pillar, int], list[Answer]] = {}
    for answer in journal.answers.values():
        given.setdefault((answer.pillar, answer.subject), []).append(answer)
    return [
        _awake(lapse, rest)
        for lapse in lapses
        if not rest.keys() & set(SIGNS_OF[lapse.pillar])
        and not _silent(given.get((lapse.pillar, lapse.subject), ()), lapse, today)
    ]


def left_alone(journal: Journal, today: date) -> dict[tuple[Pillar, int], date]:
    """The things that "not this" was said of, each with the day they are back."""
    back: dict[tuple[Pillar, int], date] = {}
    for answer in journal.answers.values():
        day = answer.answered + timedelta(days=NOT_THIS_DAYS)
        if answer.reply is Reply.NOT_THIS and today < day:
            key = answer.pillar, answer.subject
            back[key] = max(day, back.get(key, day))
    return back


def is_about(answer: Answer, lapse: Lapse) -> bool:
    """Whether ``answer`` was given to this very lapse."""
    return (answer.pillar, answer.subject, answer.since) == (lapse.pillar, lapse.subject, lapse.since)


def _silent(answers: Iterable[Answer], lapse: Lapse, today: date) -> bool:
    """Whether the ``answers`` about its subject keep ``lapse`` from being asked about."""
    restarts = 0
    for answer in answers:
        days = (today - answer.answered).days
        if answer.reply is Reply.NOT_THIS and days < NOT_THIS_DAYS:
            return True
        if not is_about(answer, lapse):
            continue
        if answer.reply in (Reply.CHECK_IN, Reply.NOT_THIS):
            return True
        if days < (LATER_DAYS if answer.reply is Reply.LATER else RESTART_DAYS):
            return True
        restarts += answer.reply is Reply.RESTART
    return restarts > 1


def _awake(lapse: Lapse, rest: Mapping[str, date]) -> Lapse:
    """``lapse`` without the sign of several when that is muted."""
    kept = tuple(fit for fit in lapse.signs if fit.sign not in rest)
    return lapse if len(kept) == len(lapse.signs) else lapse._replace(signs=kept)


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
        quiet.from_day,
    )
