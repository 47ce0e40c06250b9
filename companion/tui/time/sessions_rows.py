"""The log of time, and what places did."""

from __future__ import annotations

from itertools import islice

from companion.domain.naming import folded
from companion.domain.places import place_words, places
from companion.domain.session import Company, Session
from companion.domain.spoken import amount, spoken_amount
from companion.domain.timer import about_words
from companion.services.snapshot import Snapshot
from companion.tui.kit.dates import long_date
from companion.tui.kit.hints import WIDEST_NAME, hint
from companion.tui.kit.lines import Cell, Line, bar, beside, columns, fit, joined, line, paragraph, width_of
from companion.tui.kit.log_rows import Logged, log_day, log_rows
from companion.tui.kit.row_layout import Row
from companion.tui.kit.time_words import told_of

MAX_ROWS = 400
MAX_PLACES = 7
RESTED, BAR = 17, 12  # cells of "rested 36 of 94", and of a bar of it
_COMPANY = {
    Company.SOLO: "alone",
    Company.PARALLEL: "in the same room, each with their own thing",
    Company.SHARED: "together",
}


def place_lines(shot: Snapshot, width: int) -> list[Line]:
    """Each place with how often one came back rested, as words and as a bar."""
    known = places(shot.journal.sessions.values(), shot.today)
    if not known:
        return paragraph("No place yet. Say where you were when you log a session.", width, "muted")
    known = known[:MAX_PLACES]
    names = min(WIDEST_NAME, max(width_of(place.name) for place in known)) + 1
    lines = []
    for place in known:
        cells: list[Cell] = [(place.name, 0, ""), (place_words(place), RESTED, "")]
        if width >= names + 2 * RESTED + 2:  # the name goes last
            cells.append((f"chosen {place.chosen} of {place.told}" if place.told else "", RESTED, "muted"))
        if width >= names + 2 * RESTED + BAR + 3:
            cells.insert(1, (bar(place.rested / place.felt, BAR) if place.felt else "", BAR, "accent"))
        if width >= max(90, names + 2 * RESTED + BAR + 14):
            cells.append((amount(place.times, "times"), 10, "muted", "right"))
        lines.append(columns(width, *cells))
    return lines


def session_rows(shot: Snapshot, wanted: str) -> list[Row]:
    """Sessions, newest first, whose name, place or note holds ``wanted`` (``folded``; empty: all)."""
    journal = shot.journal
    listed = sorted(journal.sessions.values(), key=lambda s: (s.date, s.id), reverse=True)
    found = islice((each for each in listed if not wanted or wanted in _searched(each, shot)), MAX_ROWS)
    entries = [_entry(session, shot) for session in found]
    if not entries and not wanted:
        return [hint("No session yet.", "{start}", "starts one · {log} logs one that is over")]
    return log_rows(entries)


def _entry(session: Session, shot: Snapshot) -> Logged:
    minutes = f"{session.minutes:g} min" if session.minutes is not None else ""
    name = about_words(shot.journal, session.habit, session.interest)
    day = log_day(session.date, shot.today)
    return Logged(("session", session.id), day, minutes, name, told_of(session, shot))


def _searched(session: Session, shot: Snapshot) -> str:
    name = about_words(shot.journal, session.habit, session.interest)
    parts = (name, session.place, session.note, session.tell, session.kind, session.after or "")
    return folded(" ".join(parts))


def session_lines(session: Session, shot: Snapshot, width: int) -> list[Line]:
    """Everything that was said of one session."""
    name = about_words(shot.journal, session.habit, session.interest)
    lines = [line((name, "strong"))]
    day = f"{long_date(session.date)} {session.date.year}"
    minutes = amount(session.minutes, "minutes") if session.minutes is not None else ""
    lines += paragraph(
        joined((day, minutes, spoken_amount(session, shot.journal), _COMPANY[session.kind])), width, "muted"
    )
    said = (
        ("where", session.place),
        ("your choice", session.chosen or ""),
        ("afterwards", session.after or ""),
        ("came back", session.presence),
        ("note", session.note),
        ("to share", session.tell),
    )
    for label, words in said:
        if words:
            lines += beside([(f"{fit(label, 12)} ", "muted")], words, width)
    return lines
