"""What a habit's page says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from companion.domain.calendar import short_date
from companion.domain.history import PART, PLAIN, History
from companion.domain.schedule import Kind
from companion.domain.season import Season
from companion.domain.spoken import amount
from companion.domain.streak import Run, best_runs, rule_words
from companion.domain.totals import totals
from companion.services.snapshot import HabitView, Snapshot
from companion.tui.habits.strip import MARK_ROLES
from companion.tui.kit.dates import long_date
from companion.tui.kit.heat_map import DAY_NAMES, Cell
from companion.tui.kit.hints import archived
from companion.tui.kit.keys import parts_within
from companion.tui.kit.lines import (
    HEIGHTS,
    Line,
    Span,
    bar,
    columns,
    joined,
    length,
    paragraph,
    width_of,
)
from companion.tui.kit.lines import Cell as Column
from companion.tui.kit.row_layout import Row
from companion.tui.kit.wording import entry_mark, entry_words, habit_note, percent, streak_words

MAX_ROWS = 100  # a list one reads; older days are on the map
PATTERN_DAYS = 364
TOTALS = (("this", "last", "this", "last", "this", "in"), ("week", "week", "month", "month", "year", "all"))
HISTORY = 26  # cells of the mark, the date and the state
LABEL = 10  # cells for what is counted
LEGEND = (
    ("■", "solitude", "done"),
    ("▪", "solitude", "partly"),
    ("–", "muted", "skipped"),
    ("○", "", "missed"),
    ("·", "muted", "not ticked"),
)
# Of a weekday in the pattern: cells of its name, blanks round its bar, cells to the next; the widest first.
PATTERNS = ((3, 1, 3), (3, 1, 2), (2, 1, 1), (1, 0, 1), (1, 0, 0))


def fact_lines(view: HabitView, shot: Snapshot, width: int) -> list[Line]:
    """Schedule, streak, strength, rule, best runs, totals, weekday pattern."""
    today, journal = shot.today, shot.journal
    habit, streak = view.habit, view.streak
    version = habit.current
    target = amount(version.amount, version.unit) if version.amount is not None else ""
    since = f"since {short_date(habit.start, today)}"
    lines = [archived("habit")] if habit.archived else []
    lines += paragraph(joined((str(version.schedule), target, since, habit.note)), width, "muted")
    season = season_words(view, journal.seasons.values(), today)
    if season:
        lines += paragraph(season, width, "accent")
    if version.schedule.kind is Kind.TRACK:
        lines += paragraph("Tracked only: no streak, nothing to miss.", width, "muted")
    else:
        if not habit.archived:
            lines += [*_now_lines(view, today, width), *paragraph(rule_words(habit), width, "muted")]
        best = best_runs(shot.runs(view))
        if best:
            words = [_run_words(run, streak.unit, today) for run in best]
            lines += paragraph(parts_within("Best: " + joined(words), width), width, "muted")
    sums = total_lines(view, today, width, journal.settings.week_start)
    return [*lines, *sums, *pattern_lines(view, today, width)]


def _now_lines(view: HabitView, today: date, width: int) -> list[Line]:
    """The streak and the strength; the word about today beside them, or below where it is narrow."""
    note, role = habit_note(view, today)
    strength = percent(view.strength)
    firm = f"  {strength} strength" if strength else "  strength begins with the first day"
    if view.streak.current:
        lines: list[Line] = [((streak_words(view), "strong"), ("  now", "muted"))]
    else:
        lines = [(("no streak now", "strong"),)]
    strong: Line = (
        ((bar(view.strength, 12), "solitude"), (firm, "muted"))
        if view.strength
        else ((firm.strip(), "muted"),)
    )
    for piece in (strong, ((note, role),) if note else ()):
        if lines and piece and length(lines[-1]) + 3 + length(piece) <= width:
            lines[-1] = (*lines[-1], ("   ", ""), *piece)
        elif piece:
            lines.append(piece)
    return lines


def total_lines(view: HabitView, today: date, width: int, week_start: int) -> list[Line]:
    """Days done, and the amounts that were noted, of this and the last week and month, the year, and all.

    A table, or where it is narrow sentences.
    """
    found = totals(view.habit, view.entries, today, week_start)
    counted = [("days", [f"{total.days:,}" for total in found])]
    if found[-1].amount:
        unit = view.habit.current.unit or "amount"
        counted.append((unit, [f"{total.amount:,.10g}" for total in found]))
    if width >= LABEL + 7 * len(TOTALS[0]):
        return [*(_total_line("", head) for head in TOTALS), *(_total_line(*each) for each in counted)]
    lines: list[Line] = []
    for name, (week, last_week, month, last_month, year, every) in counted:
        words = f"{name}: {week} this week, {last_week} last · {month} this month, {last_month} last"
        lines += paragraph(f"{words} · {year} this year · {every} in all", width, "muted")
    return lines


def _total_line(name: str, cells: Iterable[str]) -> Line:
    numbers: list[Column] = [(cell, 6, "muted", "right") for cell in cells]
    return columns(LABEL + 7 * len(TOTALS[0]), (name, LABEL, "muted"), *numbers)


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
    first, last = short_date(run.start, today), short_date(run.end, today)
    return f"{amount(run.length, unit)} ({first if first == last else f'{first} – {last}'})"


def pattern_lines(view: HabitView, today: date, width: int) -> list[Line]:
    """On which weekdays it happens, over the last year; a blank eighth stays above the highest bar."""
    first = today - timedelta(days=PATTERN_DAYS - 1)
    letters = History.of(view.entries).letters(first.toordinal(), today.toordinal())
    done = [
        sum(letters[(n - first.weekday()) % 7 :: 7].count(kind) for kind in (PLAIN, PART)) for n in range(7)
    ]
    if not any(done):
        return []
    most = max(done)
    name, blank, gap = next((each for each in PATTERNS if _pattern_cells(*each) <= width), PATTERNS[-1])
    spans: list[Span] = []
    for n in range(7):
        height = HEIGHTS[round(done[n] / most * 6)] if done[n] else " "
        spans += [
            (DAY_NAMES[n][:name] + " " * blank, "muted"),
            (height, "solitude"),
            (f"{' ' * blank}{done[n]:<2}{' ' * (gap if n < 6 else 0)}", "muted"),
        ]
    return [tuple(spans)]


def _pattern_cells(name: int, blank: int, gap: int) -> int:
    return 7 * (name + 2 * blank + 3) + 6 * gap


def cell(view: HabitView, day: date, today: date) -> Cell:
    """One day of the map."""
    mark = entry_mark(view.judged, view.entries.get(day), day, today)
    if mark == "●":
        return "■", "solitude"
    if mark == "◐":
        return "▪", "solitude"
    return mark, MARK_ROLES.get(mark, "muted")


def day_lines(view: HabitView, day: date, today: date, width: int) -> list[Line]:
    """The day under the cursor in words, and what the marks of the map mean: below where it is narrow."""
    when = "today" if day == today else f"{long_date(day)} {day.year}"
    said: Line = ((f"{when}: ", "strong"), (entry_words(view, day), ""))
    rows: list[Line] = [()]
    for mark, role, words in LEGEND:
        piece: Line = ((mark, role), (f" {words}", "muted"))
        if rows[-1] and length(rows[-1]) + 2 + length(piece) > width:
            rows.append(())
        rows[-1] = (*rows[-1], *([("  ", "")] if rows[-1] else []), *piece)
    if len(rows) == 1 and length(said) + 3 + length(rows[0]) <= width:
        return [(*said, (" " * (width - length(said) - length(rows[0])), ""), *rows[0])]
    return [said, *rows]


def history_rows(view: HabitView, today: date) -> list[Row]:
    """Days with an entry, newest first."""
    days = sorted((day for day in view.entries if day <= today), reverse=True)[:MAX_ROWS]
    if not days:
        return [
            Row(None, lambda width: [(("Nothing recorded yet. space on the map ticks a day.", "muted"),)])
        ]
    return [_history_row(view, day, today) for day in days]


def _history_row(view: HabitView, day: date, today: date) -> Row:
    def draw(width: int) -> list[Line]:
        entry = view.entries[day]
        mark = entry_mark(view.habit, entry, day, today)
        unit = view.habit.version_on(day).unit
        done = amount(entry.amount, unit) if entry.amount is not None else ""
        words = joined((done, entry.note))
        beside = width_of(words) <= width - HISTORY
        head = columns(
            width,
            (mark, 1, "solitude" if mark in "●◐" else ""),
            (f"{day:%a} {short_date(day, today)}", 15, ""),
            (entry.state.value, 7, "muted"),
            (words if beside else "", 0, "muted"),
        )
        return [head, *(() if beside else paragraph(words, width, "muted", "  "))]

    return Row(("day", day), draw)
