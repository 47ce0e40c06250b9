"""Habits, friends and interests as plain lines: for the terminal, and for a screen reader."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from companion.domain.asking import Question
from companion.domain.calendar import counted, spoken_date
from companion.domain.friend_status import FriendStatus, status_words
from companion.domain.lapse import Lapse
from companion.domain.pace import Progress
from companion.domain.spoken import amount
from companion.domain.suggestions import Suggestion
from companion.services.snapshot import HabitView, Snapshot

# States of a day that have other words for a person; no marks, which a screen reader would spell out.
STATES = {"excused": "not asked today", "unscheduled": "not due today"}


def json_text(data: Any) -> str:
    """JSON that every terminal and locale can print."""
    return json.dumps(data, indent=1, ensure_ascii=True) + "\n"


def habit_line(view: HabitView, shot: Snapshot) -> str:
    """First coffee alone: kept, 12 days, strength 84 %. On the day of coming back the name alone, or done."""
    words = habit_words(view, shot)
    return f"{view.habit.name}: {words}" if words else view.habit.name


def habit_words(view: HabitView, shot: Snapshot) -> str:
    """How a habit stands: kept, 12 days, strength 84 %. On the day of coming back, done or nothing."""
    streak, today = view.streak, shot.today
    done = _done(view, today)
    if shot.away:
        return "done" if done or streak.state == "kept" else ""
    parts = ["done today" if done else STATES.get(streak.state, streak.state)]
    if streak.current:
        parts.append(amount(streak.current, streak.unit))
    if streak.state != "excused":  # where nothing is asked, nothing is at risk or quiet
        parts += _trouble(view, today)
    if streak.slack is not None and streak.state == "open":
        parts.append(f"{counted(streak.slack, 'day') if streak.slack else 'none'} to spare")
    if view.strength is not None and round(view.strength * 100):
        parts.append(f"strength {view.strength * 100:.0f} %")
    return ", ".join(parts)


def _trouble(view: HabitView, today: date) -> list[str]:
    """That a streak is at risk, or that it went quiet."""
    streak = view.streak
    if streak.at_risk:
        return ["at risk"]
    if view.restarted is not None:
        return [f"restarted {spoken_date(view.restarted, today)}"]
    if streak.lapsed_on is not None:
        return [f"quiet since {spoken_date(streak.last_kept or streak.lapsed_on, today)}"]
    return []


def _done(view: HabitView, today: date) -> bool:
    """Whether today was done, with more days asked in what is still open, or with none asked today."""
    entry = view.entries.get(today)
    if entry is None or view.streak.state not in ("open", "unscheduled"):
        return False
    return view.habit.counts(entry, today)


def suggestion_line(suggestion: Suggestion, shot: Snapshot) -> str:
    """Joren: 3 days past your weekly rhythm; ask: his marathon."""
    friend = shot.journal.friends[suggestion.friend_id]
    asks = ", ".join(ask.text for ask in friend.asks if ask.done is None)
    ask = f"; ask: {asks}" if asks and not suggestion.done else ""
    return f"  {suggestion.name}: {'reached today' if suggestion.done else suggestion.reason + ask}"


def question_lines(question: Question, today: date) -> list[str]:
    """What the panel asks, in a line or two."""
    from companion.content import card, filled

    if question.lapse is not None:
        also = "; ".join(f"{each.name}, since {spoken_date(each.since, today)}" for each in question.also)
        return [lapse_line(question.lapse), *([f"  also quiet: {also}"] if also else [])]
    if question.everything is not None:
        which = "everything_began" if question.everything.began else "everything"
        return [f"  {filled(card('lapse', which), {'day': spoken_date(question.everything.since, today)})}"]
    if question.trend is not None:
        blanks = {"then": question.trend.then, "now": question.trend.now}
        return [f"  {filled(card('lapse', 'fading'), blanks)}"]
    return [f"  {card('lapse', 'compass')}"]


def friend_line(status: FriendStatus, today: date) -> str:
    """! Joren: overdue, 3 days past your weekly rhythm."""
    return f"  {status.friend.name}: {status.state}, {status_words(status, today)}"


def interest_line(progress: Progress, today: date) -> str:
    """Deep reading: 7 of 12 books, behind."""
    goal = progress.interest.goal
    if progress.target is None:
        last = f"last time {spoken_date(progress.last, today)}" if progress.last else "not begun yet"
        return f"  {progress.interest.name}: open, {last}"
    of = amount(progress.target, goal.unit or goal.kind.value)
    return f"  {progress.interest.name}: {progress.done:g} of {of}, {progress.pace}"


def lapse_line(lapse: Lapse) -> str:
    """The fact of a lapse."""
    return f"  {lapse.fact}"
