"""What the one log of time says: chosen-ness, and what places do."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from companion.domain.log_queries import newest, since
from companion.domain.session import After, Chosen, Company, Session
from companion.domain.spoken import spoken_amount
from companion.services.snapshot import Snapshot
from companion.tui.kit.lines import joined

WEEKS = 4
CHOSEN = {Chosen.YES: "chosen", Chosen.HALF: "half chosen", Chosen.NO: "not chosen"}
LAST = 12  # solo sessions that chosen-ness looks back on


def time_words(shot: Snapshot) -> str:
    """A few sentences about the last weeks; nothing is held against a norm."""
    first = shot.today - timedelta(weeks=WEEKS) + timedelta(days=1)
    recent = [each for each in since(shot.journal.sessions, first) if each.date <= shot.today]
    if not recent:
        return "No session in the last four weeks. {start} starts one, {log} logs one."
    minutes: Counter[str] = Counter()
    for session in recent:
        minutes[session.kind] += int(session.minutes or 0)
    kinds = joined((f"{kind.value} {_hours(minutes[kind])}" for kind in Company if minutes[kind]), ", ")
    sentences = [f"Last four weeks: {kinds}." if kinds else "", chosen_words(shot), places_words(recent)]
    return " ".join(filter(None, sentences))


def chosen_words(shot: Snapshot) -> str:
    """9 of your last 12 sessions alone were your choice."""
    sessions, today = shot.journal.sessions, shot.today
    solo = newest(sessions, today, LAST, lambda each: each.chosen and each.kind is Company.SOLO)
    if not solo:
        return ""
    chosen = sum(1 for session in solo if session.chosen is Chosen.YES)
    if len(solo) == 1:
        return f"Your last session alone was {'' if chosen else 'not quite '}your choice."
    return f"{chosen} of your last {len(solo)} sessions alone were your choice."


def places_words(sessions: list[Session]) -> str:
    """Reading chair: rested 7 of 8."""
    told: dict[str, list[After]] = {}
    for session in sessions:
        if session.place and session.after:
            told.setdefault(session.place, []).append(session.after)
    often = sorted(told.items(), key=lambda item: (-len(item[1]), item[0]))[:3]
    parts = (f"{place}: rested {afters.count(After.RESTED)} of {len(afters)}" for place, afters in often)
    words = joined(parts, ", ")
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def told_of(session: Session, shot: Snapshot) -> str:
    """What was said of a session, in a line: how much, how chosen, how it left one, where."""
    return joined(
        (
            spoken_amount(session, shot.journal),
            session.kind.value if session.kind is not Company.SOLO else "",
            CHOSEN[session.chosen] if session.chosen else "",
            session.after or "",
            session.place,
            f"came back {session.presence}" if session.presence else "",
            session.note,
            f"to share: {session.tell}" if session.tell else "",
        )
    )


def _hours(minutes: int) -> str:
    return f"{minutes} min" if minutes < 90 else f"{minutes / 60:.0f} h"
