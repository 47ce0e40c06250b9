"""Rows of interests."""

from __future__ import annotations

from companion.domain.pace import Pace, Progress
from companion.services.snapshot import Snapshot
from companion.tui.lines import Line, Role, bar, columns, joined, line
from companion.tui.views.habits import hint
from companion.tui.widgets.rows import Row
from companion.tui.wording import count, idle_words, pace_words, short_date

PACE_ROLE: dict[Pace, Role] = {Pace.BEHIND: "warn", Pace.REACHED: "accent", Pace.AHEAD: "accent"}
MOST_TODAY = 4


def interest_rows(shot: Snapshot) -> list[Row]:
    """The interests, the one that waits longest first: that is today's step."""
    if not shot.interests:
        return [hint("Nothing here yet. What is nobody else's?", "a adds an interest")]
    waiting = sorted(shot.interests, key=lambda p: (p.pace is Pace.REACHED, -p.idle_days))
    return [interest_row(progress) for progress in waiting[:MOST_TODAY]]


def interest_row(progress: Progress) -> Row:
    """An interest on one line: name, bar, progress and pace."""

    def draw(width: int) -> list[Line]:
        name = (progress.interest.name, 0, "")
        words = pace_words(progress)
        if progress.fraction is None:
            words = f"{idle_words(progress)}"
        role = PACE_ROLE.get(progress.pace, "muted")
        if width < 44:
            return [columns(width, name, (words, min(22, width // 2), role))]
        picture = bar(progress.fraction, 8) if progress.fraction is not None else ""
        return [columns(width, name, (picture, 8, "accent"), (words, 26 if width > 60 else 22, role))]

    return Row(("interest", progress.interest.id), draw)


def interest_card(progress: Progress, shot: Snapshot) -> Row:
    """An interest as a card: name and pace, bar, and when it was last touched."""
    interest = progress.interest

    def draw(width: int) -> list[Line]:
        role = PACE_ROLE.get(progress.pace, "muted")
        whose = "ours, with my own corner" if interest.ours else "mine alone"
        since = "mine before us" if interest.baseline else ""
        head = columns(
            width, (interest.name, 0, "strong"), (pace_words(progress), min(32, width // 2), role, "right")
        )
        lines: list[Line] = [head]
        if progress.fraction is not None:
            lines.append(line((bar(progress.fraction, min(48, width)), "accent")))
        last = "not begun yet" if progress.last is None else f"last time {idle_words(progress)}"
        needed = ""
        if progress.needed_per_week:
            needed = f"{progress.needed_per_week:.3g} {interest.goal.unit} a week to finish"
        if progress.over and progress.pace is not Pace.REACHED and interest.goal.by is not None:
            needed = f"its date, {short_date(interest.goal.by, shot.today)}, has passed"
        lines.append(line((joined((last, needed, whose, since)), "muted")))
        lines.append(())
        return lines

    return Row(("interest", interest.id), draw)


def total_words(progress: Progress, sessions: int, minutes: float) -> str:
    """All time in one line."""
    hours = f"{minutes / 60:.0f} hours" if minutes >= 120 else count(minutes, "minutes")
    return joined((count(sessions, "sessions"), hours if minutes else ""))
