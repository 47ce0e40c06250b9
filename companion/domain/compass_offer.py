"""When the compass is offered, and what two readings say beside each other.

It is offered once a month, counted from the last reading, to those who have used Companion for a month; and
whenever time alone has risen week by week for four weeks while shared time and counted contacts fell over the
same weeks, unless it was read within the last 7 days. Set aside, it is not offered for 30 days, or for 3.

Where the product is silent: the weeks are the last four of seven days that are over, yesterday the last day.
Rising means that each week has more minutes alone than the one before; falling means that the last two
weeks together have less than the two before them. A session without minutes counts as half an hour.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.answers import LATER_DAYS
from companion.domain.cards import COMPASS, COMPASS_LATER, QUIET_DAYS, shown_lately
from companion.domain.compass import Reading, Side
from companion.domain.journal import Journal
from companion.domain.log_queries import since
from companion.domain.presence import Recorded, here_before
from companion.domain.session import Company

WEEKS = 4
READ_DAYS = 7  # so long a reading answers the question that four weeks ask
UNSAID_MINUTES = 30.0
DISTANCE_FROM = 2  # marks on the distance side that bring up the distance card


class Weeks(NamedTuple):
    """The last four weeks that are over, the oldest first: minutes alone, minutes together, contacts."""

    alone: tuple[float, ...]
    together: tuple[float, ...]
    contacts: tuple[float, ...]

    @property
    def drifting(self) -> bool:
        """Whether time alone rose in each of them while the other two fell."""
        rising = all(early < late for early, late in zip(self.alone, self.alone[1:], strict=False))
        return rising and _falling(self.together) and _falling(self.contacts)


class Offer(NamedTuple):
    """The compass is offered: because ``weeks`` moved so, or because a month has gone by (None).

    ``first`` says that it was never read before.
    """

    weeks: Weeks | None = None
    first: bool = False


def offer(
    journal: Journal, today: date, weeks: Weeks | None = None, recorded: Recorded | None = None
) -> Offer | None:
    """The offer of today, if there is one.

    ``weeks`` lends the result of ``last_weeks``, ``recorded`` that of ``recorded_lately``.
    """
    if shown_lately(journal, COMPASS, today) or shown_lately(journal, COMPASS_LATER, today, LATER_DAYS):
        return None
    last = max((reading.date for reading in journal.readings.values() if reading.date <= today), default=None)
    if last is None or today >= last + timedelta(days=READ_DAYS):
        weeks = weeks or last_weeks(journal, today)
        if weeks.drifting:
            return Offer(weeks, last is None)
    month_ago = today - timedelta(days=QUIET_DAYS)
    if last is None:
        long_here = here_before(journal, month_ago + timedelta(days=1), today, recorded)
        return Offer(first=True) if long_here else None
    return Offer() if last <= month_ago else None


def last_weeks(journal: Journal, today: date) -> Weeks:
    """What the last four weeks held."""
    alone, together, contacts = [0.0] * WEEKS, [0.0] * WEEKS, [0.0] * WEEKS
    for session in since(journal.sessions, today - timedelta(weeks=WEEKS + 1)):
        at = _week(session.date, today)
        if at is not None and session.kind is not Company.PARALLEL:
            held = alone if session.kind is Company.SOLO else together
            held[at] += UNSAID_MINUTES if session.minutes is None else session.minutes
    for contact in since(journal.contacts, today - timedelta(weeks=WEEKS + 1)):
        at = _week(contact.date, today)
        if at is not None and contact.counted:
            contacts[at] += 1
    return Weeks(tuple(alone), tuple(together), tuple(contacts))


def newest_two(journal: Journal) -> tuple[Reading | None, Reading | None]:
    """The newest reading and the one before it."""
    found = sorted(journal.readings.values(), key=lambda reading: (reading.date, reading.id))
    return (found[-1] if found else None), (found[-2] if len(found) > 1 else None)


def distance(reading: Reading) -> bool:
    """Whether the reading brings up the distance card."""
    return sum(side is Side.RIGHT for side in reading.marks.values()) >= DISTANCE_FROM


def _falling(weeks: tuple[float, ...]) -> bool:
    half = len(weeks) // 2
    return sum(weeks[half:]) < sum(weeks[:half])


def _week(day: date, today: date) -> int | None:
    back = (today - day).days - 1
    return WEEKS - 1 - back // 7 if 0 <= back < 7 * WEEKS else None
