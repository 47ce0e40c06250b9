"""What an interest's page says."""

from __future__ import annotations

from datetime import timedelta

from companion.domain.calendar import short_date, week_of
from companion.domain.interest import Interest
from companion.domain.log_queries import sessions_so_far
from companion.domain.pace import progress
from companion.domain.session import Session
from companion.domain.spoken import amount, spoken_goal
from companion.services.snapshot import Snapshot
from companion.tui.interests.rows import PACE_ROLE
from companion.tui.kit.hints import archived
from companion.tui.kit.lines import HEIGHTS, Line, bar, joined, line, paragraph, width_of
from companion.tui.kit.log_rows import Logged, log_day, log_rows
from companion.tui.kit.row_layout import Row
from companion.tui.kit.time_words import told_of
from companion.tui.kit.wording import idle_words, needed_words, pace_words

WEEKS = 26


def fact_lines(interest: Interest, shot: Snapshot, width: int) -> list[Line]:
    """Goal and pace, what is needed, and half a year of weeks."""
    sessions = sessions_so_far(shot.journal, interest.id, shot.today)
    how = progress(interest, sessions, shot.today, shot.journal.settings.week_start)
    whose = "ours, with my own corner" if interest.ours else "mine alone"
    before = "mine before us" if interest.baseline else ""
    lines: list[Line] = list(
        paragraph(joined((spoken_goal(interest.goal, shot.today), whose, before)), width, "muted")
    )
    if interest.archived:
        lines.insert(0, archived("interest"))
    elif how.fraction is not None:
        picture = bar(how.fraction, max(4, min(40, width // 2, width - width_of(pace_words(how)) - 2)))
        lines.append(line((picture, "interests"), ("  " + pace_words(how), PACE_ROLE.get(how.pace, ""))))
    needed = needed_words(how, shot.today) if interest.archived is None else ""
    minutes = sum(session.minutes or 0 for session in sessions)
    total = amount(minutes, "minutes") if minutes else ""
    if minutes >= 120:
        total = f"{minutes / 60:.0f} hours in all"
    last = "not begun yet" if how.last is None else f"last time {idle_words(how)}"
    lines += paragraph(
        joined((last, needed, amount(len(sessions), "sessions") if sessions else "", total)), width, "muted"
    )
    if interest.why:
        lines += paragraph(interest.why, width, "muted")
    return [*lines, (), *week_lines(sessions, shot, width)]


def week_lines(sessions: list[Session], shot: Snapshot, width: int) -> list[Line]:
    """Minutes a week for half a year, this week last; a session without minutes counts as a little.

    Where it is narrow as many weeks as there is room for.
    """
    first, _ = week_of(shot.today, shot.journal.settings.week_start)
    weeks = max(10, min(WEEKS, width // 2))
    held = [0.0] * weeks
    for session in sessions:
        back = -((session.date - first).days // 7)
        if 0 <= back < weeks:
            held[weeks - 1 - back] += session.minutes or 15
    most = max(held)
    if not most:
        return paragraph("No session in the last half year. {start} starts one.", width, "muted")
    bars = "".join(HEIGHTS[max(1, round(n / most * 6))] + " " if n else "· " for n in held)
    begin = short_date(first - timedelta(weeks=weeks - 1), shot.today)
    label = f"{begin}{'this week':>{max(1, weeks * 2 - len(begin) - 1)}}"
    return [line((bars, "interests")), line((label, "muted"))]


def session_rows(interest: Interest, shot: Snapshot) -> list[Row]:
    """The log, newest first."""
    sessions = sorted(
        sessions_so_far(shot.journal, interest.id, shot.today), key=lambda s: (s.date, s.id), reverse=True
    )
    if not sessions:
        return [Row(None, lambda width: [(("Not begun yet. {start} starts a session.", "muted"),)])]
    return log_rows([_entry(session, shot) for session in sessions])


def _entry(session: Session, shot: Snapshot) -> Logged:
    minutes = f"{session.minutes:g} min" if session.minutes is not None else ""
    day = log_day(session.date, shot.today)
    return Logged(("session", session.id), day, minutes, "", told_of(session, shot))
