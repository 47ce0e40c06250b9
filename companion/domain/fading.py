"""The fading trend: less time of one's own, pair of weeks by pair of weeks. The mirror of the compass trend.

Rules: product.md, section 3. Where it leaves room: the first record lies before the first pair begins; in
minutes, a session without minutes adds nothing; shared time is counted in the same unit as time alone.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.answers import LATER_DAYS, NOT_THIS_DAYS, Panel, Reply
from companion.domain.calendar import counted
from companion.domain.cards import FADING, shown_lately
from companion.domain.easing import running
from companion.domain.history import DONE_LETTERS, PLAIN, History
from companion.domain.journal import Journal
from companion.domain.log_queries import since
from companion.domain.mutes import gate_muted
from companion.domain.presence import Recorded, here_before
from companion.domain.session import Company, Session
from companion.domain.table_cache import cached_by_tables

PAIRS = 3
PAIR_DAYS = 14
SEEN_ALONE = "alone"


class Pair(NamedTuple):
    """Two weeks: time alone and together, in minutes or in days; meetings without the partner, with whom."""

    solo: float = 0
    shared: float = 0
    alone: int = 0
    friends: int = 0


class Trend(NamedTuple):
    """Six full weeks that end yesterday, in three pairs, the oldest first. ``since`` is their first day."""

    since: date
    pairs: tuple[Pair, ...]
    in_minutes: bool

    @property
    def fading(self) -> bool:
        """Whether time alone shrank to half, while shared time grew or friends were seen less alone."""
        a, b, c = self.pairs
        shrinking = c.solo < b.solo < a.solo and c.solo <= a.solo / 2
        return shrinking and (c.shared > a.shared or c.alone < a.alone)

    @property
    def then(self) -> str:
        """``Six weeks ago: 6 h alone in two weeks, 3 friends seen without your partner``."""
        seen = f", {self._seen(self.pairs[0])} seen without your partner" if self._counts_friends else ""
        return f"Six weeks ago: {self._time(self.pairs[0])} alone in two weeks{seen}"

    @property
    def now(self) -> str:
        """``Now: 1 h, nobody``."""
        seen = f", {self._seen(self.pairs[-1])}" if self._counts_friends else ""
        return f"Now: {self._time(self.pairs[-1])}{seen}"

    @property
    def _counts_friends(self) -> bool:
        return self.pairs[-1].friends < self.pairs[0].friends

    def _time(self, pair: Pair) -> str:
        if not self.in_minutes:
            return counted(int(pair.solo), "day")
        return f"{pair.solo:.0f} min" if pair.solo < 60 else f"{pair.solo / 60:.1f}".removesuffix(".0") + " h"

    def _seen(self, pair: Pair) -> str:
        return counted(pair.friends, "friend") if pair.friends else "nobody"


def trend(journal: Journal, today: date) -> Trend:
    """What the last six full weeks held."""
    first = today - timedelta(days=PAIRS * PAIR_DAYS)
    sessions, met = _logged(journal, today)
    in_minutes = all(_minutes(some, Company.SOLO) > 0 for some in sessions)
    pairs = []
    for at, some in enumerate(sessions):
        alone, friends = len(met[at]), len({friend for friends in met[at] for friend in friends})
        if in_minutes:
            solo, shared = _minutes(some, Company.SOLO), _minutes(some, Company.SHARED)
        else:
            begin = first + timedelta(days=at * PAIR_DAYS)
            solo = len(_days(some, Company.SOLO) | _done_days(journal, begin))
            shared = len(_days(some, Company.SHARED))
        pairs.append(Pair(solo, shared, alone, friends))
    return Trend(first, tuple(pairs), in_minutes)


@cached_by_tables("sessions", "contacts")
def _logged(journal: Journal, today: date) -> tuple[list[list[Session]], list[list[tuple[int, ...]]]]:
    """The sessions of each pair of weeks, and the friends of each meeting without the partner."""
    first = today - timedelta(days=PAIRS * PAIR_DAYS)
    sessions: list[list[Session]] = [[] for _ in range(PAIRS)]
    for session in since(journal.sessions, first):
        if session.date < today:
            sessions[(session.date - first).days // PAIR_DAYS].append(session)
    met: list[list[tuple[int, ...]]] = [[] for _ in range(PAIRS)]
    for contact in since(journal.contacts, first):
        if first <= contact.date < today and contact.counted and contact.seen == SEEN_ALONE:
            met[(contact.date - first).days // PAIR_DAYS].append(contact.friends)
    return sessions, met


def fading(journal: Journal, today: date, recorded: Recorded | None = None) -> Trend | None:
    """The trend to ask about today; None when there is none. ``recorded`` lends ``recorded_lately``."""
    if running(journal.seasons, today) or gate_muted(journal, today) or _answered(journal, today):
        return None
    found = trend(journal, today)
    return found if found.fading and here_before(journal, found.since, today, recorded) else None


def _answered(journal: Journal, today: date) -> bool:
    if shown_lately(journal, FADING, today):
        return True
    return any(
        answer.kind is Panel.FADING
        and today
        < answer.answered + timedelta(days=LATER_DAYS if answer.reply is Reply.LATER else NOT_THIS_DAYS)
        for answer in journal.panel_answers.values()
    )


def _minutes(sessions: list[Session], kind: Company) -> float:
    return sum(session.minutes or 0 for session in sessions if session.kind is kind)


def _days(sessions: list[Session], kind: Company) -> set[int]:
    return {session.date.toordinal() for session in sessions if session.kind is kind}


def _done_days(journal: Journal, first: date) -> set[int]:
    """The days of the pair that begins with ``first`` on which a habit was done, however little."""
    begin = first.toordinal()
    found = set()
    for entries in journal.entries.values():
        letters = History.of(entries).letters(begin, begin + PAIR_DAYS - 1).translate(DONE_LETTERS)
        found |= {begin + at for at, letter in enumerate(letters) if letter == PLAIN}
    return found
