"""Words and marks for what the rules found: states in words, never in colour alone."""

from __future__ import annotations

from datetime import date

from companion.domain.calendar import short_date, span_words
from companion.domain.friend_status import FriendState
from companion.domain.habit import Entry, Habit, State
from companion.domain.pace import Pace, Progress
from companion.domain.schedule import Kind
from companion.domain.spoken import amount
from companion.services.snapshot import HabitView
from companion.tui.kit.lines import Role, joined

FRIEND_MARKS: dict[FriendState, tuple[str, Role]] = {
    FriendState.OVERDUE: ("!", "warn"),
    FriendState.REACH_OUT: ("●", "friends"),
    FriendState.SOON: ("◐", ""),
    FriendState.FINE: ("·", "muted"),
    FriendState.RESTING: ("–", "muted"),
}


def relative_day(day: date, today: date) -> str:
    """A date as one says it: today, yesterday, Tuesday, 3 Mar, 3 Mar 2024."""
    away = (today - day).days
    if away in (-1, 0, 1):
        return ("tomorrow", "today", "yesterday")[away + 1]
    if 1 < away < 7 or -7 < away < -1:
        return f"{day:%A}"
    return short_date(day, today)


def entry_mark(habit: Habit, entry: Entry | None, day: date, today: date) -> str:
    """One cell for what happened on ``day``: done ●, partly ◐, excused –, stated miss ○, unknown ·."""
    if day < habit.start and entry is None:
        return " "
    if entry is None:
        return "–" if habit.rests_on(day) else "·"
    if entry.state is State.SKIPPED:
        return "–"
    if entry.state is State.MISSED:
        return "○"
    return "●" if habit.counts(entry, day) else "◐"


def entry_words(view: HabitView, day: date) -> str:
    """What is known of ``day``: done, 20 minutes; skipped: a cold; not ticked."""
    entry = view.entries.get(day)
    if entry is None:
        if day < view.habit.start:
            return "before it began"
        if view.habit.paused_on(day):
            return "paused"
        if view.habit.rests_on(day):
            return "archived"
        return "in a season" if view.judged.rests_on(day) else "not ticked"
    unit = view.habit.version_on(day).unit
    done = amount(entry.amount, unit) if entry.amount is not None else ""
    if entry.state is State.DONE:
        state = "done" if view.habit.counts(entry, day) else "partly done"
    else:
        state = entry.state.value
    return joined((joined((state, done), ", "), entry.note))


def tick_box(view: HabitView, today: date) -> tuple[str, Role]:
    """The mark before a habit's name: what today looks like."""
    entry = view.entries.get(today)
    if entry is not None and entry.state is State.DONE:
        return ("✓", "solitude") if view.habit.counts(entry, today) else ("◐", "solitude")
    if entry is not None and entry.state is State.SKIPPED:
        return "–", "muted"
    if view.streak.state == "kept":
        return "✓", "muted"
    if view.streak.state == "excused":
        return "–", "muted"
    if view.streak.state == "unscheduled" and view.habit.current.schedule.kind is not Kind.TRACK:
        return "·", "muted"
    return "○", ""


def streak_words(view: HabitView) -> str:
    """12 days, 5 weeks; nothing for a habit that only tracks."""
    if view.habit.current.schedule.kind is Kind.TRACK:
        return "logged" if view.entries else ""
    return amount(view.streak.current, view.streak.unit) if view.streak.current else "—"


def habit_note(view: HabitView, today: date, *, short: bool = False) -> tuple[str, Role]:
    """The most useful word about a habit now, and how much it weighs. ``short`` fits thirteen cells."""
    streak, habit = view.streak, view.habit
    entry = view.entries.get(today)
    if habit.paused_on(today):
        until = next((pause.until for pause in habit.pauses if pause.covers(today)), None)
        return f"back {short_date(until, today)}" if until else "resting", "muted"
    if streak.state == "excused" and view.judged is not habit and view.judged.paused_on(today):
        return "season", "muted"
    if habit.start > today and entry is None:
        return f"from {short_date(habit.start, today)}", "muted"
    if entry is not None and entry.state is State.SKIPPED:
        return "skipped" if short else joined(("skipped", entry.note), ": "), "muted"
    if entry is not None and entry.amount is not None and not habit.counts(entry, today):
        version = habit.version_on(today)
        of = f"{entry.amount:g} of {version.amount:g}"
        return of if short else f"{of} {version.unit}".rstrip(), ""
    if streak.at_risk:
        return "at risk", "warn"
    if view.restarted is not None:
        return "restarted" if short else f"restarted {short_date(view.restarted, today)}", ""
    if streak.lapsed_on is not None:
        since = streak.last_kept or streak.lapsed_on
        if short:
            return f"quiet {span_words((today - since).days)}", "warn"
        return f"quiet since {short_date(since, today)}", "warn"
    return slack_words(view, short=short), "muted"


def slack_words(view: HabitView, *, short: bool = False) -> str:
    """How many more days can be spared while the quota is still met, said in advance."""
    streak = view.streak
    if streak.slack is None or streak.state != "open":
        return ""
    spare = amount(streak.slack, "days") if streak.slack else "none"
    if short:
        return f"{streak.slack or 'none'} to spare"
    return f"{spare} to spare" + {"weeks": " this week", "months": " this month"}.get(streak.unit, "")


def percent(strength: float | None) -> str:
    """84 %, or nothing: a zero tells nobody anything on the first day."""
    return f"{strength * 100:.0f} %" if strength else ""


def pace_words(progress: Progress, *, short: bool = False) -> str:
    """7 of 12 books · behind; ``short`` leaves the unit out."""
    goal = progress.interest.goal
    if progress.pace is Pace.OPEN or progress.target is None:
        return "open"
    of = f"{progress.target:g}" if short else amount(progress.target, goal.unit or goal.kind.value)
    return joined((f"{progress.done:g} of {of}", progress.pace.value))


def needed_words(progress: Progress, today: date) -> str:
    """What it takes to finish in time: 1.5 books a week, one every 4 weeks; or that its date has passed."""
    goal, needed = progress.interest.goal, progress.needed_per_week
    if progress.pace is Pace.REACHED or progress.target is None:
        return ""
    if goal.by is None:
        left = progress.target - progress.done
        return f"{amount(left, goal.kind.value)} to go this {goal.period}" if goal.period else ""
    if progress.over:
        return f"its date, {short_date(goal.by, today)}, has passed"
    if not needed:
        return ""
    if needed < 1:
        return f"one every {amount(round(1 / needed), 'weeks')} to finish".replace("every 1 week", "a week")
    return f"{amount(float(f'{needed:.2g}'), goal.unit)} a week to finish"


def idle_words(progress: Progress) -> str:
    """When an interest was last touched, in words."""
    if progress.last is None:
        return "not begun yet"
    ago = {0: "today", 1: "yesterday"}
    return ago.get(progress.idle_days, f"{amount(progress.idle_days, 'days')} ago")
