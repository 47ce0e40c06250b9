"""The log of time, and what places did."""

from __future__ import annotations

from companion.domain.places import place_words, places
from companion.domain.session import Chosen, Company, Session
from companion.services.snapshot import Snapshot
from companion.services.timers import about_words
from companion.tui.kit.dates import long_date
from companion.tui.kit.hints import hint
from companion.tui.kit.lines import Cell, Line, bar, columns, fit, joined, line, paragraph
from companion.tui.kit.rows import Row
from companion.tui.kit.wording import count, short_date

MAX_ROWS = 400
MAX_PLACES = 7
TWO_LINES = 60  # cells below which a session takes two lines
_COMPANY = {
    Company.SOLO: "alone",
    Company.PARALLEL: "in the same room, each with their own thing",
    Company.SHARED: "together",
}
_CHOSEN = {Chosen.YES: "chosen", Chosen.HALF: "half chosen", Chosen.NO: "not chosen"}


def place_lines(shot: Snapshot, width: int) -> list[Line]:
    """Each place with how often one came back rested, as words and as a bar."""
    known = places(shot.journal.sessions.values(), shot.today)
    if not known:
        return paragraph("No place yet. Say where you were when you log a session.", width, "muted")
    lines = []
    for place in known[:MAX_PLACES]:
        rested = place_words(place)
        cells: list[Cell] = [(place.name, 0, "")]
        if width >= 60:
            cells.append((bar(place.rested / place.felt, 12) if place.felt else "", 12, "accent"))
        cells.append((rested, 17, ""))
        if width >= 50:
            cells.append((f"chosen {place.chosen} of {place.told}" if place.told else "", 17, "muted"))
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
        if len(found) == MAX_ROWS:
            break
    if not found and not wanted:
        return [hint("No session yet.", "{start}", "starts one · {log} logs one that is over")]
    return found


def _searched(session: Session, shot: Snapshot) -> str:
    name = about_words(shot.journal, session.habit, session.interest)
    parts = (name, session.place, session.note, session.tell, session.kind, session.after or "")
    return " ".join(parts).casefold()


def session_lines(session: Session, shot: Snapshot, width: int) -> list[Line]:
    """Everything that was said of one session."""
    name = about_words(shot.journal, session.habit, session.interest)
    lines = [line((name, "strong"))]
    day = f"{long_date(session.date)} {session.date.year}"
    minutes = f"{session.minutes:g} minutes" if session.minutes is not None else ""
    lines += paragraph(joined((day, minutes, _COMPANY[session.kind])), width, "muted")
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
            first, *more = paragraph(words, max(10, width - 13))
            lines += [((fit(label, 12) + " ", "muted"), *first), *(((" " * 13, ""), *rest) for rest in more)]
    return lines


def _row(session: Session, shot: Snapshot) -> Row:
    def draw(width: int) -> list[Line]:
        day = f"{session.date:%a} {short_date(session.date, shot.today)}"
        minutes = f"{session.minutes:g} min" if session.minutes is not None else ""
        told = joined(
            (
                session.kind.value if session.kind != "solo" else "",
                _CHOSEN[session.chosen] if session.chosen else "",
                session.after or "",
                session.place,
                f"came back {session.presence}" if session.presence else "",
                session.note,
                f"to share: {session.tell}" if session.tell else "",
            )
        )
        name = about_words(shot.journal, session.habit, session.interest)
        if width < TWO_LINES:
            head = columns(width, (name, 0, ""), (minutes, 7, "", "right"), (day, 10, "muted", "right"))
            return [head, *([((fit(f"  {told}", width), "muted"),)] if told else ())]
        cells: tuple[Cell, ...] = (
            (day, 15, "muted"),
            (minutes, 8, "", "right"),
            (name, min(26, width // 3), ""),
            (told, 0, "muted"),
        )
        return [columns(width, *cells)]

    return Row(("session", session.id), draw)
