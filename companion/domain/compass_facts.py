"""The fact from the person's own data beside each row of the compass; empty where there is none.

They are counts and dates, and lean to neither side: what they mean is for the person to say.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from companion.domain.calendar import counted, spoken_date
from companion.domain.journal import ONLY_ONE, Journal
from companion.domain.log_queries import newest, since
from companion.domain.monthly_talk import PRESENT
from companion.domain.session import Company

LATELY = timedelta(days=28)
_LAST = 12  # sessions of which it is counted how one came back


def compass_fact(row: str, journal: Journal, today: date) -> str:
    """The fact beside ``row``; empty for a stranger."""
    fact = _FACTS.get(row)
    return fact(journal, today) if fact is not None else ""


def _shared(journal: Journal, today: date) -> str:
    last = newest(journal.sessions, today, 1, lambda session: session.kind is Company.SHARED)
    return f"last shared time: {spoken_date(last[0].date, today)}" if last else ""


def _present(journal: Journal, today: date) -> str:
    last = newest(journal.sessions, today, _LAST, lambda session: session.presence)
    present = sum(session.presence == PRESENT for session in last)
    return f"came back present {present} of {len(last)}" if last else ""


def _said(journal: Journal, today: date) -> str:
    talk = journal.talks.get(ONLY_ONE)
    held = [day for day in (talk.held if talk else ()) if day <= today]
    said = [one.date for one in journal.tellings.values() if one.said and one.date <= today]
    parts = (
        f"last talk {spoken_date(max(held), today)}" if held else "",
        f"last said what you need {spoken_date(max(said), today)}" if said else "",
    )
    return ", ".join(part for part in parts if part)


def _given_up(journal: Journal, today: date) -> str:
    given = sum(
        one.to is None and today - LATELY < one.day <= today
        for block in journal.blocks.values()
        for one in block.exceptions
    )
    return f"{counted(given, 'block')} given up in four weeks" if given else ""


def _told(journal: Journal, today: date) -> str:
    sessions = since(journal.sessions, today - LATELY)
    told = sum(bool(s.tell.strip()) and today - LATELY < s.date <= today for s in sessions)
    return f"{counted(told, 'thing')} to share with your partner written down in four weeks" if told else ""


_FACTS: dict[str, Callable[[Journal, date], str]] = {
    "reachable": _shared,
    "return": _present,
    "says-needs": _said,
    "both": _given_up,
    "seen": _told,
}
