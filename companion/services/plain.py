"""Habits, friends and interests as plain lines: for the terminal, and for a screen reader."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from companion.domain.calendar import counted
from companion.domain.friend_status import FriendStatus, status_words
from companion.domain.lapse import Lapse
from companion.domain.pace import Progress
from companion.services.snapshot import HabitView

BOXES = {"kept": "✓", "excused": "–", "open": "○", "missed": "○", "unscheduled": "·"}


def json_text(data: Any) -> str:
    """JSON that every terminal and locale can print."""
    return json.dumps(data, indent=1, ensure_ascii=True) + "\n"


def habit_line(view: HabitView, today: date) -> str:
    """✓ First coffee alone: kept, 12 days, 84 %."""
    streak = view.streak
    entry = view.entries.get(today)
    done = streak.state == "open" and entry is not None and view.habit.counts(entry, today)
    parts = ["done today" if done else streak.state]
    if streak.current:
        parts.append(counted(streak.current, streak.unit.removesuffix("s")))
    if streak.at_risk:
        parts.append("at risk")
    elif streak.lapsed_on is not None:
        parts.append(f"quiet since {streak.last_kept or streak.lapsed_on}")
    if streak.slack is not None and streak.state == "open":
        parts.append(f"{counted(streak.slack, 'day') if streak.slack else 'none'} to spare")
    if view.strength is not None:
        parts.append(f"{view.strength * 100:.0f} %")
    return f"{'✓' if done else BOXES[streak.state]} {view.habit.name}: {', '.join(parts)}"


def friend_line(status: FriendStatus, today: date) -> str:
    """! Joren: overdue, 3 days past your weekly rhythm."""
    return f"  {status.friend.name}: {status.state}, {status_words(status, today)}"


def interest_line(progress: Progress) -> str:
    """Deep reading: 7 of 12 books, behind."""
    goal = progress.interest.goal
    if progress.target is None:
        return f"  {progress.interest.name}: open, last time {progress.last or 'not begun yet'}"
    unit = goal.unit or goal.kind.value
    return f"  {progress.interest.name}: {progress.done:g} of {progress.target:g} {unit}, {progress.pace}"


def lapse_line(lapse: Lapse) -> str:
    """The fact of a lapse."""
    return f"  {lapse.fact}"
