"""What the panel at the top of Today shows now, in order: one pure function, by all rules of section 3.

- Each pillar asks about the lapse that is quiet for longest (then by name) until it is answered or ends by
  itself; a later one never pushes it away. The others of the pillar are told beside it.
- An answer holds back the other lapses of its pillar for 7 days, or longer where the settings say so.
- Nothing is asked in an absence nor for 7 days after it (see ``presence``).
- When everything fades, that one question takes the place of all others; after its answer, single lapses wait
  7 days. The fading trend and the compass come after the lapses.

Where it leaves room: between pillars the question that has stood for longest comes first, so that none leaves
the top of the panel for a newer one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from companion.domain.answers import MUTE_DAYS, NOT_THIS_DAYS, Panel, Pillar, Reply
from companion.domain.everything import SELF_SIGNS, Everything, everything
from companion.domain.journal import Journal
from companion.domain.lapse import SIGNS_OF, Lapse, is_about, lapses, unanswered
from companion.domain.mutes import resting
from companion.domain.naming import folded
from companion.domain.presence import HERE, Presence, Recorded

if TYPE_CHECKING:
    from companion.domain.compass_offer import Offer
    from companion.domain.fading import Trend

ASK_DAYS = 7  # after an answer, before the pillar asks about another lapse


class Kind(StrEnum):
    """What a question is about."""

    LAPSE = "lapse"
    EVERYTHING = "everything"
    FADING = "fading"
    COMPASS = "compass"


class Question(NamedTuple):
    """One question of the panel. Exactly one of its four last parts is there, and says what it is about.

    ``since`` is the day it was quiet from, None for the compass. ``signs`` are ids in order of fit; ``also``
    are the other lapses of the pillar, which wait.
    """

    kind: Kind
    since: date | None
    signs: tuple[str, ...] = ()
    also: tuple[Lapse, ...] = ()
    lapse: Lapse | None = None
    everything: Everything | None = None
    trend: Trend | None = None
    offer: Offer | None = None

    @property
    def pillar(self) -> Pillar | None:
        """The pillar that asks, if it is one alone."""
        return self.lapse.pillar if self.lapse else None

    @property
    def name(self) -> str | None:
        """The name of the thing it is about, if it is about one."""
        return self.lapse.name if self.lapse else None


def asking(
    journal: Journal,
    today: date,
    presence: Presence = HERE,
    current: Iterable[Lapse] | None = None,
    recorded: Recorded | None = None,
    compass: Callable[[], Offer | None] | None = None,
) -> list[Question]:
    """The questions of today, the first to show first.

    ``current`` lends the result of ``lapses`` or of ``unanswered``, ``recorded`` that of ``recorded_lately``;
    ``compass`` says whether the compass is offered, and is asked only when it may be.
    """
    if presence.settling(today):
        return []
    whole = everything(journal, today)
    if whole is not None:
        muted = resting(journal, today)
        signs = tuple(sign for sign in SELF_SIGNS if sign not in muted)
        return [Question(Kind.EVERYTHING, whole.since, signs, everything=whole)]
    found = lapses(journal, today) if current is None else current
    return [*_lapses(journal, today, found), *_trends(journal, today, recorded, compass)]


def _lapses(journal: Journal, today: date, found: Iterable[Lapse]) -> list[Question]:
    """The question of each pillar, the one that has stood for longest first."""
    if today < _everything_answered(journal) + _days(ASK_DAYS):
        return []
    waiting: dict[Pillar, list[Lapse]] = {}
    for lapse in unanswered(found, journal, today):
        if lapse.pillar.value in journal.settings.asks:
            waiting.setdefault(lapse.pillar, []).append(lapse)
    chosen: list[tuple[date, Question]] = []
    for pillar in Pillar:
        candidates = sorted(waiting.get(pillar, ()), key=lambda each: _order(journal, each, today))
        held = [_held_until(journal, each) for each in candidates]
        at = next((n for n, until in enumerate(held) if until <= today), None)
        if at is not None:
            lapse, also = candidates[at], (*candidates[:at], *candidates[at + 1 :])
            signs = tuple(fit.sign for fit in lapse.signs)
            standing = max(_order(journal, lapse, today)[0], held[at], _unmuted(journal, pillar, today))
            chosen.append((standing, Question(Kind.LAPSE, lapse.since, signs, also, lapse=lapse)))
    return [question for _, question in sorted(chosen, key=lambda pair: pair[0])]


def _order(journal: Journal, lapse: Lapse, today: date) -> tuple[date, str, int]:
    """By the first day it could be asked about: being left alone counts as not there."""
    ended = (
        answer.answered + _days(NOT_THIS_DAYS)
        for answer in journal.answers.values()
        if answer.reply is Reply.NOT_THIS and (answer.pillar, answer.subject) == (lapse.pillar, lapse.subject)
    )
    first = max((lapse.from_day, *(day for day in ended if day <= today)))
    return first, folded(lapse.name), lapse.subject


def _held_until(journal: Journal, lapse: Lapse) -> date:
    """The day from which no answer to another lapse of its pillar holds ``lapse`` back."""
    pause = _days(max(ASK_DAYS, journal.settings.ask_days))
    others = (
        answer.answered + pause
        for answer in journal.answers.values()
        if answer.pillar is lapse.pillar and not is_about(answer, lapse)
    )
    return max(others, default=date.min)


def _unmuted(journal: Journal, pillar: Pillar, today: date) -> date:
    """The day the last mute of a sign of ``pillar`` was over."""
    ends = (mute.date + _days(MUTE_DAYS) for mute in journal.mutes.values() if mute.sign in SIGNS_OF[pillar])
    return max((end for end in ends if end <= today), default=date.min)


def _everything_answered(journal: Journal) -> date:
    answers = journal.panel_answers.values()
    given = (answer.answered for answer in answers if answer.kind is Panel.EVERYTHING)
    return max(given, default=date.min)


def _trends(
    journal: Journal,
    today: date,
    recorded: Recorded | None,
    compass: Callable[[], Offer | None] | None,
) -> list[Question]:
    from companion.domain.compass_offer import offer  # a prompt without a store pays for neither
    from companion.domain.fading import fading

    found = []
    trend = fading(journal, today, recorded)
    if trend is not None:
        muted = resting(journal, today)
        signs = tuple(sign for sign in SELF_SIGNS if sign not in muted)
        found.append(Question(Kind.FADING, trend.since, signs, trend=trend))
    offered = compass() if compass is not None else offer(journal, today, recorded=recorded)
    if offered is not None:
        found.append(Question(Kind.COMPASS, None, offer=offered))
    return found


def _days(number: int) -> timedelta:
    return timedelta(days=number)
