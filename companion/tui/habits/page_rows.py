"""What a habit's page says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from companion.domain.habit import State
from companion.domain.schedule import Kind
from companion.domain.season import Season
from companion.domain.streak import Run, best_runs, rule_words
from companion.domain.totals import totals
from companion.services.snapshot import HabitView
from companion.tui.kit.dates import long_date
from companion.tui.kit.heat_map import DAY_NAMES, Cell
from companion.tui.kit.lines import HEIGHTS, Line, Role, bar, columns, joined, line, paragraph, width_of
from companion.tui.kit.rows import Row
from companion.tui.kit.wording import (
    count,
    entry_mark,
    entry_words,
    habit_note,
    percent,
    short_date,
    streak_words,
)

STATE_WORDS = {State.DONE: "done", State.SKIPPED: "skipped", State.MISSED: "missed"}
ROLES: dict[str, Role] = {"●": "solitude", "◐": "solitude", "·": "muted", "–": "muted", "○": ""}
MOST_ROWS = 400  # a list one reads; older days are on the map
PATTERN_DAYS = 364


def fact_lines(
    view: HabitView, today: date, width: int, week_start: int = 0, seasons: Iterable[Season] = ()
) -> list[Line]:
    """Schedule, rule, streak, strength, best runs, weekday pattern."""
    habit, streak = view.habit, view.streak
    version = habit.current
    target = f"{version.amount:g} {version.unit}".rstrip() if version.amount is not None else ""
    since = f"since {short_date(habit.start, today)}"
    lines: list[Line] = [line((joined((str(version.schedule), target, since, habit.note)), "muted"))]
    season = season_words(view, seasons, today)
    if season:
        lines += paragraph(season, width, "accent")
    if version.schedule.kind is Kind.TRACK:
        return [
            *lines,
            line(("Only noted: no streak, nothing to miss.", "muted")),
            *total_lines(view, today, week_start),
            *pattern_lines(view, today, width),
        ]
    note, role = habit_note(view, today)
    strength = percent(view.strength)
    lines.append(
        line(
            (streak_words(view), "strong"),
            ("  now   " if streak.current else "   ", "muted"),
            (bar(view.strength or 0, 12), "solitude"),
            (f"  {strength} strength" if strength else "  strength begins with the first day", "muted"),
            ("   " + note if note else "", role),
        )
    )
    lines += paragraph(rule_words(habit), width, "muted")
    best = best_runs(streak)
    if best:
        runs = [_run_words(run, streak.unit, today) for run in best]
        lines.append(line((_fitting("Best: ", runs, width), "muted")))
    lines += total_lines(view, today, week_start)
    return [*lines, *pattern_lines(view, today, width)]


def total_lines(view: HabitView, today: date, week_start: int) -> list[Line]:
    """Days done, and the amounts that were noted, of this and the last week and month, the year, and all."""
    found = {total.name: total for total in totals(view.habit, view.entries, today, week_start)}
    lines = [line((_total_words("Days", {name: t.days for name, t in found.items()}), "muted"))]
    if found["in all"].amount:
        unit = view.habit.current.unit or "amount"
        amounts = {name: t.amount for name, t in found.items()}
        lines.append(line((_total_words(unit.capitalize(), amounts), "muted")))
    return lines


def _total_words(what: str, of: Mapping[str, float]) -> str:
    return (
        f"{what}: week {of['this week']:,g} (last {of['last week']:,g})"
        f" · month {of['this month']:,g} (last {of['last month']:,g})"
        f" · year {of['this year']:,g} · all {of['in all']:,g}"
    )


def _fitting(head: str, parts: list[str], width: int) -> str:
    """``head`` and as many of ``parts`` as fit, one at least."""
    while len(parts) > 1 and width_of(head + joined(parts)) > width:
        parts = parts[:-1]
    return head + joined(parts)


def season_words(view: HabitView, seasons: Iterable[Season], today: date) -> str:
    """Exams until 3 Apr: 1 a week is enough."""
    parts = []
    for season in seasons:
        if season.covers(today) and view.habit.id in season.habits:
            floor = season.habits[view.habit.id]
            enough = f"{floor} is enough" if floor is not None else "nothing is asked"
            parts.append(f"{season.name} until {short_date(season.end, today)}: {enough}")
    return joined(parts)


def _run_words(run: Run, unit: str, today: date) -> str:
    return f"{count(run.length, unit)} ({short_date(run.start, today)} – {short_date(run.end, today)})"


def pattern_lines(view: HabitView, today: date, width: int) -> list[Line]:
    """On which weekdays it happens, over the last year."""
    since = today - timedelta(days=PATTERN_DAYS)
    done = [0] * 7
    for day, entry in view.entries.items():
        if since < day <= today and entry.state is State.DONE:
            done[day.weekday()] += 1
    if not any(done):
        return []
    most = max(done)
    parts = [f"{DAY_NAMES[n]} {HEIGHTS[round(done[n] / most * 7)]} {done[n]}" for n in range(7)]
    return [
        line(("   ".join(parts) if width >= 76 else " ".join(p.replace(" ", "", 1) for p in parts), "muted"))
    ]


def cell(view: HabitView, day: date, today: date) -> Cell:
    """One day of the map."""
    mark = entry_mark(view.judged, view.entries.get(day), day, today)
    if mark == "●":
        return "■", "solitude"
    if mark == "◐":
        return "▪", "solitude"
    return mark, ROLES.get(mark, "")


def day_line(view: HabitView, day: date, today: date) -> Line:
    """The day under the cursor, in words."""
    when = "today" if day == today else f"{long_date(day)} {day.year}"
    return line(
        (f"{when}: ", "strong"),
        (entry_words(view, day), ""),
        ("     ■ done ▪ partly – skipped ○ missed · not ticked", "muted"),
    )


def history_rows(view: HabitView, today: date) -> list[Row]:
    """Days with an entry, newest first."""
    days = sorted((day for day in view.entries if day <= today), reverse=True)[:MOST_ROWS]
    if not days:
        return [Row(None, lambda width: [(("Nothing noted yet. space on the map ticks a day.", "muted"),)])]
    return [_history_row(view, day, today) for day in days]


def _history_row(view: HabitView, day: date, today: date) -> Row:
    def draw(width: int) -> list[Line]:
        entry = view.entries[day]
        mark, role = entry_mark(view.habit, entry, day, today), ROLES.get("●", "")
        unit = view.habit.version_on(day).unit
        amount = f"{entry.amount:g} {unit}".rstrip() if entry.amount is not None else ""
        cells = (
            (mark, 1, role if mark in "●◐" else ""),
            (f"{day:%a} {short_date(day, today)}", 16, ""),
            (STATE_WORDS[entry.state], 8, "muted"),
            (amount, 14, "muted"),
            (entry.note, 0, ""),
        )
        return [columns(width, *cells)]

    return Row(("day", day), draw)
