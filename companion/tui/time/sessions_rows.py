"""The log of time, and what places did."""

from __future__ import annotations

from companion.domain.places import place_words, places
from companion.domain.session import Session
from companion.services.snapshot import Snapshot
from companion.services.timers import about_words
from companion.tui.kit.hints import hint
from companion.tui.kit.lines import Cell, Line, bar, columns, joined, line
from companion.tui.kit.rows import Row
from companion.tui.kit.wording import count, short_date

MOST_ROWS = 400
MOST_PLACES = 7


def place_lines(shot: Snapshot, width: int) -> list[Line]:
    """Each place with how often one came back rested, as words and as a bar."""
    known = places(shot.journal.sessions.values(), shot.today)
    if not known:
        return [line(("No place yet: a session may say where it was, and how one felt after.", "muted"))]
    lines = []
    for place in known[:MOST_PLACES]:
        cells: list[Cell] = [(place.name, 0, "")]
        if width >= 60:
            cells.append((bar(place.rested / place.felt, 12) if place.felt else "", 12, "accent"))
        cells.append((place_words(place), 18, ""))
        cells.append((f"chosen {place.chosen} of {place.told}" if place.told else "", 18, "muted"))
        if width >= 90:
            cells.append((count(place.times, "times"), 10, "muted", "right"))
        lines.append(columns(width, *cells))
    return lines


def log_rows(shot: Snapshot, wanted: str) -> list[Row]:
    """Sessions, newest first, whose name, place or note holds ``wanted`` (casefolded; empty: all)."""
    journal = shot.journal
    listed = sorted(journal.sessions.values(), key=lambda s: (s.date, s.id), reverse=True)
    found = []
    for session in listed:
        if wanted and wanted not in _searched(session, shot):
            continue
        found.append(_row(session, shot))
        if len(found) == MOST_ROWS:
            break
    if not found and not wanted:
        return [hint("No session yet.", "{start}", "starts one · {log} logs one that is over")]
    return found


def _searched(session: Session, shot: Snapshot) -> str:
    name = about_words(shot.journal, session.habit, session.interest)
    parts = (name, session.place, session.note, session.tell, session.kind, session.after or "")
    return " ".join(parts).casefold()


def _row(session: Session, shot: Snapshot) -> Row:
    def draw(width: int) -> list[Line]:
        day = f"{session.date:%a} {short_date(session.date, shot.today)}"
        minutes = f"{session.minutes:g} min" if session.minutes is not None else ""
        told = joined(
            (
                session.kind.value if session.kind != "solo" else "",
                session.chosen or "",
                session.after or "",
                session.place,
                f"came back {session.presence}" if session.presence else "",
                session.note,
                f"to tell: {session.tell}" if session.tell else "",
            )
        )
        name = about_words(shot.journal, session.habit, session.interest)
        cells: tuple[Cell, ...] = (
            (day, 15, "muted"),
            (minutes, 8, "", "right"),
            (name, min(26, width // 4), ""),
            (told, 0, "muted"),
        )
        return [columns(width, *cells)]

    return Row(("session", session.id), draw)
